//! Which texts need no quotes: those that every reader of YAML takes for that very text.

use super::scalar::{Place, is_visible};

/// Words that some version of YAML takes for a boolean, a null, a number or a key with a meaning.
const WORDS: &[&str] = &[
    "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", ".nan", "inf", ".inf", "infinity", "<<",
    "=",
];

/// Characters that begin something else than a plain text.
const INDICATORS: &[char] =
    &['-', '?', ':', ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`'];

/// Whether `text` may stand without quotes.
pub fn is_plain(text: &str, place: Place) -> bool {
    let borders = text == text.trim() && !text.starts_with(INDICATORS) && !text.ends_with(':');
    let inside = !text.contains(": ") && !text.contains(" #") && text.chars().all(is_visible);
    // Some readers stop at a question mark in brackets.
    let structure = place == Place::Block || !text.contains([',', '[', ']', '{', '}', '?']);
    let date = place == Place::Key && begins_like_a_date(text);
    !text.is_empty()
        && borders
        && inside
        && structure
        && !date
        && !text.starts_with("...")
        && !means_something_else(text)
}

fn means_something_else(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    WORDS.iter().any(|word| unsigned.eq_ignore_ascii_case(word)) || is_number(unsigned)
}

/// Integers and decimals with `_` or `,`, octal or not, several points too (YAML 1.1's own pattern
/// takes `1.2.3`), and the base-60 numbers that times of day look like.
fn is_number(unsigned: &str) -> bool {
    let digits = |text: &str| text.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == '_');
    let numeric = |text: &str| text.chars().all(|c| c.is_ascii_digit() || matches!(c, '_' | ',' | '.' | ':'));
    let lower = unsigned.to_ascii_lowercase();
    if !digits(&lower) {
        return false;
    }
    let based = [("0x", 16), ("0o", 8), ("0b", 2)].into_iter().any(|(prefix, base)| {
        lower.strip_prefix(prefix).is_some_and(|digits| digits.chars().all(|c| c.is_digit(base) || c == '_'))
    });
    let scientific = lower.split_once('e').is_some_and(|(digits, exponent)| {
        let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        numeric(digits) && exponent.chars().all(|c| c.is_ascii_digit() || c == '_')
    });
    numeric(&lower) || based || scientific
}

fn begins_like_a_date(text: &str) -> bool {
    let (year, rest) = text.split_at_checked(4).unwrap_or_default();
    !year.is_empty() && year.chars().all(|c| c.is_ascii_digit()) && rest.starts_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_needs_no_quotes() {
        for text in [
            "Web stack outage",
            "25%",
            "14800 of 210000",
            "2023-08-10 15:30",
            "2023-08-10T15:30:00+02:00",
            "2023-08-10 15:30~",
            "2023-08-24",
            "2023-08-10-cafe",
            "https://example.org/a?b=c#d",
            "it's C# (really), 3 - 4",
            "Überlast, 停電, 👩‍💻",
            "Nobody",
            "1st line",
        ] {
            assert!(is_plain(text, Place::Block), "{text}");
        }
    }

    #[test]
    fn what_any_reader_takes_for_something_else_is_quoted() {
        for text in [
            "",
            " a",
            "a ",
            "no",
            "On",
            "y",
            "N",
            "TRUE",
            "~",
            "null",
            "12:30",
            "190:20:30",
            "017",
            "0o17",
            "0x1F",
            "1_000",
            "1,000",
            "1e5",
            "1.0E+5",
            ".5",
            "-1",
            "+.inf",
            ".NaN",
            "1.2.3",
            "<<",
            "=",
            "a: b",
            "a:",
            "a #b",
            "- a",
            "-a",
            "? a",
            "@a",
            "`a",
            "%a",
            "!a",
            "&a",
            "*a",
            "'a",
            "\"a",
            "|",
            ">",
            "#a",
            "[a",
            "{a",
            "---",
            "...",
            "... a",
            "a\tb",
            "a\u{7}",
            "a\u{feff}",
            "a\u{202e}b",
            "a\u{85}b",
            "a\u{2028}b",
            "\u{a0}a",
        ] {
            assert!(!is_plain(text, Place::Block), "{text:?}");
        }
        assert!(is_plain("a, b", Place::Block) && !is_plain("a, b", Place::Flow));
        assert!(is_plain("a?b", Place::Block) && !is_plain("a?b", Place::Flow));
        assert!(is_plain("2023-08-24", Place::Flow) && !is_plain("2023-08-24", Place::Key));
    }
}
