//! Texts of a record, written for one format: the only way from a record into a template.

use std::borrow::Cow;

use serde::Serialize;

use super::apart::{OWN, id_label, label_of, without_marks};
use super::away::Away;
use super::markdown::{
    Place, begins_with_text, clean, destination, escape_lone_delimiters, escaped, followable, inline, is_plain, line,
    plain_html, plain_inline, plain_prose, prose_html, unwrapped,
};
use crate::config::Target;
use crate::finding::is_unsafe;

/// A text that is fit to stand where a template puts it. Templates need no filter for it: in HTML it is marked as safe,
/// while every other string is escaped.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub struct Text(tera::Value);

impl Text {
    pub(super) fn safe(text: &str) -> Self {
        Self(tera::Value::safe_string(text))
    }

    /// A text that one of the templates made.
    pub fn made(text: impl AsRef<str>) -> Self {
        Self::safe(text.as_ref())
    }

    /// Markdown of the site's own, as blocks of HTML.
    pub fn page_prose(markdown: &str) -> Self {
        Ink { target: Target::Html, away: None }.prose(markdown, Place { heading: 2, name: "site" })
    }

    /// Whether it has more than one line.
    pub fn several_lines(&self) -> bool {
        self.as_str().contains('\n')
    }

    /// The text as it will stand in the document.
    pub fn as_str(&self) -> &str {
        self.0.as_str().unwrap_or_default()
    }
}

/// The pen for one format.
#[derive(Debug, Clone, Copy)]
pub struct Ink<'a> {
    pub target: Target,
    /// Where relative links of the record lead, for a page that does not lie beside its file.
    pub away: Option<Away<'a>>,
}

impl Ink<'_> {
    /// One line of inline Markdown.
    pub fn line(self, text: &str) -> Text {
        match self.target {
            Target::Markdown if is_plain(text) => Text::safe(text),
            Target::Html if is_plain(text) => Text::safe(&plain_inline(text)),
            Target::Markdown => Text::safe(&line(text)),
            Target::Html => self.html(&inline(&line(text))),
        }
    }

    /// One line where these marks of the layout follow it or divide it from others.
    pub fn part(self, text: &str, marks: &[&str]) -> Text {
        let text = self.line(text);
        match self.target {
            Target::Markdown => Text::safe(&without_marks(text.as_str(), marks)),
            Target::Html => text,
        }
    }

    /// A text of somebody's where it `might_be` words of the layout.
    pub fn own_words(self, text: Text, might_be: bool) -> Text {
        match self.target {
            Target::Markdown if might_be => Text::safe(&format!("{}{OWN}", text.as_str())),
            _ => text,
        }
    }

    /// A line, or the layout's own words where nothing is written.
    pub fn line_or(self, text: Option<&str>, or: &str, marks: &[&str]) -> Text {
        text.map_or_else(|| self.own(or), |text| self.own_words(self.part(text, marks), text == or))
    }

    /// An id before what it names.
    pub fn id(self, id: &str) -> Text {
        match self.target {
            Target::Markdown => Text::safe(&id_label(id)),
            Target::Html => self.own(id),
        }
    }

    /// An item without a label, which must not seem to have one.
    pub fn unlabelled(self, item: Text, is_label: impl Fn(&str) -> bool) -> Text {
        if self.target == Target::Html {
            return item;
        }
        let words = item.as_str().trim_start_matches(' ');
        match label_of(words) {
            Some(label) if is_label(label) => {
                let at = item.as_str().len() - words.len() + label.len();
                let (before, after) = item.as_str().split_at(at);
                Text::safe(&format!("{before}\\{after}"))
            }
            _ => item,
        }
    }

    /// HTML that was made of Markdown.
    fn html(self, html: &str) -> Text {
        self.away.map_or_else(|| Text::safe(html), |away| Text::safe(&away.moved(html)))
    }

    /// Lines joined by commas.
    pub fn lines<'a>(self, texts: impl IntoIterator<Item = &'a str>) -> Option<Text> {
        let mut all: Option<String> = None;
        for text in texts {
            if let Some(all) = &mut all {
                all.push_str(", ");
            }
            all.get_or_insert_default().push_str(self.part(text, &[", "]).as_str());
        }
        all.map(|all| Text::safe(&all))
    }

    /// A text without Markdown, in one line of a table or elsewhere: each of its signs shows as itself.
    pub fn plain(self, text: &str) -> Text {
        match self.target {
            Target::Markdown => Text::safe(&plain_markdown(text)),
            Target::Html => Text::safe(&escaped(text)),
        }
    }

    /// Texts with words of hotwash's own between them.
    pub fn joined(self, texts: &[Text], between: &str) -> Text {
        Text::safe(&texts.iter().map(Text::as_str).collect::<Vec<_>>().join(between))
    }

    /// Blocks of Markdown.
    pub fn prose(self, text: &str, place: Place<'_>) -> Text {
        match (self.target, plain_prose(text)) {
            (Target::Markdown, Some(plain)) => Text::safe(plain),
            (Target::Html, Some(plain)) => Text::safe(&plain_html(plain)),
            (Target::Markdown, None) => Text::safe(&clean(text, place)),
            (Target::Html, None) => self.html(&prose_html(text, place)),
        }
    }

    /// Prose as an item of a list. In Markdown it begins with the blank that follows the item's mark or label, and its
    /// further lines are indented by `indent`; after a label, what is not a paragraph begins on a line of its own.
    pub fn item(self, text: &str, place: Place<'_>, indent: usize, labelled: bool) -> Text {
        match self.target {
            Target::Html if is_plain(text) => Text::safe(&plain_inline(text)),
            Target::Html => self.html(&unwrapped(&prose_html(text, place))),
            Target::Markdown => {
                let markdown = clean(text, place);
                // One line is followed by remarks in the same paragraph; several are not.
                let markdown = if markdown.contains('\n') || !begins_with_text(&markdown) {
                    markdown
                } else {
                    escape_lone_delimiters(&markdown)
                };
                let markdown = without_remark(markdown);
                let margin = " ".repeat(indent);
                let indented = markdown
                    .lines()
                    .map(|line| if line.trim().is_empty() { String::new() } else { format!("{margin}{line}") })
                    .collect::<Vec<_>>()
                    .join("\n");
                if labelled && !begins_with_text(&markdown) {
                    Text::safe(&format!("\n\n{indented}"))
                } else {
                    Text::safe(&format!(" {}", indented.get(indent..).unwrap_or_default()))
                }
            }
        }
    }

    /// A link, where `url` is one that may be followed; else the words alone.
    pub fn link(self, url: &str, label: Option<&str>) -> Text {
        match (self.target, label) {
            (_, None) if !followable(url) => self.line(url),
            (_, Some(label)) if !followable(url) => {
                Text::safe(&format!("{} ({})", self.part(label, &[" ("]).as_str(), self.line(url).as_str()))
            }
            (Target::Markdown, None) => Text::safe(&destination(url)),
            (Target::Markdown, Some(label)) => {
                Text::safe(&format!("[{}]({})", no_brackets(self.line(label).as_str()), destination(url)))
            }
            (Target::Html, label) => {
                Text::safe(&format!("<a href=\"{}\">{}</a>", escaped(url), escaped(label.unwrap_or(url))))
            }
        }
    }

    /// A link inside the document, to a known place.
    pub fn anchor(self, id: &str) -> Text {
        match self.target {
            Target::Markdown => self.line(id),
            Target::Html => Text::safe(&format!("<a href=\"#{0}\">{0}</a>", escaped(id))),
        }
    }

    /// Words of hotwash itself, or of a date: nothing in them means anything in either format.
    pub fn own(self, text: &str) -> Text {
        match self.target {
            Target::Markdown => Text::safe(text),
            Target::Html => Text::safe(&escaped(text)),
        }
    }
}

/// A text as one line of Markdown in which each of its signs shows as itself.
pub fn plain_markdown(text: &str) -> Cow<'_, str> {
    const MEANINGFUL: &str = "\\`*_[]<>|~&$#";
    let is_odd = |c: char| MEANINGFUL.contains(c) || is_unsafe(c) || c == '\n' || c == '\r' || c == '\t';
    if !text.contains(is_odd) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if c.is_whitespace() {
            out.push(' ');
        } else if !is_unsafe(c) {
            out.push_str(if MEANINGFUL.contains(c) { "\\" } else { "" });
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// Brackets in a link's words show, and mean nothing.
fn no_brackets(label: &str) -> Cow<'_, str> {
    without_marks(label, &["[", "]"])
}

/// A text of several lines, the last of which must not seem to be a remark behind it.
fn without_remark(mut markdown: String) -> String {
    if let Some(last) = markdown.rfind("\n(")
        && !markdown[last + 1..].contains('\n')
    {
        markdown.insert(last + 1, '\\');
    }
    markdown
}
