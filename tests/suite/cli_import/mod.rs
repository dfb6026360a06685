//! `import`: what people have already.

mod choosing;
mod commits;
mod events;
