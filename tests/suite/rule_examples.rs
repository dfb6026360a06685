//! The examples that `hotwash explain` shows are cut from the fixtures of the rules.
//!
//! `SNAPSHOTS=overwrite cargo test --test suite rule_examples::` cuts them again.
#![expect(clippy::unwrap_used, reason = "tests read their fixtures")]

use std::ops::Range;
use std::path::Path;

use snapbox::data::DataFormat;
use snapbox::{Assert, Data};

use crate::rules;
use crate::sandbox::Sandbox;

/// As many lines as an example is long.
const LONGEST: usize = 6;

/// Lines of the one text in whose place the other has its own.
struct Hunk {
    bad: Range<usize>,
    good: Range<usize>,
}

/// Where two texts differ: by their longest common subsequence of lines.
fn hunks(bad: &[&str], good: &[&str]) -> Vec<Hunk> {
    let mut common = vec![vec![0; good.len() + 1]; bad.len() + 1];
    for (i, line) in bad.iter().enumerate().rev() {
        for (j, other) in good.iter().enumerate().rev() {
            common[i][j] =
                if line == other { common[i + 1][j + 1] + 1 } else { common[i + 1][j].max(common[i][j + 1]) };
        }
    }
    let (mut i, mut j, mut found) = (0, 0, Vec::new());
    while i < bad.len() || j < good.len() {
        let start = (i, j);
        while (i < bad.len() || j < good.len()) && !(i < bad.len() && j < good.len() && bad[i] == good[j]) {
            if j == good.len() || (i < bad.len() && common[i + 1][j] >= common[i][j + 1]) { i += 1 } else { j += 1 }
        }
        if (i, j) != start {
            found.push(Hunk { bad: start.0..i, good: start.1..j });
        }
        (i, j) = (i + 1, j + 1);
    }
    found
}

/// Lines as part of an example, with one before and one after them where there is room.
fn shown(lines: &[&str], part: &Range<usize>) -> String {
    let room = usize::from(part.len() + 2 <= LONGEST);
    let (from, to) = (part.start.saturating_sub(room), (part.end + room).min(lines.len()));
    lines[from..to.min(from + LONGEST)].iter().map(|line| format!("    {line}").trim_end().to_owned() + "\n").collect()
}

/// A finding of the bad fixture, and what the good one has there. Of several, the one that is told
/// in the fewest lines; where what makes it good is too far away, the bad part alone.
fn example(rule: &str) -> String {
    let case = rules::root().join(rule);
    let (bad, good) = (rules::inputs(&case, "bad"), rules::inputs(&case, "good"));
    let mut best: Option<(usize, String)> = None;
    for finding in rules::check(&case, "bad").findings() {
        let text = String::from_utf8(bad[&*finding.file].clone()).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        let at = finding.position.line.max(1) - 1..finding.position.end_line.max(1);
        let said = format!("  {}: {}\n", finding.level, finding.message);
        let mut told = (usize::MAX, format!("bad:\n{}{said}", shown(&lines, &at)));
        // One record may have another name where it is good; of several, each has its own.
        let same_name =
            good.get(&*finding.file).or_else(|| good.values().next().filter(|_| good.len() == 1 && bad.len() == 1));
        let other = String::from_utf8(same_name.cloned().unwrap_or_default()).unwrap();
        let others: Vec<&str> = other.lines().collect();
        for hunk in hunks(&lines, &others) {
            let part = at.start.min(hunk.bad.start)..at.end.max(hunk.bad.end);
            let start = (hunk.good.start + part.start).saturating_sub(hunk.bad.start);
            let good_part = start..(hunk.good.end + part.end - hunk.bad.end).min(others.len());
            // What is missing is added after the place that lacks it.
            let is_before = usize::from(hunk.bad.start < at.start);
            let cost = part.len() + good_part.len() + 4 * is_before;
            if cost < told.0 && part.len() <= LONGEST && good_part.len() <= LONGEST {
                let (bad, good) = (shown(&lines, &part), shown(&others, &good_part));
                told = (cost, format!("bad:\n{bad}{said}\ngood:\n{good}"));
            }
        }
        if best.as_ref().is_none_or(|(least, _)| told.0 < *least) {
            best = Some(told);
        }
    }
    best.map(|(_, told)| told).unwrap_or_default()
}

#[test]
fn the_examples_of_the_rules_are_those_of_their_fixtures() {
    let examples: Vec<String> =
        rules::names(&rules::root()).iter().map(|rule| format!("== {rule}\n{}", example(rule))).collect();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli/explain/examples.txt");
    Assert::new()
        .action_env(snapbox::assert::DEFAULT_ACTION_ENV)
        .eq(Data::text(examples.join("\n")).raw(), Data::read_from(&path, Some(DataFormat::Text)).raw());
}

#[test]
fn explain_shows_a_bad_and_a_good_example() {
    let text = Sandbox::new().hotwash("explain impossible-clock").expect(0).stdout;
    let (bad, good) = text.split_once("\nbad:\n").unwrap().1.split_once("\ngood:\n").unwrap();
    assert!(bad.contains("  started: 2026-01-08 14:00 PM\n"), "{text}");
    assert!(bad.contains("  error: "), "{text}");
    assert!(good.contains("  started: 2026-01-08 14:00\n"), "{text}");
    assert!(!text.contains("=="), "{text}");
}
