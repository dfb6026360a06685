//! One key and its value.

/// A key as written, what is said of it, and where.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pair {
    pub key: String,
    /// As written; several where the head has a list. None at all where nothing is said.
    pub values: Vec<String>,
    /// The first line of it, from 1.
    pub line: usize,
}

/// Longer words before a colon are a sentence.
const LONGEST_KEY: usize = 48;
const MOST_WORDS: usize = 6;

/// The key and the value of a line or an item: `Severity: SEV-2`, `**Severity**: SEV-2`, `**重大度：** SEV-2`.
/// `None` where it is a sentence, a time, an address.
pub fn pair(text: &str, line: usize) -> Option<Pair> {
    let text = text.trim();
    let colon = text.char_indices().find(|(_, c)| matches!(c, ':' | '：'))?;
    let (before, after) = (&text[..colon.0], &text[colon.0 + colon.1.len_utf8()..]);
    let mark = marks(before);
    // `**Key:** value` closes its mark behind the colon.
    let open = !mark.is_empty() && !before[mark.len()..].ends_with(mark);
    let value = if open { after.strip_prefix(mark)? } else { after };
    let key = before[mark.len()..].trim_end_matches(mark).trim();
    let apart = value.is_empty() || value.starts_with(char::is_whitespace) || colon.1 == '：' || !mark.is_empty();
    let ends_early = key.contains(['.', '。', '|', '[', ']', '{', '<', '"', '*']) || key.contains("  ");
    let short = key.chars().count() <= LONGEST_KEY && key.split_whitespace().count() <= MOST_WORDS;
    let begins = key.starts_with(char::is_alphabetic);
    let value = value.trim();
    (apart && short && begins && !ends_early && !value.starts_with("//")).then(|| Pair {
        key: key.to_owned(),
        values: if value.is_empty() { Vec::new() } else { vec![value.to_owned()] },
        line,
    })
}

/// The mark of emphasis that a key begins with.
fn marks(text: &str) -> &str {
    let end = text.find(|c| !matches!(c, '*' | '_' | '`')).unwrap_or(text.len());
    &text[..end]
}
