//! Values that name several things.

/// The people of a text: `Ann, Bob and Carl` are three.
pub fn people(text: &str) -> Vec<String> {
    let names = names(text);
    let lists = names.len() > 1;
    let parts = names.iter().flat_map(|name| {
        let name = name.strip_prefix("and ").filter(|_| lists).unwrap_or(name);
        // A role may have an "and" of its own, so that it parts short names only.
        match name.split_once(" and ").or_else(|| name.split_once(" & ")) {
            Some((one, other)) if is_short(one) && is_short(other) => vec![one, other],
            // The end of a list: `ann, bob and carla`.
            Some((one, other)) if lists && is_word(one) && is_word(other) => vec![one, other],
            _ => vec![name],
        }
    });
    parts.map(|name| name.trim().to_owned()).collect()
}

/// The names of a text: between commas and the like that are in no brackets.
pub fn names(text: &str) -> Vec<String> {
    let text = text.replace("<br>", "\n").replace("<br/>", "\n").replace("<br />", "\n");
    let mut names = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    for (at, c) in text.char_indices() {
        match c {
            '(' | '（' | '[' => depth += 1,
            ')' | '）' | ']' => depth = depth.saturating_sub(1),
            ',' | '、' | ';' | '\n' if depth == 0 => {
                names.push(&text[start..at]);
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    names.push(&text[start..]);
    let names = names.into_iter().map(str::trim).filter(|name| name.contains(char::is_alphanumeric));
    names.map(str::to_owned).collect()
}

fn is_word(name: &str) -> bool {
    name.split_whitespace().count() == 1
}

/// Two capitalised words at most, or a handle.
fn is_short(name: &str) -> bool {
    let mut words = name.split_whitespace();
    words.clone().count() <= 2 && words.all(|word| word.starts_with(|c: char| c.is_uppercase() || c == '@'))
}
