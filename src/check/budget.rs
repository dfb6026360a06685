//! Texts measured in words, against what is usual or configured.

use super::content::has_no_spaces;
use crate::config::Config;

/// As many words as a text should have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    pub fewest: Option<u64>,
    pub most: Option<u64>,
}

impl Budget {
    /// The configured bounds of a rule. One that is not configured is the usual one, unless it would
    /// contradict the other.
    pub fn of(rule: &str, usual: Self, config: &Config) -> Self {
        let (minimum, maximum) = config.bounds(rule);
        Self {
            fewest: minimum.or_else(|| usual.fewest.filter(|usual| maximum.is_none_or(|maximum| *usual < maximum))),
            most: maximum.or_else(|| usual.most.filter(|usual| minimum.is_none_or(|minimum| *usual > minimum))),
        }
    }

    /// What is said of so many words: `has 7 words, and should have at least 20`.
    pub fn verdict(self, words: u64) -> Option<Verdict> {
        let unit = if words == 1 { "word" } else { "words" };
        if let Some(fewest) = self.fewest.filter(|fewest| words < *fewest) {
            return Some(Verdict::TooFew(format!("has {words} {unit}, and needs at least {fewest}")));
        }
        let most = self.most.filter(|most| words > *most)?;
        Some(Verdict::TooMany(format!("has {words} {unit}, and should have at most {most}")))
    }
}

/// On which side of its budget a text is, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    TooFew(String),
    TooMany(String),
}

/// How many words a text has; `None` for one that is written without spaces between them.
pub fn count(text: &str) -> Option<u64> {
    if has_no_spaces(text) {
        return None;
    }
    let (mut words, mut is_counted) = (0, false);
    for letter in text.chars() {
        if letter.is_whitespace() {
            is_counted = false;
        } else if !is_counted && letter.is_alphanumeric() {
            is_counted = true;
            words += 1;
        }
    }
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::RuleSetting;

    const USUAL: Budget = Budget { fewest: Some(20), most: Some(120) };

    fn configured(minimum: Option<u64>, maximum: Option<u64>) -> (Option<u64>, Option<u64>) {
        let setting = RuleSetting { minimum, maximum, ..RuleSetting::default() };
        let config = Config { rules: [("a".to_owned(), setting)].into(), ..Config::default() };
        let budget = Budget::of("a", USUAL, &config);
        (budget.fewest, budget.most)
    }

    #[test]
    fn what_is_configured_wins_over_what_is_usual() {
        assert_eq!(configured(None, None), (Some(20), Some(120)));
        assert_eq!(configured(Some(5), None), (Some(5), Some(120)));
        assert_eq!(configured(None, Some(80)), (Some(20), Some(80)));
        assert_eq!(configured(Some(200), None), (Some(200), None));
        assert_eq!(configured(None, Some(15)), (None, Some(15)));
    }

    #[test]
    fn bounds_themselves_are_within() {
        assert_eq!(USUAL.verdict(20), None);
        assert_eq!(USUAL.verdict(120), None);
        assert_eq!(USUAL.verdict(1), Some(Verdict::TooFew("has 1 word, and needs at least 20".to_owned())));
        assert!(matches!(USUAL.verdict(121), Some(Verdict::TooMany(_))));
    }

    #[test]
    fn words_are_counted_where_spaces_part_them() {
        assert_eq!(count("It failed — twice, at 14:05."), Some(5));
        assert_eq!(count("接続プールが枯渇した"), None);
    }
}
