//! The archive's configuration: raw as written in `hotwash.yaml`, then real, with every default.
//!
//! Reading the YAML is `document`'s work, so that a mistake here gets the same findings as one in a
//! record; this room only says what the keys mean.

mod colours;
mod due;
mod folder;
mod headings;
mod private;
mod raw;
mod rule_setting;
mod site;

pub use colours::{Chosen, Colour, Colours, Palette};
pub use folder::Folder;
pub use headings::{HEADINGS, Heading, Words};
pub use private::{PrivateWord, PrivateWords};
pub use raw::{
    DigestChoice, DueRule, ImportChoice, ImportSection, Private, RawConfig, RenderChoice, RuleLevel, Severity, Target,
};
pub use rule_setting::RuleSetting;
pub use site::{BaseUrl, Language, Picture, Site, StyleSheet, UrlPattern};

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::record::{Line, Priority, Prose, TimeZone};

/// The file's name, at the archive's root.
pub const FILE_NAME: &str = "hotwash.yaml";

/// What holds for an archive, after defaults.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// The folder of records, relative to the archive's root.
    pub records: PathBuf,
    /// The zone of records that name none of their own; also what the wizard proposes.
    pub time_zone: Option<TimeZone>,
    /// Worst first. Never empty.
    pub severities: Vec<Severity>,
    /// Empty: any service will do.
    pub services: Vec<String>,
    /// Empty: any tag will do.
    pub tags: Vec<String>,
    pub teams: Vec<String>,
    pub rules: BTreeMap<String, RuleSetting>,
    /// What is rendered and committed with a record. Never empty.
    pub renders: Vec<RenderChoice>,
    pub site_title: String,
    /// Without a trailing slash.
    pub base_url: Option<String>,
    /// The site's folder, relative to the archive's root.
    pub site_out: PathBuf,
    /// For `<html lang>`.
    pub language: String,
    /// What a site looks like, and where its records are shown.
    pub look: SiteLook,
    /// Other words for headings and labels, by those that are built in.
    pub headings: BTreeMap<String, String>,
    /// Headings of documents that are imported, and what they mean.
    pub import_headings: Vec<(String, ImportSection)>,
    pub digest: DigestChoice,
    /// By when actions are due: the first that fits.
    pub due: Vec<DueRule>,
    pub private: PrivateWords,
}

/// What a site looks like.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SiteLook {
    pub logo: Option<Picture>,
    pub css: Option<StyleSheet>,
    pub colours: Colours,
    /// Markdown.
    pub footer: Option<Prose>,
    pub source_url: Option<UrlPattern>,
    pub history_url: Option<UrlPattern>,
}

impl Default for Config {
    fn default() -> Self {
        RawConfig::default().into()
    }
}

impl Config {
    /// What a severity means, where it is configured.
    pub fn severity(&self, id: &str) -> Option<&Severity> {
        self.severities.iter().find(|severity| severity.id.as_deref() == Some(id))
    }

    /// The place of a severity in the configured list, the worst is 0; nothing for one that is not there.
    pub fn severity_place(&self, id: Option<&str>) -> Option<usize> {
        id.and_then(|id| self.severities.iter().position(|severity| severity.id.as_deref() == Some(id)))
    }

    /// The same for pages: the worst is 1; 0 for none, and for one that is not there.
    pub fn severity_rank(&self, id: Option<&str>) -> usize {
        self.severity_place(id).map_or(0, |place| place + 1)
    }

    /// As many days after the end of its incident an action is due, where that is limited.
    pub fn due_within(&self, severity: Option<&Line>, priority: Option<Priority>) -> Option<u64> {
        self.due.iter().find(|rule| rule.fits(severity, priority))?.days
    }

    /// The words in the place of a built-in heading or label.
    pub fn heading<'a>(&'a self, built_in: &'a str) -> &'a str {
        self.headings.get(built_in).map_or(built_in, String::as_str)
    }

    /// How much is too much for that rule, where it is configured.
    pub fn limit(&self, rule: &str) -> Option<u64> {
        self.rules.get(rule)?.limit
    }

    /// How little is too little for that rule, and how much too much, as far as it is configured.
    pub fn bounds(&self, rule: &str) -> (Option<u64>, Option<u64>) {
        self.rules.get(rule).map_or((None, None), |setting| (setting.minimum, setting.maximum))
    }
}

impl From<RawConfig> for Config {
    fn from(raw: RawConfig) -> Self {
        let names = |lines: Vec<Line>| lines.iter().map(ToString::to_string).collect();
        let site = raw.site.unwrap_or_default();
        let folder = |folder: Option<&Folder>, usual: &str| folder.map_or_else(|| usual.into(), Folder::path);
        Self {
            records: folder(raw.records.as_ref(), "postmortems"),
            time_zone: raw.time_zone,
            severities: if raw.severities.is_empty() { Severity::defaults() } else { raw.severities },
            services: names(raw.services),
            tags: names(raw.tags),
            teams: names(raw.teams),
            rules: raw.rules,
            renders: if raw.renders.is_empty() { vec![RenderChoice::default()] } else { raw.renders },
            site_title: site.title.map_or_else(|| "Postmortems".to_owned(), |title| title.to_string()),
            base_url: site.base_url.map(|url| url.as_str().to_owned()),
            language: site.language.map_or_else(|| "en".to_owned(), |language| language.to_string()),
            look: SiteLook {
                logo: site.logo,
                css: site.css,
                colours: site.colours.unwrap_or_default(),
                footer: site.footer,
                source_url: site.source_url,
                history_url: site.history_url,
            },
            headings: raw.headings.iter().map(|(heading, words)| (heading.to_string(), words.to_string())).collect(),
            import_headings: {
                let headings = raw.import.unwrap_or_default().headings;
                let of = |(section, lines): (ImportSection, Vec<Line>)| {
                    lines.into_iter().map(move |line| (line.to_string(), section))
                };
                headings.into_iter().flat_map(of).collect()
            },
            digest: raw.digest.unwrap_or_default(),
            site_out: folder(site.out.as_ref(), "site"),
            due: if raw.due_policy.is_empty() { DueRule::defaults() } else { raw.due_policy },
            private: raw.private.unwrap_or_default().into(),
        }
    }
}
