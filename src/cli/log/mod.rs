//! `hotwash log`: what happens is written down while it happens, in one line and without a question.

mod input;
mod pipe;
mod said;
mod write;

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::context::Context;
use super::draft::{Draft, Manner};
use super::exit::ExitStatus;
use super::hold::hold;
use super::named::{self, Forms};
use super::when::refused;
use super::{new, ongoing, records};
use crate::error::{Error, Result};
use crate::files;
use crate::finding::shown;
use crate::record::{Event, EventKind, Instant, Line, Postmortem};
use said::Said;

/// Add an event to the timeline, in one line and without a question: during the incident
///
/// It goes to the newest open draft, now, where nothing else is said. A time at the beginning of the
/// text is the event's: `hotwash log "15:30 restarted the pool"`. Several terminals may log at once.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What happened, in quotes; `-` reads lines from a pipe, each an event
    ///
    /// Before it, the record may stand: `hotwash log RECORD TEXT`.
    #[arg(value_name = "TEXT", required_unless_present = "title")]
    words: Vec<String>,
    /// What sort of event it is
    #[arg(short, long, value_name = "KIND", value_parser = kinds())]
    kind: Option<EventKind>,
    /// When it happened, as one would say it: `15:30`, `10 minutes ago`, `yesterday 3:30 PM`
    #[arg(long, value_name = "WHEN")]
    at: Option<String>,
    /// The role or system that did it
    #[arg(long, value_name = "ROLE")]
    by: Option<Line>,
    /// The record, instead of the newest open draft: an id, a unique beginning of one, or a path
    #[arg(long, value_name = "RECORD")]
    to: Option<String>,
    /// Begin a draft with this title
    #[arg(long = "new", value_name = "TITLE", conflicts_with = "to")]
    title: Option<Line>,
}

fn kinds() -> impl TypedValueParser<Value = EventKind> {
    let values = EventKind::ALL.iter().map(|kind| PossibleValue::new(kind.as_str()).help(kind.meaning()));
    PossibleValuesParser::new(values).try_map(|text| text.parse::<EventKind>())
}

pub fn run(args: &Args, context: &mut Context) -> Result<ExitStatus> {
    let (record, text) = args.target()?;
    let mut goal = Goal { named: record.map(str::to_owned), in_quotes: args.in_quotes(), file: None, last: None };
    if let Some(title) = &args.title {
        let file = begun(context, title)?;
        context.tell(&format!(
            "begun: {}\nhint: `hotwash new --continue {0}` asks for the rest\n",
            new::quoted(&context.name(&file))
        ))?;
        goal.file = Some(file);
    }
    match text {
        None => Ok(ExitStatus::Clean),
        Some("-") => pipe::run(args, &mut goal, context),
        Some(text) => {
            args.require_text(context, text)?;
            let now = context.now;
            let said = Said { at: args.at.as_deref(), text, kind: args.kind, by: args.by.as_ref() };
            let told = goal.write(context, now, &[said])?;
            match told.refused.into_iter().next() {
                Some((_, why)) => Err(refused(why)),
                None => goal.say(context, &told.lines, told.is_draft).map(|()| ExitStatus::Clean),
            }
        }
    }
}

impl Args {
    /// Two words as one.
    fn in_quotes(&self) -> Option<String> {
        (self.words.len() == 2).then(|| new::quoted(&self.words.join(" ")))
    }

    /// A record alone is no event: it would be written into another one.
    fn require_text(&self, context: &Context, text: &str) -> Result<()> {
        if self.words.len() > 1 || self.to.is_some() || self.title.is_some() || !named::is_whole(context, text)? {
            return Ok(());
        }
        let record = new::quoted(text);
        Err(Error::new(format!("{} is a record: the text of the event is missing", shown(text)))
            .hint(format!("say what happened: `hotwash log {record} \"restarted the pool\"`")))
    }

    /// The record, where one is named, and the text.
    fn target(&self) -> Result<(Option<&str>, Option<&str>)> {
        let words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        match (words.as_slice(), &self.to, &self.title) {
            ([], ..) => Ok((None, None)),
            ([text], to, _) => Ok((to.as_deref(), Some(*text))),
            ([record, text], None, None) => Ok((Some(*record), Some(*text))),
            (all, ..) => Err(Error::new("the text of an event is one argument")
                .hint(format!("put it in quotes: `hotwash log {}`", new::quoted(&all.join(" "))))),
        }
    }
}

/// A draft with a title, as the wizard begins one.
fn begun(context: &Context, title: &Line) -> Result<PathBuf> {
    let record =
        Postmortem { title: Some(title.clone()), time_zone: context.config.time_zone, ..Postmortem::default() };
    let mut draft = Draft::new(context, Manner::default());
    draft.keep(&record)?;
    draft.path().map(PathBuf::from).ok_or_else(|| Error::new("the draft was not written"))
}

/// Where events go.
struct Goal {
    named: Option<String>,
    /// The text that was perhaps meant, where the record stands before a text.
    in_quotes: Option<String>,
    /// Once it is found.
    file: Option<PathBuf>,
    /// What was logged last: by that it is known under another name.
    last: Option<Event>,
}

impl Goal {
    /// Whoever forgets the quotes names a record.
    fn explained(&self, why: Error) -> Error {
        let Some(text) = &self.in_quotes else { return why };
        let hint = why.what_to_do().map(|hint| format!("{hint}; ")).unwrap_or_default();
        why.hint(format!("{hint}a text of several words goes in quotes: `hotwash log {text}`"))
    }

    /// What was written; and of a record that is read already, how others get to see it.
    fn say(&self, context: &mut Context, lines: &str, is_draft: bool) -> Result<()> {
        context.print(lines)?;
        match &self.file {
            Some(file) if !is_draft => {
                let name = new::quoted(&context.name(file));
                context.tell(&format!("hint: `hotwash commit {name}` renders and commits it\n"))
            }
            _ => Ok(()),
        }
    }

    /// The file, also where a wizard gave it another name since.
    fn find(&mut self, context: &mut Context) -> Result<PathBuf> {
        let was = self.file.take();
        let known = match (was.filter(|file| files::exists(file)), &self.last) {
            (None, Some(last)) => ongoing::with_event(context, last)?,
            (file, _) => file,
        };
        let file = match (known, &self.named) {
            (Some(file), _) => file,
            // Whoever forgot the quotes wrote a word that may be in an id: it is not taken for a record.
            (None, Some(name)) if self.in_quotes.is_some() => {
                named::find(context, name, Forms::Beginning).map_err(|why| self.explained(why))?.file
            }
            (None, Some(name)) => records::find(context, name)?,
            (None, None) => ongoing::newest(context)?,
        };
        self.file = Some(file.clone());
        Ok(file)
    }

    /// Writes events, and says each in a line.
    fn write(&mut self, context: &mut Context, now: Instant, said: &[Said<'_>]) -> Result<write::Told> {
        let among =
            self.named.as_ref().map_or_else(|| context.records_folder(), |name| context.absolute(name.as_ref()));
        // A name is no path: then it is among the records.
        let among = if files::exists(&among) { among } else { context.records_folder() };
        let _held = hold(context, &among)?;
        let file = self.find(context)?;
        let told = write::add(context, &file, now, said)?;
        self.last = told.last.clone().or_else(|| self.last.take());
        Ok(told)
    }
}
