//! What a finding is known by in the next run, when lines above it have come or gone.

use std::collections::HashMap;
use std::path::Path;

use super::data::slashed;
use crate::finding::{FieldPath, Finding, Segment};

/// For each finding, 32 hexadecimal digits made of its rule, its file, its field and the text that
/// it points at: neither lines nor places in a list. Of several that agree in all of those, each
/// counts those before it, so that no two are the same.
///
/// `text_of` gives the text that a file was checked as.
pub fn fingerprints<'a>(findings: &[Finding], text_of: &dyn Fn(&Path) -> Option<&'a str>) -> Vec<String> {
    let mut seen: HashMap<u128, u32> = HashMap::new();
    let fingerprint = |finding: &Finding| {
        let value = text_of(&finding.file).and_then(|text| text.get(finding.position.range())).unwrap_or_default();
        let parts = [
            finding.rule,
            &slashed(&finding.file),
            &without_places(&finding.field),
            &value.split_whitespace().collect::<Vec<_>>().join(" "),
        ];
        let same = hash(&parts);
        let before = seen.entry(same).or_default();
        *before += 1;
        let fingerprint = if *before == 1 { same } else { hash(&[&format!("{same:032x}"), &before.to_string()]) };
        format!("{fingerprint:032x}")
    };
    findings.iter().map(fingerprint).collect()
}

/// `action_items[2].owner` as `action_items[].owner`.
fn without_places(field: &FieldPath) -> String {
    let step = |step: &Segment| match step {
        Segment::Key(key) => format!(".{key}"),
        Segment::Index(_) => "[]".to_owned(),
    };
    field.steps().iter().map(step).collect()
}

/// FNV-1a in 128 bits. The hashes of the standard library may differ from one release to the next;
/// this is no secret and needs no cryptography.
fn hash(parts: &[&str]) -> u128 {
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    // No part holds a null character, so that no two lists of parts are one text.
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0]));
    bytes.fold(BASIS, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_parted_otherwise_is_another_thing() {
        assert_ne!(hash(&["ab", "c"]), hash(&["a", "bc"]));
    }
}
