//! Links to files beside a record: graphs, logs, other documents.

use std::path::{Component, Path, PathBuf};

use super::hidden::hidden;
use crate::finding::FieldPath;
use crate::record::Postmortem;

/// A relative link: where it is written, and the file that it leads to, relative to the record's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset<'a> {
    pub field: FieldPath,
    /// As it is written.
    pub link: &'a str,
    pub file: PathBuf,
}

/// The relative links of a record, in texts and in fields for links. `written` is its whole file.
pub fn assets<'a>(record: &'a Postmortem, written: &str) -> Vec<Asset<'a>> {
    let mut all = Vec::new();
    let mut add = |link: &'a str, is_certain, field: &dyn Fn() -> FieldPath| {
        if let Some(file) = target(link, is_certain) {
            all.push(Asset { field: field(), link, file });
        }
    };
    // Most records have none in any text but such as lead elsewhere.
    for text in if may_link(written) { record.texts() } else { Vec::new() } {
        for link in in_markdown(text.text) {
            add(link, true, &|| text.spot.path());
        }
    }
    for (place, event) in record.timeline.iter().enumerate() {
        for (nth, link) in event.evidence.iter().enumerate() {
            add(link, false, &|| FieldPath::from("timeline").at(place).at("evidence").at(nth));
        }
    }
    for (place, reference) in record.references.iter().enumerate() {
        if let Some(link) = &reference.url {
            add(link, false, &|| FieldPath::from("references").at(place).at("url"));
        }
    }
    all
}

/// Whether a file holds a link that may be relative.
fn may_link(written: &str) -> bool {
    let leads_elsewhere =
        |rest: &str| ["http://", "https://", "#", "/", "mailto:"].iter().any(|start| rest.starts_with(start));
    memchr::memmem::find_iter(written.as_bytes(), b"](").any(|at| !leads_elsewhere(&written[at + 2..]))
}

/// The targets of links and pictures, those in code left out.
fn in_markdown(text: &str) -> Vec<&str> {
    let code = hidden(text);
    let is_code = |at: &usize| code.iter().any(|range| range.contains(at));
    let starts = memchr::memmem::find_iter(text.as_bytes(), b"](").filter(|at| !is_code(at)).map(|at| at + 2);
    starts.filter_map(|start| destination(&text[start..])).collect()
}

/// What stands between the brackets, without a title behind it.
fn destination(rest: &str) -> Option<&str> {
    let rest = rest.trim_start_matches(' ');
    if let Some(rest) = rest.strip_prefix('<') {
        return rest.split(['>', '\n']).next();
    }
    let (link, after) = rest.split_at(rest.find(|c: char| c.is_whitespace() || c == ')')?);
    after.trim_start().starts_with([')', '"', '\'', '(']).then_some(link)
}

/// The file that a relative link leads to; `None` for what leads elsewhere, and for words that only
/// may be a path where that is not certain.
fn target(link: &str, is_certain: bool) -> Option<PathBuf> {
    let file = link.split(['#', '?']).next().unwrap_or_default();
    let has_scheme = file.split('/').next().is_some_and(|first| first.contains(':'));
    if file.is_empty() || has_scheme || file.starts_with(['/', '\\', '{', '$']) || file.contains(['{', '\\']) {
        return None;
    }
    let steps_out = file.starts_with("./") || file.starts_with("../");
    if !is_certain && !steps_out && !is_path(file) {
        return None;
    }
    let file = file.replace("%20", " ");
    let is_plain =
        |part: Component<'_>| matches!(part, Component::Normal(_) | Component::ParentDir | Component::CurDir);
    Path::new(&file).components().all(is_plain).then(|| file.into())
}

/// `graphs/latency.png`, `latency.png`: not `graphs.example.com/d/1`, `OPS-12`, or "the red folder".
fn is_path(link: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "csv", "gif", "gz", "html", "jpeg", "jpg", "json", "log", "md", "pdf", "png", "svg", "tsv", "txt", "webp",
        "yaml", "yml", "zip",
    ];
    let (folders, name) = link.rsplit_once('/').unwrap_or(("", link));
    let is_host = folders.split('/').next().is_some_and(|first| first.contains('.'));
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    !is_host && !link.contains(' ') && ending.is_some_and(|ending| ENDINGS.contains(&&*ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn targets(text: &str) -> Vec<String> {
        in_markdown(text).into_iter().filter_map(|link| Some(target(link, true)?.display().to_string())).collect()
    }

    #[test]
    fn relative_links_of_markdown_are_seen() {
        let text = "See ![latency](graphs/latency.png \"p99\"), [the log](<the log.txt>), [a](../a.md#cause) and [b](b%20c.csv)";
        assert_eq!(targets(text), ["graphs/latency.png", "the log.txt", "../a.md", "b c.csv"]);
    }

    #[test]
    fn addresses_anchors_and_code_are_not() {
        for text in [
            "[a](https://example.com/a.png)",
            "[a](#cause)",
            "[a](mailto:oncall@example.com)",
            "[a](/wiki/a)",
            "`[a](b.png)` and `arr[i](x)`",
            "[a]({{ url }})",
            "an [open bracket](and no end",
        ] {
            assert_eq!(targets(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn in_a_field_for_links_only_what_looks_like_a_path_is_one() {
        for link in ["latency.png", "graphs/latency.png", "./log", "../shared/x"] {
            assert!(target(link, false).is_some(), "{link}");
        }
        for link in
            ["graphs.example.com/d/latency.png", "OPS-12", "minutes in the red folder", "https://a/b.png", "v1.2"]
        {
            assert!(target(link, false).is_none(), "{link}");
        }
    }
}
