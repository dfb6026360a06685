//! What a page gets on its way to the browser, and never in a built site.

/// Where its files and the news are: no page of a site has such a path.
pub const SCRIPT: &str = ".hotwash/serve.js";
pub const STYLE: &str = ".hotwash/serve.css";
pub const NEWS: &str = ".hotwash/news";

pub const SCRIPT_TEXT: &str = include_str!("serve.js");
pub const STYLE_TEXT: &str = include_str!("serve.css");

/// What is put into a page.
#[derive(Debug, Clone, Copy)]
pub struct Injected<'a> {
    /// What the page shows: it is loaded again when there is another version.
    pub version: &'a str,
    /// HTML for the top of its content.
    pub top: Option<&'a str>,
}

impl Injected<'_> {
    /// The page with it. Texts of records have no tags that were not made for them, so the first of each is the page's.
    pub fn into_page(self, html: &str) -> String {
        let head = format!(
            "<link rel=\"stylesheet\" href=\"/{STYLE}\">\n<script src=\"/{SCRIPT}\" data-version=\"{}\" defer></script>\n",
            self.version
        );
        // A template of somebody's own may have neither.
        let at = html.find("</head>").or_else(|| after(html, "<head")).unwrap_or(0);
        let (before, rest) = html.split_at(at);
        let top = self.top.unwrap_or_default();
        let (opening, content) = rest.split_at(after(rest, "<main").or_else(|| after(rest, "<body")).unwrap_or(0));
        [before, &head, opening, top, content].concat()
    }
}

/// The place after the first tag that begins so.
fn after(html: &str, tag: &str) -> Option<usize> {
    let start = html.find(tag)?;
    html[start..].find('>').map(|length| start + length + 1)
}

/// A page of the site's folder, fit to be shown at any path: its links begin at the top.
pub fn from_top(html: &str) -> String {
    let mut out = html.to_owned();
    for attribute in [" href=\"", " src=\""] {
        let mut parts = out.split(attribute);
        let mut made = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            made.push_str(attribute);
            let link = part.split('"').next().unwrap_or_default();
            let is_relative = !link.starts_with(['#', '/']) && !link.contains(':');
            made.push_str(if is_relative { "/" } else { "" });
            made.push_str(part);
        }
        out = made;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_gets_it_at_its_own_tags() {
        let page = Injected { version: "v", top: Some("TOP") }
            .into_page("<head><title>&lt;main&gt;</title></head><body><main id=\"main\"><p>x");
        let order =
            ["</title><link ", "serve.css", "serve.js", "data-version=\"v\"", "</head>", "<main id=\"main\">TOP<p>x"];
        let places: Vec<Option<usize>> = order.iter().map(|part| page.find(part)).collect();
        assert!(places.is_sorted() && places[0].is_some(), "{page}");
        assert!(Injected { version: "v", top: Some("TOP") }.into_page("bare").ends_with("TOPbare"));
    }

    #[test]
    fn links_of_a_page_that_is_shown_anywhere_begin_at_the_top() {
        let html = "<a href=\"a.html\"><a href=\"#main\"><a href=\"https://x\"><script src=\"b.js\"></script>";
        let made = "<a href=\"/a.html\"><a href=\"#main\"><a href=\"https://x\"><script src=\"/b.js\"></script>";
        assert_eq!(from_top(html), made);
    }
}
