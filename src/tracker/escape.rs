//! Texts of records as plain words of what trackers show: nothing in them is markup, calls anybody, or runs a command.

use crate::finding::is_unsafe;

/// The words of a text, on one line.
pub fn plain(text: &str) -> String {
    let text: String = text.chars().map(|c| if c == '\n' || c == '\t' { ' ' } else { c }).collect();
    text.chars().filter(|c| !is_unsafe(*c)).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The same with as many characters as a title may have.
pub fn title(text: &str, most: usize) -> String {
    let text = plain(text);
    if text.chars().count() <= most {
        return text;
    }
    text.chars().take(most - 1).collect::<String>().trim_end().to_owned() + "…"
}

/// Plain words as Markdown. `@name` and `#12` would call somebody, or tell of this in another issue, also behind a
/// backslash: an empty comment keeps the sign and the name apart.
pub fn markdown(text: &str) -> String {
    plain(text).split(' ').map(word).collect::<Vec<_>>().join(" ")
}

fn word(word: &str) -> String {
    if is_address(word) {
        return word.to_owned();
    }
    let mut out = String::with_capacity(word.len());
    let mut before = None;
    let mut characters = word.chars().peekable();
    while let Some(c) = characters.next() {
        let next = characters.peek().copied();
        let is_inner = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        match c {
            '_' if is_inner(before) && is_inner(next) => out.push(c),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '$' => out.extend(['\\', c]),
            '@' | '#' | '!' if is_inner(next) => {
                out.push(c);
                out.push_str("<!-- -->");
            }
            c => out.push(c),
        }
        before = Some(c);
    }
    out
}

/// An address that stays one as it is.
fn is_address(word: &str) -> bool {
    let rest = word.strip_prefix("https://").or_else(|| word.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty() && rest.chars().all(|c| c.is_ascii_alphanumeric() || "-._/?=%+,:#".contains(c))
    })
}

/// Plain words in the markup of Jira's descriptions.
pub fn wiki(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in plain(text).chars() {
        if matches!(c, '\\' | '{' | '[' | '!' | '|' | '*' | '^') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A word of a POSIX shell that is this text, whatever it holds.
pub fn quoted(text: &str) -> String {
    // No program can be given a NUL.
    format!("'{}'", text.replace('\0', "").replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_called_and_nothing_is_markup() {
        assert_eq!(
            markdown("ask @octocat about #12 and a@b.example"),
            "ask @<!-- -->octocat about #<!-- -->12 and a@<!-- -->b.example"
        );
        assert_eq!(
            markdown("<img src=x> [a](javascript:x) `c` db_pool _x_"),
            "\\<img src=x\\> \\[a\\](javascript:x) \\`c\\` db_pool \\_x\\_"
        );
        assert_eq!(
            markdown("see https://x.example/a_b?c=1 \u{202e}\u{1b}[2J\nnow"),
            "see https://x.example/a_b?c=1 \\[2J now"
        );
        assert_eq!(wiki("{code} [~admin] !x.png!"), "\\{code} \\[~admin] \\!x.png\\!");
        assert_eq!(quoted("a'b$(c)"), r"'a'\''b$(c)'");
    }

    #[test]
    fn a_title_is_short_and_one_line() {
        assert_eq!(title("a\nb", 10), "a b");
        assert_eq!(title(&"é".repeat(300), 250).chars().count(), 250);
    }
}
