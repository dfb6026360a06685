//! What is asked for: the head of a request, and whether it is one that is answered.

use super::response::Response;

/// As many bytes a head has at most, and as many lines.
pub const LONGEST_HEAD: usize = 16 << 10;
const MOST_LINES: usize = 100;

/// A request that may be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The path without its first `/`, decoded.
    pub path: String,
    /// The path as it was sent.
    pub sent: String,
    /// What stands behind `?`.
    pub query: String,
    /// Whether only the head of the answer is wanted.
    pub is_head: bool,
}

/// What came of reading bytes as a head.
#[derive(Debug)]
pub enum Read {
    /// There is more to come.
    Part,
    Whole(Request),
    /// It is none that is answered otherwise.
    Refused(Response),
}

/// Reads the head of a request to this port.
pub fn read(bytes: &[u8], port: u16) -> Read {
    let mut lines = [httparse::EMPTY_HEADER; MOST_LINES];
    let mut head = httparse::Request::new(&mut lines);
    match head.parse(bytes) {
        Ok(httparse::Status::Complete(_)) => whole(&head, port),
        Ok(httparse::Status::Partial) if bytes.len() < LONGEST_HEAD => Read::Part,
        Ok(httparse::Status::Partial) | Err(httparse::Error::TooManyHeaders) => {
            Read::Refused(Response::plain(431, "the request is too long"))
        }
        Err(_) => Read::Refused(Response::plain(400, "this is not a request that can be read")),
    }
}

fn whole(head: &httparse::Request<'_, '_>, port: u16) -> Read {
    let refused = |status, text: &str| Read::Refused(Response::plain(status, text));
    if !is_of_this_machine(head, port) {
        let text = format!("only http://127.0.0.1:{port}/ and http://localhost:{port}/ are answered");
        return refused(403, &text);
    }
    let is_head = match head.method {
        Some("GET") => false,
        Some("HEAD") => true,
        _ => return refused(405, "pages can be read, and nothing else"),
    };
    let target = head.path.unwrap_or_default();
    let target = target.split_once('#').map_or(target, |(target, _)| target);
    let (sent, query) = target.split_once('?').unwrap_or((target, ""));
    let Some(path) = sent.strip_prefix('/').and_then(decoded) else {
        return refused(400, "this is not a path that can be read");
    };
    Read::Whole(Request { path, sent: sent.to_owned(), query: query.to_owned(), is_head })
}

/// Whether the one host that is named is this machine. A page elsewhere can have its own name lead here, but cannot
/// make the browser send another one.
fn is_of_this_machine(head: &httparse::Request<'_, '_>, port: u16) -> bool {
    let mut hosts = head.headers.iter().filter(|line| line.name.eq_ignore_ascii_case("host"));
    let (Some(host), None) = (hosts.next(), hosts.next()) else { return false };
    let Ok(host) = std::str::from_utf8(host.value) else { return false };
    ["localhost", "127.0.0.1", "[::1]"].into_iter().any(|name| {
        // Browsers leave out the port that they ask by themselves.
        host.eq_ignore_ascii_case(&format!("{name}:{port}")) || (port == 80 && host.eq_ignore_ascii_case(name))
    })
}

/// A path with its `%` pairs read; `None` where they make no text.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, after @ ..] = rest {
        if *first == b'%' {
            let pair = std::str::from_utf8(after.get(..2)?).ok().filter(|pair| !pair.starts_with('+'))?;
            bytes.push(u8::from_str_radix(pair, 16).ok()?);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(head: &str) -> u16 {
        match read(head.as_bytes(), 4040) {
            Read::Whole(_) => 200,
            Read::Refused(response) => response.status,
            Read::Part => 0,
        }
    }

    #[test]
    fn only_this_machine_by_its_own_names_is_answered() {
        for host in ["localhost:4040", "LOCALHOST:4040", "127.0.0.1:4040", "[::1]:4040"] {
            assert_eq!(status(&format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n")), 200, "{host}");
        }
        let others = ["localhost", "localhost:4041", "evil.example:4040", "127.0.0.1.evil.example:4040", "", "[::1]"];
        for host in others {
            assert_eq!(status(&format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n")), 403, "{host}");
        }
        assert_eq!(status("GET / HTTP/1.1\r\n\r\n"), 403);
        assert_eq!(status("GET / HTTP/1.1\r\nHost: localhost:4040\r\nHost: evil.example\r\n\r\n"), 403);
    }

    #[test]
    fn pages_are_read_and_nothing_else() {
        let with = |first: &str| status(&format!("{first} HTTP/1.1\r\nHost: localhost:4040\r\n\r\n"));
        assert_eq!((with("GET /"), with("HEAD /a.html?b")), (200, 200));
        assert_eq!((with("POST /"), with("OPTIONS *"), with("CONNECT localhost:4040")), (405, 405, 405));
        assert_eq!(
            (with("GET http://localhost:4040/"), with("GET /%zz"), with("GET /%ff"), with("GET /%+1")),
            (400, 400, 400, 400)
        );
        assert_eq!((status("GET / HTTP/1.1\r\nHost"), status("\u{1}\u{2}\r\n\r\n")), (0, 400));
    }

    #[test]
    fn paths_are_decoded() {
        let head = b"GET /a%20b/%C3%BC.html?x=%20#y HTTP/1.1\r\nHost: localhost:1\r\n\r\n";
        let read = read(head, 1);
        assert!(
            matches!(&read, Read::Whole(request) if request.path == "a b/ü.html" && request.query == "x=%20"),
            "{read:?}"
        );
    }
}
