//! What the head of a column says that its cells are.

use super::walk::{Walk, narrow};
use super::zone::{ZoneWord, zone_in};

/// What stands in a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Column {
    /// Times, with or without their day.
    Time {
        zone: Option<ZoneWord>,
    },
    /// The ends of what lasted.
    End {
        zone: Option<ZoneWord>,
    },
    /// Days; of some, the head names the year.
    Date {
        year: Option<i32>,
    },
    What,
    Who,
    Due,
    Status,
    /// A ticket, an issue, a pull request.
    Link,
    Kind,
    Priority,
    Note,
    /// Numbers of rows.
    Number,
}

const WHAT: &[&str] = &[
    "event",
    "events",
    "what",
    "what happened",
    "description",
    "action",
    "actions",
    "action item",
    "action items",
    "activity",
    "details",
    "entry",
    "message",
    "item",
    "items",
    "task",
    "tasks",
    "summary",
    "update",
    "timeline",
    "todo",
    "to do",
    "follow up",
    "title",
    "log",
    "comment",
    "イベント",
    "出来事",
    "内容",
    "事象",
    "対応",
    "対応内容",
    "アクション",
    "アクションアイテム",
    "項目",
    "説明",
    "経緯",
    "できごと",
    "タスク",
    "やること",
];
const WHO: &[&str] = &[
    "who",
    "owner",
    "owners",
    "assignee",
    "assigned to",
    "assigned",
    "responsible",
    "person",
    "people",
    "author",
    "by",
    "actor",
    "team",
    "dri",
    "lead",
    "owner(s)",
    "担当",
    "担当者",
    "誰",
    "責任者",
    "オーナー",
    "実施者",
    "対応者",
];
const DUE: &[&str] = &[
    "due",
    "due date",
    "deadline",
    "eta",
    "target date",
    "due by",
    "by when",
    "target",
    "期限",
    "期日",
    "締切",
    "完了予定",
];
const STATUS: &[&str] =
    &["status", "state", "done", "done?", "completed", "progress", "状態", "状況", "ステータス", "進捗", "完了"];
const LINK: &[&str] = &[
    "ticket",
    "tickets",
    "issue",
    "issues",
    "bug",
    "bugs",
    "link",
    "links",
    "tracker",
    "tracking",
    "jira",
    "pr",
    "url",
    "tracking issue",
    "tracking ticket",
    "reference",
    "github",
    "チケット",
    "リンク",
    "課題",
    "参照",
];
const KIND: &[&str] = &["type", "kind", "category", "種別", "種類", "分類", "カテゴリ", "カテゴリー"];
const PRIORITY: &[&str] = &["priority", "prio", "優先度"];
const NOTE: &[&str] =
    &["note", "notes", "remark", "remarks", "comments", "evidence", "source", "備考", "メモ", "補足", "根拠"];
const NUMBER: &[&str] = &["#", "no", "no.", "id", "nr", "number", "番号", "№"];
const DATE: &[&str] = &["date", "day", "day of week", "weekday", "日付", "日", "曜日", "年月日"];
const TIME: &[&str] = &[
    "time",
    "times",
    "when",
    "timestamp",
    "date time",
    "datetime",
    "date and time",
    "date / time",
    "date/time",
    "date & time",
    "start",
    "start time",
    "at",
    "clock",
    "local time",
    "local",
    "time of day",
    "started",
    "begin",
    "from",
    "hour",
    "時刻",
    "時間",
    "日時",
    "発生時刻",
    "発生日時",
    "いつ",
    "タイムスタンプ",
    "開始",
    "開始時刻",
];
const END: &[&str] = &["end", "end time", "until", "to", "ended", "finish", "終了", "終了時刻"];

/// What the cells below the head `text` are; `None` for a head that says nothing of that.
pub fn header(text: &str) -> Option<Column> {
    let plain: String = text.chars().filter(|c| !matches!(c, '*' | '_' | '`' | '~')).collect();
    let plain = plain.trim().trim_end_matches([':', '：']).trim().to_lowercase();
    // What is in brackets, or behind `in`, says more of the same.
    let bare = plain.split(['(', '（', '[', ',']).next().unwrap_or_default();
    let bare = bare.split(" in ").next().unwrap_or_default().trim();
    let zone = || zone_in(text);
    let is = |words: &[&str]| words.contains(&bare) || words.contains(&&*plain);
    if is(TIME) || is_zone_of(bare, TIME, text) {
        return Some(Column::Time { zone: zone() });
    }
    if is(END) {
        return Some(Column::End { zone: zone() });
    }
    if is(DATE) {
        return Some(Column::Date { year: year_in(text) });
    }
    let others = [
        (WHAT, Column::What),
        (WHO, Column::Who),
        (DUE, Column::Due),
        (STATUS, Column::Status),
        (LINK, Column::Link),
        (KIND, Column::Kind),
        (PRIORITY, Column::Priority),
        (NOTE, Column::Note),
        (NUMBER, Column::Number),
    ];
    if let Some((_, column)) = others.into_iter().find(|(words, _)| is(words)) {
        return Some(column);
    }
    // `UTC`, `PST/PDT`, `JST`: nothing but a zone has times below.
    let mut walk = Walk::new(text.trim());
    let zone = super::zone::zone(&mut walk)?;
    walk.is_end().then_some(Column::Time { zone: Some(zone) })
}

/// `UTC time`, `Time UTC`, `JST 時刻`, `Date/Time UTC`.
fn is_zone_of(bare: &str, names: &[&str], text: &str) -> bool {
    let Some(zone) = zone_in(text) else { return false };
    let without = bare.replace(&zone.0.to_lowercase(), "");
    let without = without.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | ',' | '/' | ':'));
    names.contains(&without)
}

/// `Date (2022)`.
fn year_in(text: &str) -> Option<i32> {
    let figures: String = text.chars().filter_map(narrow).collect();
    (figures.len() == 4).then(|| figures.parse().ok())?.filter(|year| (1990..2100).contains(year))
}
