//! Texts of a record, written for one format: the only way from a record into a template.

use serde::Serialize;

use super::markdown::{
    Place, begins_with_text, clean, destination, escape_lone_delimiters, escaped, followable, inline, line, to_html,
};
use crate::config::Target;

/// A text that is fit to stand where a template puts it. Templates need no filter for it: in HTML it is marked as safe,
/// while every other string is escaped.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub struct Text(tera::Value);

impl Text {
    fn safe(text: &str) -> Self {
        Self(tera::Value::safe_string(text))
    }

    /// A text that one of the templates made.
    pub fn made(text: impl AsRef<str>) -> Self {
        Self::safe(text.as_ref())
    }

    /// Markdown of the site's own, as blocks of HTML.
    pub fn page_prose(markdown: &str) -> Self {
        Ink(Target::Html).prose(markdown, Place { heading: 2, name: "site" })
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
pub struct Ink(pub Target);

impl Ink {
    /// One line of inline Markdown.
    pub fn line(self, text: &str) -> Text {
        let markdown = line(text);
        match self.0 {
            Target::Markdown => Text::safe(&markdown),
            Target::Html => Text::safe(&inline(&markdown)),
        }
    }

    /// Lines joined by commas.
    pub fn lines<'a>(self, texts: impl IntoIterator<Item = &'a str>) -> Option<Text> {
        let all: Vec<Text> = texts.into_iter().map(|text| self.line(text)).collect();
        (!all.is_empty()).then(|| self.joined(&all, ", "))
    }

    /// Texts with words of hotwash's own between them.
    #[expect(clippy::unused_self, reason = "texts of one format are joined in that format")]
    pub fn joined(self, texts: &[Text], between: &str) -> Text {
        Text::safe(&texts.iter().map(Text::as_str).collect::<Vec<_>>().join(between))
    }

    /// Blocks of Markdown.
    pub fn prose(self, text: &str, place: Place<'_>) -> Text {
        let markdown = clean(text, place);
        match self.0 {
            Target::Markdown => Text::safe(&markdown),
            Target::Html => Text::safe(&to_html(&markdown)),
        }
    }

    /// Prose as an item of a list. In Markdown it begins with the blank that follows the item's mark or label, and its
    /// further lines are indented by `indent`; after a label, what is not a paragraph begins on a line of its own.
    pub fn item(self, text: &str, place: Place<'_>, indent: usize, labelled: bool) -> Text {
        let markdown = clean(text, place);
        match self.0 {
            Target::Html => Text::safe(&inline(&markdown)),
            Target::Markdown => {
                // One line is followed by remarks in the same paragraph; several are not.
                let markdown = if markdown.contains('\n') || !begins_with_text(&markdown) {
                    markdown
                } else {
                    escape_lone_delimiters(&markdown)
                };
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
        let words = self.line(label.unwrap_or(url));
        if !followable(url) {
            let address = label.map_or_else(String::new, |_| format!(" ({})", self.line(url).as_str()));
            return Text::safe(&format!("{}{address}", words.as_str()));
        }
        match self.0 {
            Target::Markdown if label.is_none() => Text::safe(&destination(url)),
            Target::Markdown => Text::safe(&format!("[{}]({})", no_brackets(words.as_str()), destination(url))),
            Target::Html => {
                let words = label.map_or_else(|| escaped(url), escaped);
                Text::safe(&format!("<a href=\"{}\">{words}</a>", escaped(url)))
            }
        }
    }

    /// A link inside the document, to a known place.
    pub fn anchor(self, id: &str) -> Text {
        match self.0 {
            Target::Markdown => self.line(id),
            Target::Html => Text::safe(&format!("<a href=\"#{0}\">{0}</a>", escaped(id))),
        }
    }

    /// Words of hotwash itself, or of a date: nothing in them means anything in either format.
    pub fn own(self, text: &str) -> Text {
        match self.0 {
            Target::Markdown => Text::safe(text),
            Target::Html => Text::safe(&escaped(text)),
        }
    }
}

fn no_brackets(label: &str) -> String {
    label.replace('[', "(").replace(']', ")")
}
