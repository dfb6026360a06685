//! HTTP for this machine alone: what it takes to show pages to the browser of whoever started the program.
//!
//! Nobody else is answered: the addresses are those of this machine, and so is the name that a browser has to ask for
//! (otherwise any web page could have its own name lead here, and read what is shown). Requests are read up to a limit
//! and in a given time, one to a connection; connections are counted; a slow or hostile client costs itself, not others.
//!
//! The only room that listens.

mod connection;
mod connections;
mod listen;
mod media;
mod news;
mod request;
mod response;
mod server;

pub use media::media_type;
pub use news::News;
pub use request::Request;
pub use response::{HTML, Response};
pub use server::{Answer, Reply, Server};
