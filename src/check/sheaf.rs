//! The findings of one file, at rest: ten thousand records may have a quarter of a million of them.

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::hush::SECRET;
use super::rules::CATALOGUE;
use crate::finding::{Finding, Fix, Level, Position, Segment, Step, Steps, Told};

/// Findings of one file, packed into a tenth of their size.
#[derive(Debug, Clone, Default)]
pub struct Sheaf {
    bytes: Box<[u8]>,
    /// What came later.
    more: Vec<u8>,
    counts: [u32; 3],
    /// Whether its file holds a secret, which no finding must tell.
    pub has_secret: bool,
    /// The file's text, as much of it as is wanted for showing.
    pub text: Option<Box<str>>,
}

/// As many bytes one takes, more or less.
const USUAL_LENGTH: usize = 128;

/// A finding without what its file and its rule say already.
#[derive(Serialize, Deserialize)]
struct Packed<'a> {
    /// The rule's place in the catalogue.
    rule: u16,
    level: Level,
    position: Position,
    #[serde(borrow)]
    field: Steps<'a>,
    message: &'a str,
    help: Help<'a>,
    fix: Cow<'a, Option<Fix>>,
}

#[derive(Serialize, Deserialize)]
enum Help<'a> {
    None,
    OfRule,
    Own(&'a str),
}

impl Sheaf {
    /// With as much of the file's text as is wanted.
    pub fn of(findings: &[Finding], text: Option<Box<str>>) -> Self {
        let has_secret = findings.iter().any(|finding| finding.rule == SECRET);
        let mut sheaf =
            Self { more: Vec::with_capacity(findings.len() * USUAL_LENGTH), text, has_secret, ..Self::default() };
        // Once here, so that they need not be moved whenever they are told.
        let mut in_order: Vec<&Finding> = findings.iter().collect();
        in_order.sort_by(|one, other| one.order_in_file(other));
        for finding in in_order {
            sheaf.add(finding);
        }
        sheaf.bytes = std::mem::take(&mut sheaf.more).into();
        sheaf
    }

    pub fn add(&mut self, finding: &Finding) {
        let Some(packed) = pack(finding) else { return };
        self.counts[finding.level as usize] += 1;
        // What is written to memory cannot fail to be written.
        self.more = postcard::to_extend(&packed, std::mem::take(&mut self.more)).unwrap_or_default();
    }

    /// All of them, as findings of `file`, in the order of every report.
    pub fn findings(&self, file: &Path) -> Vec<Finding> {
        let mut findings = Vec::with_capacity(self.len());
        if self.len() > 0 {
            let file: Arc<Path> = file.into();
            findings.extend(self.told().into_iter().map(|told| kept(told, &file)));
        }
        findings
    }

    /// The same, without a copy.
    pub fn told(&self) -> Vec<Told<'_>> {
        let mut all = Vec::with_capacity(self.len());
        for mut bytes in [&*self.bytes, &self.more] {
            while let Ok((packed, rest)) = postcard::take_from_bytes(bytes) {
                all.extend(unpack(packed));
                bytes = rest;
            }
        }
        if !self.more.is_empty() {
            all.sort_by(Told::order_in_file);
        }
        all
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
        // The rule's own is the same text in the same place, and need not be compared.
        Some(help) if std::ptr::eq(help, CATALOGUE[place].help) || help == CATALOGUE[place].help => Help::OfRule,
        Some(help) => Help::Own(help),
    };
    Some(Packed {
        rule: u16::try_from(place).ok()?,
        level: finding.level,
        position: finding.position.clone(),
        field: finding.field.steps().iter().map(Step::from).collect(),
        message: &finding.message,
        help,
        fix: Cow::Borrowed(&finding.fix),
    })
}

fn unpack(packed: Packed<'_>) -> Option<Told<'_>> {
    let rule = CATALOGUE.get(usize::from(packed.rule))?;
    let help = match packed.help {
        Help::None => None,
        Help::OfRule => Some(rule.help),
        Help::Own(help) => Some(help),
    };
    let Packed { level, position, field, message, fix, .. } = packed;
    Some(Told { rule: rule.id, level, position, field, message, help, fix })
}

/// A finding by itself.
fn kept(told: Told<'_>, file: &Arc<Path>) -> Finding {
    let segment = |step: &Step<'_>| match step {
        Step::Key(key) => Segment::from((*key).to_owned()),
        Step::Index(index) => Segment::from(*index),
    };
    Finding {
        rule: told.rule,
        level: told.level,
        file: Arc::clone(file),
        position: told.position,
        field: told.field.iter().map(segment).collect(),
        message: told.message.to_owned(),
        help: told.help.map(|help| help.to_owned().into()),
        fix: told.fix.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{FieldPath, Repair};

    #[test]
    fn what_is_unpacked_is_what_was_packed() {
        let finding = |rule, help: Option<&str>, fix| Finding {
            rule,
            level: Level::Warning,
            file: Path::new("a.yaml").into(),
            position: Position { line: 3, column: 5, end_line: 3, end_column: 9, bytes: (40, 44) },
            field: FieldPath::from("action_items").at(2).at("owner"),
            message: "`x` is `y`".to_owned(),
            help: help.map(|help| help.to_owned().into()),
            fix,
        };
        let order = Repair::Reorder("timeline".into(), [1, 0].into());
        let all = [
            finding("action-without-owner", Some("name the one person"), None),
            finding("secret", None, Some(Fix::safe(order))),
            finding("wrong-type", Some(CATALOGUE[0].help), Some(Fix::suggested(Repair::Replace("z".to_owned())))),
        ];
        let sheaf = Sheaf::of(&all, None);
        assert_eq!(sheaf.findings("a.yaml".as_ref()), all);
        assert_eq!((sheaf.len(), sheaf.count(Level::Warning), sheaf.count(Level::Error)), (3, 3, 0));
    }
}
