use super::*;

fn chunk(name: &[u8], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).unwrap().to_be_bytes();
    [&length[..], name, data, &[0; 4]].concat()
}

fn png(extra: &[u8]) -> Vec<u8> {
    let header = chunk(b"IHDR", b"\0\0\x01\x40\0\0\0\xc8\x08\x02\0\0\0");
    [&b"\x89PNG\r\n\x1a\n"[..], &header, extra, &chunk(b"IDAT", b"x"), &chunk(b"IEND", b"")]
        .concat()
}

fn jpeg(before: &[u8], after: &[u8]) -> Vec<u8> {
    let frame = b"\xff\xc0\0\x0b\x08\0\xc8\x01\x40\x01\0\0\0";
    let scan = b"\xff\xda\0\x08\x01\0\0\0\0\0data\xff\0more\xff\xd9";
    [b"\xff\xd8", before, frame, scan, after].concat()
}

fn exif(orientation: u8, secret: &[u8]) -> Vec<u8> {
    let mut body = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    body.extend_from_slice(&[orientation, 0, 0, 0, 0, 0, 0]);
    body.extend_from_slice(secret);
    let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
    [b"\xff\xe1", &length[..], &body].concat()
}

fn holds(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|part| part == word)
}

#[test]
fn sizes_are_read_from_the_header() {
    let wanted = Some(Size { width: 320, height: 200 });
    assert_eq!(size(&png(b"")), wanted);
    assert_eq!(size(&jpeg(b"", b"")), wanted);
    assert_eq!(size(b"GIF89a\x40\x01\xc8\0\0\0\0;"), wanted);
    assert_eq!(size(b"<svg xmlns=\"x\" viewBox=\"0 0 320 200\">"), wanted);
    assert_eq!(size(b"<?xml version=\"1.0\"?><svg width='320px' height='200.5'>"), wanted);
    let webp = b"RIFF\x1a\0\0\0WEBPVP8X\x0a\0\0\0\x0c\0\0\0\x3f\x01\0\xc7\0\0";
    assert_eq!(size(webp), wanted);
    assert_eq!(size(b"hello"), None);
}

#[test]
fn a_photograph_on_its_side_is_turned_and_stays_turned() {
    let photo = jpeg(&exif(6, b"secret place"), b"");
    assert_eq!(size(&photo), Some(Size { width: 200, height: 320 }));
    let bare = without_metadata(&photo).unwrap();
    assert!(!holds(&bare, b"secret"));
    assert_eq!(size(&bare), Some(Size { width: 200, height: 320 }));
}

#[test]
fn what_an_image_tells_is_taken_out() {
    let comment = b"\xff\xfe\0\x08secret";
    let photo = jpeg(&[&exif(1, b"secret")[..], comment].concat(), b"secret behind the end");
    assert!(holds(&photo, b"secret"));
    let bare = without_metadata(&photo).unwrap();
    assert!(!holds(&bare, b"secret") && holds(&bare, b"data\xff\0more\xff\xd9"));

    let text = [chunk(b"tEXt", b"secret"), chunk(b"eXIf", b"secret")].concat();
    assert_eq!(without_metadata(&png(&text)).unwrap(), png(b""));

    let gif = b"GIF89a\x01\0\x01\0\0\0\0\x21\xfe\x06secret\0\x2c\0\0\0\0\x01\0\x01\0\0\x02\x01x\0;";
    let bare = without_metadata(gif).unwrap();
    assert!(!holds(&bare, b"secret") && bare.ends_with(b"\x01x\0;"));

    let webp =
        b"RIFF\x24\0\0\0WEBPVP8X\x0a\0\0\0\x0c\0\0\0\x3f\x01\0\xc7\0\0EXIF\x06\0\0\0secretxx";
    let bare = without_metadata(webp).unwrap();
    assert!(!holds(&bare, b"secret"));
    assert_eq!(bare[20], 0);
}

#[test]
fn a_damaged_file_is_not_handed_on_and_never_panics() {
    for whole in [png(b""), jpeg(&exif(6, b"x"), b"")] {
        for end in 0..whole.len() {
            let _ = size(&whole[..end]);
            let _ = without_metadata(&whole[..end]);
        }
    }
    assert_eq!(without_metadata(&png(b"")[..30]), None);
}
