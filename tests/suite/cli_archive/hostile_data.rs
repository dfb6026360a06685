//! Texts that would be something else to a program that reads them: they stay texts.

use icalendar::parser::{read_calendar, unfold};
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::sandbox::Sandbox;

/// Ends of elements, strings, lines and cells of every format, and what none of them may hold.
const EVIL: &str = "</title>]]><script>alert(1)</script>&lt;\"'; =cmd|' /C calc'!A0,\\N\r\nEND:VEVENT\nX-EVIL:1\u{0}\u{1b}[2J\u{85}\u{2028}\u{202e}\u{fffe}\u{ffff}é𐍈 <!-- <![CDATA[ {{ 7*7 }} {% raw %}";

/// A record with that text in every field that takes one.
fn record() -> String {
    let evil = serde_json::to_string(EVIL).unwrap();
    // YAML takes no NUL and no noncharacter as itself, but escaped: as JSON writes it, or as here.
    let evil = evil.replace('\u{fffe}', "\\uFFFE").replace('\u{ffff}', "\\uFFFF").replace('\u{85}', "\\u0085");
    format!(
        "id: evil\ntitle: {evil}\nstatus: published\npublished: 2024-02-01\ntime_zone: UTC\nseverity: {evil}\nservices: [{evil}]\ntags: [{evil}]\nowner: {evil}
summary: {evil}\nmilestones: {{started: 2024-01-02 10:00, resolved: 2024-01-02 11:00}}
timeline: [{{at: 2024-01-02 10:00, text: {evil}, by: {evil}, evidence: [{evil}]}}]
contributing_factors: [{{id: F1, text: {evil}, category: {evil}}}]
action_items: [{{id: A1, text: {evil}, owner: {evil}, due: 2024-03-01, done_when: {evil}, tracker: {evil}}}]
custom: {{{evil}: {evil}}}\nglossary: {{{evil}: {evil}}}\n"
    )
}

fn is_well_formed(name: &str, xml: &str) {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event().unwrap_or_else(|why| panic!("{name}: {why}")) {
            Event::Start(element) | Event::Empty(element) => {
                assert!(!element.name().as_ref().eq_ignore_ascii_case(b"script"), "{name}");
            }
            Event::Eof => break,
            _ => {}
        }
    }
    let unfit = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{fffe}' | '\u{ffff}' | '\u{202e}');
    assert!(!xml.contains(unfit), "{name}");
}

#[test]
fn whatever_a_record_says_each_file_is_what_it_is() {
    let sandbox = Sandbox::new();
    let title = serde_json::to_string(&EVIL.replace(['\u{fffe}', '\u{ffff}', '\u{85}'], "")).unwrap();
    sandbox.write("hotwash.yaml", format!("site: {{title: {title}, base_url: 'https://x.example/a&b'}}\n"));
    sandbox.write("postmortems/evil.yaml", record());
    sandbox.hotwash("build").expect(0);
    let mut seen = [0; 4];
    for (name, bytes) in sandbox.files("site") {
        let text = String::from_utf8(bytes).unwrap();
        match name.rsplit('.').next().unwrap() {
            "xml" => {
                is_well_formed(&name, &text);
                seen[0] += 1;
            }
            "json" => {
                serde_json::from_str::<serde_json::Value>(&text).unwrap_or_else(|why| panic!("{name}: {why}"));
                seen[1] += 1;
            }
            "ics" => {
                let unfolded = unfold(&text);
                let calendar = read_calendar(&unfolded).unwrap();
                assert_eq!(calendar.components.len(), 1, "{name}");
                let properties = &calendar.components[0].properties;
                assert!(properties.iter().all(|property| property.name != "X-EVIL"), "{name}: {text}");
                assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\n', '\r', '\u{0}'])));
                seen[2] += 1;
            }
            "csv" => {
                let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
                let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
                assert_eq!(rows.len(), 2, "{name}: {rows:?}");
                assert!(!text.contains(['\u{0}', '\u{1b}', '\u{202e}']), "{name}");
                seen[3] += 1;
            }
            _ => {}
        }
    }
    // The feeds of all and of the service, and the map; records.json, the list of files, the record, two
    // feeds, two schemas; the
    // calendars of all and of the owner; two tables.
    assert_eq!(seen, [3, 7, 2, 2]);
}
