//! Where a document's body begins, and what stands before it.

use super::pair::Pair;
use super::said::unsaid;
use super::{comment, lines, toml, yaml};

/// How a head is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Between lines of `---`.
    Yaml,
    /// Between lines of `+++`.
    Toml,
    /// `Key: value`, up to the first blank line.
    Lines,
}

/// What stands before a document's body.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// `None` where there are no keys.
    pub form: Option<Form>,
    pub pairs: Vec<Pair>,
    /// Comments, which renders of the document do not show.
    pub comments: Vec<Rest>,
    /// Lines of the head with words that are in no pair.
    pub rest: Vec<Rest>,
    /// The byte at which the body begins.
    pub body: usize,
    /// The body's first line, from 1.
    pub line: usize,
}

/// Text of a head, and its first line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rest {
    pub text: String,
    pub line: usize,
}

/// Takes a document's head apart: front matter of Jekyll, Hugo and Quarto, keys without a fence, comments of
/// HTML and of templates around them. A document without a head begins at its first words.
pub fn split(text: &str) -> Head {
    let mut head = Head { line: 1, ..Head::default() };
    head.skip(text, if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 });
    loop {
        let blank = text[head.body..].len() - text[head.body..].trim_start_matches(['\n', '\r', ' ', '\t']).len();
        // The indentation of the first line is the body's.
        let blank = text[head.body..head.body + blank].rfind('\n').map_or(0, |end| end + 1);
        head.skip(text, blank);
        let rest = &text[head.body..];
        if let Some((said, length)) = comment::leading(rest.trim_start()) {
            let length = length + rest.len() - rest.trim_start().len();
            head.comments.extend((!said.is_empty()).then(|| Rest { text: said.to_owned(), line: head.line }));
            head.skip(text, length);
        } else if !head.fenced(text) && !head.plain(text) {
            break;
        }
    }
    head
}

impl Head {
    fn skip(&mut self, text: &str, length: usize) {
        let skipped = &text[self.body..self.body + length];
        self.line += skipped.matches('\n').count();
        self.body += length;
    }

    /// Front matter at the body's begin. A rule is no fence, however much like one it looks: keys follow a fence.
    fn fenced(&mut self, text: &str) -> bool {
        let rest = &text[self.body..];
        let Some((fence, after)) = rest.split_once('\n') else { return false };
        let (form, ends): (_, &[&str]) = match fence.trim_end() {
            "---" => (Form::Yaml, &["---", "..."]),
            "+++" => (Form::Toml, &["+++"]),
            _ => return false,
        };
        let mut length = 0;
        let Some(end) = after.split_inclusive('\n').find_map(|line| {
            let start = length;
            length += line.len();
            ends.contains(&line.trim_end()).then_some(start)
        }) else {
            return false;
        };
        let inside = &after[..end];
        let first = self.line + 1;
        let pairs = match form {
            Form::Toml => toml::pairs(inside, first),
            _ => yaml::pairs(inside, first),
        };
        if self.form.is_some() || (pairs.is_empty() && !inside.trim().is_empty()) {
            return false;
        }
        self.take(form, pairs, inside, first);
        self.skip(text, fence.len() + 1 + length);
        true
    }

    fn plain(&mut self, text: &str) -> bool {
        if self.form.is_some() {
            return false;
        }
        let Some((pairs, length)) = lines::leading(&text[self.body..], self.line) else { return false };
        let inside = &text[self.body..self.body + length];
        self.take(Form::Lines, pairs, inside, self.line);
        self.skip(text, length);
        true
    }

    fn take(&mut self, form: Form, pairs: Vec<Pair>, inside: &str, first: usize) {
        self.form = Some(form);
        self.rest = unsaid(inside, first, &pairs).into_iter().map(|(line, text)| Rest { text, line }).collect();
        self.pairs = pairs;
    }
}
