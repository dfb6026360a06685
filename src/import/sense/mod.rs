//! What a heading means, by its words and not by its exact form.

mod phrases;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use self::phrases::{PHRASES, STOCK};
use super::when::zone_in;
use crate::config::ImportSection;
use crate::record::ActionKind;

/// What a section tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    Summary,
    ExecutiveSummary,
    Impact,
    Detection,
    Timeline,
    RootCause,
    Trigger,
    Factors,
    Whys,
    Resolution,
    Lessons,
    WentWell,
    WentPoorly,
    GotLucky,
    Surprises,
    /// With the kind of its actions, where the heading names one.
    Actions(Option<ActionKind>),
    Improvements,
    Conclusion,
    People,
    References,
    Related,
    Communications,
    Glossary,
    /// What is known of the incident in a word each: date, severity, authors.
    Metadata,
    /// What has no field, and an archive says so.
    Appendix,
}

/// A heading of more words than this tells something of its own, and means what it begins with.
const SHORT: usize = 6;

/// What headings mean: the archive's own words, and before all others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// In small letters, without marks.
    own: Vec<(String, Sense)>,
}

impl Vocabulary {
    /// The built-in words alone.
    #[cfg(test)]
    pub const BUILT_IN: &'static Self = &Self { own: Vec::new() };

    /// The words that an archive adds.
    pub fn new<'w>(own: impl IntoIterator<Item = (&'w str, ImportSection)>) -> Self {
        let own = own.into_iter().map(|(words, section)| (plain(words), section.into()));
        Self { own: own.filter(|(words, _)| !words.is_empty()).collect() }
    }

    /// What a heading means; `None` where that is not known.
    pub fn sense(&self, heading: &str) -> Option<Sense> {
        let words = plain(heading);
        if words.is_empty() {
            return None;
        }
        // Alone, a word that begins many other headings.
        if words == "why" {
            return Some(Sense::Whys);
        }
        // All of them in one section.
        if words.starts_with("what went well ")
            && ["poorly", "wrong", "badly", "lucky"].iter().any(|word| words.ends_with(word))
        {
            return Some(Sense::Lessons);
        }
        let begins = |phrase: &str| words.strip_prefix(phrase).is_some_and(|rest| is_end(rest, phrase));
        let holds = |phrase: &str| {
            words.match_indices(phrase).any(|(at, _)| {
                let is_start = at == 0 || words[..at].ends_with(' ') || !phrase.is_ascii();
                is_start && is_end(&words[at + phrase.len()..], phrase)
            })
        };
        let is_short = words.split(' ').count() <= SHORT;
        let own = || self.own.iter().map(|(phrase, sense)| (phrase.as_str(), *sense));
        let found = longest(own(), begins).or_else(|| longest(own(), holds).filter(|_| is_short));
        let built_in = || PHRASES.iter().copied();
        found.or_else(|| longest(built_in(), begins)).or_else(|| longest(built_in(), holds).filter(|_| is_short))
    }

    /// Whether a heading is one of the known phrases, and nothing else.
    pub fn has_exactly(&self, heading: &str) -> bool {
        let words = plain(heading);
        self.own.iter().any(|(phrase, _)| *phrase == words) || PHRASES.iter().any(|(phrase, _)| *phrase == words)
    }

    /// Whether a heading has words that say more than what its section is.
    pub fn is_surpassed_by(&self, heading: &str) -> bool {
        static KNOWN: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
            let of_phrases = PHRASES.iter().flat_map(|(phrase, _)| phrase.split(' '));
            of_phrases.chain(STOCK.iter().copied()).collect()
        });
        // A number before it counts the sections.
        let heading = heading.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' '));
        let small = heading.to_lowercase().replace('’', "'");
        let mut words = small.split(|c: char| !(c.is_alphanumeric() || c == '\'')).filter(|word| !word.is_empty());
        let is_own = |word: &str| self.own.iter().any(|(phrase, _)| phrase.split(' ').any(|known| known == word));
        words.any(|word| word.is_ascii() && !KNOWN.contains(word) && !is_own(word) && zone_in(word).is_none())
    }
}

/// The sense of the longest phrase that fits.
fn longest<'p>(phrases: impl Iterator<Item = (&'p str, Sense)>, fits: impl Fn(&str) -> bool) -> Option<Sense> {
    phrases.filter(|(phrase, _)| fits(phrase)).max_by_key(|(phrase, _)| phrase.len()).map(|(_, sense)| sense)
}

impl From<ImportSection> for Sense {
    fn from(section: ImportSection) -> Self {
        match section {
            ImportSection::Summary => Self::Summary,
            ImportSection::ExecutiveSummary => Self::ExecutiveSummary,
            ImportSection::Impact => Self::Impact,
            ImportSection::Detection => Self::Detection,
            ImportSection::Timeline => Self::Timeline,
            ImportSection::RootCause => Self::RootCause,
            ImportSection::Trigger => Self::Trigger,
            ImportSection::ContributingFactors => Self::Factors,
            ImportSection::Whys => Self::Whys,
            ImportSection::Resolution => Self::Resolution,
            ImportSection::Lessons => Self::Lessons,
            ImportSection::WentWell => Self::WentWell,
            ImportSection::WentPoorly => Self::WentPoorly,
            ImportSection::GotLucky => Self::GotLucky,
            ImportSection::Surprises => Self::Surprises,
            ImportSection::ActionItems => Self::Actions(None),
            ImportSection::Improvements => Self::Improvements,
            ImportSection::Conclusion => Self::Conclusion,
            ImportSection::Participants => Self::People,
            ImportSection::References => Self::References,
            ImportSection::Metadata => Self::Metadata,
            ImportSection::Appendix => Self::Appendix,
        }
    }
}

/// Whether a phrase ends where a word does; in scripts without spaces that is anywhere.
fn is_end(rest: &str, phrase: &str) -> bool {
    !phrase.is_ascii() || !rest.starts_with(char::is_alphanumeric)
}

/// The heading in small letters, without marks, numbers before it and what stands in brackets behind it.
fn plain(heading: &str) -> String {
    let small = heading.to_lowercase();
    let before = small.split(['(', '（', '[']).find(|part| part.chars().any(char::is_alphanumeric)).unwrap_or_default();
    let text: String = before
        .chars()
        .filter_map(|c| match c {
            '’' => Some('\''),
            '*' | '`' | '"' | '“' | '”' | ';' => None,
            '-' | '_' | '/' | '&' | ':' | '：' => Some(' '),
            c if c.is_alphanumeric() || matches!(c, ' ' | '\'' | '.' | 'ー') => Some(c),
            _ => None,
        })
        .collect();
    let text = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' ')).replace('.', "");
    // `5 whys` is no number.
    let text = if before.trim_start().starts_with("5 why") { format!("5 {text}") } else { text };
    let words = text
        .split_whitespace()
        .map(|word| CONTRACTIONS.iter().find(|(short, _)| *short == word).map_or(word, |(_, long)| long));
    words.collect::<Vec<_>>().join(" ")
}

/// Short forms of words that headings have in both.
const CONTRACTIONS: &[(&str, &str)] = &[
    ("couldn't", "could not"),
    ("didn't", "did not"),
    ("don't", "do not"),
    ("it's", "it is"),
    ("we'll", "we will"),
    ("we're", "we are"),
    ("we've", "we have"),
    ("what's", "what is"),
];

#[cfg(test)]
mod tests {
    use super::Sense::*;
    use super::*;

    #[test]
    fn headings_mean_what_people_mean() {
        for (heading, sense) in [
            ("Timeline (all times UTC)", Some(Timeline)),
            ("3. **Root Cause** Analysis", Some(RootCause)),
            ("Contributing factors:", Some(Factors)),
            ("Root Cause and Resolution:", Some(RootCause)),
            ("Corrective and Preventative Measures:", Some(Actions(None))),
            ("What went well?", Some(WentWell)),
            ("Where we got lucky", Some(GotLucky)),
            ("The 5 Whys", Some(Whys)),
            ("5 Whys", Some(Whys)),
            ("Five Whys（系統A）", Some(Whys)),
            ("予防（Prevent）", Some(Actions(Some(ActionKind::Prevent)))),
            ("根本原因分析", Some(RootCause)),
            ("うまくいかなかったこと", Some(WentPoorly)),
            ("Follow-up", Some(Actions(None))),
            ("TL;DR", Some(Summary)),
            ("Impact on customers", Some(Impact)),
            ("Our thanks", None),
            ("14:05", None),
            ("The causeway closed for the afternoon because of high water", None),
            ("", None),
        ] {
            assert_eq!(Vocabulary::BUILT_IN.sense(heading), sense, "{heading}");
        }
    }

    #[test]
    fn an_archives_own_words_come_first() {
        let words = Vocabulary::new([
            ("Verlauf", ImportSection::Timeline),
            ("What we do", ImportSection::ActionItems),
            ("Customer impact", ImportSection::Appendix),
        ]);
        assert_eq!(words.sense("2. Verlauf (UTC)"), Some(Timeline));
        assert_eq!(words.sense("What we do next"), Some(Actions(None)));
        assert_eq!(words.sense("Customer impact"), Some(Appendix));
        assert_eq!(words.sense("Impact"), Some(Impact));
        assert!(
            words.has_exactly("VERLAUF:")
                && !words.is_surpassed_by("Verlauf")
                && words.is_surpassed_by("Verlauf am Abend")
        );
    }
}
