//! One connection: reads a request within a time and a size, hands it on, writes the answer. How
//! many are open at once is bounded here as well. What is asked and answered it does not know.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use super::peer::{Peer, peer};
use super::request::{self, HEAD_BYTES, Head, Method, Refused, refused};
use super::response::Response;

/// What answers a request. `body` is empty but for POST.
pub(super) trait Answer: Send + Sync + 'static {
    /// Whether the request may send its body, and how much of it.
    fn admit(&self, head: &Head) -> Result<u64, Refused>;
    fn answer(&self, head: &Head, body: &[u8]) -> Reply;
}

/// A whole answer, or one that goes on as long as both sides want.
pub(super) enum Reply {
    Whole(Response),
    Ongoing(Talk),
}

/// The rest of a conversation.
pub(super) type Talk = Box<dyn FnOnce(&mut TcpStream) -> io::Result<()>>;

/// More at once are turned away: a browser opens six.
const CONNECTIONS: usize = 64;
/// A head must be whole within this, a body within ten times of it.
const PATIENCE: Duration = Duration::from_secs(4);

/// Answers for as long as the program runs.
pub(super) fn listen(listener: &TcpListener, answer: &Arc<dyn Answer>) {
    let open = Arc::new(AtomicUsize::new(0));
    for stream in listener.incoming() {
        let Ok(mut stream) = stream else {
            std::thread::sleep(Duration::from_millis(20));
            continue;
        };
        let held = Held::new(&open);
        if open.load(Ordering::SeqCst) > CONNECTIONS {
            let busy = Response::of(refused(503, "Too many connections at once."));
            let _ = stream.set_write_timeout(Some(Duration::from_millis(100)));
            let _ = busy.write(Method::Get, &mut stream);
            continue;
        }
        let answer = answer.clone();
        let started = std::thread::Builder::new().name("answer".to_owned()).spawn(move || {
            let _held = held;
            let _ = converse(&mut stream, answer.as_ref());
        });
        drop(started);
    }
}

/// Counts one connection until it is dropped.
struct Held(Arc<AtomicUsize>);

impl Held {
    fn new(open: &Arc<AtomicUsize>) -> Held {
        open.fetch_add(1, Ordering::SeqCst);
        Held(open.clone())
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

fn converse(stream: &mut TcpStream, answer: &dyn Answer) -> io::Result<()> {
    stream.set_write_timeout(Some(PATIENCE))?;
    stream.set_nodelay(true)?;
    if peer(stream.peer_addr()?, stream.local_addr()?) == Peer::Stranger {
        let stranger = refused(403, "This preview belongs to another user of this computer.");
        return Response::of(stranger).write(Method::Get, stream);
    }
    let (head, body) = match read(stream, answer) {
        Ok(whole) => whole,
        Err(Broken::Refused(refused)) => {
            Response::of(refused).write(Method::Get, stream)?;
            return swallow(stream);
        }
        Err(Broken::World(error)) => return Err(error),
    };
    match answer.answer(&head, &body) {
        Reply::Whole(response) => response.write(head.method, stream),
        Reply::Ongoing(go_on) => go_on(stream),
    }
}

enum Broken {
    Refused(Refused),
    World(io::Error),
}

impl From<io::Error> for Broken {
    fn from(error: io::Error) -> Broken {
        match error.kind() {
            ErrorKind::WouldBlock | ErrorKind::TimedOut => {
                Broken::Refused(refused(408, "This request came too slowly."))
            }
            _ => Broken::World(error),
        }
    }
}

fn read(stream: &mut TcpStream, answer: &dyn Answer) -> Result<(Head, Vec<u8>), Broken> {
    let end = Instant::now() + PATIENCE;
    let mut bytes = Vec::with_capacity(2048);
    let head = loop {
        match request::parse(&bytes).map_err(Broken::Refused)? {
            Some(head) => break head,
            None => more(stream, &mut bytes, HEAD_BYTES, end)?,
        }
    };
    let most = answer.admit(&head).map_err(Broken::Refused)?;
    if head.length > most {
        return Err(Broken::Refused(refused(413, "This is more than is read here.")));
    }
    let length = usize::try_from(head.length).unwrap_or(usize::MAX);
    let mut body = bytes.split_off(head.end);
    if body.len() < length && head.header("expect").is_some() {
        stream.write_all(b"HTTP/1.1 100 Continue\r\n\r\n")?;
    }
    let end = end + PATIENCE * 9;
    while body.len() < length {
        more(stream, &mut body, length, end)?;
    }
    body.truncate(length);
    Ok((head, body))
}

/// Reads what is there, up to `most` bytes in all and not beyond the end of patience.
fn more(stream: &mut TcpStream, bytes: &mut Vec<u8>, most: usize, end: Instant) -> io::Result<()> {
    let left = end.saturating_duration_since(Instant::now());
    if left.is_zero() {
        return Err(ErrorKind::TimedOut.into());
    }
    stream.set_read_timeout(Some(left))?;
    let mut space = [0; 16 * 1024];
    let room = space.len().min(most.saturating_sub(bytes.len()).max(1));
    let space = space.get_mut(..room).unwrap_or_default();
    match stream.read(space)? {
        0 => Err(ErrorKind::UnexpectedEof.into()),
        read => {
            bytes.extend_from_slice(space.get(..read).unwrap_or_default());
            Ok(())
        }
    }
}

/// Reads on for a moment, so that a refusal is not lost because the other side is still sending.
fn swallow(stream: &mut TcpStream) -> io::Result<()> {
    let end = Instant::now() + PATIENCE / 8;
    stream.shutdown(std::net::Shutdown::Write)?;
    let mut bytes = Vec::new();
    while bytes.len() < 1_000_000 {
        more(stream, &mut bytes, usize::MAX, end)?;
    }
    Ok(())
}
