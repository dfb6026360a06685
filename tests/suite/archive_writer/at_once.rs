//! Builds, and readers, at the same time.

use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};

use super::site::{Site, build, clean, contents, keyed};

/// Pages that all say the same, and some that only every other site has.
fn version(number: usize) -> Vec<(String, String)> {
    let text = format!("version {number}");
    let paths = (0..20).map(|nth| format!("incidents/{nth}.html")).chain([format!("only/{}.html", number % 3)]);
    paths.map(|path| (path, text.clone())).collect()
}

fn borrowed(pages: &[(String, String)]) -> Vec<(&str, &str)> {
    pages.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect()
}

#[test]
fn two_builds_end_with_the_site_of_one_of_them() {
    let site = Site::new();
    let versions: Vec<_> = (0..4).map(version).collect();
    std::thread::scope(|scope| {
        for version in &versions {
            scope.spawn(|| {
                for _ in 0..10 {
                    build(&site.path(""), &keyed(&borrowed(version))).unwrap();
                    // The list and the pages of one build.
                }
            });
        }
    });
    let found = site.contents();
    assert!(versions.iter().any(|version| clean(&borrowed(version)) == found), "{found:?}");
    site.build(&[("index.html", "last")]);
    site.is_clean(&[("index.html", "last")]);
}

#[test]
fn a_reader_finds_every_page_at_any_moment_and_no_half_of_one() {
    let site = Site::new();
    site.build(&borrowed(&version(0)));
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let readers: Vec<_> = (0..2)
            .map(|_| {
                scope.spawn(|| {
                    let mut last = 0;
                    while !is_over.load(Ordering::Relaxed) {
                        for nth in 0..20 {
                            let text = fs::read_to_string(site.path(&format!("incidents/{nth}.html"))).unwrap();
                            let number: usize = text.strip_prefix("version ").unwrap().parse().unwrap();
                            // A page of an older generation never follows one of a newer.
                            assert!(number >= last, "{number} after {last}");
                            last = number;
                        }
                    }
                    last
                })
            })
            .collect();
        for number in 1..150 {
            site.build(&borrowed(&version(number)));
        }
        is_over.store(true, Ordering::Relaxed);
        for reader in readers {
            reader.join().unwrap();
        }
    });
}

#[test]
fn what_others_write_meanwhile_is_there_afterwards() {
    let site = Site::new();
    site.build(&[("index.html", "0")]);
    let is_over = AtomicBool::new(false);
    let written = std::thread::scope(|scope| {
        let writer = scope.spawn(|| {
            let mut count = 0;
            // Every build gives all of them a second name: without an end, they would slow each other down for good.
            while !is_over.load(Ordering::Relaxed) && count < 300 {
                fs::write(site.path(&format!("mine-{count}.txt")), "mine").unwrap();
                count += 1;
                std::thread::yield_now();
            }
            count
        });
        for number in 1..100 {
            site.build(&[("index.html", &number.to_string())]);
        }
        is_over.store(true, Ordering::Relaxed);
        writer.join().unwrap()
    });
    let there =
        contents(&site.path("")).iter().filter(|(name, text)| name.starts_with("mine-") && text == b"mine").count();
    assert_eq!(there, written);
}
