//! What a browser does, as far as it matters here.

#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "tests save files, and stop where nothing is right"
)]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Stdio};
use std::time::Duration;

use crate::sandbox::Sandbox;

/// Long enough for a busy machine; nothing waits for it when all is well.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// The program while it serves.
pub struct Served {
    pub child: Child,
    pub port: u16,
    /// What else it says.
    _out: BufReader<ChildStdout>,
}

/// An answer, taken apart.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

/// A stream of news that is open.
pub struct News(BufReader<TcpStream>);

/// Starts `hotwash LINE --port 0` in a sandbox, and waits until it can be asked.
#[track_caller]
pub fn serve(sandbox: &Sandbox, line: &str) -> Served {
    let mut command = sandbox.program();
    command.args(line.split_whitespace()).args(["--port", "0"]).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut first = String::new();
    out.read_line(&mut first).unwrap();
    let port = first.trim().strip_prefix("http://127.0.0.1:").and_then(|rest| rest.strip_suffix('/'));
    let port = port.unwrap_or_else(|| panic!("the first line is no address: {first:?}")).parse().unwrap();
    Served { child, port, _out: out }
}

impl Served {
    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.set_write_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// What is answered to these bytes.
    #[track_caller]
    pub fn say(&self, bytes: &[u8]) -> Answer {
        let mut stream = self.connect();
        // Whoever refuses need not read all of it.
        let _ = stream.write_all(bytes);
        answer(&mut stream)
    }

    #[track_caller]
    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &format!("localhost:{}", self.port))
    }

    #[track_caller]
    pub fn ask(&self, method: &str, path: &str, host: &str) -> Answer {
        self.say(format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\n\r\n").as_bytes())
    }

    /// The text of a page, which has to be there.
    #[track_caller]
    pub fn page(&self, path: &str) -> String {
        let answer = self.get(path);
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        answer.text()
    }

    /// Begins to listen.
    pub fn listen(&self) -> News {
        let mut stream = self.connect();
        write!(stream, "GET /.hotwash/news HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", self.port).unwrap();
        News(BufReader::new(stream))
    }

    /// Listens for what is newer than what is shown by now, which is told first.
    pub fn news(&self) -> News {
        let mut news = self.listen();
        news.next();
        news
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl News {
    /// Waits for another version.
    #[track_caller]
    pub fn next(&mut self) -> String {
        self.or_end().expect("the stream ended")
    }

    /// The same; `None` where the stream ends.
    #[track_caller]
    pub fn or_end(&mut self) -> Option<String> {
        loop {
            let mut line = String::new();
            if self.0.read_line(&mut line).unwrap() == 0 {
                return None;
            }
            if let Some(version) = line.strip_prefix("data: ") {
                return Some(version.trim_end().to_owned());
            }
        }
    }
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.find_map(|(key, value)| key.eq_ignore_ascii_case(name).then_some(value))
    }
}

#[track_caller]
pub fn answer(stream: &mut TcpStream) -> Answer {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("there is no head");
    let head = String::from_utf8(bytes[..end].to_owned()).unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Answer { status, head, body: bytes[end + 4..].to_owned() }
}

/// Saves a file as careful editors do: it is never seen half written.
pub fn save(sandbox: &Sandbox, path: &str, text: impl AsRef<[u8]>) {
    let (folder, name) = path.rsplit_once('/').unwrap_or((".", path));
    let fresh = format!("{folder}/.{name}.fresh");
    sandbox.write(&fresh, text);
    std::fs::rename(sandbox.top.join(fresh), sandbox.top.join(path)).unwrap();
}
