//! A file of the index: a script that hands its data to the page. Not JSON, because a page that was opened
//! from disk may load scripts, and may not fetch.

use super::bits::{push_string, push_text};

/// The function that `templates/html/search.js` registers.
const CALL: &str = "hotwash_search(";

/// A call with the file's name and its data, as it is written.
#[derive(Debug)]
pub struct Script(String);

impl Script {
    pub fn new(name: &str) -> Self {
        let mut script = Self(CALL.to_owned());
        push_string(name, &mut script.0);
        script
    }

    #[must_use]
    pub fn text(mut self, text: &str) -> Self {
        self.0.push(',');
        push_string(text, &mut self.0);
        self
    }

    #[must_use]
    pub fn bytes(mut self, bytes: &[u8]) -> Self {
        self.0.push_str(",\"");
        push_text(bytes, &mut self.0);
        self.0.push('"');
        self
    }

    /// Data that is written as JavaScript already.
    #[must_use]
    pub fn raw(mut self, written: &str) -> Self {
        self.0.push(',');
        self.0.push_str(written);
        self
    }

    pub fn finish(mut self) -> Vec<u8> {
        self.0.push_str(");\n");
        self.0.into_bytes()
    }
}
