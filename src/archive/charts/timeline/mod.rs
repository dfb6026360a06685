//! One incident's timeline, to scale.
//!
//! Nothing of the scale is broken: an hour is as long everywhere, and a long silence looks like one. What happened
//! long before the incident or long after it would press it together, so it is told in words at the edges instead.

mod axis;
mod content;
mod labels;
mod lane;
mod phase;

use self::content::Content;
use super::WHOLE;
use crate::record::{Clock, Postmortem, Span};
use crate::render::{Pen, Text};

/// Where lanes begin: to the left of it stand their names.
const GUTTER: i64 = 1_650;

const LABEL_HEIGHT: i64 = 15;
const PHASES_HEIGHT: i64 = 22;
const LANE_HEIGHT: i64 = 16;

/// The drawing of a record whose local times are read on `clock`, with a table of its phases. `None` where no time says
/// when anything was.
pub fn timeline(record: &Postmortem, clock: Clock) -> Option<Text> {
    let content = Content::new(record, clock)?;
    let mut pen = Pen::with_capacity(3 << 10);
    let labels = labels::placed(&content);
    let rows = labels.iter().map(|label| label.row + 1).max().unwrap_or_default();
    let phases_top = rows * LABEL_HEIGHT + 6;
    let lanes_top = phases_top + if content.phases.is_empty() { 0 } else { PHASES_HEIGHT + 6 };
    let lanes = content.lanes();
    let axis_top = lanes_top + LANE_HEIGHT * i64::try_from(lanes.len()).unwrap_or_default();
    let height = axis_top + axis::height(&content);

    pen.own("<figure class=\"drawn drawn-timeline\"><svg role=\"img\" aria-labelledby=\"drawn-title drawn-desc\" ")
        .own("width=\"100%\" height=\"")
        .number(height)
        .own("\"><title id=\"drawn-title\">The incident, to scale</title><desc id=\"drawn-desc\">");
    describe(&mut pen, &content);
    pen.own("</desc>");
    axis::grid(&mut pen, &content, phases_top - 3, axis_top);
    phase::draw(&mut pen, &content, phases_top);
    lane::draw(&mut pen, &content, &lanes, lanes_top);
    labels::draw(&mut pen, &labels, rows, phases_top + if content.phases.is_empty() { 0 } else { PHASES_HEIGHT });
    axis::ends(&mut pen, &content, axis_top);
    pen.own("</svg>\n");
    phase::table(&mut pen, &content);
    pen.own("</figure>\n");
    Some(pen.finish())
}

/// What the drawing shows, for those who cannot see it; times and events stand in the list below it.
fn describe(pen: &mut Pen, content: &Content<'_>) {
    pen.own("From ");
    axis::moment(pen, content.scale.clock, content.scale.from);
    pen.own(" to ");
    axis::moment(pen, content.scale.clock, content.scale.to);
    pen.own(". ");
    for phase in &content.phases {
        pen.own(phase.kind.name()).own(" for ").text(&phase.length().to_string()).own("; ");
    }
    let count = content.events.len();
    pen.number(i64::try_from(count).unwrap_or_default()).own(if count == 1 { " event." } else { " events." });
}

/// Seconds of the Unix epoch to places in the drawing.
#[derive(Debug, Clone, Copy)]
struct Scale {
    clock: Clock,
    from: i64,
    to: i64,
    /// What the axis counts from.
    zero: i64,
}

impl Scale {
    fn place(&self, time: i64) -> i64 {
        let length = i128::from((self.to - self.from).max(1));
        let place = i128::from(time - self.from) * i128::from(WHOLE - GUTTER) / length;
        // A tenth of a percent is a pixel.
        (GUTTER + i64::try_from(place).unwrap_or_default().clamp(0, WHOLE - GUTTER) + 5) / 10 * 10
    }

    const fn shows(&self, time: i64) -> bool {
        time >= self.from && time <= self.to
    }
}

fn span(seconds: i64, approximate: bool) -> Span {
    Span { length: chrono::Duration::try_seconds(seconds).unwrap_or_default(), approximate }
}

#[cfg(test)]
mod tests;
