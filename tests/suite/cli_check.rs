//! `check`, through the real program: what it finds, how it tells it, and that nothing stops it.

mod findings;
mod formats;
mod history;
mod hostile;
mod neighbours;
mod outside;
mod picked;
mod scope;
