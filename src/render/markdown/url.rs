//! Where links may lead.

/// Whether a link may lead to `url`: relative, a fragment, or by a scheme that runs nothing.
pub fn allowed(url: &str) -> bool {
    scheme(url).is_none_or(|scheme| matches!(scheme.as_str(), "http" | "https" | "mailto"))
}

/// Whether a bare `url`, given as a field of its own, is one that can be followed.
pub fn followable(url: &str) -> bool {
    let begins_with = |scheme: &str| {
        url.len() > scheme.len() && url.as_bytes()[..scheme.len()].eq_ignore_ascii_case(scheme.as_bytes())
    };
    ["https://", "http://", "mailto:"].into_iter().any(begins_with)
        && !url.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>'))
}

/// Whether showing what is at `url` would ask another server.
pub fn elsewhere(url: &str) -> bool {
    let url = url.trim_start();
    scheme(url).is_some() || url.starts_with("//") || url.starts_with("\\\\") || url.starts_with("/\\")
}

/// `url` as a Markdown link's destination in angle brackets.
pub fn destination(url: &str) -> String {
    let mut out = String::from("<");
    for c in url.chars() {
        match c {
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            ' ' => out.push_str("%20"),
            '\n' => {}
            c => out.push(c),
        }
    }
    out.push('>');
    out
}

/// The scheme, in lower case; blanks and controls are skipped as browsers do.
fn scheme(url: &str) -> Option<String> {
    let plain = url.chars().filter(|c| !c.is_whitespace() && !c.is_control());
    let mut scheme = String::new();
    for c in plain {
        match c {
            ':' => return Some(scheme.to_ascii_lowercase()),
            '/' | '?' | '#' => return None,
            c => scheme.push(c),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_harmless_schemes_are_links() {
        for good in ["https://a.example/x?y:z", "HTTP://a", "mailto:a@b", "x/y.html", "#top", "/a:b", "../a"] {
            assert!(allowed(good), "{good}");
        }
        for bad in ["javascript:alert(1)", " JaVa\tScript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc"] {
            assert!(!allowed(bad), "{bad}");
        }
    }
}
