//! Pages that stand in for those that cannot be made. They owe nothing to templates, which may be what is wrong.

use std::error::Error as _;
use std::fmt::Write as _;

use super::panel::coded;
use crate::error::Error;
use crate::finding::harmless;
use crate::render::escaped;

/// What is wrong, and what to do.
pub fn error(why: &Error) -> String {
    let mut content = format!("<h1>This cannot be shown</h1>\n<p>{}</p>\n", coded(&why.to_string()));
    let mut source = why.source();
    while let Some(cause) = source {
        let _ = writeln!(content, "<pre>{}</pre>", escaped(&harmless(&cause.to_string())));
        source = cause.source();
    }
    if let Some(hint) = why.what_to_do() {
        let _ = writeln!(content, "<p>What to do: {}</p>", coded(hint));
    }
    content.push_str("<p>This page loads itself again when something was saved.</p>\n");
    page("This cannot be shown", &content)
}

/// A record that cannot be read: what is wrong with it, and the way to what it said before.
pub fn broken(file: &str, panel: &str, last_good: Option<&str>) -> String {
    let file = escaped(file);
    let mut content = format!("<h1>This record cannot be read as it is</h1>\n<p><code>{file}</code></p>\n{panel}");
    if let Some(link) = last_good {
        let link = escaped(link);
        let _ =
            writeln!(content, "<p><a href=\"{link}\">The page as it was when the record could last be read</a></p>");
    }
    content.push_str("<p><a href=\"/\">The archive</a></p>\n");
    page(&format!("{file} cannot be read"), &content)
}

/// `title` and `content` are HTML.
fn page(title: &str, content: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light \
         dark\">\n<title>{title}</title>\n</head>\n<body class=\"hotwash-page\">\n<main \
         id=\"main\">\n{content}</main>\n</body>\n</html>\n"
    )
}
