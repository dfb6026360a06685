//! The incidents that answer a question, best first: `find` of `templates/html/search.js`.

use chrono::NaiveDate;
use rayon::prelude::*;

use super::answer::{Answer, LEVELS};
use super::near::near;
use super::query::{Query, Term};
use super::words::Words;

/// One incident that may be found.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'a> {
    pub words: &'a Words,
    pub day: Option<NaiveDate>,
    /// Whether it may be among the results; how rare words are is counted over all.
    pub is_wanted: bool,
}

/// What was found.
#[derive(Debug, Clone, Default)]
pub struct Ranking {
    /// The numbers of incidents with their scores, best first.
    pub hits: Vec<(usize, f64)>,
    /// What is marked in their texts, for each term.
    pub marks: Vec<Mark>,
    /// Words that nobody wrote, and what was taken instead: the nearest first.
    pub corrected: Vec<(String, Vec<String>)>,
    /// Whether they have all that was asked; else they have some of it.
    pub is_all: bool,
}

/// What is marked for one term.
#[derive(Debug, Clone, Default)]
pub struct Mark {
    pub(super) typed: String,
    pub(super) answers: Vec<Answer>,
}

/// Ranks incidents, which are numbered from the oldest: those that have all that is asked; where none has, those with
/// most.
pub fn rank(query: &Query, all: &[Candidate<'_>]) -> Ranking {
    let exact: Vec<Vec<Option<f64>>> = query.terms.iter().map(|term| worths(&answers_of(term), term, all)).collect();
    let instead = corrected(query, &exact, all);
    let mut scores = vec![0.0; all.len()];
    let mut had = vec![0_usize; all.len()];
    let mut ranking = Ranking::default();
    for ((term, exact), guesses) in query.terms.iter().zip(exact).zip(&instead) {
        let mut answers = answers_of(term);
        let found = if guesses.is_empty() {
            exact
        } else {
            ranking.corrected.push((term.word.clone(), guesses.iter().map(|one| one.typed().to_owned()).collect()));
            answers.extend_from_slice(guesses);
            worths(&answers, term, all)
        };
        let weight = rarity(found.iter().flatten().count(), all.len());
        for ((score, had), worth) in scores.iter_mut().zip(&mut had).zip(found) {
            if let Some(worth) = worth {
                *score += worth * weight;
                *had += usize::from(!term.is_extra);
            }
        }
        ranking.marks.push(Mark { typed: term.word.clone(), answers });
    }
    let without: Vec<Answer> = query.without.iter().map(|word| Answer::instead(word, 1.0)).collect();
    let mut scratch = Vec::new();
    let mut is_out = |one: &Candidate<'_>| without.iter().any(|word| word.worth(one.words, &mut scratch).is_some());
    let wanted: Vec<usize> = (0..all.len()).filter(|nth| all[*nth].is_wanted && !is_out(&all[*nth])).collect();
    let most = wanted.iter().map(|nth| had[*nth]).max().unwrap_or_default();
    let asked = query.terms.iter().filter(|term| !term.is_extra).count();
    ranking.is_all = most == asked;
    if most > 0 || asked == 0 {
        let best = wanted.into_iter().filter(|nth| had[*nth] == most);
        ranking.hits = best.map(|nth| (nth, scores[nth])).collect();
    }
    ranking.hits.sort_by(|(one, score), (other, other_score)| other_score.total_cmp(score).then(other.cmp(one)));
    ranking
}

fn answers_of(term: &Term) -> Vec<Answer> {
    match (term.word.as_str(), term.days) {
        ("", _) => Vec::new(),
        (word, Some(_)) => vec![Answer::exactly(word)],
        (word, None) => vec![Answer::to(word)],
    }
}

/// What each incident is worth for a term.
fn worths(answers: &[Answer], term: &Term, all: &[Candidate<'_>]) -> Vec<Option<f64>> {
    let worth = |scratch: &mut Vec<u8>, one: &Candidate<'_>| {
        let (first, after) = term.days.unwrap_or_default();
        let by_day = one.day.filter(|day| *day >= first && *day < after).map(|_| LEVELS[3]);
        let by_word = answers.iter().filter_map(|answer| answer.worth(one.words, scratch));
        by_word.chain(by_day).max_by(f64::total_cmp)
    };
    all.par_iter().with_min_len(256).map_init(Vec::new, worth).collect()
}

/// What a term tells that so many of all incidents have.
#[expect(clippy::cast_precision_loss, reason = "fewer than a billion incidents")]
fn rarity(found: usize, all: usize) -> f64 {
    ((all as f64 - found as f64 + 0.5) / (found as f64 + 0.5)).ln_1p()
}

/// For each term what stands in its place: nothing where it was found, or is like no other word.
fn corrected(query: &Query, exact: &[Vec<Option<f64>>], all: &[Candidate<'_>]) -> Vec<Vec<Answer>> {
    let is_unknown = |nth: &usize| {
        let term = &query.terms[*nth];
        term.days.is_none() && !term.is_extra && exact[*nth].iter().all(Option::is_none)
    };
    let last = query.terms.iter().rposition(|term| !term.word.is_empty() && !term.is_extra);
    let unknown: Vec<usize> = (0..query.terms.len()).filter(is_unknown).collect();
    let mut instead = vec![Vec::new(); query.terms.len()];
    if unknown.is_empty() {
        return instead;
    }
    let words: Vec<&Words> = all.iter().map(|one| one.words).collect();
    let found: Vec<_> = unknown.iter().map(|nth| near(&query.terms[*nth].word, &words, Some(*nth) == last)).collect();
    // Where another word is nowhere, what was asked for is not here: then a guess has to be a good one.
    let is_elsewhere = found.iter().any(Vec::is_empty);
    for (nth, near) in unknown.into_iter().zip(found) {
        let letters = query.terms[nth].word.chars().count();
        let is_fit = |word: &str| !is_elsewhere || (letters > 5 && word.chars().count() >= letters);
        instead[nth] = near
            .into_iter()
            .filter(|near| is_fit(&near.word))
            .map(|near| Answer::instead(&near.word, 0.7_f64.powi(i32::try_from(near.slips).unwrap_or(9) + 1)))
            .collect();
    }
    instead
}
