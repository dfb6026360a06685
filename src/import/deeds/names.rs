//! Who: handles, and words that are surely a name.

use super::mark::folded;

/// The handles at the start of a text, `@a, @b and @c`, and where they end.
pub fn leading_handles(text: &str) -> Option<usize> {
    let mut end = handle(text)?;
    while let Some(next) = joint(&text[end..]).and_then(|joint| Some(end + joint + handle(&text[end + joint..])?)) {
        end = next;
    }
    Some(end)
}

/// Whether a text is handles and nothing else.
pub fn is_handles(text: &str) -> bool {
    leading_handles(text) == Some(text.len())
}

/// Where the handles begin that a text ends with.
pub fn trailing_handles(text: &str) -> Option<usize> {
    let mut starts = text.char_indices().filter(|(_, c)| *c == '@').map(|(at, _)| at);
    starts.find(|at| !text[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '`') && is_handles(&text[*at..]))
}

/// The length of a handle. A last `.` belongs to the sentence.
fn handle(text: &str) -> Option<usize> {
    let name = text.strip_prefix('@')?;
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    let name = &name[..name.find(|c| !is_part(c)).unwrap_or(name.len())];
    let name = name.trim_end_matches(['.', '-']);
    (!name.is_empty()).then_some(1 + name.len())
}

/// The length of what stands between two handles.
fn joint(text: &str) -> Option<usize> {
    let inner = text.trim_start();
    let space = text.len() - inner.len();
    let length = [",", "、", "&", "/", "and ", "と"]
        .into_iter()
        .find_map(|joint| inner.strip_prefix(joint).map(|_| joint.len()));
    let after = space + length.unwrap_or_default();
    let rest = text[after..].trim_start();
    (rest.starts_with('@') && rest.len() < text.len()).then(|| text.len() - rest.len())
}

/// Words that every item of a list may have before it, and that name nobody: hedges, horizons, sorts of work.
const NO_OWNERS: &[&str] = &[
    "optional",
    "stretch",
    "maybe",
    "possible",
    "urgent",
    "critical",
    "high",
    "medium",
    "low",
    "major",
    "minor",
    "must",
    "should",
    "short",
    "long",
    "mid",
    "term",
    "process",
    "structure",
    "technical",
    "people",
    "tooling",
    "monitoring",
    "immediate",
    "later",
    "future",
    "soon",
    "new",
    "backend",
    "frontend",
    "infra",
    "docs",
    "code",
    "alerting",
    "testing",
    "security",
    "ongoing",
    "done",
    "todo",
    "open",
    "easy",
    "hard",
    "small",
    "large",
];

/// Further words in brackets that are no name, however they are written: parts of a system and the like. Before an item
/// they may be a team.
const NO_NAMES: &[&str] = &[
    "possibly",
    "could",
    "blocked",
    "blocker",
    "important",
    "near",
    "immediately",
    "now",
    "old",
    "infrastructure",
    "ci",
    "cd",
    "ui",
    "ux",
    "api",
    "db",
    "dns",
    "cdn",
    "k8s",
    "ml",
    "qa",
    "tls",
    "ssl",
    "http",
    "sql",
    "os",
    "vm",
    "aws",
    "gcp",
    "cli",
    "sdk",
    "iam",
    "vpn",
    "ssh",
    "url",
    "eta",
    "faq",
    "note",
    "question",
    "idea",
    "bug",
    "feature",
    "fix",
    "chore",
    "doc",
    "documentation",
    "runbook",
    "test",
    "tests",
    "alerts",
    "logging",
    "metrics",
    "observability",
    "tools",
    "database",
    "storage",
    "network",
    "networking",
    "cache",
    "deploy",
    "deployment",
    "release",
    "build",
    "config",
    "configuration",
    "training",
    "communication",
    "comms",
    "response",
    "recovery",
    "prevention",
    "detection",
    "mitigation",
    "production",
    "prod",
    "staging",
    "development",
    "dev",
    "client",
    "server",
    "mobile",
    "web",
    "internal",
    "external",
    "public",
    "private",
    "tech",
    "culture",
    "policy",
    "automation",
    "action",
    "closed",
    "kubernetes",
    "docker",
    "linux",
    "windows",
    "postgres",
    "mysql",
    "redis",
    "kafka",
    "grafana",
    "prometheus",
    "terraform",
    "jenkins",
    "github",
    "gitlab",
    "jira",
    "slack",
    "pagerduty",
    "phase",
    "step",
    "part",
    "epic",
    "story",
    "spike",
    "investigation",
    "rfc",
    "adr",
    "issue",
    "pr",
    "ticket",
    "link",
    "draft",
    "reference",
    "sic",
    "redacted",
    "removed",
    "english",
    "all",
    "quick",
    "win",
    "service",
    "platform",
];

/// Whether a word in small letters names nobody, wherever it stands.
pub fn is_nobody(word: &str) -> bool {
    NO_OWNERS.contains(&word)
}

fn is_no_name(word: &str) -> bool {
    is_nobody(word) || NO_NAMES.contains(&word)
}

/// Whether a word in brackets surely names nobody.
pub fn is_known_word(word: &str) -> bool {
    folded(word).split('-').any(is_no_name)
}

/// Whether words in square brackets before an item are surely who does it: `[Jane Roe]`, `[storage team]`.
pub fn is_name(text: &str) -> bool {
    let names = text.split([',', '/', '&', '、']).map(str::trim);
    let mut count = 0;
    let all = names.inspect(|_| count += 1).all(|name| is_handles(name) || is_one_name(name));
    all && count <= 4
}

fn is_one_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let group = ["team", "teams", "squad", "crew", "group"]
        .iter()
        .any(|group| words.len() > 1 && words.last().is_some_and(|word| folded(word) == *group));
    let japanese = ["さん", "チーム", "氏"].iter().any(|end| text.ends_with(end)) && text.chars().count() <= 12;
    if japanese || (group && words.len() <= 4 && words.iter().all(|word| is_word(word))) {
        return true;
    }
    let no_name = words.iter().any(|word| is_known_word(word));
    (1..=3).contains(&words.len()) && !no_name && words.iter().all(|word| is_proper(word))
}

fn is_word(word: &str) -> bool {
    word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

/// `Jane`, `O'Neil`, `J.`, `JR`; neither `gRPC` nor `v2`.
fn is_proper(word: &str) -> bool {
    let mut letters = word.chars();
    let capital = letters.next().is_some_and(char::is_uppercase);
    capital && word.chars().count() <= 20 && letters.all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handles_are_found_at_both_ends() {
        assert!(is_handles("@ann") && is_handles("@ann, @bob-b and @carl.c") && is_handles("@ann @bob"));
        assert!(!is_handles("@ann did it") && !is_handles("@") && !is_handles("ann") && !is_handles(""));
        assert_eq!(trailing_handles("do it @ann, @bob"), Some(6));
        assert_eq!(trailing_handles("write to ops@ann"), None);
        assert_eq!(trailing_handles("use @ann/core"), None);
    }

    #[test]
    fn only_what_is_surely_a_name_is_one() {
        for text in ["Jane", "Jane Roe", "JR", "storage team", "Web Team", "Jane, Joe", "@jane", "田中さん"] {
            assert!(is_name(text), "{text}");
        }
        for text in
            ["API", "Short-term", "optional", "Kafka", "v2", "step 2", "", "needs review", "Write it down again now"]
        {
            assert!(!is_name(text), "{text}");
        }
    }
}
