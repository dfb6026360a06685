//! The reference of the rules, from the catalogue.

use std::fmt::Write as _;

use hotwash::check::rules::CATALOGUE;
use hotwash::check::{Family, Rule};
use hotwash::finding::Level;

use super::is_made;

#[test]
fn the_reference_of_rules_tells_the_whole_catalogue() {
    let mut families: Vec<Family> = CATALOGUE.iter().map(|rule| rule.family).collect();
    families.sort_unstable();
    families.dedup();
    let mut made = String::new();
    for family in &families {
        writeln!(made, "## {}\n\n| rule | draft | in review | published | defect |", family.title()).unwrap();
        made.push_str("| --- | --- | --- | --- | --- |\n");
        for rule in of(*family) {
            let [draft, in_review, published] = levels(rule);
            let summary = rule.summary.replace('|', "\\|");
            writeln!(made, "| [{0}](#{0}) | {draft} | {in_review} | {published} | {summary} |", rule.id).unwrap();
        }
        made.push('\n');
        for rule in of(*family) {
            let [draft, in_review, published] = levels(rule);
            let loud = if draft == in_review && in_review == published {
                format!("{published} at any status")
            } else {
                format!("{draft} in a draft, {in_review} in review, {published} when published")
            };
            writeln!(made, "### {}\n\n*{}* ({loud})\n\n{}\n", rule.id, rule.summary, rule.why).unwrap();
            writeln!(made, "What to do: {}.\n", rule.help).unwrap();
        }
    }
    is_made("docs/rules.md", &made);
}

fn of(family: Family) -> impl Iterator<Item = &'static Rule> {
    CATALOGUE.iter().copied().filter(move |rule| rule.family == family)
}

fn levels(rule: &Rule) -> [String; 3] {
    let name = |level: Option<Level>| level.map_or_else(|| "silent".to_owned(), |level| level.to_string());
    [rule.levels.draft, rule.levels.in_review, rule.levels.published].map(name)
}
