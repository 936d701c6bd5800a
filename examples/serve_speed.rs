//! How long a change on disk takes until a browser could have the page: starts the preview of a
//! project, appends to one of its files, waits to be told, and asks for the page.
//! `cargo run --release --example serve_speed -- PROJECT FILE /me/page/index.html`.

use std::fs::{self, OpenOptions};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use comeback::shell::serve::{Project, bind, serve};

const ROUNDS: u32 = 21;

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let mut next = || arguments.next().ok_or_else(|| anyhow::anyhow!("PROJECT FILE PAGE"));
    let (root, file, page) = (PathBuf::from(next()?), PathBuf::from(next()?), next()?);
    let listener = bind(Some(0))?;
    let port = listener.local_addr()?.port();
    let project = Project {
        root,
        config_name: "comeback.toml".to_owned(),
        without: None,
        today: None,
        reader: "me".to_owned(),
    };
    let start = Instant::now();
    std::thread::spawn(move || serve(project, &listener, |_| ()));
    let mut body = ask(port, &page)?;
    println!("first page after {:.0} ms", start.elapsed().as_secs_f64() * 1e3);
    let before = fs::read(&file)?;
    let mut times = Vec::new();
    for round in 0..ROUNDS {
        times.push(one(port, (&page, &mut body), (&file, round))?);
    }
    fs::write(&file, before)?;
    times.sort_unstable();
    let ms = |at: usize| times.get(at).map_or(0.0, |time| time.as_secs_f64() * 1e3);
    let last = times.len() - 1;
    println!(
        "told, made and received: median {:.1} ms, best {:.1}, worst {:.1}",
        ms(last / 2),
        ms(0),
        ms(last)
    );
    Ok(())
}

/// Changes the file once and waits for the page that has the change.
fn one(
    port: u16,
    (page, body): (&str, &mut String),
    (file, round): (&Path, u32),
) -> anyhow::Result<Duration> {
    let stamp = body.split("data-stamp=\"").nth(1).and_then(|rest| rest.split('"').next());
    let stamp = stamp.unwrap_or("").to_owned();
    let events = send(port, &format!("/-/events?page={page}&stamp={stamp}"))?;
    std::thread::sleep(Duration::from_millis(100));
    let mut open = OpenOptions::new().append(true).open(file)?;
    let start = Instant::now();
    open.write_all(format!("\n- note: changed {round}\n").as_bytes())?;
    drop(open);
    let told = BufReader::new(events).lines().map_while(Result::ok);
    anyhow::ensure!(told.into_iter().any(|line| line == "event: changed"), "nothing was told");
    *body = ask(port, page)?;
    let taken = start.elapsed();
    anyhow::ensure!(body.contains(&format!("changed {round}")), "the page has not changed");
    Ok(taken)
}

fn ask(port: u16, page: &str) -> anyhow::Result<String> {
    let mut body = String::new();
    send(port, page)?.read_to_string(&mut body)?;
    Ok(body)
}

fn send(port: u16, path: &str) -> std::io::Result<TcpStream> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream
        .write_all(format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n").as_bytes())?;
    Ok(stream)
}
