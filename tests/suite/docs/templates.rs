//! The page about templates names all of them and all that they see, and its example works.

use std::collections::BTreeSet;

use hotwash::config::{Config, Target};
use hotwash::document;
use hotwash::record::Postmortem;
use hotwash::render::{Profile, Renderer, Setting};
use serde_json::Value;

use super::{at, fences, text_of};

const PAGE: &str = "docs/templates.md";

fn record(path: &str) -> Postmortem {
    document::read(&text_of(path)).value
}

#[test]
fn every_built_in_template_is_named() {
    let page = text_of(PAGE);
    let mut seen = 0;
    for folder in ["markdown", "html"] {
        for entry in std::fs::read_dir(at("templates").join(folder)).unwrap() {
            let name = format!("{folder}/{}", entry.unwrap().file_name().into_string().unwrap());
            assert!(page.contains(&format!("| `{name}` | ")), "{name}");
            seen += 1;
        }
    }
    assert!(seen > 5, "{seen} templates");
}

#[test]
fn everything_that_templates_see_of_a_record_is_named() {
    let page = text_of(PAGE);
    let setting = Setting { config: &Config::default(), profile: Profile::Internal };
    let mut names = BTreeSet::new();
    for path in ["tests/suite/render/full.yaml", "examples/web-stack-outage.yaml"] {
        let view = Renderer::record_view(&record(path), &setting, Target::Html, None).unwrap();
        gather(&serde_json::to_value(view).unwrap(), &mut names);
    }
    assert!(names.len() > 60, "{names:?}");
    let missing: Vec<_> = names.iter().filter(|name| !page.contains(&format!("`{name}`"))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

fn gather(value: &Value, names: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                names.insert(name.clone());
                gather(value, names);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| gather(item, names)),
        _ => {}
    }
}

#[test]
fn the_example_of_a_layout_gives_what_the_page_shows() {
    let page = text_of(PAGE);
    let template = fences(&page, "jinja").into_iter().find(|fence| fence.contains("record.head")).unwrap();
    let renderer = Renderer::new(&[("markdown/mail.md".to_owned(), format!("{template}\n"))]).unwrap();
    let setting = Setting { config: &Config::default(), profile: Profile::Internal };
    let text = renderer.document(&record("examples/near-miss.yaml"), &setting, Target::Markdown, "mail").unwrap();
    let shown = fences(&page, "console")[0].split_once('\n').unwrap().1;
    assert_eq!(shown, text.trim_end());
}
