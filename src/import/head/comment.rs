//! Comments before a document: of HTML, of templates.

const COMMENTS: &[(&str, &str)] = &[("<!--", "-->"), ("<%", "%>"), ("{{/*", "*/}}"), ("{#", "#}"), ("{%", "%}")];

/// The comment that a text begins with: what it says, and its length. One without an end is none.
pub fn leading(text: &str) -> Option<(&str, usize)> {
    let (open, close) = COMMENTS.iter().find(|(open, _)| text.starts_with(open))?;
    let length = text[open.len()..].find(close)?;
    let said = &text[open.len()..open.len() + length];
    // The marks of templates that belong to the signs, not to what is said.
    Some((said.trim_matches(['-', '#', '=', ' ', '\n', '\r', '\t']), open.len() + length + close.len()))
}
