//! The sides from which people look at an archive, each a folder of lists.

use std::collections::BTreeMap;

use super::key::Key;
use crate::config::Config;
use crate::insight::Incident;
use crate::record::slug;

/// A property by which incidents are listed together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// All of them, and those with open actions.
    List,
    Service,
    Tag,
    Year,
    Severity,
    Kind,
    Status,
}

/// The incidents that share one value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    pub facet: Facet,
    /// The value as people read it.
    pub label: String,
    /// The value as a folder is called.
    pub slug: String,
    /// Their numbers, oldest first.
    pub members: Vec<usize>,
}

/// What incidents without a beginning are listed under.
pub const UNDATED: &str = "undated";
pub const ALL: &str = "all";
pub const OPEN: &str = "open";

/// Names that some systems keep for themselves, and ours.
const TAKEN: [&str; 5] = ["aux", "con", "index", "nul", "prn"];

impl Facet {
    pub const EVERY: [Self; 7] =
        [Self::List, Self::Service, Self::Tag, Self::Year, Self::Severity, Self::Kind, Self::Status];

    /// The folder of its lists, without slashes.
    pub const fn folder(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Service => "services",
            Self::Tag => "tags",
            Self::Year => "years",
            Self::Severity => "severities",
            Self::Kind => "kinds",
            Self::Status => "statuses",
        }
    }

    /// What one value of it is called.
    pub const fn singular(self) -> &'static str {
        match self {
            Self::List => "List",
            Self::Service => "Service",
            Self::Tag => "Tag",
            Self::Year => "Year",
            Self::Severity => "Severity",
            Self::Kind => "Kind",
            Self::Status => "Status",
        }
    }

    /// What all of them are called.
    pub const fn plural(self) -> &'static str {
        match self {
            Self::List => "Lists",
            Self::Service => "Services",
            Self::Tag => "Tags",
            Self::Year => "Years",
            Self::Severity => "Severities",
            Self::Kind => "Kinds",
            Self::Status => "Statuses",
        }
    }

    /// The values that an incident has, as people read them.
    fn of(self, incident: &Incident) -> Vec<String> {
        let words = |word: &str| word.replace('_', " ");
        match self {
            Self::List => Vec::new(),
            Self::Service => incident.services.clone(),
            Self::Tag => incident.tags.clone(),
            Self::Year => {
                vec![incident.day.map_or_else(|| UNDATED.to_owned(), |day| day.0.format("%Y").to_string())]
            }
            Self::Severity => incident.severity.iter().cloned().collect(),
            Self::Kind => incident.kind.iter().map(|kind| words(kind.as_str())).collect(),
            Self::Status => vec![words(incident.status.as_str())],
        }
    }
}

impl Group {
    /// The value as the pages of this site show it: what people wrote stays as it is, our own words may be others.
    pub fn shown<'a>(&'a self, config: &'a Config) -> &'a str {
        match self.facet {
            Facet::Service | Facet::Tag | Facet::Severity => &self.label,
            Facet::List | Facet::Year | Facet::Kind | Facet::Status => config.heading(&self.label),
        }
    }

    /// The folder of the group's pages, with a slash at its end.
    pub fn folder(&self) -> String {
        format!("{}/{}/", self.facet.folder(), self.slug)
    }

    /// All groups of incidents that stand in the order of their numbers, sorted by facet and label.
    pub fn all(incidents: &[Incident]) -> Vec<Self> {
        let list = |slug: &str, label: &str, members| Self {
            facet: Facet::List,
            label: label.to_owned(),
            slug: slug.to_owned(),
            members,
        };
        let open = incidents.iter().enumerate().filter(|(_, incident)| incident.open_actions().next().is_some());
        let mut groups = vec![
            list(ALL, "All incidents", (0..incidents.len()).collect()),
            list(OPEN, "With open actions", open.map(|(number, _)| number).collect()),
        ];
        for facet in Facet::EVERY {
            let mut values: BTreeMap<String, Vec<usize>> = BTreeMap::new();
            for (number, incident) in incidents.iter().enumerate() {
                for label in facet.of(incident) {
                    let members = values.entry(label).or_default();
                    // A value that is written twice counts once.
                    if members.last() != Some(&number) {
                        members.push(number);
                    }
                }
            }
            groups.extend(named(facet, values));
        }
        groups
    }
}

/// Groups with folders of their own.
fn named(facet: Facet, values: BTreeMap<String, Vec<usize>>) -> Vec<Group> {
    let slugs = slugs(values.keys());
    let group = |((label, members), slug)| Group { facet, label, slug, members };
    values.into_iter().zip(slugs).map(group).collect()
}

/// Names of folders and files for values, in their order: of several that would share one, the first has
/// it alone.
pub fn slugs<'a>(values: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut taken = std::collections::BTreeSet::from(TAKEN.map(str::to_owned));
    let mut name = |value: &'a String| {
        let plain = slug(value);
        let mark = || Key::of(value).short();
        match plain.as_str() {
            "" => format!("x-{}", mark()),
            _ if taken.insert(plain.clone()) => plain,
            _ => format!("{plain}-{}", mark()),
        }
    };
    values.map(&mut name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_values_share_a_folder_and_none_leaves_it() {
        let labels = ["Web App", "web-app", "データベース", "データ", "con", "../x", "web_app"];
        let values = labels.iter().map(|label| ((*label).to_owned(), vec![0])).collect();
        let groups = named(Facet::Service, values);
        let mut slugs: Vec<&str> = groups.iter().map(|group| group.slug.as_str()).collect();
        slugs.sort_unstable();
        slugs.dedup();
        assert_eq!(slugs.len(), labels.len(), "{slugs:?}");
        assert!(slugs.contains(&"web-app") && slugs.contains(&"x") && !slugs.contains(&"con"), "{slugs:?}");
        assert!(slugs.iter().all(|slug| slug.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')));
    }
}
