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
    match address_in(word) {
        Some((before, address, behind)) => {
            let is_plain = address.chars().all(|c| c.is_ascii_alphanumeric() || "-._/?=%+,:#".contains(c));
            // Between angle brackets nothing in it means anything.
            let address = if is_plain { address.to_owned() } else { format!("<{address}>") };
            escaped(before) + &address + &escaped(behind)
        }
        None => escaped(word),
    }
}

fn escaped(word: &str) -> String {
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

/// The address in a word, with what stands around it: brackets, quotes, the end of a sentence. None where it holds what
/// could end an address before its end.
fn address_in(word: &str) -> Option<(&str, &str, &str)> {
    let start = word.find("http")?;
    let (before, rest) = word.split_at(start);
    let body = rest.strip_prefix("https://").or_else(|| rest.strip_prefix("http://"))?;
    if before.contains(char::is_alphanumeric) || body.contains(['<', '>', '"', '`', '\\', '|', '^', '{', '}']) {
        return None;
    }
    let mut address = rest.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'']);
    for pair in [['(', ')'], ['[', ']']] {
        let count = |sign: char| address.matches(sign).count();
        if address.ends_with(pair[1]) && count(pair[1]) > count(pair[0]) {
            address = address[..address.len() - 1].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'']);
        }
    }
    (address.len() > rest.len() - body.len()).then(|| (before, address, &rest[address.len()..]))
}

/// Whether a text has something to see.
pub fn is_visible(text: &str) -> bool {
    // Fillers and joiners are letters or marks to Unicode, and show nothing.
    let is_filler = |c: char| {
        matches!(c, '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180e}'
            | '\u{200c}' | '\u{200d}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}'
            | '\u{e0000}'..='\u{e0fff}')
    };
    text.chars().any(|c| !c.is_whitespace() && !is_unsafe(c) && !is_filler(c))
}

/// Plain words in the markup of Jira's descriptions.
pub fn wiki(text: &str) -> String {
    let means = |c: char| matches!(c, '\\' | '{' | '[' | '!' | '|' | '*' | '^');
    let escaped =
        |text: &str| text.chars().flat_map(|c| means(c).then_some('\\').into_iter().chain([c])).collect::<String>();
    let word = |word: &str| match address_in(word) {
        Some((before, address, behind)) => {
            // A backslash would be part of it.
            let address = address.replace('*', "%2A").replace('!', "%21").replace('[', "%5B").replace(']', "%5D");
            escaped(before) + &address + &escaped(behind)
        }
        None => escaped(word),
    };
    plain(text).split(' ').map(word).collect::<Vec<_>>().join(" ")
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
