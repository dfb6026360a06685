//! Why two incidents are alike: what both name, and what both say.

use std::collections::HashMap;

use super::past::Past;
use super::tells;
use super::things::is_generic;
use super::traits::Traits;
use crate::record::{ActionItem, ActionKind, Line, Postmortem};

/// As many words are told.
const MOST: usize = 6;
/// What counts less than such a part of what counts most is no reason.
const LEAST: f32 = 0.15;
/// As many out of a hundred two actions have in common that are one.
const SAME_ACTION: usize = 60;

/// What two records have in common.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reasons {
    /// As this record writes them.
    pub services: Vec<String>,
    pub categories: Vec<String>,
    /// What counts most first.
    pub words: Vec<Shared>,
    /// The ids of actions of this record and of the other that promise the same, where the other's is not done.
    pub actions: Vec<(Option<String>, Option<String>)>,
}

/// What both say, each in its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    pub here: String,
    pub there: String,
}

impl Reasons {
    /// Why `here` is like `there`, among the records of `past`.
    pub fn of(here: &Postmortem, there: &Postmortem, past: &Past<'_>) -> Self {
        let names = |one: &[Line], other: &[Line]| {
            let is_there = |name: &&Line| other.iter().any(|other| is_same(name, other));
            one.iter().filter(is_there).map(ToString::to_string).collect::<Vec<_>>()
        };
        let mut categories: Vec<String> = Vec::new();
        for category in here.contributing_factors.iter().filter_map(|factor| factor.category.as_deref()) {
            let theirs = there.contributing_factors.iter().filter_map(|factor| factor.category.as_deref());
            let is_new = !categories.iter().any(|known| is_same(known, category));
            if is_new && theirs.into_iter().any(|other| is_same(other, category)) {
                categories.push(category.to_owned());
            }
        }
        Self {
            services: names(&here.services, &there.services),
            categories,
            words: words(here, there, past),
            actions: actions(here, there),
        }
    }
}

fn words(here: &Postmortem, there: &Postmortem, past: &Past<'_>) -> Vec<Shared> {
    let (here, there) = (told(here), told(there));
    let mut both: Vec<(f32, &str, &str)> = here
        .iter()
        .filter(|(what, _)| !is_generic(**what))
        .filter_map(|(what, (weight, text))| {
            let (other, there) = there.get(what)?;
            Some((weight * other * past.rarity(*what).powi(2), *text, *there))
        })
        .collect();
    both.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| (one.1, one.2).cmp(&(other.1, other.2))));
    let least = both.first().map_or(0.0, |(most, ..)| most * LEAST);
    let mut words: Vec<Shared> = Vec::new();
    for (_, here, there) in both.into_iter().filter(|(counts, ..)| *counts >= least) {
        let said = |text: &str, by: fn(&Shared) -> &String| {
            words.iter().any(|known| by(known).split(' ').any(|word| text.split(' ').any(|other| is_same(word, other))))
        };
        // A phrase and its words are told once.
        if !said(here, |shared| &shared.here) && !said(there, |shared| &shared.there) {
            words.push(Shared { here: one_line(here), there: one_line(there) });
        }
        if words.len() == MOST {
            break;
        }
    }
    words
}

/// Each word and thing of a record, with the text that says the most of it.
fn told(record: &Postmortem) -> HashMap<u32, (f32, &str)> {
    let mut told: HashMap<u32, (f32, &str)> = HashMap::new();
    tells::each(record, |tell| {
        let known = told.entry(tell.what).or_insert((tell.weight, tell.text));
        if tell.weight > known.0 {
            *known = (tell.weight, tell.text);
        }
    });
    told
}

fn actions(here: &Postmortem, there: &Postmortem) -> Vec<(Option<String>, Option<String>)> {
    let of = |text: Option<&str>| {
        let text = text.and_then(|text| text.parse().ok());
        let action = ActionItem { text, kind: Some(ActionKind::Prevent), ..ActionItem::default() };
        Traits::of(&Postmortem { action_items: vec![action], ..Postmortem::default() })
    };
    let id = |action: &ActionItem| action.id.as_deref().map(str::to_owned);
    let mut same = Vec::new();
    let open = there.action_items.iter().filter(|action| action.state().is_open());
    let theirs: Vec<_> = open.map(|action| (id(action), of(action.text.as_deref()))).collect();
    for action in &here.action_items {
        let own = of(action.text.as_deref());
        let is_same = |other: &Traits| {
            let shared = own.told.iter().filter(|(what, _)| other.told.iter().any(|(one, _)| one == what)).count();
            let all = own.told.len() + other.told.len() - shared;
            shared >= 4 && shared * 100 >= all * SAME_ACTION
        };
        if let Some((other, _)) = theirs.iter().find(|(_, other)| is_same(other)) {
            same.push((id(action), other.clone()));
        }
    }
    same
}

fn is_same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
