//! Marks around words: emphasis, quotes of code, signs that say nothing.

/// A text without the marks of emphasis and code around it: `**Done**` is `Done`.
pub fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '`' | '~'))
}

/// The same in small letters with one space between words, and without a last `:` or `.`.
pub fn folded(text: &str) -> String {
    let bare = bare(bare(text).trim_end_matches([':', '.', '：', '。', '!']));
    let mut folded = String::with_capacity(bare.len());
    for word in bare.split_whitespace() {
        folded.push_str(if folded.is_empty() { "" } else { " " });
        folded.extend(word.chars().map(|c| if c == '’' { '\'' } else { c }).flat_map(char::to_lowercase));
    }
    folded
}

/// Whether nothing is said: `—`, `n/a`, empty.
pub fn is_nothing(text: &str) -> bool {
    let folded = folded(text);
    matches!(&*folded, "n/a" | "none" | "なし" | "無し")
        || folded.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '―' | 'ー' | '/' | '\\'))
}

/// Whether it is said that nobody knows yet.
pub fn is_open_question(text: &str) -> bool {
    let folded = folded(text);
    folded.chars().all(|c| matches!(c, '?' | '？' | '.' | '…'))
        || matches!(
            &*folded,
            "tbd" | "tba" | "tbc" | "todo" | "unknown" | "unassigned" | "nobody" | "未定" | "未割当" | "要検討"
        )
}

/// Whether a character separates what was said from what is added.
pub const fn is_separator(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―' | '|' | ';' | ',' | '→' | '：' | ':' | '、' | '；' | '・')
}

/// A text without separators at its end.
pub fn without_separators(text: &str) -> &str {
    text.trim_end_matches(|c: char| c.is_whitespace() || is_separator(c))
}
