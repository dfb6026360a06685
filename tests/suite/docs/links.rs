//! Every link inside the documentation leads to a file and a heading that exist.

use std::path::Path;

use super::{at, documents, text_of};

#[test]
fn every_relative_link_leads_somewhere() {
    let mut broken = Vec::new();
    let mut seen = 0;
    for document in documents() {
        for target in targets(&text_of(&document)) {
            if target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            seen += 1;
            if let Some(why) = leads_nowhere(&document, &target) {
                broken.push(format!("{document}: {target}: {why}"));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    assert!(seen > 20, "the links are not recognised: {seen} found");
}

#[test]
fn headings_become_anchors_as_on_the_web() {
    assert_eq!(slug("The record, schema 1"), "the-record-schema-1");
    assert_eq!(slug("`action_items`"), "action_items");
    assert_eq!(slug("`impact.windows`"), "impactwindows");
}

/// Where the links and pictures of a Markdown text point; code is left out.
fn targets(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    for line in prose(text) {
        // Odd parts stand between backticks.
        for part in line.split('`').step_by(2) {
            all.extend(part.match_indices("](").map(|(place, _)| {
                let rest = &part[place + 2..];
                rest[..rest.find(')').unwrap_or(rest.len())].to_owned()
            }));
        }
    }
    all.sort();
    all.dedup();
    all
}

/// The lines outside fences.
fn prose(text: &str) -> impl Iterator<Item = &str> {
    let mut fenced = false;
    text.lines().filter(move |line| {
        let is_fence = line.trim_start().starts_with("```");
        fenced ^= is_fence;
        !fenced && !is_fence
    })
}

fn leads_nowhere(document: &str, target: &str) -> Option<&'static str> {
    let (file, heading) = target.split_once('#').unwrap_or((target, ""));
    let folder = Path::new(document).parent().unwrap_or(Path::new(""));
    let path = if file.is_empty() { document.to_owned() } else { folder.join(file).display().to_string() };
    if !at(&path).exists() {
        return Some("there is no such file");
    }
    if heading.is_empty() {
        return None;
    }
    let text = text_of(&path);
    let mut headings = prose(&text).filter(|line| line.starts_with('#')).map(|line| slug(line.trim_start_matches('#')));
    let exists = headings.any(|one| one == heading);
    (!exists).then_some("there is no such heading")
}

/// The anchor of a heading, as the web sites of git hosts make it.
pub fn slug(heading: &str) -> String {
    let kept = heading.trim().chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c.to_ascii_lowercase() }).collect()
}
