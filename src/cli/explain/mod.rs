//! `hotwash explain`: what a rule wants, and why.

use std::fmt::Write as _;

use super::context::Context;
use super::exit::ExitStatus;
use crate::check::rules::{self, CATALOGUE};
use crate::check::{Levels, Rule};
use crate::error::{Error, Result};
use crate::finding::{Level, nearest};

/// Explain a rule, or list the catalogue
///
/// With a name: why it matters, what to do, an example that is bad and the same made good, and how
/// to silence it. Without one: every rule by family with its level for drafts, records in review and
/// published ones.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The rule's id, as findings show it
    #[arg(value_name = "RULE")]
    rule: Option<String>,
}

/// As wide as prose is read well.
const WIDTH: usize = 80;

/// Cut from the rules' fixtures, which are too long to be shown, by a test that also compares them:
/// `== RULE`, then the example as it is printed.
const EXAMPLES: &str = include_str!("examples.txt");

pub fn run(args: &Args, context: &mut Context) -> Result<ExitStatus> {
    let text = match &args.rule {
        None => catalogue(),
        Some(id) => explanation(rule(id)?),
    };
    context.print(&text)?;
    Ok(ExitStatus::Clean)
}

/// A rule by its name, or an error with the one that was probably meant.
pub fn rule(id: &str) -> Result<&'static Rule> {
    rules::find(id).ok_or_else(|| unknown(id))
}

fn unknown(id: &str) -> Error {
    let error = Error::new(format!("no rule is called `{id}`"));
    match nearest(id, CATALOGUE.iter().map(|rule| rule.id)) {
        Some(near) => error.hint(format!("did you mean `{near}`?")),
        None => error.hint("`hotwash explain` lists them all"),
    }
}

const fn name(level: Option<Level>) -> &'static str {
    match level {
        Some(level) => level.name(),
        None => "silent",
    }
}

fn levels(levels: Levels) -> String {
    let Levels { draft, in_review, published } = levels;
    if draft == in_review && in_review == published {
        return format!("{} at any status", name(draft));
    }
    format!("{} in a draft, {} in review, {} when published", name(draft), name(in_review), name(published))
}

fn explanation(rule: &Rule) -> String {
    let bold = anstyle::Style::new().bold();
    let heading = format!("{bold}{}{bold:#}: {}\n{}\n", rule.id, rule.summary, levels(rule.levels));
    let help = wrapped(&format!("what to do: {}", rule.help));
    let silence = format!(
        "to silence it where it is right as it is, write in the record:\n  allow: [{{rule: {}, reason: why it is right here}}]\n",
        rule.id
    );
    let parts = [Some(heading), Some(wrapped(rule.why)), Some(help), example(rule.id), Some(silence)];
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// A bad example, and the same made good.
fn example(id: &str) -> Option<String> {
    let mut lines = EXAMPLES.lines().skip_while(|line| line.strip_prefix("== ") != Some(id)).skip(1).peekable();
    lines.peek()?;
    let example: Vec<&str> = lines.take_while(|line| !line.starts_with("== ")).collect();
    Some(example.join("\n").trim_end().to_owned() + "\n")
}

/// Lines of prose that fit a terminal.
fn wrapped(text: &str) -> String {
    let mut out = String::new();
    let mut width = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if width > 0 && width + 1 + length > WIDTH {
            out.push('\n');
            width = 0;
        } else if width > 0 {
            out.push(' ');
            width += 1;
        }
        out.push_str(word);
        width += length;
    }
    out.push('\n');
    out
}

fn catalogue() -> String {
    let bold = anstyle::Style::new().bold();
    let mut families: Vec<_> = CATALOGUE.iter().map(|rule| rule.family).collect();
    families.sort();
    families.dedup();
    let mut text = String::new();
    for family in families {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{bold}{}{bold:#}", family.title());
        for rule in CATALOGUE.iter().filter(|rule| rule.family == family) {
            let letters: String = [rule.levels.draft, rule.levels.in_review, rule.levels.published]
                .iter()
                .map(|level| {
                    level.map_or('-', |level| name(Some(level)).to_ascii_uppercase().chars().next().unwrap_or('-'))
                })
                .collect();
            let _ = writeln!(text, "  {letters}  {:<32} {}", rule.id, rule.summary);
        }
        text.push('\n');
    }
    text.push_str("levels: draft, in review, published; E error, W warning, N note, - silent\n");
    text
}
