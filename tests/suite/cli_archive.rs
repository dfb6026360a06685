//! From an empty folder to a committed record and a built site, through the real program.

mod again;
mod commit;
mod data;
mod demo;
mod feeds;
mod hostile;
mod hostile_data;
mod look;
mod render;
mod site;
