//! Names of people, as far as a record itself tells them: from its lists of those who took part.

use super::lists::List;
use super::words::Word;
use crate::record::Postmortem;

/// Words of roles, teams and things, of which no person's name is made.
const NO_NAMES: &List = &List::of(&[
    "analyst",
    "application",
    "architect",
    "backend",
    "billing",
    "bot",
    "call",
    "channel",
    "chief",
    "cloud",
    "commander",
    "communications",
    "core",
    "customer",
    "data",
    "database",
    "delivery",
    "deploy",
    "desk",
    "developer",
    "devops",
    "director",
    "duty",
    "editor",
    "engineer",
    "engineering",
    "engineers",
    "enterprise",
    "escalation",
    "executive",
    "experience",
    "finance",
    "frontend",
    "group",
    "growth",
    "head",
    "incident",
    "infra",
    "infrastructure",
    "intern",
    "it",
    "lead",
    "leadership",
    "leads",
    "legal",
    "mail",
    "management",
    "manager",
    "messaging",
    "mobile",
    "network",
    "noc",
    "observability",
    "officer",
    "on",
    "oncall",
    "operations",
    "operator",
    "ops",
    "owner",
    "payments",
    "pipeline",
    "platform",
    "president",
    "principal",
    "product",
    "production",
    "quality",
    "release",
    "reliability",
    "responder",
    "review",
    "scribe",
    "search",
    "security",
    "senior",
    "service",
    "services",
    "shift",
    "site",
    "software",
    "sre",
    "staff",
    "storage",
    "success",
    "support",
    "system",
    "systems",
    "team",
    "teams",
    "tech",
    "technical",
    "technology",
    "the",
    "tools",
    "vendor",
    "vice",
    "web",
]);

/// Names that are words too, so that one of them alone tells nothing.
const WORDS_TOO: &List = &List::of(&[
    "Art", "Bill", "Bond", "Brown", "Case", "Chance", "Chase", "Dean", "Drew", "Field", "Frank", "Grace", "Grant",
    "Gray", "Green", "Hope", "Hunter", "Iris", "Jack", "Jenkins", "King", "Lane", "Law", "Long", "Major", "Mark",
    "May", "Miles", "Page", "Park", "Pat", "Pierce", "Price", "Ray", "Rich", "Rob", "Rose", "Ruby", "Rush", "Sage",
    "Salt", "Stone", "Sue", "Summer", "Travis", "Will", "Wood", "Young",
]);

/// The words of which the names of this record's people are made, as they are written.
pub fn names(record: &Postmortem) -> Vec<&str> {
    // The same few stand in several lists.
    let mut people: Vec<&str> = people(record).filter(|who| who.starts_with(char::is_uppercase)).collect();
    people.sort_unstable();
    people.dedup();
    let mut names: Vec<&str> = people.into_iter().filter(|who| is_personal(who)).flat_map(parts).collect();
    names.sort_unstable();
    names.dedup();
    names.retain(|name| name.len() > 2 && !WORDS_TOO.has(name));
    names
}

/// Whether a word is one of those names, alone or with an `'s`.
pub fn is_name(word: &Word<'_>, names: &[&str]) -> bool {
    let bare = word.text.strip_suffix("'s").or_else(|| word.text.strip_suffix("’s")).unwrap_or(word.text);
    names.contains(&bare)
}

fn people(record: &Postmortem) -> impl Iterator<Item = &str> {
    let lines = record.owner.iter().chain(&record.authors);
    let lines = lines.chain(record.reviewers.iter().filter_map(|review| review.who.as_ref()));
    let lines = lines.chain(record.participants.iter().filter_map(|one| one.who.as_ref()));
    lines.chain(record.action_items.iter().filter_map(|action| action.owner.as_ref())).map(|line| &**line)
}

fn parts(who: &str) -> impl Iterator<Item = &str> {
    // "Ann Lee (database team)" says more than the name.
    who.split(['(', ',', '<', '/']).next().unwrap_or_default().split_whitespace()
}

/// Two to four words, each with a capital and small letters, none of them of a role. One word alone
/// may as well be a team: `Platform`, `Atlas`.
fn is_personal(who: &str) -> bool {
    let parts = || parts(who);
    (2..=4).contains(&parts().take(5).count()) && parts().all(is_part) && parts().any(|part| part.len() > 2)
}

fn is_part(part: &str) -> bool {
    let begins = part.starts_with(char::is_uppercase);
    let is_in_name = |c: char| c.is_lowercase() || c.is_uppercase() || matches!(c, '\'' | '’' | '-' | '.');
    let all_capitals = part.chars().nth(2).is_some() && !part.contains(char::is_lowercase);
    begins
        && part.chars().all(is_in_name)
        && !all_capitals
        && !part.split('-').any(|word| NO_NAMES.has_in_any_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_told_from_roles_and_teams() {
        for who in ["Ann Lee", "María José Núñez", "Jean-Luc O'Neill (database team)", "Bob McKay"] {
            assert!(is_personal(who), "{who}");
        }
        for who in [
            "on-call engineer",
            "Database Engineer",
            "Site Reliability Lead",
            "Data Platform",
            "SRE",
            "Platform",
            "payments team",
            "Head of Engineering",
            "Vice President",
            "ann.lee",
            "Jane Doe the third of her name",
            "NOC EMEA",
            "On-call Engineer",
        ] {
            assert!(!is_personal(who), "{who}");
        }
    }
}
