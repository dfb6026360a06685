//! Listening, and a thread for each connection.

use std::net::{TcpListener, TcpStream};
use std::thread::{Builder, Scope};
use std::time::Duration;

use super::connection;
use super::connections::Connections;
use super::listen::{address, listen};
use super::news::News;
use super::request::Request;
use super::response::Response;
use crate::error::Result;

/// What is said to a request.
#[derive(Debug)]
pub enum Reply {
    Page(Response),
    /// To be told whenever there is another version.
    News,
}

/// Answers requests, on any thread.
pub type Answer<'a> = &'a (dyn Fn(&Request) -> Reply + Sync);

/// As much stack as a connection needs.
const STACK: usize = 256 << 10;

/// As long as accepting waits after it failed: too many files may be open.
const PAUSE: Duration = Duration::from_millis(50);

/// A server that listens.
#[derive(Debug)]
pub struct Server {
    listeners: Vec<TcpListener>,
    port: u16,
    connections: Connections,
    pub news: News,
}

impl Server {
    /// Listens at a port of this machine: that one (0: any), or the first that is free.
    pub fn bind(port: Option<u16>) -> Result<Self> {
        let listeners = listen(port)?;
        let port = listeners.first().and_then(address).map_or(0, |address| address.port());
        Ok(Self { listeners, port, connections: Connections::default(), news: News::default() })
    }

    /// Where the pages are.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Answers on threads of `scope`, until [`stop`](Self::stop).
    pub fn start<'scope>(&'scope self, scope: &'scope Scope<'scope, '_>, answer: Answer<'scope>) {
        for listener in &self.listeners {
            scope.spawn(move || {
                while !self.connections.is_closed() {
                    match listener.accept() {
                        Ok((stream, _)) => self.meet(stream, scope, answer),
                        Err(_) => std::thread::sleep(PAUSE),
                    }
                }
            });
        }
    }

    fn meet<'scope>(&'scope self, stream: TcpStream, scope: &'scope Scope<'scope, '_>, answer: Answer<'scope>) {
        // Whoever finds no place finds the door closed, and may try again.
        let Some(place) = self.connections.admit(&stream) else { return };
        let talk = move || connection::talk(&stream, &place, self.port, &self.news, answer);
        // Without a thread the connection is dropped, and that is all.
        let _ = Builder::new().stack_size(STACK).spawn_scoped(scope, talk);
    }

    /// Sends everybody home. The threads end by themselves.
    pub fn stop(&self) {
        self.connections.close();
        self.news.end();
        // Whoever waits for a connection is given a last one.
        for address in self.listeners.iter().filter_map(address) {
            let _ = TcpStream::connect_timeout(&address, Duration::from_secs(1));
        }
    }
}
