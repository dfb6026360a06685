//! `hotwash list`: the incidents of the archive.

mod column;
mod data;
mod entry;
mod filter;
mod order;

pub use column::severity_style;

use clap::ValueEnum;

use self::column::Column;
use self::entry::Entry;
use self::filter::Filter;
use self::order::Order;
use super::choice::Choice;
use super::columns::wrapped;
use super::context::Context;
use super::count::at_least_one;
use super::exit::ExitStatus;
use super::{hyperlinks, incidents, table};
use crate::error::Result;
use crate::report::counted;

/// List incidents, newest first
///
/// Where a record does not say when it began, the earliest time in it counts, else the day that its id begins with; what
/// has neither stands first.
///
/// The table fits the terminal: columns that find no room in it are left out, unless they are asked for by name. What
/// is too long is cut there, and nowhere else.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    choice: Choice,
    #[command(flatten)]
    filter: Filter,
    /// What they are sorted by
    #[arg(long, value_enum, default_value = "date")]
    sort: Order,
    /// The other way round
    #[arg(short, long)]
    reverse: bool,
    /// At most so many
    #[arg(short = 'n', long, value_name = "COUNT", value_parser = at_least_one)]
    limit: Option<usize>,
    /// The columns of the table, or of the CSV, in this order
    #[arg(long, value_enum, value_name = "COLUMN", value_delimiter = ',')]
    columns: Vec<Column>,
    /// The format
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// For programs: version 1
    Json,
    /// For spreadsheets
    Csv,
    /// The ids alone, one a line: for loops of a shell
    Ids,
}

pub fn run(args: &Args, context: &mut Context) -> Result<ExitStatus> {
    let chosen = args.choice.read(entry::today(context))?;
    let read = incidents::each(context, |file, record| Entry::new(context, file, record))?;
    let is_wanted = |entry: &Entry| chosen.has(&entry.incident) && args.filter.has(entry);
    let (mut entries, others): (Vec<Entry>, Vec<Entry>) = read.all.into_iter().partition(is_wanted);
    order::sort(&mut entries, args.sort, args.reverse, &context.config);
    let found = entries.len();
    entries.truncate(args.limit.unwrap_or(found));
    match args.format {
        Format::Table => {
            let text = drawn(&entries, found, &args.columns, context);
            context.print(&text)?;
        }
        Format::Json => context.print_raw(&data::json(&entries, found)?)?,
        Format::Csv => context.print_raw(&data::csv(&entries, &args.columns))?,
        Format::Ids => {
            let ids: String = entries.iter().map(|entry| entry.id.clone() + "\n").collect();
            context.print_bytes(ids.as_bytes())?;
        }
    }
    let (of_archive, is_filtered) = (found + others.len(), !chosen.is_all() || args.filter.is_any());
    // Whoever misspelt a name has an empty list, and would take it for good news.
    let all: Vec<Entry> = entries.into_iter().chain(others).collect();
    chosen.tell_unknown(all.iter().map(|entry| &entry.incident), context)?;
    args.filter.tell_unknown(&all, context)?;
    if found == 0 {
        context.tell(&match (is_filtered, of_archive) {
            (true, 1..) => {
                format!("hint: without filters, `hotwash list` has {}\n", counted(of_archive, "incident"))
            }
            _ => "hint: `hotwash new` writes the first record; `hotwash import` takes those that you have\n".to_owned(),
        })?;
    }
    incidents::Archive { all: Vec::<()>::new(), unreadable: read.unreadable }.tell_unreadable(context)?;
    Ok(ExitStatus::Clean)
}

/// The table, and below it how many there are.
fn drawn(entries: &[Entry], found: usize, columns: &[Column], context: &Context) -> String {
    if entries.is_empty() {
        return "no incidents\n".to_owned();
    }
    let usual = column::usual(entries);
    let (columns, is_usual) = if columns.is_empty() { (usual.as_slice(), true) } else { (columns, false) };
    let with_links = hyperlinks::are_shown(context);
    let rows: Vec<Vec<table::Cell>> = entries
        .iter()
        .map(|entry| columns.iter().map(|column| column.cell(entry, is_usual, with_links, &context.config)).collect())
        .collect();
    let heads: Vec<table::Column> =
        columns.iter().map(|column| column.head(is_usual, columns.last() == Some(&Column::Id))).collect();
    let with_open = entries.iter().filter(|entry| entry.open > 0).count();
    let open = match with_open {
        0 => "none with open actions".to_owned(),
        _ => format!("{with_open} with open actions"),
    };
    let all = if entries.len() < found {
        format!("{} of {}", entries.len(), counted(found, "incident"))
    } else {
        counted(found, "incident")
    };
    let room = context.width().map_or(usize::MAX, |width| width.saturating_sub(1));
    let sum = wrapped(&format!("{all}, {open}"), room).join("\n");
    format!("{}\n{sum}\n", table::draw(&heads, &rows, context.width()))
}
