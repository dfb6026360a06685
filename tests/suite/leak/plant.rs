//! Records with a word of its own in every field, grown from the schema: a field that is new is planted too.

use hotwash::record::postmortem_schema;
use serde_json::{Map, Value, json};

/// One planted word, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planted {
    /// Without places in lists: `timeline.text`.
    pub field: String,
    /// How the item is marked that it stands in, where items can be.
    pub mark: Option<&'static str>,
    pub word: String,
}

/// What is planted.
#[derive(Debug, Clone, Copy)]
pub struct Seed<'a> {
    /// Letters that tell its words from those of other records.
    pub letters: &'a str,
    pub visibility: Option<&'a str>,
    pub status: &'a str,
    /// The year of all times that are for everybody.
    pub year: u16,
    /// Behind each word of a text, of an id and of a host.
    pub behind: [&'a str; 3],
}

pub struct Plant {
    pub id: String,
    pub record: Value,
    pub words: Vec<Planted>,
}

/// The year of all that stays inside: as good as a word, where only a time can stand.
pub const HIDDEN_YEAR: u16 = 1987;

/// How items are marked; the last not at all.
const MARKS: [&str; 4] = ["public", "internal", "restricted", ""];

impl Seed<'_> {
    pub fn grow(&self) -> Plant {
        let mut garden = Garden { seed: self, words: Vec::new(), mark: None };
        let mut record = garden.grow(&postmortem_schema(), "");
        record["status"] = self.status.into();
        match self.visibility {
            Some(visibility) => record["visibility"] = visibility.into(),
            None => drop(record.as_object_mut().unwrap().remove("visibility")),
        }
        Plant { id: record["id"].as_str().unwrap().to_owned(), record, words: garden.words }
    }
}

struct Garden<'a> {
    seed: &'a Seed<'a>,
    words: Vec<Planted>,
    mark: Option<&'static str>,
}

impl Garden<'_> {
    fn grow(&mut self, schema: &Value, path: &str) -> Value {
        let at = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
        if let Some(ways) = schema["anyOf"].as_array() {
            return self.grow(ways.iter().find(|way| way["type"] == "object").unwrap(), path);
        }
        if let Some(properties) = schema["properties"].as_object() {
            let grown = properties.iter().map(|(key, schema)| (key.clone(), self.grow(schema, &at(key))));
            return Value::Object(grown.collect());
        }
        if let Some(values) = schema["enum"].as_array() {
            return values[0].clone();
        }
        if path == "time_zone" {
            return "UTC".into();
        }
        let text = |garden: &mut Self| Value::from(garden.word(path) + garden.seed.behind[0]);
        match (schema["type"].as_str(), schema["pattern"].as_str(), schema["format"].as_str()) {
            (Some("array"), ..) => self.items(&schema["items"], path),
            (Some("object"), ..) => {
                let key = self.word(path) + self.seed.behind[0];
                // The user's own keys may hold anything.
                let value = text(self);
                let value = if path == "custom" { json!({ "inner": [value] }) } else { value };
                Value::Object(Map::from_iter([(key, value)]))
            }
            (Some("boolean"), ..) => true.into(),
            (Some("integer"), ..) => 1.into(),
            (Some("number"), ..) => 7654.into(),
            (None, ..) => "25%".into(),
            (_, Some(pattern), _) if pattern.starts_with("^[0-9]{4}-") => self.time(pattern, path),
            (_, Some(_), _) => (self.word(path) + self.seed.behind[1]).into(),
            (_, _, Some("uri")) => format!("https://{}{}.example/", self.word(path), self.seed.behind[2]).into(),
            (Some("string"), None, None) => text(self),
            other => panic!("{path}: what is planted in {other:?}?"),
        }
    }

    fn items(&mut self, schema: &Value, path: &str) -> Value {
        if schema["properties"]["visibility"].is_null() {
            return json!([self.grow(schema, path)]);
        }
        let mut all = Vec::new();
        for mark in MARKS {
            self.mark = Some(mark);
            let mut item = self.grow(schema, path);
            match mark {
                "" => drop(item.as_object_mut().unwrap().remove("visibility")),
                _ => item["visibility"] = mark.into(),
            }
            all.push(item);
        }
        self.mark = None;
        all.into()
    }

    fn word(&mut self, path: &str) -> String {
        let word = format!("zq{}{:03}x", self.seed.letters, self.words.len());
        self.words.push(Planted { field: path.to_owned(), mark: self.mark, word: word.clone() });
        word
    }

    fn time(&self, pattern: &str, path: &str) -> Value {
        let is_inside = self.mark.is_some_and(|mark| mark != "public") || super::fields::is_inside(path);
        let year = if is_inside { HIDDEN_YEAR } else { self.seed.year };
        // Milestones have an order.
        let minute = self.words.len() % 60;
        let clock = if pattern.contains("[ T]") { format!(" 10:{minute:02}") } else { String::new() };
        format!("{year}-01-10{clock}").into()
    }
}
