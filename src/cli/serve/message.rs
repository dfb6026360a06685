//! What the one thread that knows the archive is told, by those that talk to browsers and by the system.

use std::path::PathBuf;
use std::sync::mpsc::{Sender, SyncSender, sync_channel};

use super::injected::NEWS;
use crate::serve::{Reply, Request, Response};

#[derive(Debug)]
pub enum Message {
    /// A browser asks for a page.
    Asked(Request, SyncSender<Response>),
    /// Files changed; without a path, it is not known which.
    Changed(Vec<PathBuf>),
    Stop,
}

/// Asks for a page, and waits for it.
pub fn ask(said: &Sender<Message>, request: &Request) -> Reply {
    if request.path == NEWS {
        return Reply::News;
    }
    let (reply, answer) = sync_channel(1);
    let asked = said.send(Message::Asked(request.clone(), reply)).ok();
    let response = asked.and_then(|()| answer.recv().ok());
    Reply::Page(response.unwrap_or_else(|| Response::plain(503, "hotwash serve has ended")))
}
