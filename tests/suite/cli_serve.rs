//! `serve`, through the real program and real sockets.

mod browser;
mod changes;
#[cfg(unix)]
mod ending;
mod mistakes;
mod pages;
mod strangers;
