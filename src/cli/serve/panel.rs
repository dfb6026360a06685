//! Findings in the page of the record that they are about.

use std::cmp::Reverse;
use std::fmt::Write as _;

use super::anchors::anchor;
use crate::error::Error;
use crate::finding::{Finding, Level, harmless};
use crate::record::Postmortem;
use crate::render::escaped;
use crate::report::counted;

/// What a young draft is full of.
const MISSING: &str = "missing-field";

/// What a panel is made of.
#[derive(Debug, Clone, Copy)]
pub struct Panel<'a> {
    pub findings: &'a [Finding],
    /// The record's file, as the user would name it.
    pub file: &'a str,
    /// The record, where it can be read.
    pub record: Option<&'a Postmortem>,
    /// The page that the panel is for.
    pub page: &'a str,
}

impl Panel<'_> {
    pub fn html(self) -> String {
        let count = |level| self.findings.iter().filter(|finding| finding.level == level).count();
        let of_each = [(Level::Error, "error"), (Level::Warning, "warning"), (Level::Note, "note")];
        let counts = of_each.map(|(level, name)| (count(level), name));
        let counts: Vec<String> =
            counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, name)| counted(count, name)).collect();
        let mut items = String::new();
        // The loudest first: the rest in the order of the file.
        let mut findings: Vec<&Finding> = self.findings.iter().collect();
        findings.sort_by_key(|finding| Reverse(finding.level));
        let (missing, wrong): (Vec<&Finding>, Vec<&Finding>) =
            findings.into_iter().partition(|finding| finding.rule == MISSING && finding.level < Level::Error);
        for finding in wrong {
            self.item(finding, &mut items);
        }
        if let [one] = missing.as_slice() {
            self.item(one, &mut items);
        } else if !missing.is_empty() {
            let _ = writeln!(
                items,
                "<li><details><summary>{} fields are still to be written</summary>\n<ul>",
                missing.len()
            );
            for finding in missing {
                self.item(finding, &mut items);
            }
            items.push_str("</ul></details></li>\n");
        }
        let file = escaped(self.file);
        section(
            &counts.join(", "),
            &format!("<p>Found in <code>{file}</code>. What is built does not show this.</p>\n<ul>\n{items}</ul>\n"),
        )
    }

    fn item(self, finding: &Finding, out: &mut String) {
        let level = finding.level;
        let _ = writeln!(
            out,
            "<li><p><span class=\"hotwash-level hotwash-{level}\">{level}</span> {}</p>",
            coded(&finding.message)
        );
        if let Some(help) = &finding.help {
            let _ = writeln!(out, "<p>{}</p>", coded(help));
        }
        let field = harmless(&finding.field.to_string());
        let field = escaped(&field);
        let field = match anchor(&finding.field, self.record, self.page) {
            _ if field.is_empty() => String::new(),
            Some(anchor) => format!("<a href=\"#{}\"><code>{field}</code></a>, ", escaped(&anchor)),
            None => format!("<code>{field}</code>, "),
        };
        let _ = writeln!(
            out,
            "<p class=\"hotwash-where\">{field}line {}, rule <code>{}</code></p></li>",
            finding.position.line, finding.rule
        );
    }
}

/// For a page that is shown though its record cannot be read any more.
pub fn outdated(file: &str) -> String {
    let text = format!(
        "<p><code>{}</code> cannot be read as it is now. This is what it said before. <a href=\"?\">What is wrong</a></p>\n",
        escaped(file)
    );
    section("This page is not up to date", &text)
}

/// For the page of a record that cannot be proofread.
pub fn trouble(why: &Error) -> String {
    let hint = why.what_to_do().map(|hint| format!("<p>{}</p>\n", coded(hint))).unwrap_or_default();
    section("Nothing is proofread", &format!("<p>{}</p>\n{hint}", coded(&why.to_string())))
}

/// For the home page: the files of records that cannot be read, with their pages.
pub fn banner(broken: &[(String, &str)]) -> String {
    let mut items = String::new();
    for (file, page) in broken {
        let (file, page) = (escaped(file), escaped(page));
        let _ = writeln!(items, "<li><a href=\"/{page}\">{file}</a></li>");
    }
    let text = format!("<p>They are shown as they were when they could last be read.</p>\n<ul>\n{items}</ul>\n");
    section(&format!("{} cannot be read", counted(broken.len(), "record")), &text)
}

fn section(heading: &str, content: &str) -> String {
    format!(
        "\n<section class=\"hotwash-findings\" aria-labelledby=\"hotwash-findings\">\n<h2 \
         id=\"hotwash-findings\">{heading}</h2>\n{content}</section>\n"
    )
}

/// A message as HTML: what it has in backticks is code.
pub fn coded(text: &str) -> String {
    let text = harmless(text);
    let text = escaped(&text);
    if !text.matches('`').count().is_multiple_of(2) {
        return text.into_owned();
    }
    let parts = text.split('`').enumerate();
    parts.map(|(nth, part)| if nth % 2 == 0 { part.to_owned() } else { format!("<code>{part}</code>") }).collect()
}
