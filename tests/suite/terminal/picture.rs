//! The pictures of the README: what the real program showed on a real terminal.
//!
//! `SNAPSHOTS=overwrite cargo test --test suite picture::` draws them again.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use snapbox::data::DataFormat;
use snapbox::{Assert, Data};

use super::screen::{Sandbox, Screen};
use super::{basics, event};

/// Columns that a README shows without making them small.
const COLUMNS: u16 = 84;
/// Of a sign, in pixels.
const WIDTH: f32 = 8.4;
const HEIGHT: u16 = 20;
const MARGIN: u16 = 18;
const TEXT: &str = "#d8dee6";

/// The picture of what a screen shows, down to its last line.
fn drawn(screen: &vt100::Screen, label: &str) -> String {
    let (rows, columns) = size(screen);
    let is_empty = |row: &u16| screen.contents_between(*row, 0, *row, columns).trim().is_empty();
    let first = (0..rows).find(|row| !is_empty(row)).unwrap();
    let last = (0..rows).rfind(|row| !is_empty(row)).unwrap();
    let height = MARGIN * 2 + (last - first + 1) * HEIGHT;
    let width = f32::from(MARGIN) * 2.0 + f32::from(columns) * WIDTH;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height}\" width=\"{width:.0}\" \
         height=\"{height}\" role=\"img\" aria-label=\"{}\">\n<rect width=\"{width:.0}\" height=\"{height}\" rx=\"10\" \
         fill=\"#1d232b\"/>\n<g font-family=\"ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', \
         monospace\" font-size=\"14\" xml:space=\"preserve\">\n",
        escaped(label)
    );
    for row in first..=last {
        let y = MARGIN + 14 + (row - first) * HEIGHT;
        for (column, text, look) in runs(screen, row) {
            let x = f32::from(MARGIN) + f32::from(column) * WIDTH;
            let length = f32::from(u16::try_from(text.chars().count()).unwrap()) * WIDTH;
            writeln!(svg, "<text x=\"{x:.1}\" y=\"{y}\" textLength=\"{length:.1}\" {look}>{}</text>", escaped(&text))
                .unwrap();
        }
    }
    svg + "</g>\n</svg>\n"
}

/// Rows and columns.
fn size(screen: &vt100::Screen) -> (u16, u16) {
    let (rows, columns) = screen.size();
    (rows.get(), columns.get())
}

/// The stretches of a row that look alike, without the blanks around them: where, what, how.
fn runs(screen: &vt100::Screen, row: u16) -> Vec<(u16, String, String)> {
    let mut runs: Vec<(u16, String, String)> = Vec::new();
    for column in 0..size(screen).1 {
        let Some(cell) = screen.cell(row, column) else { continue };
        let sign = if cell.has_contents() { cell.contents() } else { " " };
        let look = look(cell);
        match runs.last_mut().filter(|(_, _, former)| *former == look) {
            Some((_, text, _)) => text.push_str(sign),
            None => runs.push((column, sign.to_owned(), look)),
        }
    }
    for (column, text, _) in &mut runs {
        let blanks = text.len() - text.trim_start().len();
        *column += u16::try_from(blanks).unwrap();
        *text = text.trim().to_owned();
    }
    runs.retain(|(_, text, _)| !text.is_empty());
    runs
}

fn look(cell: &vt100::Cell) -> String {
    let fill = match cell.fgcolor() {
        vt100::Color::Idx(1 | 9) => "#f0949c",
        vt100::Color::Idx(2 | 10) => "#8fd19e",
        vt100::Color::Idx(3 | 11) => "#e5c07b",
        vt100::Color::Idx(4 | 6 | 12 | 14) => "#8ad0e6",
        vt100::Color::Idx(8) => "#8b96a5",
        _ => TEXT,
    };
    format!("fill=\"{fill}\"{}", if cell.bold() { " font-weight=\"700\"" } else { "" })
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Compares a picture with the one that the README shows.
fn is_shown(name: &str, screen: &Screen, label: &str) {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures").join(name);
    Assert::new()
        .action_env(snapbox::assert::DEFAULT_ACTION_ENV)
        .eq(Data::text(drawn(screen.shown(), label)).raw(), Data::read_from(&path, Some(DataFormat::Text)).raw());
}

fn wizard(sandbox: &Sandbox, arguments: &[&str]) -> Screen {
    let coloured: Vec<&str> = ["--color", "always"].iter().chain(arguments).copied().collect();
    sandbox.terminal_of_width(&coloured, &[("NO_COLOR", Path::new(""))], COLUMNS)
}

#[test]
fn it_reads_times_as_people_type_them() {
    let sandbox = Sandbox::new();
    let mut screen = wizard(&sandbox, &["new"]);
    basics(&mut screen);
    screen.answer("When did the harm begin?", "August 10, 2023, 3:30 PM");
    screen.answer("When was it noticed?", "+5m");
    screen.answer("When did the harm end?", "1645");
    screen.answer("What did users meet with?", "Web application unavailable");
    screen.answer("How many users felt it?", "about 25%");
    screen.answer("How was it noticed?", "monitoring");
    event(&mut screen, 1, "3:35 PM", "Monitoring alerted on high latency");
    screen.answer("Event 2: when?", "3:41 PM on-call took the alert");
    screen.answer("Event 3: when?", "4:OO PM");
    screen.question("Event 3: when? 2023-08-10 16:00");
    screen.wait("if that was all]");
    is_shown(
        "wizard.svg",
        &screen,
        "The wizard in a terminal: it reads times as people type them, says what it understood, and explains that \
         4:OO PM is written with letters",
    );
}

/// A draft that is told of up to its cause.
const TOLD: &str = "\
id: 2023-08-10-web-stack-outage
title: Web stack outage
time_zone: UTC
severity: sev2
services: [web-application, database]
milestones: {started: 2023-08-10 15:30, detected: 2023-08-10 15:35, mitigated: 2023-08-10 16:45}
detection: {method: monitoring}
impact: {summary: Web application unavailable, users_affected: 25%}
timeline:
  - {at: 2023-08-10 15:30, text: The pool of database connections ran out}
  - {at: 2023-08-10 15:35, text: Monitoring alerted on high latency}
  - {at: 2023-08-10 16:45, text: The pool was raised}
";
const EARLIER: &str = "\
id: 2023-05-02-slow-checkout
title: Slow checkout
time_zone: UTC
services: [database]
milestones: {started: 2023-05-02 10:00, resolved: 2023-05-02 11:00}
root_cause: {summary: The connection pool was not raised before the sale}
action_items: [{id: A2, text: Have load tests set the size of the pool, owner: database team, due: 2023-06-01}]
";

#[test]
fn it_asks_what_made_a_mistake_possible() {
    let sandbox = Sandbox::new();
    let draft = sandbox.put("postmortems/2023/2023-08-10-web-stack-outage.yaml", TOLD);
    sandbox.put("postmortems/2023/2023-05-02-slow-checkout.yaml", EARLIER);
    let mut screen = wizard(&sandbox, &["new", "--continue", draft.to_str().unwrap()]);
    screen.answer("Event 4: when?", "");
    screen.answer("What was the root cause, in one line?", "On-call forgot to raise the connection pool");
    screen.answer("What made that possible?", "The size is set by hand, and no load test looks at it");
    screen.question("Does one of these have the same cause?");
    screen.keys("\r");
    screen.answer("What ended it?", "The pool was raised to 80 connections.");
    screen.answer("Action 1: what will be done?", "Improve the load tests");
    let done_when = "a release fails whose pool is full at twice the peak";
    screen.answer("Action 1: how can one tell that it is done?", done_when);
    screen.answer("Action 1: which factors does it answer?", "\x1b[B ");
    screen.answer("Action 1: who answers for it?", "database team");
    screen.question("Action 1: by which day?");
    screen.wait("in 2 weeks`]");
    is_shown(
        "coaching.svg",
        &screen,
        "The wizard in a terminal: to a cause that blames somebody it asks what made that possible, shows an earlier \
         incident with its open action, and proposes a due day by policy",
    );
}
