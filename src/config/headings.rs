//! The headings and labels that hotwash writes, and the words that may stand in their places.

use std::str::FromStr;

use crate::finding::{Defect, Mistake, is_unsafe, nearest, shown};
use crate::record::scalar::{like_text, scalar};

/// Every heading and label of documents and pages, sorted. A test holds that templates use no other.
pub const HEADINGS: &[&str] = &[
    "A Year at a Glance",
    "About This Record",
    "Acknowledged",
    "Action",
    "Actions",
    "After",
    "Age",
    "Age of the Open Actions",
    "All",
    "All incidents",
    "All open actions",
    "Also told as",
    "Appendix",
    "Archive",
    "Authors",
    "Before",
    "Being Written",
    "Browse",
    "By Owner",
    "By Year",
    "By letter",
    "Calendar",
    "Came back as",
    "Category",
    "Caused by",
    "Closed",
    "Comes from",
    "Communications",
    "Conclusion",
    "Contributing Factors",
    "Corrective and Preventative Measures",
    "Covered by",
    "Data",
    "Data loss",
    "Declared",
    "Declined because",
    "Detected",
    "Detection",
    "Done when",
    "Draft",
    "Drafts That Wait",
    "Due",
    "Duplicate of",
    "Duration",
    "Escalated",
    "Evidence",
    "Exceptions",
    "Executive Summary",
    "Factor or lesson",
    "Feed",
    "Filter",
    "Follow up of",
    "Follow-Through",
    "Followed up by",
    "For example",
    "Further Details",
    "Glossary",
    "History",
    "Identified",
    "Impact",
    "Improvements/Fixes",
    "In review",
    "Incident",
    "Incidents",
    "Incidents by Kind",
    "Incidents by Month",
    "Incidents by Service",
    "Incidents by Severity",
    "Incidents by Year",
    "Insights",
    "Issue Summary",
    "It Has Happened Before, Perhaps",
    "Kind",
    "Kinds",
    "Last",
    "Latest Incidents",
    "Lessons Learned",
    "List",
    "Listed under",
    "Lower quartile",
    "Made by hotwash",
    "Made by hotwash from the record",
    "Measure",
    "Median",
    "Milestones",
    "Mitigated",
    "Month",
    "Most Urgent First",
    "Name",
    "Named By",
    "Named by",
    "Narrow Down",
    "New Incidents",
    "Newer",
    "No date yet",
    "No full postmortem will be written.",
    "No tasks, because",
    "None.",
    "Not Found",
    "Not named",
    "Nothing has all of these words.",
    "Nothing has been published yet.",
    "Nothing has been written yet.",
    "Nothing is open.",
    "Nothing was written about",
    "Noticed by",
    "Of",
    "Older",
    "On This Page",
    "Only actions that everybody may see are shown here.",
    "Open",
    "Open Actions",
    "Other incidents",
    "Overdue",
    "Overdue and Due Soon",
    "Owner",
    "Pages",
    "Participant",
    "Participants",
    "People",
    "Possible Recurrences",
    "Postmortem",
    "Public notified",
    "Published",
    "Reads like",
    "Record",
    "Record format",
    "Records",
    "Recurrence of",
    "Recurrences",
    "References",
    "Related Incidents",
    "Resolution",
    "Resolved",
    "Reviewer",
    "Reviewers",
    "Revisions",
    "Root Cause",
    "Root Cause and Resolution",
    "Same cause",
    "Search",
    "Service",
    "Services",
    "Set off",
    "Severities",
    "Severity",
    "Show more",
    "Showing results for",
    "Skip to the content",
    "Source",
    "Started",
    "Status",
    "Statuses",
    "Summary",
    "Tag",
    "Tags",
    "Task",
    "Tasks to Address the Issue",
    "The same as a table",
    "The search does not work here",
    "The search needs JavaScript; the lists do not.",
    "Theme: as the system",
    "Theme: dark",
    "Theme: light",
    "There is no page here. It may have been renamed, or its record is not shown any more.",
    "This postmortem is complete and waits for its reviewers.",
    "This postmortem is still being written.",
    "Time to acknowledge",
    "Time to detect",
    "Time to mitigate",
    "Time to resolve",
    "Time zone",
    "Timeline",
    "Times are",
    "Total duration",
    "Traceability",
    "Tracked at",
    "Trigger",
    "Upper quartile",
    "Value",
    "Values",
    "Visibility",
    "Waived",
    "What Came Back",
    "What Surprised Us",
    "What Went Poorly",
    "What Went Well",
    "When It Was Felt",
    "Where We Got Lucky",
    "Why Not Earlier",
    "Whys",
    "With open actions",
    "With the Most Incidents",
    "Without a Review",
    "Without a due day",
    "Words, services, days",
    "Year",
    "Years",
    "Years Ago This Week",
    "acknowledged",
    "action",
    "addressed by",
    "addresses",
    "alerted",
    "all done",
    "as of",
    "audit",
    "by",
    "change",
    "closed",
    "communicated",
    "customer report",
    "data loss",
    "data quality",
    "data was lost",
    "data was lost and recovered",
    "day late",
    "days late",
    "decision",
    "declared",
    "declined",
    "degradation",
    "degraded",
    "detect",
    "detected",
    "document",
    "done",
    "draft",
    "due",
    "employee report",
    "escalated",
    "exercise",
    "finding",
    "full",
    "handoff",
    "hypothesis",
    "id",
    "identified",
    "in progress",
    "in review",
    "incident",
    "incidents",
    "internal",
    "investigate",
    "key moment",
    "kind",
    "manual check",
    "misleading path",
    "mitigate",
    "mitigated",
    "monitoring",
    "more",
    "near miss",
    "no date",
    "no time",
    "none",
    "note",
    "nothing",
    "nothing but",
    "open",
    "open action",
    "open actions",
    "other",
    "outage",
    "overdue",
    "owner",
    "partial",
    "prevent",
    "priority",
    "process",
    "proposed",
    "public",
    "published",
    "recovered",
    "reoccurred",
    "repair",
    "reported",
    "resolved",
    "restricted",
    "result",
    "results",
    "rolled back",
    "root cause",
    "security",
    "started",
    "status",
    "superseded",
    "third party",
    "to",
    "undated",
    "waived",
    "with some of them",
];

/// One of [`HEADINGS`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Heading(String);

/// Words in the place of a heading: a text that means nothing but itself in HTML, Markdown and templates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words(String);

impl FromStr for Heading {
    type Err = Mistake;

    fn from_str(text: &str) -> Result<Self, Mistake> {
        if HEADINGS.binary_search(&text).is_ok() {
            return Ok(Self(text.to_owned()));
        }
        let mistake = Mistake::new(Defect::UnknownField, format!("{} is no built-in heading or label", shown(text)));
        Err(match nearest(text, HEADINGS.iter().copied()) {
            Some(near) => mistake.help(format!("did you mean `{near}`?")),
            None => mistake.help("docs/templates.md lists all of them"),
        })
    }
}

impl FromStr for Words {
    type Err = Mistake;

    fn from_str(text: &str) -> Result<Self, Mistake> {
        const MEANINGFUL: &str = "<>{}[]*_`#|\\~^$=@\"";
        let wrong = text.chars().find(|c| MEANINGFUL.contains(*c) || is_unsafe(*c) || *c == '\n' || *c == '\r');
        match wrong {
            Some(wrong) => Err(Mistake::new(
                Defect::WrongType,
                format!(
                    "{} has {} in it, which would mean something in a document",
                    shown(text),
                    shown(&wrong.to_string())
                ),
            )
            .help("write a heading in plain words")),
            None if text.trim().is_empty() => Err(Mistake::new(Defect::WrongType, "a heading without words")
                .help("leave it out to keep the built-in one")),
            None => Ok(Self(text.trim().to_owned())),
        }
    }
}

like_text!(Heading, Words);

scalar!(Heading, text, "a heading", { "type": "string" });
scalar!(Words, text, "words", { "type": "string", "pattern": "^[^<>{}\\[\\]*_`#|\\\\~^$=@\"\\r\\n]+$" });

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn the_list_is_sorted() {
        assert!(HEADINGS.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn an_unknown_heading_gets_the_one_that_was_meant() {
        let why = "Timelin".parse::<Heading>().unwrap_err();
        assert_eq!(why.help.as_deref(), Some("did you mean `Timeline`?"));
        assert!("Timeline".parse::<Heading>().is_ok());
    }

    #[test]
    fn words_mean_nothing_but_themselves() {
        for fine in ["Zeitleiste", "Ursache & Behebung", "なぜ起きたか", "Mesures correctives (l’essentiel)"] {
            assert!(fine.parse::<Words>().is_ok(), "{fine}");
        }
        for wrong in ["<script>", "{{ x }}", "# Ursache", "*so*", "", " ", "a\nb", "a\u{202e}b", "x\" onload=y"] {
            assert!(wrong.parse::<Words>().is_err(), "{wrong:?}");
        }
    }
}
