//! Which incidents are listed, beyond what figures can be chosen by.

use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::entry::Entry;
use crate::cli::choice::tell_unknown;
use crate::cli::context::Context;
use crate::error::Result;
use crate::record::{Kind, Status};

#[derive(Debug, clap::Args)]
pub struct Filter {
    /// Only incidents of this kind; may be given several times
    #[arg(long = "kind", value_name = "KIND", value_parser = kinds())]
    kinds: Vec<Kind>,
    /// Only records at this stage; may be given several times
    #[arg(long = "status", value_name = "STATUS", value_parser = statuses())]
    statuses: Vec<Status>,
    /// Only records with this tag; may be given several times
    #[arg(long = "tag", value_name = "TAG")]
    tags: Vec<String>,
    /// Only records of owners whose names hold this, in any case
    #[arg(long, value_name = "OWNER")]
    owner: Option<String>,
    /// Only incidents with actions that are still to be done
    #[arg(long)]
    open: bool,
}

fn kinds() -> impl TypedValueParser<Value = Kind> {
    PossibleValuesParser::new(Kind::ALL.iter().map(|kind| kind.as_str())).try_map(|text| text.parse::<Kind>())
}

fn statuses() -> impl TypedValueParser<Value = Status> {
    PossibleValuesParser::new(Status::ALL.iter().map(|status| status.as_str())).try_map(|text| text.parse::<Status>())
}

impl Filter {
    pub fn has(&self, entry: &Entry) -> bool {
        let incident = &entry.incident;
        let has_tag = |tag: &String| incident.tags.iter().any(|one| one.to_lowercase() == tag.trim().to_lowercase());
        let is_owners = |part: &String| {
            entry.owner.as_ref().is_some_and(|owner| owner.to_lowercase().contains(&part.trim().to_lowercase()))
        };
        (self.kinds.is_empty() || incident.kind.is_some_and(|kind| self.kinds.contains(&kind)))
            && (self.statuses.is_empty() || self.statuses.contains(&incident.status))
            && (self.tags.is_empty() || self.tags.iter().any(has_tag))
            && self.owner.as_ref().is_none_or(is_owners)
            && (!self.open || entry.open > 0)
    }

    /// Whether anything is left out.
    pub const fn is_any(&self) -> bool {
        let Self { kinds, statuses, tags, owner, open } = self;
        !kinds.is_empty() || !statuses.is_empty() || !tags.is_empty() || owner.is_some() || *open
    }

    /// Says which tag or owner no incident has, and which was perhaps meant.
    pub fn tell_unknown(&self, all: &[Entry], context: &mut Context) -> Result<()> {
        for tag in &self.tags {
            tell_unknown(context, tag, "tag", all.iter().flat_map(|entry| &entry.incident.tags).map(String::as_str))?;
        }
        let owners = || all.iter().filter_map(|entry| entry.owner.as_deref());
        if let Some(owner) = &self.owner
            && !owners().any(|one| one.to_lowercase().contains(&owner.trim().to_lowercase()))
        {
            tell_unknown(context, owner, "owner", owners())?;
        }
        Ok(())
    }
}
