//! How it begins and ends: ports and signals.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;

use super::browser::{PATIENCE, Served, serve};
use crate::sandbox::{Sandbox, run};

fn archive() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("postmortems/draft.yaml", "title: Slow pages\n");
    sandbox
}

/// Sends a signal, and waits for the end: its exit status.
#[track_caller]
fn signal(sandbox: &Sandbox, served: &mut Served, name: &str) -> i32 {
    run(sandbox.command("sh").args(["-c", &format!("kill -{name} {}", served.child.id())])).expect(0);
    let end = std::time::Instant::now() + PATIENCE;
    loop {
        match served.child.try_wait().unwrap() {
            Some(status) => return status.code().unwrap_or(-1),
            None => assert!(std::time::Instant::now() < end, "it does not end"),
        }
        std::thread::yield_now();
    }
}

#[test]
fn a_signal_ends_it_with_all_that_is_open() {
    for name in ["TERM", "INT", "HUP"] {
        let sandbox = archive();
        let before = sandbox.files(".");
        let mut served = serve(&sandbox, "serve");
        let (mut one, mut two) = (served.news(), served.news());
        let mut silent = served.connect();
        let mut asking = served.connect();
        asking.write_all(b"GET / HTTP/1.1\r\n").unwrap();
        assert_eq!(signal(&sandbox, &mut served, name), 130, "{name}");
        assert_eq!((one.or_end(), two.or_end()), (None, None), "{name}");
        assert_eq!(silent.read(&mut [0]).unwrap_or(0), 0, "{name}");
        assert!(before == sandbox.files("."), "{name} left something");
        // The port can be had again at once.
        TcpListener::bind(("127.0.0.1", served.port)).unwrap();
    }
}

#[test]
fn a_port_that_is_taken_is_told_and_the_next_one_is_found() {
    let sandbox = archive();
    let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    sandbox.hotwash(&format!("serve --port {port}")).fails(&[&format!("port {port} cannot be listened at")]);
    // Without a port, two find a place each.
    let first = |child: &mut std::process::Child| {
        let mut line = String::new();
        std::io::BufRead::read_line(&mut std::io::BufReader::new(child.stdout.take().unwrap()), &mut line).unwrap();
        line
    };
    let start = || {
        sandbox
            .program()
            .arg("serve")
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap()
    };
    let (mut one, mut two) = (start(), start());
    let addresses = (first(&mut one), first(&mut two));
    for child in [&mut one, &mut two] {
        child.kill().unwrap();
        child.wait().unwrap();
    }
    assert!(addresses.0.starts_with("http://127.0.0.1:40") && addresses.0 != addresses.1, "{addresses:?}");
}
