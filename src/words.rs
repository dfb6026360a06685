//! Words as they are held against others: without their endings, and without those that say nothing.

use unicode_width::UnicodeWidthChar as _;

/// Words that say nothing of the matter, and such as stand for it.
pub const SMALL: &[&str] = &[
    "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "because", "been", "before",
    "being", "but", "by", "can", "could", "did", "do", "does", "due", "during", "each", "exactly", "for", "from",
    "get", "given", "got", "had", "happen", "happened", "has", "have", "how", "if", "in", "into", "is", "it", "its",
    "itself", "no", "not", "occur", "occurred", "of", "on", "only", "or", "our", "out", "own", "so", "such", "than",
    "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "to", "too", "up", "was", "we",
    "were", "what", "when", "where", "which", "while", "who", "why", "will", "with", "would",
];

/// A word in lower case without its commonest endings: `connections` and `connection` are one matter.
pub fn stem(word: &str) -> &str {
    let word = word.strip_suffix("'s").unwrap_or(word);
    let endings: &[&str] = match word.as_bytes().last() {
        Some(b's') => &["ations", "ings", "ions", "ies", "es", "s"],
        Some(b'n') => &["ation", "ion"],
        Some(b'g') => &["ing"],
        Some(b'y') => &["edly", "ly", "y"],
        Some(b'd') => &["ied", "ed"],
        Some(b'e') => &["e"],
        _ => &[],
    };
    let long_enough = |stem: &&str| stem.chars().nth(2).is_some();
    endings.iter().find_map(|ending| word.strip_suffix(ending).filter(long_enough)).unwrap_or(word)
}

/// Whether words of this letter's language stand without space between them.
pub const fn is_unspaced(letter: char) -> bool {
    matches!(letter,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// The pieces between which a line may end in a word that no space divides: Chinese and Japanese are written without.
/// Of other words there is one piece.
pub fn pieces(word: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = word;
    while let Some(at) = end_of_piece(rest) {
        let (piece, after) = rest.split_at(at);
        pieces.push(piece);
        rest = after;
    }
    pieces.push(rest);
    pieces
}

/// Where the first piece ends; `None` where it is the last.
fn end_of_piece(word: &str) -> Option<usize> {
    let mut before = None;
    for (at, letter) in word.char_indices() {
        if before.is_some_and(|before| may_end_between(before, letter)) {
            return Some(at);
        }
        before = Some(letter);
    }
    None
}

/// No line begins with what closes, repeats or lengthens, none ends with what opens, and no mark leaves its letter.
fn may_end_between(before: char, after: char) -> bool {
    const OPENS: &str = "「『（［｛【〔〈《([{“‘";
    const CLOSES: &str = "」』）］｝】〕〉》)]}”’、。，．,.・：；:;！？!?ー々〻ゝゞヽヾ…‥〜～ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ";
    let is_dense = |c| is_unspaced(c) || matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}');
    (is_dense(before) || is_dense(after))
        && !OPENS.contains(before)
        && !CLOSES.contains(after)
        && ![before, after].iter().any(|c| c.is_control() || c.width() == Some(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_without_spaces_are_divided_and_their_punctuation_stays() {
        assert_eq!(pieces("接続が「切断」された。"), ["接", "続", "が", "「切", "断」", "さ", "れ", "た。"]);
        assert_eq!(pieces("DNSサーバー"), ["DNS", "サー", "バー"]);
        assert_eq!([pieces("connection-pool"), pieces("")], [vec!["connection-pool"], vec![""]]);
    }
}
