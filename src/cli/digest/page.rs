//! The digest as sections of lines: what text, Markdown and the template show.

use serde::Serialize;

use super::say;
use crate::archive::incident_path;
use crate::config::Config;
use crate::finding::is_unsafe;
use crate::insight::{Anniversary, CameBack, Digest, Incident, NOBODY, New, Owed, Promised, Waiting, Week};
use crate::render::{date, line_to_text};
use crate::report::counted;

/// Of more than so many things of one sort nobody reads the rest in a mail.
const MOST: usize = 10;
/// Of what would have prevented a recurrence, as much is named.
const MOST_UNKEPT: usize = 5;
/// So many actions are shared by all owners: a mail of more than a hundred kilobytes is cut off by its readers.
const MOST_OWED: usize = 80;

/// What the words are made with.
#[derive(Debug)]
pub struct Pen<'a> {
    pub week: Week,
    pub base_url: Option<String>,
    pub config: &'a Config,
}

/// A digest. All of its texts are plain.
#[derive(Debug, Serialize)]
pub struct Page {
    pub title: String,
    /// What there is, in numbers, and what is left out.
    pub lead: String,
    pub sections: Vec<Section>,
    /// The archive's home page.
    pub href: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct Section {
    pub title: String,
    pub groups: Vec<Group>,
}

#[derive(Debug, Serialize)]
pub struct Group {
    /// Whose it is.
    pub title: Option<String>,
    pub lines: Vec<Line>,
    /// What is left out.
    pub more: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct Line {
    /// What matters most about it, in a few words.
    pub badge: Option<String>,
    /// Whether that is bad.
    pub late: bool,
    pub text: String,
    pub href: Option<String>,
    /// What it is, in small print.
    pub small: String,
    /// Sentences below it.
    pub notes: Vec<String>,
}

impl Page {
    pub fn new(digest: &Digest<'_>, pen: &Pen<'_>) -> Self {
        let week = pen.week;
        let title = match week.days {
            1 => format!("{}: {}", pen.config.site_title, date(week.from())),
            _ => format!("{}: {} to {}", pen.config.site_title, date(week.from()), date(week.until())),
        };
        Self {
            title: clean(&title),
            lead: lead(digest, week),
            sections: sections(digest, pen).into_iter().map(Section::cleaned).collect(),
            href: pen.base_url.as_ref().map(|base| format!("{base}/")),
        }
    }
}

impl Section {
    /// Without what would reorder or hide the words around it, wherever a mail is read.
    fn cleaned(mut self) -> Self {
        for group in &mut self.groups {
            group.title = group.title.as_deref().map(clean);
            for line in &mut group.lines {
                line.badge = line.badge.as_deref().map(clean);
                line.text = clean(&line.text);
                line.small = clean(&line.small);
                line.notes = line.notes.iter().map(|note| clean(note)).collect();
            }
        }
        self
    }
}

fn clean(text: &str) -> String {
    let kept = text.chars().filter(|c| c.is_whitespace() || !is_unsafe(*c));
    kept.map(|c| if c.is_whitespace() { ' ' } else { c }).collect()
}

fn lead(digest: &Digest<'_>, week: Week) -> String {
    let (late, due) = digest.owed_in_all();
    let until = date(week.ahead());
    let until = until.split_once(',').map_or(until.as_str(), |(day, _)| day);
    let named = digest.recurrences.iter().filter(|like| like.relation.is_some()).count();
    let alike = digest.recurrences.len() - named;
    let parts = [
        (digest.new.len(), counted(digest.new.len(), "new incident")),
        (named, counted(named, "recurrence")),
        (alike, counted(alike, "possible recurrence")),
        (late, format!("{} overdue", counted(late, "action"))),
        (due, format!("{due} due until {until}")),
        (digest.drafts.len(), counted(digest.drafts.len(), "waiting draft")),
        (digest.unreviewed.len(), format!("{} without a review", digest.unreviewed.len())),
    ];
    let said: Vec<String> = parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, said)| said).collect();
    let unread = (digest.unreadable > 0).then(|| {
        let are = if digest.unreadable == 1 { "is" } else { "are" };
        format!(
            "{} could not be read and {are} left out: hotwash check tells why",
            counted(digest.unreadable, "record")
        )
    });
    let sentences = [Some(said.join(", ")).filter(|said| !said.is_empty()), unread];
    sentences.into_iter().flatten().collect::<Vec<_>>().join(". ")
}

fn sections(digest: &Digest<'_>, pen: &Pen<'_>) -> Vec<Section> {
    let most = (MOST_OWED / digest.owed.len().max(1)).clamp(1, MOST);
    let plain = |title: &str, lines: Vec<Line>| Section {
        title: pen.config.heading(title).to_owned(),
        groups: vec![group(lines)],
    };
    // What somebody wrote is no guess.
    let (named, alike): (Vec<_>, Vec<_>) = digest.recurrences.iter().partition(|like| like.relation.is_some());
    let mut all = vec![
        plain("New Incidents", digest.new.iter().map(|new| pen.fresh(*new)).collect()),
        plain("What Came Back", named.into_iter().map(|like| pen.likeness(like)).collect()),
        plain("Possible Recurrences", alike.into_iter().map(|like| pen.likeness(like)).collect()),
        Section {
            title: pen.config.heading("Overdue and Due Soon").to_owned(),
            groups: digest.owed.iter().map(|owed| pen.owed(owed, most)).collect(),
        },
        plain("Drafts That Wait", digest.drafts.iter().map(|one| pen.waiting(*one)).collect()),
        plain("Without a Review", digest.unreviewed.iter().map(|one| pen.waiting(*one)).collect()),
        plain("Years Ago This Week", digest.anniversaries.iter().map(|one| pen.anniversary(*one)).collect()),
    ];
    all.retain(|section| section.groups.iter().any(|group| !group.lines.is_empty()));
    all
}

fn group(mut lines: Vec<Line>) -> Group {
    let left_out = lines.len().saturating_sub(MOST);
    lines.truncate(MOST);
    Group { title: None, lines, more: (left_out > 0).then(|| format!("and {left_out} more")) }
}

impl Pen<'_> {
    /// Where an incident is shown.
    pub fn href(&self, incident: &Incident) -> Option<String> {
        let base = self.base_url.as_ref()?;
        Some(format!("{base}/{}", incident_path(&incident.name)))
    }

    fn line(&self, incident: &Incident, badge: Option<String>) -> Line {
        let said = say::incident(incident);
        let comma = if said.is_empty() { "" } else { ": " };
        Line {
            badge,
            late: false,
            text: line_to_text(&incident.title).into_owned(),
            href: self.href(incident),
            small: format!("{}{comma}{said}", incident.name),
            notes: Vec::new(),
        }
    }

    fn fresh(&self, new: New<'_>) -> Line {
        let mut line = self.line(new.incident, Some(say::new(new)));
        if !new.began {
            line.badge = Some("published now".to_owned());
        }
        line
    }

    fn likeness(&self, like: &CameBack<'_>) -> Line {
        Line {
            late: !like.unkept(self.week.on).is_empty(),
            small: format!("{} {}", like.later.name, say::likeness(like)),
            notes: like.earlier.left_undone(self.week.on, MOST_UNKEPT),
            ..self.line(like.later, Some(say::came_back(like).to_owned()))
        }
    }

    /// What is late and what is due are cut each by itself: of many old promises none hides the one for this week.
    fn owed(&self, owed: &Owed<'_>, most: usize) -> Group {
        let title = owed.owner.map_or_else(|| NOBODY.to_owned(), |owner| line_to_text(owner).into_owned());
        let (late, due): (Vec<&Promised<'_>>, Vec<_>) =
            owed.actions.iter().partition(|promised| promised.days_late.is_some());
        let left_out = [(late.len(), "overdue"), (due.len(), "due soon")];
        let left_out = left_out.into_iter().filter(|(count, _)| *count > most);
        let left_out: Vec<String> = left_out.map(|(count, what)| format!("{} more {what}", count - most)).collect();
        let lines = late.iter().take(most).chain(due.iter().take(most)).map(|promised| self.promised(**promised));
        let more = (!left_out.is_empty()).then(|| format!("and {} (hotwash actions lists all)", left_out.join(", ")));
        Group { title: Some(title), lines: lines.collect(), more }
    }

    fn promised(&self, promised: Promised<'_>) -> Line {
        let text = promised.action.text.as_deref().map_or_else(|| "not described".into(), line_to_text);
        Line {
            badge: Some(say::when(promised)),
            late: promised.days_late.is_some(),
            text: text.into_owned(),
            href: self.href(promised.incident),
            small: say::promised(promised),
            notes: Vec::new(),
        }
    }

    fn waiting(&self, waiting: Waiting<'_>) -> Line {
        let owner = waiting.incident.owner.as_deref().map(|owner| line_to_text(owner).into_owned());
        let mut line = self.line(waiting.incident, Some(say::waiting(waiting)));
        line.small = format!("{}: {}", waiting.incident.name, owner.unwrap_or_else(|| "nobody owns it".to_owned()));
        line
    }

    fn anniversary(&self, one: Anniversary<'_>) -> Line {
        let mut line = self.line(one.incident, Some(say::years(one.years)));
        line.notes.extend(say::follow_through(one));
        line.late = one.overdue > 0;
        line
    }
}
