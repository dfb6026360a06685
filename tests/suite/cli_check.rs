//! `check`, through the real program: what it finds, how it tells it, and that nothing stops it.

mod findings;
mod formats;
mod hostile;
mod outside;
mod picked;
mod scope;
