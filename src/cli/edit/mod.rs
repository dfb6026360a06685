//! `hotwash edit`: the conversation about a record that is there already, and nothing else of its
//! file changed.

mod in_editor;
mod menu;
mod revision;

use std::path::Path;

use super::context::Context;
use super::draft::{Draft, Manner};
use super::exit::ExitStatus;
use super::{new, publish, records, repository, signals};
use crate::document::MAX_BYTES;
use crate::error::{Error, Result};
use crate::files;
use crate::finding::Level;
use crate::record::Postmortem;
use crate::wizard::{Ask, Depth, How, converse_section, sections};
use menu::Picked;

/// Change a record, section by section, and keep the comments and the layout of its file
///
/// Each question has the present answer in it: Enter keeps it. Without a section, a menu shows what
/// is missing where. Only what you answer otherwise is changed in the file. At the end the record is
/// checked, rendered, and committed together with its render; of a published one you are asked what
/// was changed, for those who read it before.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct Args {
    /// An id, a unique beginning of one, or a path
    #[arg(value_name = "RECORD")]
    record: String,
    /// What to ask about: incident, times, impact, timeline, cause, resolution, actions, lessons or publication
    #[arg(value_name = "SECTION", value_parser = section, conflicts_with = "editor")]
    section: Option<&'static str>,
    /// Open the file in your editor, and check it whenever it is saved and closed
    ///
    /// The editor is `$VISUAL`, else `$EDITOR`. It is given a copy, which takes the record's place once
    /// it can be read; an editor that fails, or leaves an empty file, changes nothing.
    #[arg(short, long)]
    editor: bool,
    /// Ask everything there is a question for, not only what matters most
    #[arg(long, conflicts_with = "editor")]
    full: bool,
    /// Ask line by line and draw nothing again: for screen readers and terminals without a cursor
    #[arg(long)]
    plain: bool,
    /// Commit without asking
    #[arg(short, long, conflicts_with = "no_commit")]
    yes: bool,
    /// Leave the record and its render uncommitted
    #[arg(long)]
    no_commit: bool,
}

pub fn run(args: &Args, context: &mut Context) -> Result<ExitStatus> {
    let file = records::find(context, &args.record)?;
    let repository = if args.no_commit { None } else { repository::find(context)? };
    // Better now than after the last answer.
    if let Some(repository) = &repository {
        repository.identity_check()?;
    }
    signals::listen()?;
    let depth = if args.full { Depth::Full } else { Depth::Usual };
    let manner = Manner { depth, commits: repository.is_some() };
    let mut somebody = new::somebody(context, args.plain);
    let somebody = &mut *somebody;
    let bytes = || files::read_limited(&file, MAX_BYTES as u64);
    let before = bytes()?;
    let (how, is_left) = if args.editor {
        in_editor::edit(context, somebody, &file)?
    } else {
        let document = records::load(&context.here, &file).map_err(|why| unreadable(context, &file, &why))?;
        let mut draft = Draft::edited(context, file.clone(), document.value.clone(), manner);
        (converse(args.section, document.value, somebody, &mut draft)?, false)
    };
    match how {
        How::NotATerminal => return Err(no_terminal()),
        How::Interrupted => return interrupted(context, &file),
        How::Finished | How::Stopped => {}
    }
    if is_left {
        return Ok(ExitStatus::Findings);
    }
    if bytes()? == before {
        context.print(&format!("{}: nothing was changed\n", context.name(&file)))?;
        return Ok(ExitStatus::Clean);
    }
    if revision::offer(context, somebody, &file)? == How::Interrupted {
        return interrupted(context, &file);
    }
    let ask = (!args.yes && (context.interactive || args.plain)).then_some(somebody);
    let repository = repository.as_ref().filter(|_| args.yes || ask.is_some());
    if args.editor {
        // What was found was shown when it was saved.
        return match publish::proofread(context, std::slice::from_ref(&file))?.count(Level::Error) {
            0 => new::deliver(context, repository, &file, ask),
            _ => new::not_committed(context, &file),
        };
    }
    new::finish(context, repository, &file, ask)
}

/// One section, or from the menu one after the other.
fn converse(
    section: Option<&'static str>,
    mut record: Postmortem,
    ask: &mut dyn Ask,
    draft: &mut Draft<'_>,
) -> Result<How> {
    if let Some(section) = section {
        return Ok(converse_section(record, section, ask, draft)?.how);
    }
    let mut last = None;
    loop {
        match menu::section(ask, draft, &record, last)? {
            Picked::Section(title) => {
                let ending = converse_section(record, title, ask, draft)?;
                if ending.how != How::Finished {
                    return Ok(ending.how);
                }
                record = ending.record;
                last = Some(title);
            }
            Picked::Ended(how) => return Ok(how),
        }
    }
}

fn no_terminal() -> Error {
    Error::new("there is no terminal to ask questions on")
        .hint("`hotwash edit --editor RECORD` needs an editor alone; `hotwash check --fix` mends without questions")
}

/// What the questions cannot read can be mended as text.
fn unreadable(context: &Context, file: &Path, why: &Error) -> Error {
    let name = new::quoted(&context.name(file));
    Error::new(why.to_string()).hint(format!("`hotwash edit --editor {name}` opens it where it is wrong"))
}

fn interrupted(context: &mut Context, file: &Path) -> Result<ExitStatus> {
    let name = context.name(file);
    context.tell(&format!("\nwhat was answered is in {name}; nothing was committed\n"))?;
    Ok(ExitStatus::Interrupted)
}

/// The section that somebody means: its last word, a part of it, or its title.
fn section(name: &str) -> Result<&'static str, String> {
    let wanted = name.to_lowercase();
    let fits = |title: &&'static str| word(title).starts_with(&wanted) || title.to_lowercase() == wanted;
    let mut fitting = sections().filter(fits);
    match (fitting.next(), fitting.next()) {
        (Some(title), None) => Ok(title),
        _ => Err(format!("write one of: {}", sections().map(word).collect::<Vec<_>>().join(", "))),
    }
}

/// What is typed for a section: `cause` for `Root cause`.
fn word(title: &'static str) -> String {
    title.rsplit(' ').next().unwrap_or(title).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_is_named_by_its_word_or_the_beginning_of_it() {
        assert_eq!(section("cause"), Ok("Root cause"));
        assert_eq!(
            section("time"),
            Err("write one of: incident, times, impact, timeline, cause, resolution, actions, \
                                         lessons, publication"
                .to_owned())
        );
        assert_eq!(section("times"), Ok("Times"));
        assert_eq!(section("Act"), Ok("Actions"));
    }

    #[test]
    fn the_help_names_every_section() {
        let help = <Args as clap::Args>::augment_args(clap::Command::new("edit")).render_long_help().to_string();
        let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
        for title in sections() {
            assert!(help.contains(&word(title)), "{title} in {help}");
        }
    }
}
