//! Who is connected: so many at most, and all of them can be sent home.

use std::collections::BTreeMap;
use std::net::{Shutdown, TcpStream};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// As many are connected at once, and as many of them wait for news. A browser opens about six.
const MOST: usize = 256;
const MOST_WAITING: usize = 128;

/// The connections that are open.
#[derive(Debug, Default)]
pub struct Connections(Mutex<Table>);

#[derive(Debug, Default)]
struct Table {
    next: u64,
    is_closed: bool,
    open: BTreeMap<u64, (TcpStream, Doing)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doing {
    /// Its request is not read yet.
    Asking,
    Answered,
    WaitingForNews,
}

/// A connection's place; given back when it is dropped.
#[derive(Debug)]
pub struct Place<'a> {
    connections: &'a Connections,
    number: u64,
}

impl Connections {
    /// Gives a connection its place. Where all are taken, it gets that of the one that has been longest about saying
    /// what it wants; `None` where there is no such one, or where the doors are closed.
    pub fn admit(&self, stream: &TcpStream) -> Option<Place<'_>> {
        let mut table = self.table();
        if table.is_closed {
            return None;
        }
        if table.open.len() >= MOST {
            let slowest =
                table.open.iter().find(|(_, (_, doing))| *doing == Doing::Asking).map(|(number, _)| *number)?;
            let (gone, _) = table.open.remove(&slowest)?;
            let _ = gone.shutdown(Shutdown::Both);
        }
        let number = table.next;
        table.next += 1;
        let copy = stream.try_clone().ok()?;
        table.open.insert(number, (copy, Doing::Asking));
        Some(Place { connections: self, number })
    }

    pub fn is_closed(&self) -> bool {
        self.table().is_closed
    }

    /// Sends everybody home, and lets nobody in.
    pub fn close(&self) {
        let mut table = self.table();
        table.is_closed = true;
        for (stream, _) in std::mem::take(&mut table.open).into_values() {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    fn table(&self) -> MutexGuard<'_, Table> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Place<'_> {
    /// Its request is read.
    pub fn answered(&self) {
        if let Some((_, doing)) = self.connections.table().open.get_mut(&self.number) {
            *doing = Doing::Answered;
        }
    }

    /// It will wait for news; `false` where too many do already.
    pub fn waits(&self) -> bool {
        let mut table = self.connections.table();
        let waiting = table.open.values().filter(|(_, doing)| *doing == Doing::WaitingForNews).count();
        if waiting >= MOST_WAITING {
            return false;
        }
        if let Some((_, doing)) = table.open.get_mut(&self.number) {
            *doing = Doing::WaitingForNews;
        }
        true
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.connections.table().open.remove(&self.number);
    }
}
