//! The formats of `check`: what is found, as text for people, editors and build servers.

use std::path::{Component, Path, PathBuf};

use clap::ValueEnum;

use super::context::Context;
use crate::check::rules::CATALOGUE;
use crate::check::{Outcome, Rule};
use crate::error::Result;
use crate::files;
use crate::finding::Level;
use crate::report::{self, RuleInfo};

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Source lines with a caret under the value
    Human,
    /// One line a finding, for editors
    Short,
    /// For programs: version 1
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations of GitHub Actions
    Github,
    /// GitLab's code quality report
    Gitlab,
    /// JUnit XML, for build servers: each record is a test
    Junit,
}

impl Format {
    /// An outcome as text; `failing` is the level from which a run fails.
    pub fn write(self, outcome: Outcome, failing: Level, context: &Context) -> Result<String> {
        let outcome = if self.is_for_hosts() { from_top(outcome, context) } else { outcome };
        let (findings, files) = (&outcome.findings, outcome.files.len());
        let text_of = |file: &Path| outcome.text(file);
        Ok(match self {
            Self::Human => report::human(findings, &text_of, files),
            Self::Short => report::short(findings),
            Self::Json => report::json(findings, files)?,
            Self::Sarif => report::sarif(findings, &rules(), &text_of)?,
            Self::Github => report::github(findings, files),
            Self::Gitlab => report::gitlab(findings, &text_of)?,
            Self::Junit => report::junit(findings, &outcome.files, failing),
        })
    }

    /// Whoever shows these knows files by their paths in the repository, wherever the run stood.
    const fn is_for_hosts(self) -> bool {
        matches!(self, Self::Sarif | Self::Github | Self::Gitlab | Self::Junit)
    }
}

/// With paths from the top of the work tree, or of the archive where there is no repository. What
/// lies elsewhere has its absolute path.
fn from_top(outcome: Outcome, context: &Context) -> Outcome {
    let git = files::find_up(&context.root, ".git");
    let top = git.as_deref().and_then(Path::parent).unwrap_or(&context.root);
    outcome.renamed(|file| {
        let path = without_steps_up(&context.here.join(file));
        path.strip_prefix(top).map_or_else(|_| path.clone(), Path::to_owned)
    })
}

/// `/a/b/../c` as `/a/c`: the folder that the run stands in is a real one, so a step up undoes one down.
fn without_steps_up(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        if part == Component::ParentDir {
            out.pop();
        } else {
            out.push(part);
        }
    }
    out
}

fn rules() -> Vec<RuleInfo> {
    let info = |rule: &&'static Rule| RuleInfo {
        id: rule.id,
        summary: rule.summary,
        why: rule.why,
        help: rule.help,
        level: rule.levels.published.unwrap_or(Level::Note),
    };
    CATALOGUE.iter().map(info).collect()
}
