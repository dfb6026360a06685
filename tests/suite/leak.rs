//! What is not for everybody is nowhere in what everybody reads: a distinct word is planted in every field of
//! records of every kind, and looked for in all that is written.

mod decoded;
mod fields;
mod plant;
mod private;
mod rules;
mod site;
