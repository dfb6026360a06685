//! The words of a line and its links apart, for those who write links in another way.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::url::allowed;
use super::{OPTIONS, line, line_to_text, printable};

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    Words(String),
    /// Words that lead somewhere: by a scheme that runs nothing, or relative to the record.
    Link {
        words: String,
        to: String,
    },
}

impl Piece {
    pub fn words(&self) -> &str {
        match self {
            Self::Words(words) | Self::Link { words, .. } => words,
        }
    }
}

/// A line without its marks, in pieces. A link that must lead nowhere is words, and so is one that says its own address.
pub fn line_to_pieces(text: &str) -> Vec<Piece> {
    // Without either there is no link.
    if !text.contains(['[', '<']) {
        return vec![Piece::Words(line_to_text(text).into_owned())];
    }
    let (mut pieces, mut words, mut to) = (Vec::new(), String::new(), None);
    for event in Parser::new_ext(&line(text), OPTIONS) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => words += &text,
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) if to.is_none() => {
                keep(&mut pieces, &mut words);
                to = Some(dest_url.to_string());
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                let Some(to) = to.take() else { continue };
                if allowed(&to) && !to.is_empty() && words.trim() != to.trim_start_matches("mailto:") {
                    let words = printable(&std::mem::take(&mut words)).into_owned();
                    pieces.push(Piece::Link { words, to: printable(&to).into_owned() });
                }
            }
            _ => {}
        }
    }
    keep(&mut pieces, &mut words);
    pieces
}

fn keep(pieces: &mut Vec<Piece>, words: &mut String) {
    let new = printable(&std::mem::take(words)).into_owned();
    match pieces.last_mut() {
        _ if new.is_empty() => {}
        Some(Piece::Words(before)) => *before += &new,
        _ => pieces.push(Piece::Words(new)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_keep_where_they_lead() {
        let words = |text: &str| Piece::Words(text.to_owned());
        let link = |words: &str, to: &str| Piece::Link { words: words.to_owned(), to: to.to_owned() };
        for (line, pieces) in [
            ("Plain `code`", vec![words("Plain code")]),
            (
                "See [the *run*book](https://w.example/r?a=1&b=2), then",
                vec![words("See "), link("the runbook", "https://w.example/r?a=1&b=2"), words(", then")],
            ),
            ("[x](javascript:y) <https://a.example> [z]", vec![words("x https://a.example [z]")]),
            ("[notes](notes.md)", vec![link("notes", "notes.md")]),
        ] {
            assert_eq!(line_to_pieces(line), pieces, "{line}");
        }
    }
}
