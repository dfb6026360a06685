//! The Markdown that people write, made fit to stand in a document: the only user of pulldown-cmark.
//!
//! Prose stays Markdown and is changed only where it would break what stands around it. It is parsed, and the
//! parser's byte ranges are edited in place, so that every other byte stays as written:
//! headings are demoted below the heading of their section (without gaps), an unclosed fence is closed, indented code
//! gets a fence, tabs in front of words become blanks, raw HTML gets a backslash and shows as text, links and images
//! that are neither relative nor `http`, `https` or `mailto` become
//! their text, reference links become inline links (two fields may both define `[1]`), and footnotes are named
//! after their field. Then it is parsed again: what still needs an edit after a few rounds, and what is nested
//! deeper than anybody reads, is shown word for word as a code block.
//!
//! One-line texts are inline Markdown. What would begin a block there (`#`, `-`, `1.`, `>`, a fence) gets a
//! backslash, and so does a lone delimiter, so that two neighbouring texts cannot pair theirs. Ordinary text is left
//! alone: `db_pool`, `2 * 3` and `a - b` need nothing.
//!
//! HTML is made from the cleaned Markdown, by event, with the same rules applied once more. Images elsewhere become
//! links, because a page makes no request to other servers.
//! Control and direction-changing characters are dropped everywhere.

mod clean;
mod edits;
mod headings;
mod html;
mod line;
mod links;
mod pieces;
mod plain;
mod text;
mod url;

pub use clean::{Place, begins_with_text, clean};
pub use html::{escaped, inline, prose_html, unwrapped};
pub use line::{escape_lone_delimiters, line};
pub use pieces::{Piece, line_to_pieces};
pub use plain::{is_plain, plain_html, plain_inline, plain_prose};
pub use text::{line_to_text, link_spans, to_text};
pub use url::{destination, elsewhere, followable};

use std::borrow::Cow;

use pulldown_cmark::Options;

/// What is read beyond plain Markdown.
pub const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

/// `text` without characters that have no business in a document.
fn printable(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| matches!(byte, b'\n' | b'\t' | b' '..=b'~')) {
        return Cow::Borrowed(text);
    }
    let keep = |c: &char| matches!(c, '\n' | '\t') || !crate::finding::is_unsafe(*c);
    Cow::Owned(text.chars().filter(keep).collect())
}
