//! `hotwash milestone`: one of the moments that everything is measured from.

use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::context::Context;
use super::exit::ExitStatus;
use super::hold::hold;
use super::new::quoted;
use super::when::{When, refused};
use super::{ongoing, records};
use crate::document::edit;
use crate::error::Result;
use crate::files;
use crate::finding::FieldPath;
use crate::record::{Instant, Milestone, MilestoneSource, Milestoned, Postmortem, Span, Status, spoken};

/// Set a milestone: now, or when it was
///
/// It goes into the newest open draft where no record is named.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Which one
    #[arg(value_name = "MILESTONE", value_parser = milestones())]
    milestone: Milestone,
    /// When it was, as one would say it: `15:30`, `10 minutes ago`; `+1h` counts from the beginning
    #[arg(long, value_name = "WHEN", default_value = "now")]
    at: String,
    /// The record, instead of the newest open draft: an id, a unique beginning of one, or a path
    #[arg(long, value_name = "RECORD")]
    to: Option<String>,
}

fn milestones() -> impl TypedValueParser<Value = Milestone> {
    let named = |key: String| Milestone::ALL.into_iter().find(|milestone| milestone.key() == key);
    PossibleValuesParser::new(Milestone::ALL.map(Milestone::key))
        .try_map(move |key| named(key).ok_or("it is no milestone"))
}

pub fn run(args: &Args, context: &mut Context) -> Result<ExitStatus> {
    let named = args.to.as_ref().map(|name| context.absolute(name.as_ref())).filter(|path| files::exists(path));
    let among = named.unwrap_or_else(|| context.records_folder());
    let _held = hold(context, &among)?;
    let file = match &args.to {
        Some(name) => records::find(context, name)?,
        None => ongoing::newest(context)?,
    };
    let (name, key) = (context.name(&file), args.milestone.key());
    let document = records::load(&context.here, &file)?;
    let record = &document.value;
    let when = When::of(context, record, context.now);
    let instant = |milestone| Milestoned::new(record).get(milestone).and_then(|(time, _)| when.clock.instant(time));
    let time = when.read(&args.at, base(args.milestone, instant)).map_err(refused)?;
    let said = spoken::echo(&time, when.clock);
    let before = record.milestones.as_ref().and_then(|milestones| milestones.get(args.milestone));
    if before == Some(&time) {
        context.print(&format!("{name}: {key} is {said} already\n"))?;
        return Ok(ExitStatus::Clean);
    }
    let was = before.map(|time| format!("; it was {}", spoken::echo(time, when.clock))).unwrap_or_default();
    let since = instant(Milestone::Started).filter(|_| args.milestone != Milestone::Started);
    let after = match (since, when.clock.instant(&time)) {
        (Some(started), Some(instant)) if instant >= started => {
            format!(", {} after it started", Span { length: instant - started, approximate: time.approximate })
        }
        _ => String::new(),
    };
    let path = FieldPath::from("milestones").at(key);
    let text = edit::set(&records::text(&file)?, &path, &time.to_string().into())?;
    files::write_atomic(&file, text.as_bytes())?;
    context.print(&format!("{name}: {key} {said}{after}{was}\n"))?;
    if let Some(told) = contradicted(record, args.milestone, when.clock.instant(&time), &when) {
        context.tell(&told)?;
    }
    if record.stage() != Status::Draft {
        context.tell(&format!("hint: `hotwash commit {}` renders and commits it\n", quoted(&name)))?;
    }
    Ok(ExitStatus::Clean)
}

/// What `+5m` counts from: as in the questions, the end of the harm for the end of all, else its beginning.
fn base(milestone: Milestone, instant: impl Fn(Milestone) -> Option<Instant>) -> Option<Instant> {
    match milestone {
        Milestone::Started => None,
        Milestone::Resolved => instant(Milestone::Mitigated).or_else(|| instant(Milestone::Started)),
        Milestone::Closed => instant(Milestone::Resolved).or_else(|| instant(Milestone::Started)),
        _ => instant(Milestone::Started),
    }
}

/// An event of the timeline that sets the same milestone to another time.
fn contradicted(record: &Postmortem, milestone: Milestone, set: Option<Instant>, when: &When) -> Option<String> {
    let (time, MilestoneSource::Event(place)) = Milestoned::new(record).from_events(milestone)? else { return None };
    if when.clock.instant(time) == set {
        return None;
    }
    let (key, said) = (milestone.key(), spoken::echo(time, when.clock));
    Some(format!("hint: `timeline[{place}]` says {key} at {said}: change one of the two\n"))
}
