//! `check --fix`: makes the safe fixes of one file, until nothing is left to fix.
//!
//! Each change is verified: the file says afterwards what it said, but for what was fixed; the
//! finding is gone; and a reading that was mended, or a list that was moved, brings no new error. What
//! fails is left as it was, alone: other fixes of the file are made all the same.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;
use std::path::Path;

use super::around::Beside;
use super::proofread::{Content, Options, proofread_beside};
use crate::document::edit;
use crate::error::Result;
use crate::finding::{Defect, FieldPath, Finding, Level, Repair, shown};

/// Far more than any file needs: each round makes a fix or gives one up.
const MOST_ROUNDS: usize = 500;
/// As many changes of one file are tried, so that thousands which fail are not each tried alone.
const MOST_TRIALS: usize = 300;

/// A file after its fixes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    pub text: String,
    /// In the order of the lines.
    pub fixed: Vec<Fixed>,
    /// Findings whose fix would have made the file worse.
    pub left: Vec<Finding>,
}

/// One finding that is no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fixed {
    pub rule: &'static str,
    /// Where it stood.
    pub line: usize,
    /// What changed: `was` -> `is`.
    pub what: String,
}

/// Makes every safe fix of a text. Fixing what it returns changes nothing.
pub fn fix(file: &Path, text: &str, options: Options<'_>) -> Result<Mended> {
    let mut bench = Bench { file, options, findings: Vec::new(), left: Vec::new(), trials: 0 };
    bench.findings = bench.proofread(text)?;
    let (mut text, mut fixed) = (text.to_owned(), Vec::new());
    for _ in 0..MOST_ROUNDS {
        let batch = bench.next_batch();
        if batch.is_empty() {
            break;
        }
        text = bench.make(text, &batch, &mut fixed)?;
    }
    fixed.sort_by_key(|fixed: &Fixed| fixed.line);
    Ok(Mended { text, fixed, left: bench.left })
}

/// The text with an item at the end of a list: its keys and their texts.
pub fn answer(text: &str, list: &FieldPath, item: &[(Cow<'static, str>, String)]) -> Result<String> {
    edit::append_texts(text, list, item)
}

/// A file at work.
struct Bench<'a> {
    file: &'a Path,
    options: Options<'a>,
    /// Of the text as it is now.
    findings: Vec<Finding>,
    left: Vec<Finding>,
    trials: usize,
}

impl Bench<'_> {
    fn proofread(&self, text: &str) -> Result<Vec<Finding>> {
        let read = |_: &Path| Ok(Content::Whole(text.to_owned()));
        Ok(proofread_beside(&[self.file.to_owned()], Beside::default(), &read, self.options)?.findings())
    }

    /// What is made next, together: words in another spelling, since much that stands under a
    /// misspelt key is seen only then; then mended readings; then one change of the structure.
    fn next_batch(&self) -> Vec<Finding> {
        let left: HashSet<_> = self.left.iter().map(saying).collect();
        let is_left = |finding: &Finding| left.contains(&saying(finding));
        let is_here = |finding: &Finding| !repair(finding).is_none_or(Repair::is_elsewhere);
        let fixable = self.findings.iter().filter(|it| it.is_fixable() && is_here(it) && !is_left(it));
        let mut by_stage: BTreeMap<Stage, Vec<Finding>> = BTreeMap::new();
        for finding in fixable {
            let batch = by_stage.entry(Stage::of(finding)).or_default();
            let is_free = match batch.last() {
                None => true,
                Some(last) if Stage::of(finding) == Stage::Structure => goes_with(repair(last), repair(finding)),
                Some(last) => last.position.bytes.1 <= finding.position.bytes.0,
            };
            if is_free {
                batch.push(finding.clone());
            }
        }
        by_stage.into_values().next().unwrap_or_default()
    }

    /// Makes a batch, or its halves where it does not go well as a whole.
    fn make(&mut self, text: String, batch: &[Finding], fixed: &mut Vec<Fixed>) -> Result<String> {
        self.trials += 1;
        if self.trials > MOST_TRIALS {
            self.left.extend_from_slice(batch);
            return Ok(text);
        }
        if let Ok(new) = apply(&text, batch) {
            let findings = self.proofread(&new)?;
            if self.is_better(&findings, batch) {
                fixed.extend(batch.iter().map(|finding| told(&text, finding)));
                self.findings = findings;
                return Ok(new);
            }
        }
        let middle = batch.len() / 2;
        if middle == 0 || repair(&batch[0]) == repair(&batch[middle]) {
            self.left.extend_from_slice(batch);
            return Ok(text);
        }
        // From the end, so that the places of the first half stay true.
        let text = self.make(text, &batch[middle..], fixed)?;
        self.make(text, &batch[..middle], fixed)
    }

    fn is_better(&self, after: &[Finding], batch: &[Finding]) -> bool {
        let now: HashSet<_> = after.iter().map(saying).collect();
        let is_gone = |finding: &Finding| !now.contains(&saying(finding));
        let brings_errors = || {
            let old: HashSet<_> = self.findings.iter().map(saying).collect();
            let is_new = |finding: &&Finding| !old.contains(&saying(finding));
            let is_harm = |finding: &Finding| finding.level == Level::Error && !finding.is_fixable();
            after.iter().filter(is_new).any(is_harm)
        };
        // What is seen only once a part has an id was wrong before, too.
        let is_named = |finding: &Finding| matches!(repair(finding), Some(Repair::Set(..)));
        let is_certain = batch.iter().all(|finding| Stage::of(finding) == Stage::Spelling || is_named(finding));
        batch.iter().all(is_gone) && (is_certain || !brings_errors())
    }
}

/// In the order in which fixes are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    /// The same, in the record's form. What it then contradicts was wrong before.
    Spelling,
    /// What cannot be, read as what it must have been: a contradiction speaks against it.
    Reading,
    Structure,
}

impl Stage {
    fn of(finding: &Finding) -> Self {
        match repair(finding) {
            Some(Repair::Replace(_)) if finding.rule == Defect::ImpossibleClock.rule() => Self::Reading,
            Some(Repair::Replace(_)) => Self::Spelling,
            _ => Self::Structure,
        }
    }
}

fn repair(finding: &Finding) -> Option<&Repair> {
    finding.fix.as_ref().map(|fix| &fix.repair)
}

/// Whether two changes of the structure are made together: the same one, or fields that are set.
fn goes_with(one: Option<&Repair>, other: Option<&Repair>) -> bool {
    one == other || matches!((one, other), (Some(Repair::Set(..)), Some(Repair::Set(..))))
}

/// What makes two findings the same, wherever their field stands.
fn saying(finding: &Finding) -> (&str, &FieldPath, &str) {
    (finding.rule, &finding.field, &finding.message)
}

fn apply(text: &str, batch: &[Finding]) -> Result<String> {
    match batch.first().and_then(repair) {
        Some(Repair::Set(..)) => {
            let texts = batch.iter().filter_map(|finding| match repair(finding) {
                Some(Repair::Set(field, value)) => Some((field, value.as_str())),
                _ => None,
            });
            edit::set_all(text, &texts.collect::<Vec<_>>())
        }
        Some(Repair::Remove(field)) => edit::remove(text, field),
        Some(Repair::Reorder(list, order)) => edit::reorder(text, list, order),
        _ => {
            let changes: Vec<_> = batch.iter().filter_map(change).collect();
            edit::respell(text, &changes)
        }
    }
}

fn change(finding: &Finding) -> Option<(Range<usize>, &str)> {
    Some((finding.position.range(), finding.fix.as_ref()?.replacement()?))
}

fn told(text: &str, finding: &Finding) -> Fixed {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let was = text.get(finding.position.range()).unwrap_or_default();
    let what = match repair(finding) {
        Some(Repair::Set(field, value)) => format!("`{field}` is now {}", shown(value)),
        Some(Repair::Remove(field)) => format!("`{field}` is taken away"),
        Some(Repair::Reorder(..)) => format!("{} is moved to its place", shown(was)),
        Some(Repair::Replace(is)) => format!("{} -> {}", shown(was), shown(is)),
        Some(Repair::Render(_) | Repair::Answer(..)) | None => finding.message.clone(),
    };
    Fixed { rule: finding.rule, line: finding.position.line, what }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::finding::{Fix, Position};

    fn applied(text: &str, repair: Repair) -> String {
        let finding = Finding {
            rule: "missing-field",
            level: Level::Note,
            file: Path::new("a.yaml").into(),
            position: Position::default(),
            field: FieldPath::root(),
            message: String::new(),
            help: None,
            fix: Some(Fix::safe(repair)),
        };
        apply(text, &[finding]).unwrap()
    }

    #[test]
    fn a_field_that_is_missing_is_set_where_the_schema_has_it() {
        let id = FieldPath::from("action_items").at(1).at("id");
        let text = "action_items:\n  - id: A1\n    text: a\n  - text: b # c\n";
        let want = "action_items:\n  - id: A1\n    text: a\n  - id: A2\n    text: b # c\n";
        assert_eq!(applied(text, Repair::Set(id, "A2".to_owned())), want);
    }

    #[test]
    fn an_item_of_a_list_is_taken_away_with_its_comment() {
        let text = "allow:\n  - rule: a # c\n    reason: x\n  # kept\n  - rule: b\n    reason: y\n";
        let want = "allow:\n  # kept\n  - rule: b\n    reason: y\n";
        assert_eq!(applied(text, Repair::Remove(FieldPath::from("allow").at(0))), want);
    }
}
