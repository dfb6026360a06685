//! What the YAML parser stumbled over, in words that tell what to do.

use granit_parser::{ErrorKind, ScanError};

use super::problem::Problem;
use super::source::floor;
use crate::finding::{Defect, Mistake};

/// A parser's error as a problem of the text.
pub fn explain(error: &ScanError, text: &str) -> Problem {
    let mut at = floor(text, error.marker().byte_offset().unwrap_or(0));
    if is_tab(error.kind()) {
        // The parser stops at the start of what the tab is in.
        at += text[at..].find('\t').unwrap_or(0);
    }
    let end = text[at..].chars().next().filter(|c| *c != '\n').map_or(at, |c| at + c.len_utf8());
    let (message, help) = words(error.kind());
    Problem::new(at..end, Mistake::new(Defect::Syntax, message).help(help))
}

const INDENT: &str = "line keys of one mapping up in one column, and indent what belongs to a key by two spaces";
const QUOTE: &str = "put a text that contains `: `, ` #` or begins with one of `[]{}&*!|>%@` in quotes";

const fn is_tab(kind: &ErrorKind) -> bool {
    use ErrorKind as K;
    matches!(
        kind,
        K::TabNotAllowed
            | K::TabInBlockIndentation
            | K::TabInIndentation
            | K::TabAtBlockScalarStart
            | K::TabInPlainScalar
    )
}

fn words(kind: &ErrorKind) -> (String, String) {
    use ErrorKind as K;
    let (message, help) = match kind {
        tab if is_tab(tab) => ("a tab stands where YAML takes only spaces", "indent with spaces"),
        K::UnclosedQuotedScalar | K::DocumentIndicatorInQuotedScalar => {
            ("a quotation mark is opened here and never closed", "close it, or take it away")
        }
        K::InvalidTrailingSingleQuotedScalar | K::InvalidTrailingDoubleQuotedScalar => (
            "text follows a closing quotation mark",
            "quote the whole value; inside single quotes write a quote twice (''), inside double quotes as \\\"",
        ),
        K::UnknownQuotedScalarEscape
        | K::InvalidQuotedScalarHexEscape
        | K::InvalidUnicodeEscape
        | K::InvalidLowSurrogate
        | K::MissingLowSurrogate
        | K::UnpairedLowSurrogate
        | K::InvalidLowSurrogateHexEscape => {
            ("an escape that YAML does not have", "write a backslash as \\\\, or use single quotes")
        }
        K::MappingValueNotAllowed => ("a second `: ` in one line, or a value that is indented too far", QUOTE),
        K::UnclosedFlowCollection { open } => {
            return (format!("`{open}` is opened here and never closed"), "close it, or quote the text".to_owned());
        }
        K::MismatchedFlowCollectionEnd { open, close } => {
            return (format!("`{open}` is closed by `{close}`"), "close each bracket by its own kind".to_owned());
        }
        K::InvalidColonPlacement => {
            ("a `:` inside brackets, where no key can stand", "close the bracket that is open above, or quote the text")
        }
        K::UnexpectedEofFlowSequence | K::ExpectedFlowSequenceSeparator => ("expected `,` or `]`", "close the list"),
        K::UnexpectedEofFlowMapping | K::UnexpectedEofImplicitFlowMapping | K::ExpectedFlowMappingSeparator => {
            ("expected `,` or `}`", "close the mapping")
        }
        K::MisplacedFlowCollectionEnd => ("a bracket is closed that was not opened", QUOTE),
        K::ExpectedBlockMappingKey => ("expected a key here", INDENT),
        K::ExpectedBlockSequenceEntry | K::BlockSequenceEntryNotAllowed | K::InvalidBlockEntryWhitespace => {
            ("expected `- ` of the list here", "begin each element of a list with `- `, all in one column")
        }
        K::SimpleKeyExpected | K::InvalidSimpleKey => ("expected `:` after a key", "write `key: value`"),
        K::InvalidIndentation
        | K::InvalidBlockScalarIndent
        | K::InvalidQuotedScalarIndent
        | K::InvalidFlowScalarIndent => ("the indentation fits nothing above it", INDENT),
        K::ZeroBlockScalarIndent | K::InvalidBlockScalarHeader => {
            ("expected the text to begin on the next line", "write `|` alone, and the text indented below it")
        }
        K::MappingKeyNotAllowed => ("a key cannot stand here", INDENT),
        K::RecursionLimitExceeded => ("nested deeper than a record ever is", "a record needs four levels"),
        K::UnexpectedCharacter { .. } | K::PlainScalarStartsWithDashFlowIndicator => {
            ("a value cannot begin with this character", QUOTE)
        }
        K::CommentNotSeparated => ("a comment needs a space before its `#`", "add the space, or quote the text"),
        K::CommentInterceptedScalar => {
            ("a comment interrupts a text of several lines", "move the comment above the key")
        }
        K::BomInsideDocument => ("a byte order mark in the middle of the file", "take the invisible character away"),
        other => return (format!("not YAML: {other}"), QUOTE.to_owned()),
    };
    (message.to_owned(), help.to_owned())
}
