//! Headings and labels in other words.
//!
//! Templates write `{{ "Timeline" | heading }}`. In those that are built in, what is known before any record is (which
//! is nearly all) is put in when they are loaded, so that pages cost the same in every language.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::markdown::escaped;

const OPEN: &str = "{{ \"";
const CLOSE: &str = "\" | heading }}";
const FILTER: &str = " | heading";

/// The text of a built-in template with these words in their places.
pub fn worded<'a>(name: &str, text: &'a str, headings: &BTreeMap<String, String>) -> Cow<'a, str> {
    if !text.contains(FILTER) {
        return Cow::Borrowed(text);
    }
    // Words hold no braces, and are never read as a part of the template; and neither quotes nor backslashes, so that
    // they are fit for a string of a script.
    let fit = |words: &str| {
        if name.rsplit('.').next() == Some("html") { escaped(words).into_owned() } else { words.to_owned() }
    };
    let mut made = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, (built_in, after))) = rest.split_once(CLOSE).and_then(|(before, after)| {
        let (before, built_in) = before.rsplit_once(OPEN)?;
        Some((before, (built_in, after)))
    }) {
        made.push_str(before);
        made.push_str(&fit(headings.get(built_in).map_or(built_in, String::as_str)));
        rest = after;
    }
    made.push_str(rest);
    // What only a record tells is looked up only where there is something to be found.
    Cow::Owned(if headings.is_empty() { made.replace(FILTER, "") } else { made })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_put_in_when_a_template_is_loaded() {
        let text = r#"<h2>{{ "Timeline" | heading }}</h2>{{ "Owner" | heading }}: {{ kind | heading }}"#;
        let words = [("Timeline".to_owned(), "Zeit & Leiste".to_owned())].into();
        assert_eq!(
            worded("html/a.html", text, &words),
            "<h2>Zeit &amp; Leiste</h2>Owner: {{ kind | heading }}",
            "what is known before is put in, what is not is left"
        );
        assert_eq!(worded("html/a.js", "\"{{ \"Timeline\" | heading }}\"", &words), "\"Zeit & Leiste\"");
        assert_eq!(worded("markdown/a.md", text, &words), "<h2>Zeit & Leiste</h2>Owner: {{ kind | heading }}");
        assert_eq!(worded("html/a.html", text, &BTreeMap::new()), "<h2>Timeline</h2>Owner: {{ kind }}");
    }
}
