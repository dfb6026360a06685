//! What is wrong with a template, for the person who wrote it.

use super::layout::BUILT_IN;
use crate::error::Error;

/// Tera's report as one line with template, line and cause, and as a hint what there is instead.
///
/// A report begins `error: <message>`, then ` --> <template>:<line>:<column>`; other errors are one line.
pub fn explain(problem: &tera::Error) -> Error {
    let report = problem.to_string();
    let mut lines = report.lines();
    let first = lines.next().unwrap_or_default();
    let Some(message) = first.strip_prefix("error: ") else {
        return Error::new(format!("the templates do not fit together: {}", lowered(first)))
            .hint("mend or remove the file in `templates/`");
    };
    let place = lines.find_map(|line| line.trim_start().strip_prefix("--> ")).unwrap_or_default();
    let mut parts = place.rsplitn(3, ':');
    let (column, line, name) = (parts.next(), parts.next(), parts.next());
    let (what, instead) = message.split_once(". ").unwrap_or((message, ""));
    let place = match (name, line, column) {
        (Some(name), Some(line), Some(column)) => format!("template `{name}`, line {line}, column {column}"),
        _ => "a template".to_owned(),
    };
    let name_of = name.unwrap_or_default();
    let instead_of_it =
        if BUILT_IN.iter().any(|one| one.name == name_of) { ", or remove it to get the built-in one" } else { "" };
    let mend = format!("mend `templates/{name_of}`{instead_of_it}");
    let hint = match instead.split_once(':') {
        Some((what, names)) => format!("{}:{names}; {mend}", lowered(what)),
        None => mend,
    };
    Error::new(format!("{place}: {}", lowered(what))).hint(hint)
}

fn lowered(text: &str) -> String {
    let mut characters = text.trim_end_matches('.').chars();
    characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}
