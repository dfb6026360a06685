//! One connection: a request, its answer, and the end.

use std::io::{self, ErrorKind, Read as _, Write as _};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

use super::connections::Place;
use super::news::{Heard, News};
use super::request::{self, LONGEST_HEAD, Read};
use super::response::{Response, head};
use super::server::{Answer, Reply};

/// As long a client may take to say what it wants, and to take what it is given.
const ASKING: Duration = Duration::from_secs(5);
const TAKING: Duration = Duration::from_secs(30);
/// As long it may take over a piece of news, which is a line.
const LISTENING: Duration = Duration::from_secs(5);
/// How often somebody who waits for news is looked after.
const LOOK: Duration = Duration::from_secs(2);
/// As much of what a client still sends is taken, so that it gets to read the answer.
const LEFT: usize = 256 << 10;
const LEAVING: Duration = Duration::from_secs(1);

/// Talks with a client until one of both has enough.
pub fn talk(stream: &TcpStream, place: &Place<'_>, port: u16, news: &News, answer: Answer<'_>) {
    // A client that is gone is nobody to tell.
    let _ = try_to_talk(stream, place, port, news, answer);
}

fn try_to_talk(stream: &TcpStream, place: &Place<'_>, port: u16, news: &News, answer: Answer<'_>) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let request = match asked(stream, port)? {
        Ok(request) => request,
        Err(refusal) => {
            place.answered();
            send(stream, &refusal, false)?;
            return leave(stream);
        }
    };
    place.answered();
    match answer(&request) {
        Reply::Page(response) => {
            send(stream, &response, request.is_head)?;
            leave(stream)
        }
        Reply::News if !place.waits() => {
            send(stream, &Response::plain(503, "too many pages wait for changes"), request.is_head)
        }
        Reply::News => tell(stream, request.is_head, news),
    }
}

/// Reads a request, or says why not.
fn asked(mut stream: &TcpStream, port: u16) -> io::Result<Result<request::Request, Response>> {
    let until = Instant::now() + ASKING;
    let mut bytes = Vec::with_capacity(1 << 10);
    let mut chunk = [0; 4 << 10];
    loop {
        let left = until.saturating_duration_since(Instant::now());
        let room = chunk.len().min(LONGEST_HEAD - bytes.len());
        let length = match wait_at_most(left).and_then(|left| {
            stream.set_read_timeout(Some(left))?;
            stream.read(&mut chunk[..room])
        }) {
            Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
            Ok(length) => length,
            Err(why) if is_late(&why) => return Ok(Err(Response::plain(408, "the request took too long"))),
            Err(why) if why.kind() == ErrorKind::Interrupted => continue,
            Err(why) => return Err(why),
        };
        bytes.extend_from_slice(&chunk[..length]);
        match request::read(&bytes, port) {
            Read::Part => {}
            Read::Whole(request) => return Ok(Ok(request)),
            Read::Refused(response) => return Ok(Err(response)),
        }
    }
}

fn send(stream: &TcpStream, response: &Response, is_head: bool) -> io::Result<()> {
    let mut bytes = response.head().into_bytes();
    if !is_head {
        bytes.extend_from_slice(&response.body);
    }
    write(stream, &bytes, TAKING)
}

/// Writes all of it, and gives up on a client that takes it too slowly.
fn write(mut stream: &TcpStream, mut bytes: &[u8], time: Duration) -> io::Result<()> {
    let until = Instant::now() + time;
    while !bytes.is_empty() {
        stream.set_write_timeout(Some(wait_at_most(until.saturating_duration_since(Instant::now()))?))?;
        match stream.write(bytes) {
            Ok(0) => return Err(ErrorKind::WriteZero.into()),
            Ok(length) => bytes = &bytes[length..],
            Err(why) if why.kind() == ErrorKind::Interrupted => {}
            Err(why) => return Err(why),
        }
    }
    Ok(())
}

/// Ends the answer, and takes what is still sent: a connection that is closed with something unread is cut off, and the
/// answer with it.
fn leave(mut stream: &TcpStream) -> io::Result<()> {
    stream.shutdown(Shutdown::Write)?;
    let until = Instant::now() + LEAVING;
    let (mut left, mut chunk) = (LEFT, [0; 4 << 10]);
    while left > 0 {
        stream.set_read_timeout(Some(wait_at_most(until.saturating_duration_since(Instant::now()))?))?;
        match stream.read(&mut chunk)? {
            0 => break,
            length => left = left.saturating_sub(length),
        }
    }
    Ok(())
}

/// Tells a client of each version, as server-sent events, until it goes or there is no more.
fn tell(stream: &TcpStream, is_head: bool, news: &News) -> io::Result<()> {
    let mut opening = head(200, "text/event-stream; charset=utf-8");
    // Without an end, the browser would ask again at once.
    opening.push_str("\r\n");
    write(stream, opening.as_bytes(), LISTENING)?;
    if is_head {
        return leave(stream);
    }
    write(stream, b"retry: 500\n\n", LISTENING)?;
    let mut known = String::new();
    loop {
        match news.wait(&known, LOOK) {
            Heard::Version(version) => {
                write(stream, format!("data: {version}\n\n").as_bytes(), LISTENING)?;
                known = version;
            }
            Heard::Nothing if is_gone(stream)? => return Ok(()),
            Heard::Nothing => {}
            Heard::End => return Ok(()),
        }
    }
}

/// Whether the other end is closed. (What it says is of no interest.)
fn is_gone(stream: &TcpStream) -> io::Result<bool> {
    stream.set_nonblocking(true)?;
    let seen = stream.peek(&mut [0]);
    stream.set_nonblocking(false)?;
    match seen {
        Ok(0) => Ok(true),
        Ok(_) => Ok(false),
        Err(why) if is_late(&why) => Ok(false),
        Err(why) => Err(why),
    }
}

/// What is left of a time, where something is.
fn wait_at_most(left: Duration) -> io::Result<Duration> {
    if left.is_zero() { Err(ErrorKind::TimedOut.into()) } else { Ok(left) }
}

/// Systems call it one or the other.
fn is_late(why: &io::Error) -> bool {
    matches!(why.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut)
}
