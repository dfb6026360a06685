//! Relative links of a record, seen from a page that does not lie beside the record's file.

use std::borrow::Cow;

use super::markdown::{elsewhere, escaped};
use crate::config::UrlPattern;

/// Where they lead instead.
#[derive(Debug, Clone, Copy)]
pub struct Away<'a> {
    /// The record's file, relative to the archive's root, with `/`.
    pub file: &'a str,
    /// Where files of the archive are shown, if readers may look there. Else the words of a link stay alone.
    pub shown_at: Option<&'a UrlPattern>,
}

impl Away<'_> {
    /// HTML that was made of Markdown, with links and pictures that lead somewhere.
    pub fn moved<'h>(&self, html: &'h str) -> Cow<'h, str> {
        if !html.contains("<a href=\"") && !html.contains("<img src=\"") {
            return html.into();
        }
        let mut out = String::with_capacity(html.len());
        let mut rest = html;
        while let Some((at, kind)) = next(rest) {
            let (before, tag) = rest.split_at(at);
            let (url, behind) = tag[kind.opening().len()..].split_once('"').unwrap_or_default();
            let (more, inner) = behind.split_once('>').unwrap_or_default();
            out.push_str(before);
            if !is_relative(url) {
                out.push_str(kind.opening());
                rest = &tag[kind.opening().len()..];
                continue;
            }
            let target = self.target(url).map(|url| format!("<a href=\"{}\">", escaped(&url)));
            let (words, after) = match kind {
                Kind::Link => inner.split_once("</a>").unwrap_or((inner, "")),
                Kind::Picture => (
                    more.trim().strip_prefix("alt=\"").and_then(|alt| alt.strip_suffix('"')).unwrap_or_default(),
                    inner,
                ),
            };
            let words = if words.is_empty() { url } else { words };
            match target {
                Some(open) => out.extend([open.as_str(), words, "</a>"]),
                None => out.push_str(words),
            }
            rest = after;
        }
        out.push_str(rest);
        out.into()
    }

    /// Where a relative link leads; `None` where that is out of the archive, or nowhere to be seen.
    fn target(&self, url: &str) -> Option<String> {
        let url = url.replace("&amp;", "&");
        let end = url.find(['?', '#']).unwrap_or(url.len());
        let mut path: Vec<&str> = self.file.split('/').collect();
        path.pop();
        for part in url[..end].split('/') {
            match part {
                "" | "." => {}
                ".." => drop(path.pop()?),
                name => path.push(name),
            }
        }
        self.shown_at.map(|pattern| pattern.of(&path.join("/")))
    }
}

#[derive(Clone, Copy)]
enum Kind {
    Link,
    Picture,
}

impl Kind {
    const fn opening(self) -> &'static str {
        match self {
            Self::Link => "<a href=\"",
            Self::Picture => "<img src=\"",
        }
    }
}

fn next(html: &str) -> Option<(usize, Kind)> {
    let found = [Kind::Link, Kind::Picture].into_iter().filter_map(|kind| Some((html.find(kind.opening())?, kind)));
    found.min_by_key(|(at, _)| *at)
}

fn is_relative(url: &str) -> bool {
    !url.is_empty() && !url.starts_with(['#', '/']) && !elsewhere(url)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::markdown::{Place, prose_html};

    fn moved(markdown: &str, shown_at: Option<&str>) -> String {
        let html = prose_html(markdown, Place { heading: 2, name: "x" });
        let pattern = shown_at.and_then(|url| url.parse().ok());
        Away { file: "postmortems/2023/a.yaml", shown_at: pattern.as_ref() }.moved(&html).trim_end().to_owned()
    }

    #[test]
    fn what_leads_elsewhere_stays_and_what_is_relative_is_shown_where_it_lies() {
        let web = Some("https://git.example.com/b/main/{path}");
        for (markdown, inside, alone) in [
            (
                "[a *b*](img/g.png)",
                "<p><a href=\"https://git.example.com/b/main/postmortems/2023/img/g.png\">a <em>b</em></a></p>",
                "<p>a <em>b</em></p>",
            ),
            (
                "x ![the graph](../g.png) y",
                "<p>x <a href=\"https://git.example.com/b/main/postmortems/g.png\">the graph</a> y</p>",
                "<p>x the graph y</p>",
            ),
            ("[a](../../../x)", "<p>a</p>", "<p>a</p>"),
            ("[a](https://x.example/) [b](#c) ![d](https://x.example/d.png) [e](/f)", "", ""),
        ] {
            let as_it_was = prose_html(markdown, Place { heading: 2, name: "x" }).trim_end().to_owned();
            let or = |text: &str| if text.is_empty() { as_it_was.clone() } else { text.to_owned() };
            assert_eq!(moved(markdown, web), or(inside), "{markdown}");
            assert_eq!(moved(markdown, None), or(alone), "{markdown}");
        }
    }
}
