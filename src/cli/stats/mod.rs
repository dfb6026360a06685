//! `hotwash stats`: what all incidents tell together.

mod counts;
mod data;
mod dots;
mod follow;
mod ink;
mod listed;
mod listing;
mod opening;
mod recurrences;
mod response;
mod rows;
mod sheet;
mod stacked;

use chrono::NaiveDate;
use clap::ValueEnum;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use self::ink::Ink;
use super::choice::{Choice, Chosen};
use super::context::Context;
use super::exit::ExitStatus;
use super::incidents;
use crate::error::Result;
use crate::insight::{Figures, Incident, Measure, Wanted};
use crate::record::{Clock, Kind, Tz};

/// Show what all incidents tell together
///
/// Counts by month, severity, service and kind; the times to detect, acknowledge, mitigate and resolve, as median,
/// quartiles and a dot for each incident, never as a mean; what became of the actions; and which incidents came back.
/// These are the figures of the archive's page of insights, as of today instead of the last commit. Exercises and near
/// misses are not counted as incidents, unless `--kind` asks for them.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    choice: Choice,
    /// Only incidents of this kind; may be given several times
    #[arg(long = "kind", value_name = "KIND", value_parser = kinds())]
    kinds: Vec<Kind>,
    /// List the incidents behind one response time instead, the longest first
    #[arg(long, value_name = "MEASURE", value_parser = measures())]
    list: Option<Measure>,
    /// Leave out drawings: all numbers are in the text, too
    #[arg(long)]
    no_plots: bool,
    /// The format
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// For people
    #[value(alias = "human")]
    Table,
    /// For programs: version 1, with each incident's times
    Json,
    /// For spreadsheets: a row for each record
    Csv,
}

/// What was asked for, and of what.
#[derive(Debug)]
struct Asked<'a> {
    chosen: Chosen<'a>,
    kinds: &'a [Kind],
    /// How many records the archive has.
    records: usize,
    /// The files that could not be read.
    unreadable: Vec<String>,
}

fn kinds() -> impl TypedValueParser<Value = Kind> {
    let values = Kind::ALL.iter().map(|kind| PossibleValue::new(kind.as_str()).help(kind.meaning()));
    PossibleValuesParser::new(values).try_map(|text| text.parse::<Kind>())
}

fn measures() -> impl TypedValueParser<Value = Measure> {
    let values = Measure::ALL.map(|measure| PossibleValue::new(measure.as_str()).help(measure.meaning()));
    let read = |text: String| Measure::ALL.into_iter().find(|measure| measure.as_str() == text).ok_or("no measure");
    PossibleValuesParser::new(values).try_map(read)
}

pub fn run(args: &Args, context: &mut Context) -> Result<ExitStatus> {
    let today = today(context);
    let chosen = args.choice.read(today)?;
    let archive = incidents::all(context)?;
    let wanted = |incident: &Incident| wanted(incident, &chosen, &args.kinds);
    let severities = context.config.severities.clone();
    let figures = Figures::of(&archive.all, wanted, &severities, today);
    chosen.tell_unknown(&archive.all, context)?;
    let asked = Asked {
        kinds: &args.kinds,
        records: archive.all.len(),
        unreadable: archive.unreadable.iter().map(|file| context.shown_path(file).display().to_string()).collect(),
        chosen,
    };
    match (args.format, args.list) {
        (Format::Json, Some(measure)) => context.print_raw(&listed::json(&figures, measure, &asked)?)?,
        (Format::Csv, Some(measure)) => context.print_raw(&listed::csv(&figures, measure))?,
        (Format::Json, None) => context.print_raw(&data::json(&figures, &asked)?)?,
        (Format::Csv, None) => context.print_raw(&sheet::csv(&figures))?,
        (Format::Table, Some(measure)) => {
            let text = listing::draw(&figures, measure, context.width());
            context.print(&text)?;
        }
        (Format::Table, None) => {
            let text = table(&figures, &asked, Ink::new(context, !args.no_plots));
            context.print(&text)?;
            if archive.all.is_empty() && archive.unreadable.is_empty() {
                context
                    .tell("hint: `hotwash new` writes the first one, `hotwash demo` makes an example to look at\n")?;
            }
        }
    }
    archive.tell_unreadable(context)?;
    Ok(ExitStatus::Clean)
}

/// The present day, on the archive's clock.
fn today(context: &Context) -> NaiveDate {
    let zone = context.config.time_zone.map_or(Tz::UTC, |zone| zone.0);
    Clock::new(zone).local(context.now).date_naive()
}

fn wanted(incident: &Incident, chosen: &Chosen<'_>, kinds: &[Kind]) -> Wanted {
    if !chosen.has(incident) {
        return Wanted::No;
    }
    match (kinds, incident.kind) {
        ([], _) => Wanted::Yes,
        (kinds, Some(kind)) if kinds.contains(&kind) => Wanted::ByKind,
        _ => Wanted::No,
    }
}

/// The last day of the time that is asked for.
fn last_day(today: NaiveDate, chosen: &Chosen<'_>) -> NaiveDate {
    let until = chosen.until.and_then(|until| until.0.pred_opt());
    until.map_or(today, |until| until.min(today))
}

/// All of it, for people.
fn table(figures: &Figures<'_>, asked: &Asked<'_>, ink: Ink) -> String {
    let mut out = opening::draw(figures, asked, ink);
    counts::draw(&mut out, figures, last_day(figures.today, &asked.chosen), ink);
    response::draw(&mut out, figures, ink);
    follow::draw(&mut out, figures, ink);
    recurrences::draw(&mut out, figures, ink);
    out
}

#[cfg(test)]
mod tests;
