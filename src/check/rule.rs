//! What a rule is: plain data with a function, one file each.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

use crate::config::RawConfig;
use crate::finding::{Defect, FieldPath, Level, Repair};
use crate::record::Status;

use super::entry::Entry;
use super::subject::Subject;

/// One rule of the catalogue.
#[derive(Debug)]
pub struct Rule {
    /// The defect's name in kebab-case, which reads well after "allow". A contract with users.
    pub id: &'static str,
    pub family: Family,
    pub levels: Levels,
    /// The defect in one line.
    pub summary: &'static str,
    /// Why it matters, with the source where one is known: for `explain`.
    pub why: &'static str,
    /// What to do about it: imperative.
    pub help: &'static str,
    pub check: Check,
}

/// The part of the catalogue that a rule stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    Completeness,
    Clock,
    Order,
    Numbers,
    Causes,
    Language,
    Actions,
    Records,
    Privacy,
}

impl Family {
    /// As a heading.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Completeness => "Completeness",
            Self::Clock => "Clock text and zones",
            Self::Order => "Ordering and windows",
            Self::Numbers => "Durations and numbers",
            Self::Causes => "Causes",
            Self::Language => "Language",
            Self::Actions => "Actions",
            Self::Records => "Records and links",
            Self::Privacy => "Privacy and secrets",
        }
    }
}

/// How loud a rule is at each stage of a record; silent where `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Levels {
    pub draft: Option<Level>,
    pub in_review: Option<Level>,
    pub published: Option<Level>,
}

impl Levels {
    /// Draft, in review, published, as the catalogue writes them: `E`, `W`, `N` or `-`.
    pub const fn of(draft: char, in_review: char, published: char) -> Self {
        Self { draft: level(draft), in_review: level(in_review), published: level(published) }
    }

    /// The same at every stage.
    pub const fn always(all: char) -> Self {
        Self::of(all, all, all)
    }

    /// A waived incident gets no full postmortem: it is judged as a draft is.
    pub const fn at(self, status: Status) -> Option<Level> {
        match status {
            Status::Draft | Status::Waived => self.draft,
            Status::InReview => self.in_review,
            Status::Published => self.published,
        }
    }
}

const fn level(letter: char) -> Option<Level> {
    match letter {
        'E' => Some(Level::Error),
        'W' => Some(Level::Warning),
        'N' => Some(Level::Note),
        _ => None,
    }
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// The reader finds it, before any meaning.
    Structure(Defect),
    /// One record by itself.
    Record(CheckRecord),
    /// All records of the archive at once.
    Archive(CheckArchive),
    /// One record by itself, and all of them at once.
    Both(CheckRecord, CheckArchive),
    /// One record by itself, and the configuration.
    Settings(CheckRecord, CheckConfig),
    /// One record beside what the last commit holds of it.
    Committed(CheckRecord),
    /// One record beside the documents that were rendered from it.
    Rendered(CheckRecord),
    /// One record, and the files that it links to.
    Assets(CheckRecord),
    /// One record after all other rules, with what they would have said without its `allow`.
    Last(CheckLast),
}

/// Looks at one record.
pub type CheckRecord = fn(&Subject<'_>, &mut Found);
/// Looks at all records, in the order in which they were given.
pub type CheckArchive = fn(&[Entry], &mut FoundIn<'_>);
/// Looks at the configuration.
pub type CheckConfig = fn(&RawConfig, &mut Found);
/// Looks at one record beside the ids of the rules that found something and were not heard.
pub type CheckLast = fn(&Subject<'_>, &BTreeSet<&'static str>, &mut Found);

impl Check {
    /// The part that looks at one record.
    pub const fn of_record(self) -> Option<CheckRecord> {
        match self {
            Self::Record(check)
            | Self::Both(check, _)
            | Self::Settings(check, _)
            | Self::Committed(check)
            | Self::Rendered(check)
            | Self::Assets(check) => Some(check),
            Self::Structure(_) | Self::Archive(_) | Self::Last(_) => None,
        }
    }

    /// The part that looks at all records.
    pub const fn of_archive(self) -> Option<CheckArchive> {
        match self {
            Self::Archive(check) | Self::Both(_, check) => Some(check),
            _ => None,
        }
    }

    /// The part that looks at the configuration.
    pub const fn of_config(self) -> Option<CheckConfig> {
        match self {
            Self::Settings(_, check) => Some(check),
            _ => None,
        }
    }

    /// The part that looks at what the other rules were not heard with.
    pub const fn of_silence(self) -> Option<CheckLast> {
        match self {
            Self::Last(check) => Some(check),
            _ => None,
        }
    }

    /// Whether one record and the present are all that it looks at.
    pub const fn is_of_record_alone(self) -> bool {
        matches!(self, Self::Structure(_) | Self::Record(_) | Self::Settings(..))
    }
}

/// What a rule has to say about one value. Its position is found later, and once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saying {
    /// The value; a path that is not written points at its nearest parent that is.
    pub field: FieldPath,
    /// The part of the value's own text that is meant, where it is not all of it.
    pub part: Option<String>,
    /// Whether the value's key is meant, not the value.
    pub is_key: bool,
    /// Bytes of the file, where what is meant may stand anywhere in it: they tell the field too.
    pub(super) bytes: Option<Range<usize>>,
    /// Lower case, no full stop, the user's value in backticks.
    pub message: String,
    /// Instead of the rule's own help.
    pub help: Option<Cow<'static, str>>,
    /// What ends the finding. A text that is only another spelling of the value's own is written by
    /// `check --fix`, any other is a guess; all else that is given here is done.
    pub repair: Option<Repair>,
}

impl Saying {
    pub fn new(field: impl Into<FieldPath>, message: impl Into<String>) -> Self {
        let (field, message) = (field.into(), message.into());
        Self { field, part: None, is_key: false, bytes: None, message, help: None, repair: None }
    }

    /// Points at bytes of the file, which may stand in a comment or in a value that was refused.
    pub fn in_file(bytes: Range<usize>, message: impl Into<String>) -> Self {
        Self { bytes: Some(bytes), ..Self::new(FieldPath::root(), message) }
    }

    /// Points at the first place where `part` stands in the value.
    #[must_use]
    pub fn part(mut self, part: impl Into<String>) -> Self {
        self.part = Some(part.into());
        self
    }

    /// Points at the key: what is wrong is the name.
    #[must_use]
    pub const fn at_key(mut self) -> Self {
        self.is_key = true;
        self
    }

    #[must_use]
    pub fn help(mut self, help: impl Into<Cow<'static, str>>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The text that was probably meant.
    #[must_use]
    pub fn instead(self, instead: impl Into<String>) -> Self {
        self.repair(Repair::Replace(instead.into()))
    }

    #[must_use]
    pub fn repair(mut self, repair: Repair) -> Self {
        self.repair = Some(repair);
        self
    }
}

/// What one rule found in one record.
#[derive(Debug, Default)]
pub struct Found(pub(super) Vec<Saying>);

impl Found {
    pub fn add(&mut self, saying: Saying) {
        self.0.push(saying);
    }
}

/// Takes what one rule finds in an archive: each by the record's place in the slice it was given.
///
/// An archive may have so many that they are not gathered: each is dealt with as it comes.
pub struct FoundIn<'a>(&'a mut dyn FnMut(usize, Saying));

impl<'a> FoundIn<'a> {
    pub(super) fn new(take: &'a mut dyn FnMut(usize, Saying)) -> Self {
        Self(take)
    }

    pub fn add(&mut self, record: usize, saying: Saying) {
        (self.0)(record, saying);
    }
}

impl fmt::Debug for FoundIn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FoundIn").finish_non_exhaustive()
    }
}
