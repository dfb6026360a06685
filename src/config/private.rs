//! Looking for what must not leave.

use super::raw::Private;

impl Private {
    /// The first name or host that stands in `text`: as a word of its own, in any case, whatever
    /// Markdown, HTML or JSON make of its characters.
    pub fn first_in(&self, text: &str) -> Option<&str> {
        if self.names.is_empty() && self.hosts.is_empty() {
            return None;
        }
        let text = plain(text);
        self.names.iter().chain(&self.hosts).map(|word| &**word).find(|word| stands_in(&plain(word), &text))
    }
}

/// Lower case, on one line, without the marks by which formats escape.
fn plain(text: &str) -> String {
    const ESCAPES: [(&str, &str); 8] = [
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#39;", "'"),
        ("&#x2F;", "/"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
        ("\\", ""),
    ];
    let text =
        ESCAPES.iter().fold(text.to_lowercase(), |text, (escape, meant)| text.replace(&escape.to_lowercase(), meant));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn stands_in(word: &str, text: &str) -> bool {
    let is_end = |next: Option<char>| next.is_none_or(|next| !next.is_alphanumeric());
    text.match_indices(word)
        .any(|(at, _)| is_end(text[..at].chars().next_back()) && is_end(text[at + word.len()..].chars().next()))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn a_name_is_found_as_a_word_however_it_is_escaped() {
        let private = Private {
            names: vec!["Ann & Sons".parse().unwrap(), "Lee".parse().unwrap()],
            hosts: vec!["db_1.corp.example".parse().unwrap()],
        };
        for text in
            ["for ann &amp; sons.", "Ann &\nSons", "LEE's disk", "https://db_1.corp.example/x", "db\\_1.corp.example"]
        {
            assert!(private.first_in(text).is_some(), "{text}");
        }
        for text in ["sleep, sleek and asleep", "corp.example", ""] {
            assert_eq!(private.first_in(text), None, "{text}");
        }
    }
}
