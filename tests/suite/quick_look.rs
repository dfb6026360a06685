//! The quick look at which words a record holds never hides what the close look finds.

use std::collections::BTreeMap;

use hotwash::finding::Finding;

use crate::rules;

/// What is found in each file, apart from the words of it.
fn told(findings: &[Finding]) -> Vec<(String, usize, usize)> {
    findings.iter().map(|found| (format!("{found:?}"), found.position.line, found.position.column)).collect()
}

/// A backslash may be an escape, which may be any word: with one in the file nothing is skipped.
#[test]
fn a_record_in_which_any_word_may_stand_has_the_same_findings() {
    for name in rules::names(&rules::root()) {
        let case = rules::root().join(&name);
        for side in ["bad", "good"] {
            let plain = rules::inputs(&case, side);
            let escaped: BTreeMap<_, _> = plain
                .iter()
                .map(|(file, text)| {
                    let end: &[u8] = if text.ends_with(b"\n") { b"# \\\n" } else { b"\n# \\\n" };
                    (file.clone(), [text, end].concat())
                })
                .collect();
            let config = rules::config(&case);
            let found = |texts| told(&rules::proofread_texts(texts, &config, None).findings());
            assert_eq!(found(&plain), found(&escaped), "{name}/{side}");
        }
    }
}
