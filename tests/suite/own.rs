//! Documents that hotwash rendered come back as the records that they were rendered from.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod edited;
mod hostile;
mod normal;
mod program;

use hotwash::config::{Config, RawConfig, Target};
use hotwash::document;
use hotwash::examples::EXAMPLES;
use hotwash::import::own::{self, Own};
use hotwash::record::Postmortem;
use hotwash::render::{Profile, Renderer, Setting};

use self::normal::normal;

/// Layouts that leave out some of a record: none of them can come back.
const WITHOUT_ALL_DATA: &[&str] = &[];

pub fn rendered(record: &Postmortem, config: &Config, layout: &str) -> String {
    let setting = Setting { config, profile: Profile::Internal };
    Renderer::with_words(&[], config).unwrap().document(record, &setting, Target::Markdown, layout).unwrap()
}

fn german() -> Config {
    document::read::<RawConfig>(include_str!("../../docs/german.yaml")).value.into()
}

fn layouts() -> Vec<String> {
    let renderer = Renderer::new(&[]).unwrap();
    let all = renderer.layouts(Target::Markdown).into_iter().map(str::to_owned);
    all.filter(|layout| !WITHOUT_ALL_DATA.contains(&layout.as_str())).collect()
}

fn examples() -> impl Iterator<Item = (&'static str, Postmortem)> {
    let full = ("every field", include_str!("render/full.yaml"));
    let all = EXAMPLES.iter().map(|example| (example.name, example.text)).chain([full]);
    all.map(|(name, text)| (name, document::read(text).value))
}

#[test]
fn every_example_comes_back_from_every_layout_in_every_language() {
    assert!(!layouts().is_empty());
    for config in [Config::default(), german()] {
        for layout in layouts() {
            for (name, record) in examples() {
                let text = rendered(&record, &config, &layout);
                let own =
                    own::read(&text, &config).unwrap_or_else(|| panic!("{name} in {layout} is not known:\n{text}"));
                assert!(own.is_whole, "{name} in {layout}");
                assert_eq!(own.record, normal(&record, &config), "{name} in {layout}");
                // As git gives it on Windows, and as it is kept beside its record.
                let kept = hotwash::render::marked(&text, hotwash::render::Source::of([name])).replace('\n', "\r\n");
                assert_eq!(own::read(&kept, &config).map(|own: Own| own.record), Some(own.record), "{name}");
            }
        }
    }
}
