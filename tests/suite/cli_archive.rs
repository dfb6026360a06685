//! From an empty folder to a committed record and a built site, through the real program.

mod again;
mod commit;
mod demo;
mod hostile;
mod look;
mod render;
mod site;
