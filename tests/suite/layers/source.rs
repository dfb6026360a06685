//! Just enough reading of Rust to see what a file names: code without comments and texts, and the
//! paths in it.

/// The code of a file, without comments, without what is written in quotes, and without its tests.
pub fn code(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = skipped(rest);
        if length > 0 {
            code.push(' ');
            rest = &rest[length..];
        } else if rest.starts_with("#[cfg(test)]") {
            // Tests stand last in a file.
            break;
        } else if first.is_alphanumeric() || first == '_' {
            // A whole word, so that no quote is looked for inside it.
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            code.push_str(&rest[..end]);
            rest = &rest[end..];
        } else {
            code.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    code
}

/// The bytes of the comment, text or character that `rest` starts with; 0: it starts with code.
fn skipped(rest: &str) -> usize {
    let to = |end: &str, from: usize| rest[from..].find(end).map_or(rest.len(), |at| from + at + end.len());
    if rest.starts_with("//") {
        return to("\n", 0);
    }
    if rest.starts_with("/*") {
        return to("*/", 2);
    }
    let raw = rest.trim_start_matches('b');
    if let Some(hashes) = raw.strip_prefix('r') {
        let count = hashes.bytes().take_while(|byte| *byte == b'#').count();
        if hashes[count..].starts_with('"') {
            return to(&format!("\"{}", "#".repeat(count)), rest.len() - hashes.len() + count + 1);
        }
    }
    if raw.starts_with('"') {
        return quoted(rest, '"');
    }
    // `'a'` is a character; `'a` alone names a lifetime.
    let mut chars = rest.chars();
    match (chars.next(), chars.next(), chars.next()) {
        (Some('\''), Some('\\'), _) | (Some('\''), Some(_), Some('\'')) => quoted(rest, '\''),
        _ => 0,
    }
}

/// The bytes up to the closing quote and with it.
fn quoted(rest: &str, quote: char) -> usize {
    let start = rest.find(quote).unwrap_or(0) + 1;
    let mut escaped = false;
    for (at, c) in rest[start..].char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return start + at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// The names that follow `root::` in code, those of a group `root::{a, b::c}` one by one.
pub fn named_below<'a>(code: &'a str, root: &str) -> Vec<&'a str> {
    let mut names = Vec::new();
    for (at, _) in code.match_indices(root) {
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let Some(rest) = code[at + root.len()..].trim_start().strip_prefix("::") else { continue };
        let rest = rest.trim_start();
        match rest.strip_prefix('{') {
            Some(group) => names.extend(group_members(group)),
            None => names.push(word(rest)),
        }
    }
    names
}

/// The first words of the members of a group, up to its closing brace.
fn group_members(group: &str) -> Vec<&str> {
    let (mut members, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' | ',' if depth == 0 => {
                members.push(word(group[start..at].trim_start()));
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    members
}

fn word(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default()
}

/// Whether code names a path such as `git2` or `std::fs`, by itself or out of a group.
pub fn names(code: &str, path: &str) -> bool {
    if let Some((root, name)) = path.rsplit_once("::") {
        return named_below(code, root).contains(&name);
    }
    let mut uses = code.match_indices("use ").map(|(at, found)| word(code[at + found.len()..].trim_start()));
    !named_below(code, path).is_empty() || uses.any(|used| used == path)
}

#[test]
fn comments_and_texts_are_no_code() {
    let text = r##"a /* crate::b */ "crate::c \" crate::d" r#"crate::e"# 'f' '"' x<'g> // crate::h
        i"##;
    assert_eq!(code(text).split_whitespace().collect::<Vec<_>>().join(" "), "a x<'g> i");
}

#[test]
fn tests_at_the_end_are_no_code() {
    assert_eq!(code("a\n#[cfg(test)]\nmod tests { use crate::b; }").trim(), "a");
}

#[test]
fn names_are_found_alone_and_in_groups() {
    let code = "use crate::error::{Error, Result}; use crate::{git, record::{Line, Date}, cli}; $crate::finding::x()";
    assert_eq!(named_below(code, "crate"), ["error", "git", "record", "cli", "finding"]);
    assert!(names("use std::{fs, io};", "std::fs"));
    assert!(names("let x = git2::Repository::open(y);", "git2") && names("use git2 as g;", "git2"));
    assert!(!names("let git2_path = files::read(x); use git2x::y;", "git2"));
}
