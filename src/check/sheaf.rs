//! The findings of one file, at rest: ten thousand records may have a quarter of a million of them.

use std::borrow::Cow;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::rules::CATALOGUE;
use crate::finding::{FieldPath, Finding, Fix, Level, Position};

/// Findings of one file, packed into a tenth of their size, in the order of every report.
#[derive(Debug, Clone, Default)]
pub struct Sheaf {
    bytes: Box<[u8]>,
    counts: [u32; 3],
    /// The file's text, as much of it as is wanted for showing.
    pub text: Option<Box<str>>,
}

/// A finding without what its file and its rule say already.
#[derive(Serialize, Deserialize)]
struct Packed<'a> {
    /// The rule's place in the catalogue.
    rule: u16,
    level: Level,
    position: Position,
    #[serde(borrow)]
    field: Cow<'a, FieldPath>,
    #[serde(borrow)]
    message: Cow<'a, str>,
    help: Help<'a>,
    fix: Cow<'a, Option<Fix>>,
}

#[derive(Serialize, Deserialize)]
enum Help<'a> {
    None,
    OfRule,
    #[serde(borrow)]
    Own(Cow<'a, str>),
}

impl Sheaf {
    /// With as much of the file's text as is wanted.
    pub fn of(mut findings: Vec<Finding>, text: Option<Box<str>>) -> Self {
        findings.sort_by(Finding::order);
        let mut counts = [0; 3];
        for finding in &findings {
            counts[finding.level as usize] += 1;
        }
        let packed: Vec<Packed<'_>> = findings.iter().filter_map(pack).collect();
        // What is written to memory cannot fail to be written.
        let bytes = postcard::to_allocvec(&packed).unwrap_or_default().into();
        Self { bytes, counts, text }
    }

    /// All of them, as findings of `file`.
    pub fn findings(&self, file: &Path) -> Vec<Finding> {
        let packed: Vec<Packed<'_>> = postcard::from_bytes(&self.bytes).unwrap_or_default();
        packed.into_iter().filter_map(|packed| unpack(packed, file)).collect()
    }

    pub const fn count(&self, level: Level) -> usize {
        self.counts[level as usize] as usize
    }

    pub fn len(&self) -> usize {
        self.counts.iter().map(|count| *count as usize).sum()
    }
}

fn pack(finding: &Finding) -> Option<Packed<'_>> {
    let place = CATALOGUE.binary_search_by_key(&finding.rule, |rule| rule.id).ok()?;
    let help = match finding.help.as_deref() {
        None => Help::None,
        Some(help) if help == CATALOGUE[place].help => Help::OfRule,
        Some(help) => Help::Own(help.into()),
    };
    Some(Packed {
        rule: u16::try_from(place).ok()?,
        level: finding.level,
        position: finding.position.clone(),
        field: Cow::Borrowed(&finding.field),
        message: Cow::Borrowed(&finding.message),
        help,
        fix: Cow::Borrowed(&finding.fix),
    })
}

fn unpack(packed: Packed<'_>, file: &Path) -> Option<Finding> {
    let rule = CATALOGUE.get(usize::from(packed.rule))?;
    let help = match packed.help {
        Help::None => None,
        Help::OfRule => Some(rule.help.to_owned()),
        Help::Own(help) => Some(help.into_owned()),
    };
    Some(Finding {
        rule: rule.id,
        level: packed.level,
        file: file.to_owned(),
        position: packed.position,
        field: packed.field.into_owned(),
        message: packed.message.into_owned(),
        help,
        fix: packed.fix.into_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Repair;

    #[test]
    fn what_is_unpacked_is_what_was_packed() {
        let finding = |rule, help: Option<&str>, fix| Finding {
            rule,
            level: Level::Warning,
            file: "a.yaml".into(),
            position: Position { line: 3, column: 5, end_line: 3, end_column: 9, bytes: (40, 44) },
            field: FieldPath::from("action_items").at(2).at("owner"),
            message: "`x` is `y`".to_owned(),
            help: help.map(str::to_owned),
            fix,
        };
        let order = Repair::Reorder("timeline".into(), [1, 0].into());
        let all = [
            finding("action-without-owner", Some("name the one person"), None),
            finding("secret", None, Some(Fix::safe(order))),
            finding("wrong-type", Some(CATALOGUE[0].help), Some(Fix::suggested(Repair::Replace("z".to_owned())))),
        ];
        let sheaf = Sheaf::of(all.to_vec(), None);
        assert_eq!(sheaf.findings("a.yaml".as_ref()), all);
        assert_eq!((sheaf.len(), sheaf.count(Level::Warning), sheaf.count(Level::Error)), (3, 3, 0));
    }
}
