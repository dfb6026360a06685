//! What can be wrong with a file before any rule looks at its meaning.

use std::fmt;

/// A structural defect. Each has a rule of the same name, which gives it level, reason and help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Defect {
    Syntax,
    DuplicateKey,
    UnknownField,
    WrongType,
    UnknownValue,
    ImpossibleClock,
    UnreadableTime,
    UnknownTimeZone,
    AmbiguousZoneAbbreviation,
}

impl Defect {
    const ALL: [Self; 9] = [
        Self::Syntax,
        Self::DuplicateKey,
        Self::UnknownField,
        Self::WrongType,
        Self::UnknownValue,
        Self::ImpossibleClock,
        Self::UnreadableTime,
        Self::UnknownTimeZone,
        Self::AmbiguousZoneAbbreviation,
    ];

    /// The id of the rule that reports it.
    pub const fn rule(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::DuplicateKey => "duplicate-key",
            Self::UnknownField => "unknown-field",
            Self::WrongType => "wrong-type",
            Self::UnknownValue => "unknown-value",
            Self::ImpossibleClock => "impossible-clock",
            Self::UnreadableTime => "unreadable-time",
            Self::UnknownTimeZone => "unknown-time-zone",
            Self::AmbiguousZoneAbbreviation => "ambiguous-zone-abbreviation",
        }
    }
}

/// Why a text is not the value that belongs there.
///
/// serde carries errors as text only. The plain form (`{}`) is for people; the alternate form
/// (`{:#}`) carries the parts across serde, and [`Mistake::from_parts`] takes them apart again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    pub defect: Defect,
    /// What is wrong, with the user's value in backticks: lower case, no full stop.
    pub message: String,
    pub help: Option<String>,
    /// The text that was probably meant.
    pub instead: Option<String>,
    /// Whether that text says the same in the record's form, and nothing is guessed.
    pub certain: bool,
}

/// Between the parts of the alternate form. [`shown`] keeps it out of the parts themselves.
const SEPARATOR: char = '\u{1f}';

impl Mistake {
    pub fn new(defect: Defect, message: impl Into<String>) -> Self {
        Self { defect, message: message.into(), help: None, instead: None, certain: false }
    }

    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    #[must_use]
    pub fn instead(mut self, instead: impl Into<String>) -> Self {
        self.instead = Some(instead.into());
        self
    }

    /// The same text in the form that a record takes: it may be written without asking.
    #[must_use]
    pub fn rewritten(self, instead: impl Into<String>) -> Self {
        Self { certain: true, ..self.instead(instead) }
    }

    /// Reads what `format!("{mistake:#}")` wrote; `None` for any other text.
    pub fn from_parts(text: &str) -> Option<Self> {
        let mut parts = text.split(SEPARATOR);
        let rule = parts.next()?;
        let defect = Defect::ALL.into_iter().find(|defect| defect.rule() == rule)?;
        let message = parts.next()?.to_owned();
        let mut part = || parts.next().filter(|part| !part.is_empty()).map(str::to_owned);
        let (help, instead) = (part(), part());
        Some(Self { defect, message, help, instead, certain: part().is_some() })
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !f.alternate() {
            return f.write_str(&self.message);
        }
        let help = self.help.as_deref().unwrap_or_default();
        let instead = self.instead.as_deref().unwrap_or_default();
        write!(f, "{}", self.defect.rule())?;
        let certain = if self.certain { "certain" } else { "" };
        for part in [&self.message, help, instead, certain] {
            write!(f, "{SEPARATOR}{part}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Mistake {}
