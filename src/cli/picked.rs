//! Which rules one run is about.

use super::explain;
use crate::check::rules::CATALOGUE;
use crate::config::{Config, RuleLevel};
use crate::error::Result;

#[derive(Debug, clap::Args)]
pub struct Picked {
    /// Check with these rules only, also where the configuration switches them off
    ///
    /// May be given several times, or with commas. What makes a file unreadable is told all the same.
    #[arg(long = "rule", value_name = "RULE", value_delimiter = ',')]
    only: Vec<String>,
    /// Check without these rules
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    skip: Vec<String>,
}

impl Picked {
    /// An error if one of the names is no rule's.
    pub fn require_rules(&self) -> Result<()> {
        self.only.iter().chain(&self.skip).try_for_each(|id| explain::rule(id).map(drop))
    }

    /// Puts the choice in the place of what a configuration says of rules.
    pub fn apply(&self, config: &mut Config) {
        if self.only.is_empty() && self.skip.is_empty() {
            return;
        }
        for rule in CATALOGUE {
            let named = |ids: &[String]| ids.iter().any(|id| id == rule.id);
            let is_out = named(&self.skip) || !(self.only.is_empty() || named(&self.only));
            let setting = config.rules.entry(rule.id.to_owned()).or_default();
            if is_out {
                setting.level = Some(RuleLevel::Off);
            } else if named(&self.only) && setting.level == Some(RuleLevel::Off) {
                setting.level = None;
            }
        }
    }
}
