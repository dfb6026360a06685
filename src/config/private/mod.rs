//! Looking for what must not leave.

mod entity;
mod folded;
mod gap;
mod letters;
mod likely;
mod seeker;

use std::fmt;
use std::ops::Range;
use std::sync::OnceLock;

use super::raw::Private;
use crate::record::Line;
use seeker::Seeker;

/// The names and hosts that stay inside, ready to be looked for in many texts.
#[derive(Clone, Default)]
pub struct PrivateWords {
    pub names: Vec<Line>,
    /// Each with all that is below it.
    pub hosts: Vec<Line>,
    seeker: OnceLock<Seeker>,
}

/// One that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrivateWord<'a> {
    /// As the configuration has it.
    pub word: &'a str,
    /// Where it stands.
    pub bytes: Range<usize>,
    pub is_host: bool,
}

impl PrivateWords {
    pub const fn is_empty(&self) -> bool {
        self.names.is_empty() && self.hosts.is_empty()
    }

    /// A name or host that stands in `text`, if any does: a name as words of their own, in any case and width, with any
    /// apostrophe, also joined as in an id, also with an `s` attached; a host also as the end of a longer one; whatever
    /// Markdown, HTML, JSON or an address make of its characters.
    pub fn first_in(&self, text: &str) -> Option<&str> {
        if self.is_empty() || !self.seeker().likely.is_in(text) {
            return None;
        }
        self.seeker().in_text(text).first().map(|(place, _)| self.word(*place))
    }

    /// Whether one may stand in `text`, as it was written: `false` is certain.
    pub fn may_be_in(&self, text: &str) -> bool {
        !self.is_empty() && self.seeker().likely.may_be_in(text)
    }

    /// All that stand in `text`, as their order there is. They may overlap.
    pub fn all_in(&self, text: &str) -> Vec<PrivateWord<'_>> {
        if !self.may_be_in(text) {
            return Vec::new();
        }
        let found = self.seeker().in_text(text).into_iter();
        found
            .map(|(place, bytes)| PrivateWord { word: self.word(place), bytes, is_host: place >= self.names.len() })
            .collect()
    }

    fn word(&self, place: usize) -> &str {
        self.names.iter().chain(&self.hosts).nth(place).map_or("", |word| word)
    }

    fn seeker(&self) -> &Seeker {
        self.seeker.get_or_init(|| Seeker::new(&self.names, &self.hosts))
    }
}

impl From<Private> for PrivateWords {
    fn from(Private { names, hosts }: Private) -> Self {
        Self { names, hosts, seeker: OnceLock::new() }
    }
}

/// What is looked for, and not with what.
impl fmt::Debug for PrivateWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PrivateWords").field("names", &self.names).field("hosts", &self.hosts).finish_non_exhaustive()
    }
}

impl PartialEq for PrivateWords {
    fn eq(&self, other: &Self) -> bool {
        (&self.names, &self.hosts) == (&other.names, &other.hosts)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn words(names: &[&str], hosts: &[&str]) -> PrivateWords {
        let lines = |all: &[&str]| all.iter().map(|one| one.parse().unwrap()).collect();
        Private { names: lines(names), hosts: lines(hosts) }.into()
    }

    #[test]
    fn a_name_is_found_as_a_word_however_it_is_escaped() {
        let private = words(&["Ann & Sons", "Lee", "Müller"], &["db_1.corp.example"]);
        for text in [
            "for ann &amp; sons.",
            "Ann &\nSons",
            "**Ann** & _Sons_",
            "<strong>Ann</strong> &amp; <em>Sons</em>",
            "LEE's disk",
            "https://db_1.corp.example/x",
            "db\\_1.corp.example",
            "https://example.com/M%C3%BCller",
            "\"m\\u00fcller\"",
            "MÜLLER",
        ] {
            assert!(private.first_in(text).is_some(), "{text}");
            assert!(!private.all_in(text).is_empty(), "{text}");
        }
        // As people write, and no format does.
        for text in ["L\\ee", "L**e**e", "L\u{ad}ee", "&#76;ee", "**L**ee", "%4cee", "<b>L</b>ee"] {
            assert!(!private.all_in(text).is_empty(), "{text}");
        }
        for text in ["sleep, sleek and asleep", "corp.example", "Ann, Sons", ""] {
            assert_eq!(private.first_in(text), None, "{text}");
            assert_eq!(private.all_in(text), [], "{text}");
        }
    }

    #[test]
    fn a_host_is_found_with_all_that_is_below_it_and_nothing_else() {
        let private = words(&[], &["*.corp.example.net", "db1"]);
        for text in [
            "corp.example.net",
            "on a.CORP.example.net.",
            "ann@corp.example.net",
            "_db1_",
            "db1:5432",
            "x.db1",
            "**d**b1",
        ] {
            assert!(!private.all_in(text).is_empty(), "{text}");
        }
        for text in
            ["mydb1, db1x, my-db1, db1-a, db1.sql", "corp.example.network", "xcorp.example.net", "corp.example.net.org"]
        {
            assert_eq!(private.all_in(text), [], "{text}");
        }
    }

    /// Names, and how they are spelt by people and by machines.
    const SPELLINGS: [(&str, &[&str]); 12] = [
        ("O'Brien", &["O’Brien", "OʼBrien", "o‘brien", "O&rsquo;Brien", "O&#39;BRIEN", "O'Brien's", "O＇Brien"]),
        ("Ann Smith", &["ann.smith@example.com", "ann_smith", "ANN-SMITH", "Ann/Smith", "Ann Smiths", "Ann Smith’s"]),
        (
            "Blue Harbour",
            &[
                "Blue.Harbour",
                "Blue/Harbour",
                "Ｂｌｕｅ　Ｈａｒｂｏｕｒ",
                "Blue\u{200b}Harbour",
                "Blue&nbsp;Harbour",
                "Blue&ZeroWidthSpace;Harbour",
                "𝐁𝐥𝐮𝐞 𝐇𝐚𝐫𝐛𝐨𝐮𝐫",
                "[Blue](https://x.example/) Harbour",
                "Blue [**Harbour**](https://x.example/ \"a title\")",
                "[Blue][1] Harbour",
                "> the Blue\n> Harbour",
                "\"the Blue\\nHarbour\"",
                "我们Blue Harbour坏了",
            ],
        ),
        ("Straße", &["STRASSE", "Strasse", "straße", "STRAẞE", "Stra&szlig;e"]),
        ("Strasse", &["Straße", "STRASSE"]),
        ("数据公司", &["我们的数据公司坏了", "数据公司", "%E6%95%B0%E6%8D%AE%E5%85%AC%E5%8F%B8"]),
        ("Müller", &["Müllers", "MÜLLERS", "M&uuml;ller", "Mu\u{308}ller", "M&#xfc;ller", "\"M\\xfcller\""]),
        ("İstanbul Ltd.", &["istanbul ltd", "ISTANBUL LTD.", "İSTANBUL-LTD"]),
        ("St. Mary", &["St Mary", "st-mary", "St.Mary"]),
        ("Acme.com", &["acme.com", "acme-com"]),
        (".NET Box", &["a .net box"]),
        ("C++Corp", &["c++corp", "C\\+\\+Corp"]),
    ];

    #[test]
    fn a_name_is_found_however_it_is_spelt() {
        for (name, spellings) in SPELLINGS {
            let private = words(&[name], &[]);
            for text in
                spellings.iter().chain([&name]).flat_map(|text| [(*text).to_owned(), format!("for {text}, who")])
            {
                let found = private.all_in(&text);
                assert_eq!(found.first().map(|found| found.word), Some(name), "{text}");
                assert_eq!(private.first_in(&text), Some(name), "{text}");
            }
        }
        let private = words(&["Blue Harbour", "数据公司"], &[]);
        for text in [
            "Bl\u{200b}ue\u{200b} Har\u{ad}bour",
            "Blue Har[bour](https://x.example/)",
            "Blue **[Har](https://x.example/)**bour",
            "数\u{200b}据公司",
            "&#25968;据公司",
        ] {
            assert_eq!(private.all_in(text).len(), 1, "{text}");
        }
    }

    #[test]
    fn other_words_are_no_names() {
        for (name, texts) in [
            ("Acme Ann", &["Told Acme. Ann came", "acme / Ann", "Acme, Ann", "AcmeAnn", "acme.annex"][..]),
            ("Acme.com", &["acme com", "acmecom", "Acme. Com"]),
            ("Lee", &["lees", "Leeds", "flee"]),
            ("Gros", &["Groß"]),
            ("Kros", &["Kroß"]),
            ("Müller", &["Müllerss", "Müllersen", "Muller", "Mueller"]),
            (".NET Box", &["net box"]),
            ("Blue Harbour", &["[Blue](https://x.example/)Harbour", "blueharbour"]),
        ] {
            for text in texts {
                assert_eq!(words(&[name], &[]).all_in(text), [], "{name}: {text}");
            }
        }
        let hosts = words(&[], &["db1.corp"]);
        for text in ["db1 corp", "db1-corp", "db1/corp", "db1. corp"] {
            assert_eq!(hosts.all_in(text), [], "{text}");
        }
    }

    #[test]
    fn all_are_found_with_their_places() {
        let private = words(&["Blue Harbour", "Harbour"], &[]);
        let text = "2026-blue-harbour and the Harbour";
        let found: Vec<_> = private.all_in(text).into_iter().map(|it| (it.word, &text[it.bytes])).collect();
        assert_eq!(found, [("Blue Harbour", "blue-harbour"), ("Harbour", "harbour"), ("Harbour", "Harbour")]);
    }
}
