//! Whatever is built after whatever: the site is what a first build makes, and the files of others stay.

use std::collections::BTreeMap;
use std::path::Path;

use proptest::prelude::*;

use super::site::{Site, clean, contents};

/// Paths of pages and of files of others: some are both, at different times, and some lie in others' folders.
const PAGES: [&str; 8] = [
    "index.html",
    "incidents/a.html",
    "incidents/b.html",
    "tags/x/index.html",
    "tags/x/feed.xml",
    "tags/y/index.html",
    "search/a/b/c.js",
    "style.css",
];
const FOREIGN: [&str; 4] = ["CNAME", "incidents/notes.txt", "tags/x/notes.txt", "tags/mine.txt"];

#[derive(Debug, Clone)]
struct Step {
    /// The text of each page that there is.
    pages: Vec<Option<u8>>,
    foreign: Vec<Option<u8>>,
    /// A page that somebody breaks before the build.
    broken: Option<usize>,
    /// Whether only the site was kept.
    is_forgotten: bool,
    /// Whether there is a folder that keeps the site from being replaced.
    is_blocked: bool,
    /// Whether a page cannot be made.
    is_failing: bool,
}

fn step() -> impl Strategy<Value = Step> {
    let texts = |count| prop::collection::vec(prop::option::weighted(0.7, 0_u8..3), count);
    (
        texts(PAGES.len()),
        texts(FOREIGN.len()),
        prop::option::weighted(0.2, 0..PAGES.len()),
        prop::bool::weighted(0.15),
        prop::bool::weighted(0.15),
        prop::bool::weighted(0.15),
    )
        .prop_map(|(pages, foreign, broken, is_forgotten, is_blocked, is_failing)| Step {
            pages,
            foreign,
            broken,
            is_forgotten,
            is_blocked,
            is_failing,
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_later_build_makes_what_a_first_one_does(steps in prop::collection::vec(step(), 1..8)) {
        let site = Site::new();
        let mut numbers: BTreeMap<&str, (u8, u64)> = BTreeMap::new();
        for step in steps {
            for (name, text) in FOREIGN.into_iter().zip(&step.foreign) {
                match (text, numbers.get(name)) {
                    (Some(text), known) if known.is_none_or(|(before, _)| before != text) => {
                        site.put(name, &format!("mine {text}"));
                        numbers.insert(name, (*text, site.number(name)));
                    }
                    (None, Some(_)) => {
                        site.remove(name);
                        numbers.remove(name);
                        // What is empty by that is not ours, nor the writer's.
                        for folder in Path::new(name).ancestors().skip(1) {
                            let _ = std::fs::remove_dir(site.path(folder.to_str().unwrap()));
                        }
                    }
                    _ => {}
                }
            }
            if step.is_blocked {
                site.put("others/mine.txt", "mine");
            } else {
                let _ = std::fs::remove_dir_all(site.path("others"));
            }
            if let Some(name) = step.broken.map(|nth| PAGES[nth]).filter(|name| site.has(name)) {
                std::fs::write(site.path(name), "broken").unwrap();
            }
            if step.is_forgotten {
                site.forget();
            }
            let texts: Vec<(&str, String)> = PAGES
                .into_iter()
                .zip(&step.pages)
                .filter_map(|(name, text)| Some((name, format!("{name} {}", (*text)?))))
                .collect();
            let pages: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (*name, text.as_str())).collect();
            let is_whole = !step.is_blocked && !numbers.keys().any(|name| name.contains('/'));
            if step.is_failing {
                let before = site.contents();
                let mut pages = pages.clone();
                pages.push(("z.html", "fail"));
                site.fails(&pages);
                if is_whole {
                    prop_assert!(site.contents() == before);
                }
            }
            let built = site.build(&pages);
            prop_assert!(!is_whole || built.written.in_place.is_none());
            let mut found = contents(&site.path(""));
            for (name, (text, number)) in &numbers {
                prop_assert_eq!(site.text(name), format!("mine {text}"));
                prop_assert_eq!(site.number(name), *number);
            }
            found.retain(|(name, _)| !FOREIGN.contains(&name.as_str()) && !name.starts_with("others/"));
            prop_assert_eq!(found, clean(&pages));
            prop_assert_eq!(site.build(&pages).made, 0);
            let beside = std::fs::read_dir(site.root().join(".site.hotwash")).unwrap();
            let mut names = beside.map(|entry| entry.unwrap().file_name().into_string().unwrap());
            prop_assert_eq!(names.find(|name| name.starts_with("left")), None);
        }
    }
}
