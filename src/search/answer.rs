//! Which words of the index answer one that was typed, and how well.

use super::drawers::BOUNDS;
use super::words::Words;
use crate::words::is_unspaced;

const ENDINGS: [&str; 7] = ["", "s", "es", "d", "ed", "ing", "e"];

/// What a place is worth: along the way, often, mainly, in the name.
pub const LEVELS: [f64; 4] = [0.45, 0.62, 0.78, 1.6];

/// A word that is looked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    typed: String,
    /// Its other forms.
    forms: Vec<String>,
    /// Whether longer words that begin so will do.
    is_beginning: bool,
    /// What it is worth in the place of a word that was misspelt.
    share: f64,
    /// The drawers that it and its forms lie in: the first and the last.
    drawers: (usize, usize),
}

impl Answer {
    pub fn to(typed: &str) -> Self {
        let letters = typed.chars().count();
        let forms = if letters > 3 { forms(typed) } else { Vec::new() };
        let first = forms.iter().map(String::as_str).chain([typed]).min().unwrap_or(typed);
        let is_beginning = letters > 1 || typed.chars().any(is_unspaced);
        let last = if is_beginning { format!("{typed}\u{10ffff}") } else { typed.to_owned() };
        let drawers = (drawer(first), drawer(forms.iter().map(String::as_str).chain([&*last]).max().unwrap_or(&last)));
        Self { typed: typed.to_owned(), forms, is_beginning, share: 1.0, drawers }
    }

    /// The same for a word that alone is meant.
    pub fn exactly(typed: &str) -> Self {
        Self { forms: Vec::new(), is_beginning: false, drawers: (drawer(typed), drawer(typed)), ..Self::to(typed) }
    }

    /// A word in the place of one that nobody wrote: its forms will do, longer words will not.
    pub fn instead(other: &str, share: f64) -> Self {
        Self { is_beginning: false, share, ..Self::to(other) }
    }

    /// How well a word answers; `None` where it does not.
    pub fn fit(&self, word: &str) -> Option<f64> {
        let fit = if word == self.typed {
            1.0
        } else if self.forms.iter().any(|form| form == word) {
            0.85
        } else if self.is_beginning && word.starts_with(&self.typed) {
            0.6 * share(self.typed.chars().count(), word.chars().count()).sqrt()
        } else {
            return None;
        };
        Some(fit * self.share)
    }

    /// What a record is worth by its words; `None` where it has none that answers.
    pub fn worth(&self, words: &Words, scratch: &mut Vec<u8>) -> Option<f64> {
        let mut best: Option<f64> = None;
        for nth in self.drawers.0..=self.drawers.1 {
            words.each(nth, scratch, |word, level| {
                let Some(fit) = std::str::from_utf8(word).ok().and_then(|word| self.fit(word)) else { return };
                let worth = fit * LEVELS[usize::from(level & 3)];
                best = Some(best.map_or(worth, |best| best.max(worth)));
            });
        }
        best
    }

    pub fn typed(&self) -> &str {
        &self.typed
    }
}

#[expect(clippy::cast_precision_loss, reason = "a ratio")]
fn share(one: usize, other: usize) -> f64 {
    one as f64 / other.max(1) as f64
}

/// Forms of an English word: what is left without its ending, with each ending.
fn forms(word: &str) -> Vec<String> {
    let stems = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending)).filter(|stem| stem.chars().count() > 2);
    let mut forms: Vec<String> =
        stems.flat_map(|stem| ENDINGS.iter().map(move |ending| format!("{stem}{ending}"))).collect();
    forms.sort_unstable();
    forms.dedup();
    forms
}

/// The drawer that a word lies in.
fn drawer(word: &str) -> usize {
    BOUNDS.partition_point(|bound| *bound <= word).saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_best_then_its_forms_then_what_begins_so() {
        let answer = Answer::to("cached");
        assert_eq!(answer.fit("cached"), Some(1.0));
        assert_eq!([answer.fit("cache"), answer.fit("caching")], [Some(0.85); 2]);
        assert!(answer.fit("cachedness").is_some_and(|fit| fit < 0.6));
        assert_eq!(answer.fit("cat"), None);
        assert_eq!(Answer::to("a").fit("ab"), None);
        assert_eq!(Answer::exactly("pool").fit("pools"), None);
    }

    #[test]
    fn all_that_answers_lies_in_the_drawers_that_are_opened() {
        for typed in ["loads", "con", "z", "2023", "東", "cooing", "evolves"] {
            let answer = Answer::to(typed);
            for word in answer.forms.iter().map(String::as_str).chain([typed]) {
                assert!((answer.drawers.0..=answer.drawers.1).contains(&drawer(word)), "{typed} {word}");
            }
        }
    }
}
