//! The laws of the catalogue: what holds for every rule, so that none has to be looked for.

use std::collections::BTreeSet;
use std::path::Path;

use hotwash::check::Rule;
use hotwash::check::rules::{CATALOGUE, find};

use crate::rules::{names, root};

fn ids() -> Vec<&'static str> {
    CATALOGUE.iter().map(|rule| rule.id).collect()
}

#[test]
fn the_catalogue_is_sorted_and_has_each_id_once() {
    let mut sorted = ids();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(ids(), sorted);
}

#[test]
fn every_rule_file_is_listed_under_its_own_name() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/check/rules");
    let files = names(&folder).into_iter().filter(|name| name != "mod.rs");
    let files: BTreeSet<String> = files.map(|name| name.trim_end_matches(".rs").replace('_', "-")).collect();
    let listed: BTreeSet<String> = ids().into_iter().map(str::to_owned).collect();
    assert_eq!(files, listed);
}

#[test]
fn every_rule_has_a_folder_of_fixtures_and_every_folder_a_rule() {
    let listed: Vec<String> = ids().into_iter().map(str::to_owned).collect();
    assert_eq!(names(&root()), listed);
}

#[test]
fn every_rule_is_found_by_its_id_and_no_other_word_finds_one() {
    for rule in CATALOGUE {
        assert_eq!(find(rule.id).map(|found| found.id), Some(rule.id));
    }
    assert!(find("no-such-rule").is_none());
}

#[test]
fn every_id_is_kebab_case() {
    let is_word =
        |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    let odd: Vec<_> = ids().into_iter().filter(|id| !id.split('-').all(is_word)).collect();
    assert!(odd.is_empty(), "{odd:?}");
}

#[test]
fn every_rule_says_what_why_and_what_to_do() {
    let is_line = |text: &str| {
        let begins = text.starts_with(|c: char| !c.is_uppercase() && !c.is_whitespace());
        begins && !text.ends_with('.') && !text.contains('\n')
    };
    let is_prose = |text: &str| text.starts_with(|c: char| c.is_uppercase() || c == '`') && text.ends_with('.');
    let says = |rule: &Rule| is_line(rule.summary) && is_line(rule.help) && is_prose(rule.why);
    let silent: Vec<_> = CATALOGUE.iter().filter(|rule| !says(rule)).map(|rule| rule.id).collect();
    assert!(silent.is_empty(), "summary and help are lines without full stop, why is sentences: {silent:?}");
}

#[test]
fn every_rule_is_loud_somewhere_and_never_quieter_as_a_record_matures() {
    for rule in CATALOGUE {
        let levels = rule.levels;
        assert!(levels.published.is_some(), "{}", rule.id);
        assert!(levels.draft <= levels.in_review && levels.in_review <= levels.published, "{}: {levels:?}", rule.id);
    }
}
