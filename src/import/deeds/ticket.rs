//! Names of issues, and addresses of them.

/// Whether an address is one of an issue, a ticket or a change under review.
pub fn is_tracker(url: &str) -> bool {
    let Some((_, rest)) = url.split_once("://") else { return false };
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = host.to_ascii_lowercase();
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let path = path.split('#').next().unwrap_or_default();
    let steps: Vec<&str> = path.split('/').filter(|step| !step.is_empty()).collect();
    let Some(last) = steps.last() else { return false };
    let is_number = |step: &str| !step.is_empty() && step.bytes().all(|byte| byte.is_ascii_digit());
    let numbered = steps.windows(2).any(|pair| NUMBERED.contains(&pair[0]) && is_number(pair[1]));
    let named = steps.iter().any(|step| is_key(step));
    numbered
        || named
        || query.split('&').any(|part| part.strip_prefix("id=").is_some_and(is_number)) && last.contains("bug")
        || matches!(&*host, "bugzil.la" | "crbug.com") && is_number(last)
        || matches!(&*host, "trello.com" | "app.asana.com" | "app.clickup.com") && steps.len() > 1
        || host.ends_with("pivotaltracker.com") && is_number(last)
}

/// The steps of an address that a number of an issue follows.
const NUMBERED: &[&str] = &[
    "issues",
    "issue",
    "pull",
    "pulls",
    "pull-requests",
    "merge_requests",
    "work_items",
    "story",
    "edit",
    "+bug",
    "bugs",
    "ticket",
    "tickets",
];

/// `OPS-12`. A known name that only looks so (`UTF-8`, `SHA-256`) is none.
pub fn is_key(text: &str) -> bool {
    let Some((name, number)) = text.split_once('-') else { return false };
    (2..=12).contains(&name.len())
        && name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
        && (1..=7).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && !["UTF", "SHA", "ISO", "RFC", "CVE", "COVID", "AES", "MD", "BLAKE", "IPV", "SEV", "H", "ADR"].contains(&name)
}

/// An issue's name without an address, if a text says nothing else: `#12`, `org/repo#12`, `OPS-12`, `Bug 1234`.
pub fn is_ticket(text: &str) -> bool {
    let text = text.trim().trim_matches('`');
    let is_number = |text: &str| (1..=8).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some((before, number)) = text.split_once('#') {
        let is_repository = before.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-' | b'_' | b'.'));
        return is_number(number) && (is_repository || is_word(before.trim_end()));
    }
    if let Some((word, number)) = text.split_once(' ') {
        return is_word(word) && is_number(number.trim());
    }
    is_key(text) || text.strip_prefix('!').is_some_and(is_number)
}

fn is_word(text: &str) -> bool {
    ["bug", "issue", "ticket", "pr", "mr"].iter().any(|word| text.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_issues_are_known() {
        let yes = [
            "https://github.com/example/web/issues/12",
            "https://github.com/example/web/pull/12#discussion",
            "https://gitlab.example.org/a/b/-/merge_requests/7",
            "https://shop.example.net/browse/OPS-12",
            "https://bugs.example.org/show_bug.cgi?id=123",
            "https://linear.app/shop/issue/OPS-12/some-words",
            "https://tickets.example.com/MSG-187",
        ];
        let no = [
            "https://github.com/example/web",
            "https://github.com/example/web/issues",
            "https://docs.example.org/UTF-8",
            "https://example.org/",
            "issues/12",
        ];
        for url in yes {
            assert!(is_tracker(url), "{url}");
        }
        for url in no {
            assert!(!is_tracker(url), "{url}");
        }
    }

    #[test]
    fn names_of_issues_are_known() {
        for text in ["#12", "example/web#12", "OPS-12", "Bug 1234", "PR #4", "!7"] {
            assert!(is_ticket(text), "{text}");
        }
        for text in ["UTF-8", "node 12", "A1", "2021-04-01", "#first", "see #12", ""] {
            assert!(!is_ticket(text), "{text}");
        }
    }
}
