//! The formats of `check`: what is found, as text for people, editors and build servers.

use std::path::Path;

use clap::ValueEnum;

use super::context::{Context, without_steps_up};
use crate::check::rules::CATALOGUE;
use crate::check::{Keep, Outcome, Part, Rule};
use crate::error::Result;
use crate::files;
use crate::finding::Level;
use crate::report::{self, RuleInfo, Totals};

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
    /// Prints what was found; `failing` is the level from which a run fails. What can be told file by
    /// file is: an archive's findings may be a hundred megabytes of text.
    pub fn print(self, outcome: Outcome, failing: Level, context: &mut Context) -> Result<()> {
        let totals = totals(&outcome);
        match self {
            Self::Human => {
                let draw = |before, part: Part<'_>| Ok(report::human_part(&part.findings(), part.text(), before));
                outcome.tell(draw, |text| context.print(&text))?;
                let has_error = |part: &Part<'_>| part.count(Level::Error) > 0;
                let findings = outcome.parts().find(has_error).map(|part| part.findings()).unwrap_or_default();
                let error = findings.iter().find(|finding| finding.level == Level::Error);
                context.print(&report::human_closing(totals, error))
            }
            Self::Short => outcome.tell(|_, part| Ok(report::short(&part.findings())), |text| context.print(&text)),
            Self::Json => {
                context.print_raw(report::JSON_OPENING)?;
                let mut is_first = true;
                outcome.tell(
                    |_, part| Ok(report::json_part(part.file, &part.told())),
                    |text| {
                        let comma = usize::from(std::mem::take(&mut is_first));
                        context.print_raw(&text[comma..])
                    },
                )?;
                context.print_raw(&report::json_closing(totals)?)
            }
            _ => {
                let text = self.for_hosts(&from_top(outcome, context), failing)?;
                context.print(&text)
            }
        }
    }

    fn for_hosts(self, outcome: &Outcome, failing: Level) -> Result<String> {
        let findings = outcome.findings();
        let text_of = |file: &Path| outcome.text(file);
        match self {
            Self::Sarif => report::sarif(&findings, &rules(), &text_of),
            Self::Gitlab => report::gitlab(&findings, &text_of),
            Self::Junit => Ok(report::junit(&findings, &outcome.files, failing)),
            _ => Ok(report::github(&findings, outcome.files.len())),
        }
    }

    /// What is needed of the texts in which something is found.
    pub const fn keep(self) -> Keep {
        match self {
            Self::Human => Keep::First(report::MOST_DRAWN),
            Self::Sarif | Self::Gitlab => Keep::Texts,
            Self::Short | Self::Json | Self::Github | Self::Junit => Keep::Nothing,
        }
    }
}

/// How much was found.
pub fn totals(outcome: &Outcome) -> Totals {
    Totals {
        files: outcome.files.len(),
        errors: outcome.count(Level::Error),
        warnings: outcome.count(Level::Warning),
        notes: outcome.count(Level::Note),
    }
}

/// Whoever shows these knows files by their paths in the repository, wherever the run stood:
/// with paths from the top of the work tree, or of the archive where there is no repository. What
/// lies elsewhere has its absolute path.
fn from_top(outcome: Outcome, context: &Context) -> Outcome {
    let git = files::find_up(&context.root, ".git");
    let top = git.as_deref().and_then(Path::parent).unwrap_or(&context.root);
    outcome.renamed(|file| {
        let path = without_steps_up(&context.here.join(file));
        path.strip_prefix(top).map_or_else(|_| path.clone(), Path::to_owned)
    })
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
