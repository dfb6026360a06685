//! Standard input as it comes: all whole lines that are there, without waiting for more.

use std::io::{self, Read as _};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

use crate::error::{Error, Result};

/// A line that is longer is none.
const LONGEST: usize = 1 << 20;
/// Who writes faster than we do gets what was written so far into the file.
const MOST: usize = 1 << 20;
const CHUNK: usize = 1 << 16;

/// Reads while others write.
#[derive(Debug)]
pub struct Input {
    chunks: Receiver<io::Result<Vec<u8>>>,
    /// The beginning of a line.
    rest: Vec<u8>,
}

/// What came.
#[derive(Debug)]
pub enum Came {
    /// Whole lines.
    Lines(String),
    /// Nothing, for as long as one wanted to wait.
    Nothing,
    /// The last lines.
    End(String),
}

impl Input {
    pub fn open() -> Self {
        let (sender, chunks) = sync_channel(MOST / CHUNK);
        thread::spawn(move || {
            let mut input = io::stdin().lock();
            loop {
                let mut chunk = vec![0; CHUNK];
                let read = match input.read(&mut chunk) {
                    Ok(0) => return,
                    Err(why) if why.kind() == io::ErrorKind::Interrupted => continue,
                    Ok(length) => {
                        chunk.truncate(length);
                        Ok(chunk)
                    }
                    Err(why) => Err(why),
                };
                let is_broken = read.is_err();
                if sender.send(read).is_err() || is_broken {
                    return;
                }
            }
        });
        Self { chunks, rest: Vec::new() }
    }

    /// Waits for lines, for ever or as long as `patience` says, and takes all that are there.
    pub fn next(&mut self, patience: Option<Duration>) -> Result<Came> {
        loop {
            let first = match patience {
                None => self.chunks.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(patience) => self.chunks.recv_timeout(patience),
            };
            let mut chunk = match first {
                Ok(chunk) => Some(chunk),
                Err(RecvTimeoutError::Timeout) => return Ok(Came::Nothing),
                Err(RecvTimeoutError::Disconnected) => return Ok(Came::End(text(&std::mem::take(&mut self.rest)))),
            };
            while let Some(bytes) = chunk {
                let bytes = bytes.map_err(|why| Error::new("standard input cannot be read").because(why))?;
                self.rest.extend_from_slice(&bytes);
                chunk = if self.rest.len() < MOST { self.chunks.try_recv().ok() } else { None };
            }
            let whole = self.rest.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
            if self.rest.len() - whole > LONGEST {
                return Err(Error::new("a line of standard input has no end").hint("each line is one event"));
            }
            if whole > 0 {
                return Ok(Came::Lines(text(&self.rest.drain(..whole).collect::<Vec<_>>())));
            }
        }
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
