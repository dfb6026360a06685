//! Which column or key is which, as somebody says it.

use std::str::FromStr;

use crate::finding::{Defect, Mistake, nearest, shown};

/// What an event is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    At,
    Text,
    By,
    Kind,
    Evidence,
    /// Of JSON, where the rows stand.
    Rows,
}

impl Field {
    pub const ALL: [Self; 6] = [Self::At, Self::Text, Self::By, Self::Kind, Self::Evidence, Self::Rows];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::At => "at",
            Self::Text => "text",
            Self::By => "by",
            Self::Kind => "kind",
            Self::Evidence => "evidence",
            Self::Rows => "rows",
        }
    }
}

/// Fields, and the names of what they are made of. A field may stand several times: a day and a clock are one time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping {
    pub pairs: Vec<(Field, String)>,
}

impl Mapping {
    /// What a field is made of.
    pub fn of(&self, field: Field) -> impl Iterator<Item = &str> {
        self.pairs.iter().filter(move |(own, _)| *own == field).map(|(_, name)| name.as_str())
    }

    pub const fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// Several, one after the other.
    pub fn all(mappings: &[Self]) -> Self {
        Self { pairs: mappings.iter().flat_map(|mapping| mapping.pairs.clone()).collect() }
    }

    /// As it is written: `at = Date + Time, text = What`.
    pub fn told(&self) -> String {
        let of = |field: Field| {
            let names: Vec<String> = self.of(field).map(shown).collect();
            (!names.is_empty()).then(|| format!("{} = {}", field.as_str(), names.join(" + ")))
        };
        Field::ALL.into_iter().filter_map(of).collect::<Vec<_>>().join(", ")
    }
}

impl FromStr for Mapping {
    type Err = Mistake;

    /// `at=timestamp,text=message`. A comma that no field stands behind belongs to a name.
    fn from_str(text: &str) -> Result<Self, Mistake> {
        let mut pairs: Vec<(Field, String)> = Vec::new();
        for part in text.split(',') {
            let pair = part.split_once('=').map(|(field, name)| (field.trim(), name.trim()));
            let known = |word: &str| Field::ALL.into_iter().find(|field| field.as_str() == word);
            match (pair, pairs.last_mut()) {
                (Some((field, name)), _) => match known(field) {
                    Some(_) if name.is_empty() => {
                        return Err(wrong(format!("{} has no name behind it", shown(field))));
                    }
                    Some(field) => pairs.push((field, name.to_owned())),
                    None => return Err(unknown(field)),
                },
                (None, Some((_, before))) => *before = format!("{before},{part}"),
                (None, None) => return Err(wrong(format!("{} is no mapping", shown(text)))),
            }
        }
        Ok(Self { pairs })
    }
}

fn wrong(message: String) -> Mistake {
    Mistake::new(Defect::UnknownValue, message).help("write fields and their names, as in `at=timestamp,text=message`")
}

fn unknown(field: &str) -> Mistake {
    let all = Field::ALL.map(Field::as_str);
    let mistake = Mistake::new(Defect::UnknownValue, format!("{} is no field of an event", shown(field)));
    match nearest(field, all) {
        Some(near) => mistake.help(format!("did you mean `{near}`?")),
        None => mistake.help(format!("one of: {}", all.join(", "))),
    }
}
