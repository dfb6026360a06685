//! `hotwash new`: from questions, or from answers in a file, to a committed record.

use std::path::Path;

use super::context::Context;
use super::draft::{Draft, Manner, today};
use super::drafts::{self, Begin};
use super::editor::Editor;
use super::exit::ExitStatus;
use super::input::standard_input;
use super::press::Press;
use super::{init, publish, records, repository, signals};
use crate::check::{self, Options};
use crate::document::{self, Document, MAX_BYTES};
use crate::error::{Error, Result};
use crate::files;
use crate::finding::{FieldPath, Finding, Level, shown};
use crate::git::Repository;
use crate::record::{Date, Postmortem, Status};
use crate::wizard::{
    Answer, Answered, Ask, Choice, Depth, Hasty, Host as _, How, Kind, Need, Plain, Question, Terminal, asked,
    converse, take_defaults,
};

/// Write a postmortem, question by question
///
/// Every answer is on disk before the next question. `?` explains a question, Esc goes back one,
/// Ctrl-C leaves; the next `hotwash new` offers to go on where you left. At the end the record is
/// reviewed, rendered, and committed together with its render.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub struct Args {
    /// Take the answers from a YAML file, or from standard input (`-`)
    ///
    /// On a terminal, what the file lacks is asked; with `--yes`, or without a terminal, nothing is. `--yes`
    /// takes the defaults for what is lacking, and tells which.
    #[arg(long, value_name = "FILE")]
    from: Option<String>,
    /// Go on with a draft: an id, a unique beginning of one, or a path
    #[arg(long = "continue", value_name = "RECORD", conflicts_with = "from")]
    draft: Option<String>,
    /// Ask everything, not only what a usable postmortem needs
    #[arg(long)]
    full: bool,
    /// Ask line by line, and draw nothing: for screen readers
    #[arg(long)]
    plain: bool,
    /// Take every default, and commit without asking
    #[arg(short, long, conflicts_with = "no_commit")]
    yes: bool,
    /// Leave the record and its render uncommitted
    #[arg(long)]
    no_commit: bool,
}

pub fn run(args: &Args, context: &mut Context) -> Result<ExitStatus> {
    let can_ask = context.interactive || args.plain;
    match &args.from {
        Some(from) if args.yes || !can_ask || from == "-" => from_answers(args, from, context),
        _ if !can_ask => Err(no_terminal()),
        _ => from_questions(args, context),
    }
}

/// Somebody to ask: a terminal, or lines where it takes no more.
pub fn somebody(context: &Context, plain: bool) -> Box<dyn Ask> {
    if plain || context.dumb {
        let columns = Context::columns().saturating_sub(1);
        Box::new(Plain::new(std::io::stdin().lock(), std::io::stderr(), columns, context.ascii))
    } else {
        Box::new(
            Terminal::new(context.interactive, context.err_coloured())
                .with_editor(Editor::shared())
                .with_ascii(context.ascii),
        )
    }
}

fn from_questions(args: &Args, context: &mut Context) -> Result<ExitStatus> {
    let repository = if args.no_commit { None } else { repository::find(context)? };
    // Better now than after twenty answers.
    if let Some(repository) = &repository {
        repository.identity_check()?;
    }
    signals::listen()?;
    let depth = if args.full { Depth::Full } else { Depth::Usual };
    let manner = Manner { depth, commits: repository.is_some() };
    let mut somebody = somebody(context, args.plain);
    let begun = match (&args.from, &args.draft) {
        (Some(from), _) => match given(context, from, manner)? {
            Ok(begun) => begun,
            Err(bytes) => return refused(context, from, &bytes, &[]),
        },
        (None, Some(name)) => {
            let file = records::find(context, name)?;
            continued(context, &file, manner)?
        }
        (None, None) if args.yes => (Postmortem::default(), Draft::new(context, manner)),
        (None, None) => match drafts::offer(context, repository.as_ref(), &mut *somebody, depth)? {
            Begin::New => (Postmortem::default(), Draft::new(context, manner)),
            Begin::Continue(path) => continued(context, &path, manner)?,
            Begin::Leave => return interrupted(context, None),
        },
    };
    let (record, mut draft) = begun;
    let was_published = record.stage() == Status::Published;
    let ending = if args.yes {
        converse(record, &mut Hasty::new(&mut *somebody), &mut draft)?
    } else {
        converse(record, &mut *somebody, &mut draft)?
    };
    let path = draft.path().map(Path::to_owned);
    match (ending.how, path) {
        (How::NotATerminal, _) => Err(no_terminal()),
        (How::Interrupted, path) => interrupted(context, path.as_deref()),
        (How::Stopped, path) => interrupted(context, path.as_deref()).map(|_| ExitStatus::Clean),
        // All was answered already.
        (How::Finished, None) => Ok(ExitStatus::Clean),
        (How::Finished, Some(path)) => {
            if repository.is_none() && !args.no_commit {
                somebody.say("This is no git repository, so nothing is committed.")?;
            }
            // Whoever publishes was told that it commits.
            let is_decided = args.yes || (!was_published && ending.record.stage() == Status::Published);
            let ask = if is_decided { None } else { Some(&mut *somebody) };
            finish(context, repository.as_ref(), &path, ask)
        }
    }
}

fn no_terminal() -> Error {
    Error::new("there is no terminal to ask questions on").hint(
        "`hotwash new --from FILE` takes the answers from YAML, `--from -` from standard input; `--plain` reads them \
         line by line",
    )
}

/// What a file has of the answers, kept already; its bytes where they have mistakes.
fn given<'a>(context: &'a Context, from: &str, manner: Manner) -> Result<Result<(Postmortem, Draft<'a>), Vec<u8>>> {
    let bytes = files::read_limited(&context.absolute(Path::new(from)), MAX_BYTES as u64)?;
    let mut document: Document<Postmortem> = document::read_bytes(&bytes);
    if !document.problems.is_empty() {
        return Ok(Err(bytes));
    }
    date_publication(context, &mut document.value);
    let mut draft = Draft::new(context, manner);
    if document.value.title.is_some() {
        draft.keep(&document.value)?;
    }
    Ok(Ok((document.value, draft)))
}

/// The draft that lies at `file`.
fn continued<'a>(context: &'a Context, file: &Path, manner: Manner) -> Result<(Postmortem, Draft<'a>)> {
    let document = records::load(&context.here, file)?;
    let repository = repository::find(context)?;
    let committed = match repository.as_ref().and_then(|repository| Some((repository, repository.workdir()?))) {
        Some((repository, workdir)) => match file.strip_prefix(workdir) {
            Ok(relative) => repository.head_file(relative, MAX_BYTES as u64)?.is_some(),
            Err(_) => false,
        },
        None => false,
    };
    let draft = Draft::at(context, file.to_owned(), &document, committed, manner)?;
    Ok((document.value, draft))
}

/// Ctrl-C: says where the answers are, and the command that goes on.
pub fn interrupted(context: &mut Context, path: Option<&Path>) -> Result<ExitStatus> {
    let text = match path {
        None => "\nnothing was answered, so nothing is kept\n".to_owned(),
        Some(path) => {
            let shown = context.name(path);
            let moved = context.moved.as_ref().map(|folder| format!(" -C {}", quoted(&folder.display().to_string())));
            let command = format!("hotwash{} new --continue {}", moved.unwrap_or_default(), quoted(&shown));
            format!("\nkept as a draft: {shown}\nhint: `{command}` goes on where you left\n")
        }
    };
    context.tell(&text)?;
    Ok(ExitStatus::Interrupted)
}

/// An argument as a shell takes it.
pub fn quoted(argument: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./\\:+@%".contains(c);
    if argument.chars().all(plain) { argument.to_owned() } else { format!("'{}'", argument.replace('\'', r"'\''")) }
}

/// Checks the finished record, renders it, and commits both where that is wanted.
pub fn finish(
    context: &mut Context,
    repository: Option<&Repository>,
    path: &Path,
    ask: Option<&mut (dyn Ask + 'static)>,
) -> Result<ExitStatus> {
    if !publish::require_clean(context, &[path.to_owned()])? {
        return not_committed(context, path);
    }
    deliver(context, repository, path, ask)
}

/// Says that a record stays as it is because of what is wrong with it.
pub fn not_committed(context: &mut Context, path: &Path) -> Result<ExitStatus> {
    let shown = context.name(path);
    let name = quoted(&shown);
    context.tell(&format!(
        "kept: {shown}; nothing was committed\nhint: `hotwash edit {name}` asks again, section by section; \
         `hotwash edit --editor {name}` opens it\n",
    ))?;
    Ok(ExitStatus::Findings)
}

/// Renders a record without mistakes, and commits both where that is wanted.
pub fn deliver(
    context: &mut Context,
    repository: Option<&Repository>,
    path: &Path,
    ask: Option<&mut (dyn Ask + 'static)>,
) -> Result<ExitStatus> {
    if let Err(why) = publish::require_own_renders(context, path) {
        context.tell(&format!("kept: {}; nothing was committed\n", context.name(path)))?;
        return Err(why);
    }
    let document = records::load(&context.here, path)?;
    let wanted = match (repository, ask) {
        (None, _) => false,
        (Some(_), None) => true,
        (Some(_), Some(ask)) => match commit_wanted(ask)? {
            Some(wanted) => wanted,
            None => return interrupted(context, Some(path)),
        },
    };
    // Whoever ends the program now waits until record, render and commit are one.
    let _writing = signals::write();
    match repository {
        Some(_) if wanted => publish::commit_and_tell(context, path, &document)?,
        _ => {
            for (render, text) in Press::of(context).renders(path, document.source.text(), &document.value)? {
                files::write_atomic(&render, text.as_bytes())?;
            }
            context.print(&format!("{}: written with its render, not committed\n", context.name(path)))?;
        }
    }
    if !files::exists(&context.root.join(init::RECORD_SCHEMA)) {
        context.tell("hint: `hotwash init` adds the schema that editors complete and explain records with\n")?;
    }
    Ok(ExitStatus::Clean)
}

/// Whether to commit; `None`: Ctrl-C.
fn commit_wanted(ask: &mut dyn Ask) -> Result<Option<bool>> {
    let choice = |value: &str, meaning: &str| Choice { value: value.to_owned(), meaning: meaning.to_owned() };
    let question = Question {
        field: FieldPath::root(),
        section: "Commit",
        progress: None,
        left: None,
        prompt: "Commit the record and its render?".to_owned(),
        help: "one commit with these files and nothing else",
        kind: Kind::Choice(vec![
            choice("yes", "commit both now"),
            choice("no", "leave them in the work tree; `hotwash commit` does it later"),
        ]),
        need: Need::Always,
        current: None,
        proposed: Some(Answer::from("yes")),
    };
    Ok(match asked(ask, &question)? {
        // An empty line takes what is proposed.
        Answered::With(answer) => Some(answer.is_empty() || answer.text() == "yes"),
        Answered::Back => Some(false),
        Answered::Interrupted | Answered::NotATerminal => None,
    })
}

/// `--from`: no questions, and nothing is written unless all of it is good.
fn from_answers(args: &Args, from: &str, context: &mut Context) -> Result<ExitStatus> {
    let repository = if args.no_commit { None } else { Some(repository::require(context)?) };
    if let Some(repository) = &repository {
        repository.identity_check()?;
    }
    let (name, bytes) = match from {
        "-" => ("standard input", standard_input(MAX_BYTES as u64)?),
        file => (file, files::read_limited(&context.absolute(Path::new(file)), MAX_BYTES as u64)?),
    };
    let mut document: Document<Postmortem> = document::read_bytes(&bytes);
    if !document.problems.is_empty() {
        return refused(context, name, &bytes, &[]);
    }
    if document.value.title.is_none() {
        return Err(Error::new(format!("{name} has no `title`")).hint("even a draft needs a title"));
    }
    date_publication(context, &mut document.value);
    let mut draft = Draft::new(context, Manner::default());
    let taken = if args.yes { take_defaults(&mut document.value, &draft) } else { Vec::new() };
    if draft.judge(&document.value)?.iter().any(|finding| finding.level == Level::Error) {
        let taken: Vec<FieldPath> = taken.into_iter().map(|(field, _)| field).collect();
        return refused(context, name, &bytes, &taken);
    }
    draft.keep(&document.value)?;
    match draft.path().map(Path::to_owned) {
        Some(path) => {
            for (field, answer) in taken {
                context.tell(&format!("{name} lacks `{field}`: took {}\n", shown(&answer.text())))?;
            }
            finish(context, repository.as_ref(), &path, None)
        }
        None => Ok(ExitStatus::Clean),
    }
}

/// What is published has the day of it.
fn date_publication(context: &Context, record: &mut Postmortem) {
    if record.stage() == Status::Published {
        let today = today(context, record);
        record.published.get_or_insert(Date(today));
    }
}

/// Says what is wrong with the answers, where they stand. `taken`: what they lack, and was filled in.
fn refused(context: &mut Context, name: &str, bytes: &[u8], taken: &[FieldPath]) -> Result<ExitStatus> {
    let options = Options { config: &context.config, now: context.now, stage: None };
    let mut outcome = check::proofread_text(Path::new(name), bytes, options)?;
    // These would have been filled in.
    let filled = [FieldPath::from("id"), FieldPath::from("published")];
    let is_filled = |finding: &Finding| finding.rule == "missing-field" && filled.contains(&finding.field);
    outcome.retain(|finding| !is_filled(finding) && !taken.contains(&finding.field));
    let text = publish::human(&outcome);
    context.print(&text)?;
    context.tell("nothing was written\n")?;
    Ok(ExitStatus::Findings)
}
