//! What a heading means, by its words and not by its exact form.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::when::zone_in;
use crate::record::ActionKind;

/// What a section tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    Summary,
    ExecutiveSummary,
    Impact,
    Detection,
    Timeline,
    RootCause,
    Trigger,
    Factors,
    Whys,
    Resolution,
    Lessons,
    WentWell,
    WentPoorly,
    GotLucky,
    Surprises,
    /// With the kind of its actions, where the heading names one.
    Actions(Option<ActionKind>),
    Improvements,
    Conclusion,
    People,
    References,
    Related,
    Communications,
    Glossary,
    /// What is known of the incident in a word each: date, severity, authors.
    Metadata,
}

use Sense::{
    Actions, Communications, Conclusion, Detection, ExecutiveSummary, Factors, Glossary, GotLucky, Impact,
    Improvements, Lessons, Metadata, People, References, Related, Resolution, RootCause, Summary, Surprises, Timeline,
    Trigger, WentPoorly, WentWell, Whys,
};

/// Phrases of headings, longer ones before those that they begin with. Each is looked for as whole words at the beginning of a
/// heading first, then anywhere in a short one.
const PHRASES: &[(&str, Sense)] = &[
    ("executive summary", ExecutiveSummary),
    ("management summary", ExecutiveSummary),
    ("issue summary", Summary),
    ("incident summary", Summary),
    ("summary of impact", Impact),
    ("summary", Summary),
    ("overview", Summary),
    ("abstract", Summary),
    ("synopsis", Summary),
    ("tldr", Summary),
    ("what happened", Summary),
    ("description", Summary),
    ("background", Summary),
    ("user impact", Impact),
    ("customer impact", Impact),
    ("business impact", Impact),
    ("what was impacted", Impact),
    ("what was affected", Impact),
    ("impact", Impact),
    ("fallout", Impact),
    ("affected", Impact),
    ("consequences", Impact),
    ("damage", Impact),
    ("scope", Impact),
    ("blast radius", Impact),
    ("detection", Detection),
    ("how was it detected", Detection),
    ("how we noticed", Detection),
    ("discovery", Detection),
    ("timeline", Timeline),
    ("time line", Timeline),
    ("chronology", Timeline),
    ("sequence of events", Timeline),
    ("incident log", Timeline),
    ("event log", Timeline),
    ("key events", Timeline),
    ("key moments", Timeline),
    ("milestones", Timeline),
    ("contributing factors", Factors),
    ("contributing factor", Factors),
    ("contributing causes", Factors),
    ("aggravating factors", Factors),
    ("mitigating factors", GotLucky),
    ("root causes and triggers", RootCause),
    ("root cause and trigger", RootCause),
    ("root cause and resolution", RootCause),
    ("root cause", RootCause),
    ("root causes", RootCause),
    ("the underlying issue", RootCause),
    ("underlying cause", RootCause),
    ("technical details", RootCause),
    ("what caused", RootCause),
    ("causes", RootCause),
    ("cause", RootCause),
    ("why did this happen", RootCause),
    ("diagnosis", RootCause),
    ("analysis", RootCause),
    ("trigger", Trigger),
    ("triggers", Trigger),
    ("lead up", Trigger),
    ("leadup", Trigger),
    ("five whys", Whys),
    ("5 whys", Whys),
    ("whys", Whys),
    ("resolution and recovery", Resolution),
    ("mitigation and resolution", Resolution),
    ("resolution", Resolution),
    ("recovery", Resolution),
    ("remediation", Resolution),
    ("mitigation", Resolution),
    ("how it was fixed", Resolution),
    ("how we fixed it", Resolution),
    ("the fix", Resolution),
    ("response", Resolution),
    ("what went well", WentWell),
    ("things that went well", WentWell),
    ("went well", WentWell),
    ("what worked", WentWell),
    ("what went wrong", WentPoorly),
    ("what went poorly", WentPoorly),
    ("what went badly", WentPoorly),
    ("things that went poorly", WentPoorly),
    ("went wrong", WentPoorly),
    ("went poorly", WentPoorly),
    ("what didn't go well", WentPoorly),
    ("what did not go well", WentPoorly),
    ("what could have gone better", WentPoorly),
    ("what could be improved", WentPoorly),
    ("where we got lucky", GotLucky),
    ("where were we lucky", GotLucky),
    ("got lucky", GotLucky),
    ("luck", GotLucky),
    ("lessons learned", Lessons),
    ("lessons learnt", Lessons),
    ("lessons", Lessons),
    ("learnings", Lessons),
    ("what we learned", Lessons),
    ("retrospective", Lessons),
    ("surprises", Surprises),
    ("what surprised us", Surprises),
    ("tasks to address the issue", Actions(None)),
    ("corrective and preventative", Actions(None)),
    ("corrective and preventive", Actions(None)),
    ("corrective actions", Actions(None)),
    ("preventive actions", Actions(Some(ActionKind::Prevent))),
    ("preventative measures", Actions(Some(ActionKind::Prevent))),
    ("prevention", Actions(Some(ActionKind::Prevent))),
    ("action items", Actions(None)),
    ("action item", Actions(None)),
    ("actions", Actions(None)),
    ("action plan", Actions(None)),
    ("follow up actions", Actions(None)),
    ("follow ups", Actions(None)),
    ("followups", Actions(None)),
    ("follow up", Actions(None)),
    ("next steps", Actions(None)),
    ("todo", Actions(None)),
    ("todos", Actions(None)),
    ("remaining work", Actions(None)),
    ("process improvements", Actions(Some(ActionKind::Process))),
    ("documentation improvements", Actions(Some(ActionKind::Document))),
    ("technical improvements", Actions(None)),
    ("what we're doing about it", Actions(None)),
    ("improvements", Improvements),
    ("conclusion", Conclusion),
    ("conclusions", Conclusion),
    ("final thoughts", Conclusion),
    ("participants", People),
    ("attendees", People),
    ("responders", People),
    ("people", People),
    ("authors", People),
    ("references", References),
    ("links", References),
    ("supporting information", References),
    ("further reading", References),
    ("resources", References),
    ("see also", References),
    ("related incidents", Related),
    ("communications", Communications),
    ("communication", Communications),
    ("public statements", Communications),
    ("glossary", Glossary),
    ("terms", Glossary),
    ("metadata", Metadata),
    ("stats", Metadata),
    ("details", Metadata),
    ("at a glance", Metadata),
    ("サマリー", Summary),
    ("概要", Summary),
    ("要約", Summary),
    ("エグゼクティブサマリー", ExecutiveSummary),
    ("背景", Summary),
    ("影響", Impact),
    ("検知", Detection),
    ("検出", Detection),
    ("タイムライン", Timeline),
    ("時系列", Timeline),
    ("経緯", Timeline),
    ("寄与要因", Factors),
    ("要因", Factors),
    ("根本原因", RootCause),
    ("直接原因", RootCause),
    ("原因", RootCause),
    ("トリガー", Trigger),
    ("なぜなぜ分析", Whys),
    ("復旧", Resolution),
    ("対応内容", Resolution),
    ("解決", Resolution),
    ("うまくいったこと", WentWell),
    ("良かった点", WentWell),
    ("うまくいかなかったこと", WentPoorly),
    ("改善が必要なこと", WentPoorly),
    ("悪かった点", WentPoorly),
    ("運が良かったこと", GotLucky),
    ("幸運だった", GotLucky),
    ("教訓", Lessons),
    ("学び", Lessons),
    ("対応の評価", Lessons),
    ("振り返り", Lessons),
    ("アクションアイテム", Actions(None)),
    ("再発防止", Actions(Some(ActionKind::Prevent))),
    ("予防", Actions(Some(ActionKind::Prevent))),
    ("緩和", Actions(Some(ActionKind::Mitigate))),
    ("対策", Actions(None)),
    ("今後の対応", Actions(None)),
    ("改善", Improvements),
    ("結論", Conclusion),
    ("まとめ", Conclusion),
    ("参加者", People),
    ("関係者", People),
    ("参考資料", References),
    ("関連ドキュメント", References),
    ("参考", References),
    ("用語", Glossary),
    ("メタデータ", Metadata),
    ("基本情報", Metadata),
];

/// A heading of more words than this tells something of its own, and means what it begins with.
const SHORT: usize = 6;

/// What a heading means; `None` where that is not known.
pub fn of(heading: &str) -> Option<Sense> {
    let words = plain(heading);
    if words.is_empty() {
        return None;
    }
    // Alone, a word that begins many other headings.
    if words == "why" {
        return Some(Whys);
    }
    let begins = |phrase: &str| words.strip_prefix(phrase).is_some_and(|rest| is_end(rest, phrase));
    let holds = |phrase: &str| {
        words.match_indices(phrase).any(|(at, _)| {
            let is_start = at == 0 || words[..at].ends_with(' ') || !phrase.is_ascii();
            is_start && is_end(&words[at + phrase.len()..], phrase)
        })
    };
    let longest = |fits: &dyn Fn(&str) -> bool| {
        PHRASES
            .iter()
            .filter(|(phrase, _)| fits(phrase))
            .max_by_key(|(phrase, _)| phrase.len())
            .map(|(_, sense)| *sense)
    };
    longest(&begins).or_else(|| (words.split(' ').count() <= SHORT).then(|| longest(&holds)).flatten())
}

/// Whether a heading is one of the known phrases, and nothing else.
pub fn is_exactly(heading: &str) -> bool {
    let words = plain(heading);
    PHRASES.iter().any(|(phrase, _)| *phrase == words)
}

/// Words that headings of postmortems have beside those of the phrases.
const STOCK: &[&str] = &[
    "a",
    "all",
    "an",
    "analysis",
    "are",
    "date",
    "description",
    "discussion",
    "for",
    "from",
    "full",
    "immediate",
    "in",
    "incident",
    "initial",
    "it",
    "list",
    "local",
    "long",
    "moments",
    "notes",
    "on",
    "outage",
    "postmortem",
    "process",
    "section",
    "short",
    "term",
    "this",
    "time",
    "times",
    "timestamps",
    "to",
    "we",
    "with",
    "zone",
];

/// Whether a heading has words that say more than what its section is.
pub fn has_own_words(heading: &str) -> bool {
    static KNOWN: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
        let of_phrases = PHRASES.iter().flat_map(|(phrase, _)| phrase.split(' '));
        of_phrases.chain(STOCK.iter().copied()).collect()
    });
    // A number before it counts the sections.
    let heading = heading.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' '));
    let small = heading.to_lowercase().replace('’', "'");
    let words = small.split(|c: char| !(c.is_alphanumeric() || c == '\'')).filter(|word| !word.is_empty());
    words.into_iter().any(|word| word.is_ascii() && !KNOWN.contains(word) && zone_in(word).is_none())
}

/// Whether a phrase ends where a word does; in scripts without spaces that is anywhere.
fn is_end(rest: &str, phrase: &str) -> bool {
    !phrase.is_ascii() || !rest.starts_with(char::is_alphanumeric)
}

/// The heading in small letters, without marks, numbers before it and what stands in brackets behind it.
fn plain(heading: &str) -> String {
    let small = heading.to_lowercase();
    let before = small.split(['(', '（', '[']).find(|part| part.chars().any(char::is_alphanumeric)).unwrap_or_default();
    let text: String = before
        .chars()
        .filter_map(|c| match c {
            '’' => Some('\''),
            '*' | '`' | '"' | '“' | '”' | ';' => None,
            '-' | '_' | '/' | '&' | ':' | '：' => Some(' '),
            c if c.is_alphanumeric() || matches!(c, ' ' | '\'' | '.' | 'ー') => Some(c),
            _ => None,
        })
        .collect();
    let text = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' ')).replace('.', "");
    // `5 whys` is no number.
    let text = if before.trim_start().starts_with("5 why") { format!("5 {text}") } else { text };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_mean_what_people_mean() {
        for (heading, sense) in [
            ("Timeline (all times UTC)", Some(Timeline)),
            ("3. **Root Cause** Analysis", Some(RootCause)),
            ("Contributing factors:", Some(Factors)),
            ("Root Cause and Resolution:", Some(RootCause)),
            ("Corrective and Preventative Measures:", Some(Actions(None))),
            ("What went well?", Some(WentWell)),
            ("Where we got lucky", Some(GotLucky)),
            ("The 5 Whys", Some(Whys)),
            ("5 Whys", Some(Whys)),
            ("Five Whys（系統A）", Some(Whys)),
            ("予防（Prevent）", Some(Actions(Some(ActionKind::Prevent)))),
            ("根本原因分析", Some(RootCause)),
            ("うまくいかなかったこと", Some(WentPoorly)),
            ("Follow-up", Some(Actions(None))),
            ("TL;DR", Some(Summary)),
            ("Impact on customers", Some(Impact)),
            ("Our thanks", None),
            ("14:05", None),
            ("The causeway closed for the afternoon because of high water", None),
            ("", None),
        ] {
            assert_eq!(of(heading), sense, "{heading}");
        }
    }
}
