//! Findings as text: one format a file. Nothing here prints, and nothing looks at a file.
//!
//! Findings come in their order (`Finding::order`); every format keeps it.

mod data;
mod fingerprint;
mod github;
mod gitlab;
mod human;
mod json;
mod junit;
mod rule_info;
mod sarif;
mod short;
mod source_line;
mod totals;

pub use data::{as_json, harmless_json};
pub use github::github;
pub use gitlab::gitlab;
pub use human::{MOST_DRAWN, human, human_closing, human_part};
pub use json::{JSON_OPENING, json, json_closing, json_part};
pub use junit::junit;
pub use rule_info::RuleInfo;
pub use sarif::sarif;
pub use short::short;

pub use totals::{Totals, counted};
