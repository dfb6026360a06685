//! Words over columns and before colons, and words for kinds and priorities.

use super::deed::Part;
use super::mark::folded;
use crate::record::{ActionKind, Priority};

/// A label; what it announces; whether it does so inside of a text too, or over a column only.
const LABELS: &[(&str, Part, bool)] = &[
    ("id", Part::Id, true),
    ("#", Part::Id, false),
    ("no", Part::Id, false),
    ("nr", Part::Id, false),
    ("number", Part::Id, false),
    ("番号", Part::Id, false),
    ("項番", Part::Id, false),
    ("owner", Part::Owner, true),
    ("owners", Part::Owner, true),
    ("owner(s)", Part::Owner, true),
    ("action owner", Part::Owner, true),
    ("owned by", Part::Owner, true),
    ("assignee", Part::Owner, true),
    ("assignees", Part::Owner, true),
    ("assignee(s)", Part::Owner, true),
    ("assigned", Part::Owner, false),
    ("assigned to", Part::Owner, true),
    ("responsible", Part::Owner, true),
    ("responsible party", Part::Owner, true),
    ("responsible person", Part::Owner, true),
    ("responsible team", Part::Owner, true),
    ("dri", Part::Owner, true),
    ("who", Part::Owner, true),
    ("person", Part::Owner, false),
    ("team", Part::Owner, false),
    ("lead", Part::Owner, false),
    ("担当", Part::Owner, true),
    ("担当者", Part::Owner, true),
    ("担当チーム", Part::Owner, true),
    ("責任者", Part::Owner, true),
    ("オーナー", Part::Owner, true),
    ("due", Part::Due, true),
    ("due date", Part::Due, true),
    ("due by", Part::Due, true),
    ("due on", Part::Due, true),
    ("date due", Part::Due, true),
    ("deadline", Part::Due, true),
    ("eta", Part::Due, true),
    ("target", Part::Due, false),
    ("target date", Part::Due, true),
    ("by when", Part::Due, true),
    ("when", Part::Due, false),
    ("期限", Part::Due, true),
    ("対応期限", Part::Due, true),
    ("期日", Part::Due, true),
    ("締切", Part::Due, true),
    ("締め切り", Part::Due, true),
    ("完了予定", Part::Due, true),
    ("完了予定日", Part::Due, true),
    ("予定日", Part::Due, false),
    ("目標日", Part::Due, true),
    ("status", Part::State, true),
    ("state", Part::State, true),
    ("done", Part::State, false),
    ("done?", Part::State, false),
    ("completed", Part::State, false),
    ("completed?", Part::State, false),
    ("progress", Part::State, false),
    ("状態", Part::State, true),
    ("状況", Part::State, true),
    ("ステータス", Part::State, true),
    ("対応状況", Part::State, true),
    ("進捗", Part::State, true),
    ("closed", Part::Closed, true),
    ("closed on", Part::Closed, true),
    ("completed on", Part::Closed, true),
    ("date completed", Part::Closed, true),
    ("completion date", Part::Closed, true),
    ("完了日", Part::Closed, true),
    ("tracker", Part::Tracker, true),
    ("tracked at", Part::Tracker, true),
    ("tracked in", Part::Tracker, true),
    ("tracked by", Part::Tracker, true),
    ("tracking", Part::Tracker, true),
    ("tracking issue", Part::Tracker, true),
    ("ticket", Part::Tracker, true),
    ("tickets", Part::Tracker, true),
    ("issue", Part::Tracker, true),
    ("issues", Part::Tracker, true),
    ("github issue", Part::Tracker, true),
    ("issue link", Part::Tracker, true),
    ("bug", Part::Tracker, true),
    ("bug(s)", Part::Tracker, true),
    ("bugs", Part::Tracker, true),
    ("jira", Part::Tracker, true),
    ("jira ticket", Part::Tracker, true),
    ("pr", Part::Tracker, true),
    ("link", Part::Tracker, true),
    ("links", Part::Tracker, false),
    ("url", Part::Tracker, true),
    ("github", Part::Tracker, false),
    ("チケット", Part::Tracker, true),
    ("課題", Part::Tracker, true),
    ("課題番号", Part::Tracker, true),
    ("リンク", Part::Tracker, true),
    ("kind", Part::Kind, true),
    ("type", Part::Kind, true),
    ("category", Part::Kind, true),
    ("action type", Part::Kind, true),
    ("カテゴリ", Part::Kind, true),
    ("カテゴリー", Part::Kind, true),
    ("種別", Part::Kind, true),
    ("種類", Part::Kind, true),
    ("分類", Part::Kind, true),
    ("区分", Part::Kind, true),
    ("タイプ", Part::Kind, true),
    ("priority", Part::Priority, true),
    ("prio", Part::Priority, true),
    ("優先度", Part::Priority, true),
    ("優先順位", Part::Priority, true),
    ("addresses", Part::Addresses, true),
    ("visibility", Part::Visibility, true),
    ("done when", Part::DoneWhen, true),
    ("definition of done", Part::DoneWhen, true),
    ("acceptance criteria", Part::DoneWhen, true),
    ("完了条件", Part::DoneWhen, true),
    ("declined because", Part::DeclinedBecause, true),
];

/// Words over the column that says what is done, the clearest first: a table may have several.
const TEXTS: &[&str] = &[
    "action",
    "action item",
    "action items",
    "actions",
    "task",
    "tasks",
    "todo",
    "to do",
    "follow-up",
    "follow up",
    "アクション",
    "アクションアイテム",
    "タスク",
    "対策",
    "施策",
    "再発防止策",
    "対応",
    "対応内容",
    "やること",
    "what",
    "measure",
    "improvement",
    "description",
    "item",
    "title",
    "summary",
    "details",
    "内容",
    "項目",
    "概要",
    "説明",
];

/// What a label before a colon announces, if it does so in any text.
pub fn label(text: &str) -> Option<Part> {
    let folded = folded(text);
    LABELS.iter().find(|(word, _, everywhere)| *everywhere && *word == folded).map(|(_, part, _)| *part)
}

/// Whether a text is a label that actions have, wherever it stands.
pub fn is_key(text: &str) -> bool {
    label(text).is_some()
}

/// What a column holds by the words over it.
pub fn column(head: &str) -> Option<Part> {
    let folded = folded(head);
    if text_rank(head).is_some() {
        return Some(Part::Text);
    }
    LABELS.iter().find(|(word, ..)| *word == folded).map(|(_, part, _)| *part)
}

/// How clearly a column says what is done: 0 is clearest.
pub fn text_rank(head: &str) -> Option<usize> {
    let folded = folded(head);
    TEXTS.iter().position(|word| *word == folded)
}

/// The longest label, in characters: a colon further on announces nothing.
pub const LONGEST_LABEL: usize = 24;

/// What an action is for, by a word that says so.
pub fn kind(text: &str) -> Option<ActionKind> {
    let folded = folded(text);
    // `予防（Prevent）` says it twice.
    let (first, second) = match folded.split_once(['(', '（']) {
        Some((first, second)) => (first.trim_end(), second.trim_end_matches([')', '）'])),
        None => (&*folded, ""),
    };
    let first_kind = kind_word(first)?;
    (second.is_empty() || kind_word(second) == Some(first_kind)).then_some(first_kind)
}

fn kind_word(word: &str) -> Option<ActionKind> {
    Some(match word {
        "prevent" | "prevention" | "preventive" | "preventative" | "予防" | "再発防止" | "防止" => {
            ActionKind::Prevent
        }
        "detect" | "detection" | "detective" | "検知" | "検出" => ActionKind::Detect,
        "mitigate" | "mitigation" | "mitigative" | "緩和" | "軽減" | "影響軽減" => ActionKind::Mitigate,
        "process" | "プロセス" | "プロセス改善" => ActionKind::Process,
        "document" | "documentation" | "文書化" | "ドキュメント" => ActionKind::Document,
        "repair" | "corrective" | "修復" | "復旧" | "修正" => ActionKind::Repair,
        "investigate" | "investigation" | "調査" => ActionKind::Investigate,
        _ => return None,
    })
}

/// `P1`, `p0`; `high` is no number.
pub fn priority(text: &str) -> Option<Priority> {
    folded(text).parse().ok()
}
