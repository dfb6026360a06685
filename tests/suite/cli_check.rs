//! `check`, through the real program: what it finds, how it tells it, and that nothing stops it.

mod findings;
mod hostile;
mod outside;
mod scope;
