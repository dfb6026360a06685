//! Text and typed values, both ways, with the place of everything: the only room that knows YAML.

pub mod emit;
