//! Clients that are not browsers of this machine, or do not behave.

use std::io::Write as _;
use std::net::TcpStream;

use super::browser::{answer, save, serve};
use crate::sandbox::Sandbox;

fn archive() -> Sandbox {
    let sandbox = Sandbox::new();
    save(&sandbox, "postmortems/draft.yaml", "title: Slow pages\n");
    sandbox
}

#[test]
fn only_this_machine_by_its_own_name_is_answered() {
    let sandbox = archive();
    let served = serve(&sandbox, "serve");
    let port = served.port;
    for host in ["evil.example".to_owned(), format!("evil.example:{port}"), "localhost".to_owned(), String::new()] {
        for path in ["/", "/records.json", "/.hotwash/news"] {
            let answer = served.ask("GET", path, &host);
            assert_eq!(answer.status, 403, "{host} {path}");
            assert!(!answer.text().contains("Slow"), "{host} {path}");
        }
    }
    assert_eq!(served.say(b"GET / HTTP/1.1\r\n\r\n").status, 403);
    for host in ["localhost", "127.0.0.1", "[::1]"] {
        assert_eq!(served.ask("GET", "/", &format!("{host}:{port}")).status, 200, "{host}");
    }
    if let Ok(mut six) = TcpStream::connect(("::1", port)) {
        write!(six, "GET / HTTP/1.1\r\nHost: [::1]:{port}\r\n\r\n").unwrap();
        assert_eq!(answer(&mut six).status, 200);
    }
}

#[test]
fn pages_are_read_and_nothing_else() {
    let sandbox = archive();
    let served = serve(&sandbox, "serve");
    let host = format!("localhost:{}", served.port);
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"] {
        let refused = served.ask(method, "/", &host);
        assert_eq!((refused.status, refused.header("allow")), (405, Some("GET, HEAD")), "{method}");
    }
    assert_eq!(served.say(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03").status, 400);
    assert_eq!(served.say(b"GET\r\n\r\n").status, 400);
}

#[test]
fn a_head_without_end_is_refused() {
    let sandbox = archive();
    let served = serve(&sandbox, "serve");
    let start = format!("GET / HTTP/1.1\r\nHost: localhost:{}\r\nX: ", served.port);
    for length in [20_000, 200_000] {
        let long = format!("{start}{}", "x".repeat(length));
        assert_eq!(served.say(long.as_bytes()).status, 431, "{length}");
    }
    let many = format!("{start}y\r\n{}\r\n", "A: b\r\n".repeat(500));
    assert_eq!(served.say(many.as_bytes()).status, 431);
    // Ten megabytes are not read, whatever becomes of the answer.
    let mut stream = served.connect();
    let _ = stream.write_all(start.as_bytes()).and_then(|()| stream.write_all(&vec![b'x'; 10 << 20]));
    assert_eq!(served.get("/").status, 200);
}

#[test]
fn a_thousand_clients_that_say_nothing_keep_nobody_waiting() {
    let sandbox = archive();
    let served = serve(&sandbox, "serve");
    let mut news = served.news();
    let mut silent = Vec::new();
    for number in 0..1_000 {
        // As many as this process may have; the point is that there are too many for the server.
        let Ok(mut stream) = TcpStream::connect(("127.0.0.1", served.port)) else { break };
        if number % 2 == 0 {
            let _ = stream.write_all(b"GET / HT");
        }
        silent.push(stream);
    }
    assert!(silent.len() > 300, "{}", silent.len());
    assert_eq!(served.get("/").status, 200);
    // Those that wait for news keep their places.
    save(&sandbox, "postmortems/draft.yaml", "title: Slower pages\n");
    news.next();
    assert!(served.page("/incidents/draft.html").contains("Slower pages"));
}

#[test]
fn a_client_that_is_slow_is_sent_home() {
    let sandbox = archive();
    let served = serve(&sandbox, "serve");
    let mut stream = served.connect();
    stream.write_all(b"GET / HTTP/1.1\r\nHo").unwrap();
    assert_eq!(answer(&mut stream).status, 408);
}
