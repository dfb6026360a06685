//! What an imported record is called.

use std::path::Path;

use chrono::{Datelike as _, NaiveDate};

use crate::import::when::day_in;
use crate::record::{Milestone, Milestoned, Postmortem, RecordId, record_name, slug};

/// The most characters of a title that are looked through for a day.
const TITLE: usize = 200;

/// The name that a record is to have.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Name {
    /// The one that its document says, and no other.
    Own(String),
    /// One that is made; it takes a number where it is taken.
    Made(String),
}

impl Name {
    pub fn as_str(&self) -> &str {
        match self {
            Self::Own(id) | Self::Made(id) => id,
        }
    }
}

/// What a record is called: its day and its title, as the wizard names them. Where the document says no day the name has
/// none either, and not the present one: the next import has to find the record again. `source` is the document's file.
pub fn name(record: &Postmortem, source: &Path) -> Name {
    if let Some(id) = &record.id {
        return Name::Own(id.to_string());
    }
    let stem = stem(source);
    let title = record.title.as_deref().map(slug).filter(|slug| !slug.is_empty());
    let words = title.unwrap_or_else(|| slug(&stem));
    let Some(day) = day(record, &stem) else {
        let name = if words.is_empty() { record_name(None, &stem) } else { words };
        return Name::Made(if is_device(&name) { format!("{name}-incident") } else { name });
    };
    let written = day.format("%Y-%m-%d").to_string();
    Name::Made(RecordId::suggest(day, words.strip_prefix(&written).unwrap_or(&words)).to_string())
}

/// Whether Windows takes a file of this name for a device, whatever its ending.
fn is_device(name: &str) -> bool {
    let port = name.strip_prefix("com").or_else(|| name.strip_prefix("lpt")).unwrap_or_default();
    matches!(name, "con" | "prn" | "aux" | "nul") || port.len() == 1 && port.bytes().all(|b| b.is_ascii_digit())
}

/// The day on which it began, else one that its timeline, its file or its title names.
fn day(record: &Postmortem, stem: &str) -> Option<NaiveDate> {
    let started = Milestoned::new(record).get(Milestone::Started).map(|(time, _)| time);
    let first = started.or_else(|| record.timeline.iter().find_map(|event| event.at.as_ref()));
    let title = || record.title.as_deref().unwrap_or_default().chars().take(TITLE).collect::<String>();
    let named = |text: &str| day_in(text).and_then(|day| day.date());
    let day = first.map(|time| time.naive.date()).or_else(|| named(stem)).or_else(|| named(&title()));
    day.filter(|day| (1..=9999).contains(&day.year()))
}

/// A file's name without its endings: `outage` of `outage.html.md.erb`.
fn stem(source: &Path) -> String {
    let name = source.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut stem = Path::new(&name).to_path_buf();
    let kinds = ["erb", "md", "markdown", "mdx", "qmd", "rmd", "txt", "html"];
    while stem.extension().is_some_and(|kind| kinds.iter().any(|one| kind.eq_ignore_ascii_case(one))) {
        stem.set_extension("");
    }
    stem.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::record::{Event, Milestones};

    fn called(record: &Postmortem, source: &str) -> String {
        name(record, Path::new(source)).as_str().to_owned()
    }

    fn titled(title: &str) -> Postmortem {
        Postmortem { title: title.parse().ok(), ..Postmortem::default() }
    }

    #[test]
    fn the_day_comes_from_the_beginning_then_the_timeline_then_the_file_then_the_title() {
        let mut record = titled("Mail delayed on 2021-05-06");
        assert_eq!(called(&record, "notes.md"), "2021-05-06-mail-delayed-on-2021-05-06");
        assert_eq!(called(&record, "a/2021-05-07_mail.html.md.erb"), "2021-05-07-mail-delayed-on-2021-05-06");
        record.timeline = vec![Event { at: "2021-05-08 10:00".parse().ok(), ..Event::default() }];
        assert_eq!(called(&record, "2021-05-07.md"), "2021-05-08-mail-delayed-on-2021-05-06");
        let started = "2021-05-09 10:00".parse().ok();
        record.milestones = Some(Milestones { started, ..Milestones::default() });
        assert_eq!(called(&record, "2021-05-07.md"), "2021-05-09-mail-delayed-on-2021-05-06");
    }

    #[test]
    fn a_day_is_not_said_twice_and_none_is_made_up() {
        assert_eq!(called(&titled("2021-05-06: Mail delayed"), "x.md"), "2021-05-06-mail-delayed");
        assert_eq!(called(&titled("502 on every page"), "x.md"), "502-on-every-page");
        assert_eq!(called(&titled("2021-05-06"), "x.md"), "2021-05-06-incident");
        assert_eq!(called(&Postmortem::default(), "2021-05-06-mail.markdown"), "2021-05-06-mail");
    }

    #[test]
    fn no_name_is_that_of_a_device() {
        let names =
            ["CON", "aux", "Com1", "LPT9", "Com", "Console", "com12"].map(|title| called(&titled(title), "x.md"));
        assert_eq!(
            names,
            ["con-incident", "aux-incident", "com1-incident", "lpt9-incident", "com", "console", "com12"]
        );
    }

    #[test]
    fn letters_that_no_name_takes_leave_one_that_does() {
        for (title, source) in [("障害報告", "障害.md"), ("", ""), ("…", "-.md"), ("", ".md")] {
            let name = called(&titled(title), source);
            assert!(name.parse::<RecordId>().is_ok(), "{title} {source} {name}");
        }
        assert_ne!(called(&titled("障害報告"), "障害.md"), called(&titled("障害報告"), "停電.md"));
        assert!("2021-05-06-x".parse::<RecordId>().is_ok_and(|id| {
            name(&Postmortem { id: Some(id), ..titled("y") }, Path::new("z.md")) == Name::Own("2021-05-06-x".to_owned())
        }));
        let _: RecordId = called(&titled(&"long ".repeat(5000)), "x.md").parse().unwrap();
    }
}
