//! Words for what a key is about.

/// What a key says of an incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    Title,
    /// A day, or several: of the incident, unless the document has another for that.
    Date,
    /// The name of the incident elsewhere.
    Id,
    Severity,
    Status,
    Kind,
    Visibility,
    Authors,
    Owner,
    Reviewers,
    /// Somebody who took part, with the record's word for what they did; empty where it is not said.
    Participants(&'static str),
    Services,
    Tags,
    Duration,
    TimeToDetect,
    TimeToAcknowledge,
    TimeToMitigate,
    TimeToResolve,
    Started,
    Detected,
    Acknowledged,
    Mitigated,
    Ended,
    TimeZone,
    Published,
    References,
    Summary,
    Impact,
    UsersAffected,
    RootCause,
    Trigger,
    Detection,
    Resolution,
}

impl Field {
    /// Whether it names people.
    pub(super) const fn is_people(self) -> bool {
        matches!(self, Self::Authors | Self::Reviewers | Self::Participants(_))
    }

    /// Whether it names several things of another sort.
    pub(super) const fn is_list(self) -> bool {
        matches!(self, Self::Services | Self::Tags)
    }
}

/// What keys there are, in small letters, with `|` between them.
const WORDS: &[(Field, &str)] = &[
    (Field::Title, "title|incident title|name|incident name|タイトル|件名|インシデント名"),
    (Field::Date, "date|incident date|date of incident|dates|day|when|日付|発生日|インシデント発生日|日時"),
    (
        Field::Id,
        "id|incident id|incident|incident number|incident #|postmortem id|record|インシデントid|インシデント番号",
    ),
    (
        Field::Severity,
        "severity|sev|incident severity|severity level|sev level|incident level|重大度|深刻度|重要度|影響度",
    ),
    (Field::Status, "status|state|document status|postmortem status|ステータス|状態"),
    (Field::Kind, "kind|incident type|type of incident|type of incident detected|インシデント種別"),
    (Field::Visibility, "visibility|公開範囲"),
    (
        Field::Authors,
        "author|authors|author(s)|written by|postmortem author|prepared by|report author|report authors|\
         postmortem authors|post-mortem author|作成者|著者|執筆者|記入者|報告者",
    ),
    (Field::Owner, "owner|incident owner|postmortem owner|post-mortem owner|document owner|dri|責任者|オーナー"),
    (Field::Reviewers, "reviewer|reviewers|reviewed by|approver|approvers|approved by|レビュアー|レビュー者|承認者"),
    (
        Field::Participants("incident_commander"),
        "incident commander|ic|commander|incident lead|incident manager|インシデントコマンダー|指揮官|指揮者",
    ),
    (
        Field::Participants("communications_lead"),
        "communications lead|comms lead|communication lead|communication manager|連絡担当|広報担当",
    ),
    (Field::Participants("operations_lead"), "operations lead|ops lead|technical lead|tech lead|運用担当|技術担当"),
    (Field::Participants("scribe"), "scribe|note taker|notetaker|書記|記録係"),
    (Field::Participants("subject_matter_expert"), "subject matter expert|subject matter experts|sme|smes|sme(s)"),
    (
        Field::Participants("responder"),
        "responder|responders|incident responders|on-call|on call|oncall|on-call engineer|対応者|当番",
    ),
    (Field::Participants("reporter"), "reporter|reporters|reported by"),
    (Field::Participants("facilitator"), "facilitator|facilitators|meeting facilitator"),
    (
        Field::Participants(""),
        "participants|participant|attendees|people involved|involved|involved parties|people|\
         team members|incident team|参加者|関係者|出席者",
    ),
    (
        Field::Services,
        "service|services|service(s)|affected service|affected services|services affected|\
         service affected|impacted services|services impacted|impacted|affected systems|affected system|\
         systems affected|systems|affected components|affected component|components|component|影響サービス|\
         対象サービス|影響を受けたサービス|サービス|影響システム|対象システム",
    ),
    (Field::Tags, "tags|tag|labels|keywords|タグ|カテゴリ|カテゴリー|ラベル"),
    (
        Field::Duration,
        "duration|incident duration|total duration|outage duration|total downtime|length|downtime|length of outage|\
         duration of incident|incident window|outage window|duration of outage|影響時間|影響期間|継続時間|障害時間|停止時間|期間",
    ),
    (Field::TimeToDetect, "time to detection|time to detect|ttd|mttd|検知までの時間|検知時間"),
    (Field::TimeToAcknowledge, "time to acknowledge|time to acknowledgement|tta|mtta"),
    (Field::TimeToMitigate, "time to mitigation|time to mitigate|ttm|mttm"),
    (
        Field::TimeToResolve,
        "time to recovery|time to resolution|time to resolve|time to recover|ttr|mttr|復旧までの時間|復旧時間",
    ),
    (
        Field::Started,
        "start|started|start time|started at|start date|incident start|incident start time|\
         incident began|began|impact start|impact start time|outage start|time of incident|time started|\
         発生日時|発生時刻|開始日時|開始時刻|開始|障害発生日時|発生",
    ),
    (
        Field::Detected,
        "detected|detected at|detect time|time detected|detection time|date detected|検知日時|検知時刻|検出日時",
    ),
    (Field::Acknowledged, "acknowledged|acknowledged at|time acknowledged"),
    (Field::Mitigated, "mitigated|mitigated at|time mitigated|mitigation time|緩和日時"),
    (
        Field::Ended,
        "end|ended|end time|ended at|end date|incident end|incident end time|impact end|impact end time|\
         outage end|resolved|resolved at|resolved on|time resolved|resolution time|date resolved|復旧日時|\
         復旧時刻|終了日時|終了時刻|終了|解決日時|収束日時|復旧",
    ),
    (Field::TimeZone, "time zone|timezone|tz|times in|タイムゾーン"),
    (Field::Published, "published|published on|publication date|date published|公開日"),
    (
        Field::References,
        "reference|references|link|links|related|related issues|related issue|related incidents|\
         related documents|issue|issues|bug|bugzilla bug|ticket|tickets|tracking issue|jira|\
         slack channel|slack|source|status page|参考|参考資料|関連資料|関連リンク|リンク|チケット|関連 adr|関連 pm|関連adr|関連pm|関連",
    ),
    (Field::Summary, "summary|executive summary|overview|description|tl;dr|tldr|概要|サマリー|要約"),
    (Field::Impact, "impact|customer impact|user impact|business impact|影響|影響範囲|影響機能|機能への影響"),
    (
        Field::UsersAffected,
        "users affected|affected users|customers affected|affected customers|影響ユーザー数|影響ユーザー",
    ),
    (Field::RootCause, "root cause|root causes|cause|root cause(s)|根本原因|原因"),
    (Field::Trigger, "trigger|triggers|triggered by|トリガー|契機|直接原因"),
    (Field::Detection, "detection|detected by|how detected|detection method|検知|検知方法"),
    (Field::Resolution, "resolution|fix|how resolved|mitigation|解決|対処"),
];

/// What a key is about, and what it adds in brackets: `Start time (UTC)`.
pub fn field(key: &str) -> Option<(Field, Option<&str>)> {
    // Of `params.severity` the last word counts.
    let key = key.rsplit_once('.').map_or(key, |(_, last)| last).trim();
    if let Some(field) = find(key) {
        return Some((field, None));
    }
    let (before, note) = key.split_once(['(', '（'])?;
    find(before).map(|field| (field, Some(note.trim_end_matches([')', '）']).trim())))
}

fn find(key: &str) -> Option<Field> {
    let folded = key.replace(['_', '-'], " ").to_lowercase();
    let folded = folded.split_whitespace().collect::<Vec<_>>().join(" ");
    let is = |word: &str| word == folded || (word.contains('-') && word.replace('-', " ") == folded);
    WORDS.iter().find(|(_, words)| words.split('|').any(is)).map(|(field, _)| *field)
}
