//! Events from the messages of a Slack export.

use std::collections::HashMap;

use serde_json::Value;

use super::clean::{name, prose};
use super::ground::Ground;
use super::json::Rows;
use super::marks::undone;
use super::offered::{Feed, Offered, Unread};
use super::times::unix;
use crate::error::{Error, Result};
use crate::report::counted;

/// What Slack itself says about a channel.
const ABOUT_CHANNEL: &[&str] = &["channel_", "group_", "bot_add", "bot_remove", "pinned_item", "unpinned_item"];
/// So many bytes of a message are read.
const LONGEST: usize = 64 << 10;

/// The members of a workspace: by their ids, their names.
#[derive(Debug, Clone, Default)]
pub struct People(HashMap<String, String>);

impl People {
    /// Reads the `users.json` of an export.
    pub fn read(text: &str) -> Result<Self> {
        let users: Vec<Value> = serde_json::from_str(text).map_err(|why| {
            Error::new("the names of users.json cannot be read").because(why).hint("see that the export is whole")
        })?;
        let member = |user: &Value| {
            let paths = ["/profile/real_name", "/real_name", "/profile/display_name", "/name"];
            let name = paths.iter().find_map(|path| text_at(user, path))?;
            Some((text_at(user, "/id")?.to_owned(), name.to_owned()))
        };
        Ok(Self(users.iter().filter_map(member).collect()))
    }

    /// What somebody is called.
    pub fn name(&self, id: &str) -> Option<&str> {
        self.0.get(id).map(String::as_str)
    }
}

fn text_at<'v>(value: &'v Value, path: &str) -> Option<&'v str> {
    value.pointer(path).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty())
}

/// Whether rows are messages of Slack.
pub fn is_slack(rows: &Rows) -> bool {
    let mut messages = rows.rows.iter().map(|(_, row)| row).take(20).peekable();
    let is_message = |row: &Value| {
        let is_time = text_at(row, "/ts").is_some_and(|ts| ts.contains('.') && unix(ts).is_some());
        is_time
            && (text_at(row, "/type") == Some("message") || row.get("user").is_some() || row.get("bot_id").is_some())
    };
    messages.peek().is_some() && messages.all(is_message)
}

/// What was said: not who joined and left, and what Slack hides.
pub fn slack(rows: &Rows, people: &People, ground: &Ground) -> Feed {
    let mut feed = Feed { unit: "message", unread: rows.unread.clone(), ..Feed::default() };
    let mut left_out = 0;
    for (line, row) in &rows.rows {
        let subtype = text_at(row, "/subtype").unwrap_or_default();
        let is_about = ABOUT_CHANNEL.iter().any(|start| subtype.starts_with(start)) || subtype == "tombstone";
        // A picture, a call: nothing that stands in words.
        let is_silent = said(row).trim().is_empty();
        if is_about || is_silent || row.get("hidden").and_then(Value::as_bool) == Some(true) {
            left_out += 1;
            continue;
        }
        match message(row, *line, people, ground) {
            Ok(offered) => feed.offered.push(offered),
            Err(why) => feed.unread.push(Unread { line: *line, why }),
        }
    }
    let rest = if left_out == 0 {
        String::new()
    } else {
        format!("; {left_out} without words or about the channel itself left out")
    };
    feed.remarks.push(format!("{} of Slack{rest}", counted(feed.offered.len(), "message")));
    feed
}

fn message(row: &Value, line: usize, people: &People, ground: &Ground) -> std::result::Result<Offered, String> {
    let at = text_at(row, "/ts").and_then(unix).ok_or_else(|| "it has no `ts` that is a time".to_owned())?;
    let text = said(row);
    if text.len() > LONGEST {
        return Err(format!("its text of {} KiB is too long for an event", text.len() >> 10));
    }
    let text = prose(&undone(&text, people))?;
    let user = text_at(row, "/user").and_then(|id| people.name(id));
    let paths = ["/user_profile/real_name", "/bot_profile/name", "/username", "/user_profile/display_name"];
    let by = user.or_else(|| paths.iter().find_map(|path| text_at(row, path))).or_else(|| text_at(row, "/user"));
    Ok(Offered {
        at: ground.write(at),
        text,
        by: by.and_then(name),
        kind: None,
        evidence: Vec::new(),
        is_named: false,
        line,
    })
}

/// The text of a message: what programs attach, where they say nothing themselves; and the names of files.
fn said(row: &Value) -> String {
    let mut parts: Vec<&str> = text_at(row, "/text").into_iter().collect();
    let list = |key: &str| row.get(key).and_then(Value::as_array).into_iter().flatten();
    if parts.is_empty() {
        for attached in list("attachments") {
            let own = ["/pretext", "/title", "/text"].into_iter().filter_map(|path| text_at(attached, path));
            let before = parts.len();
            parts.extend(own);
            if parts.len() == before {
                parts.extend(text_at(attached, "/fallback"));
            }
        }
        if parts.is_empty() {
            parts.extend(list("blocks").filter_map(|block| text_at(block, "/text/text")));
        }
        if parts.is_empty() {
            parts.extend(list("files").filter_map(|file| text_at(file, "/title").or_else(|| text_at(file, "/name"))));
        }
    }
    parts.join("\n")
}
