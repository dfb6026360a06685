//! Styled lines as a terminal takes them.

use std::fmt::Write as _;
use std::path::Path;

use anstyle::{AnsiColor, Style};

use crate::cli::context::{Context, without_steps_up};
use crate::cli::hyperlinks::{linked, of_file};
use crate::render::{Line, Look};

pub fn text(lines: &[Line], file: &Path, context: &Context) -> String {
    let mut out = String::new();
    for line in lines {
        for span in line {
            let address = span.link.as_deref().and_then(|link| address(link, file, context));
            let style = style(span.look);
            let _ = write!(out, "{style}{}{style:#}", linked(&span.text, address.as_deref()));
        }
        out.truncate(out.trim_end_matches(' ').len());
        out.push('\n');
    }
    out
}

/// Where a link leads, seen from the record: to an address, or to a file of the archive.
fn address(link: &str, file: &Path, context: &Context) -> Option<String> {
    if ["https://", "http://", "mailto:"].iter().any(|scheme| link.starts_with(scheme)) {
        return Some(link.to_owned());
    }
    let path = link.split(['#', '?']).next().filter(|path| !path.is_empty() && !path.contains([':', '\\', '%']))?;
    let path = without_steps_up(&file.parent()?.join(path));
    path.starts_with(&context.root).then(|| of_file(&path))
}

const fn style(look: Look) -> Style {
    match look {
        Look::Plain => Style::new(),
        Look::Heading(1) => Style::new().bold().underline(),
        Look::Heading(2) => AnsiColor::Cyan.on_default().bold(),
        Look::Heading(_) | Look::Strong => Style::new().bold(),
        Look::Emphasis => Style::new().italic(),
        Look::Code => AnsiColor::Yellow.on_default(),
        Look::Link => AnsiColor::Blue.on_default().underline(),
        Look::Struck => Style::new().strikethrough(),
        Look::Quiet => Style::new().dimmed(),
    }
}
