//! Drawings from plain data.

use super::{Column, Divided, Named, Row, columns, divided, rows};
use crate::config::Severity;
use crate::insight::Severities;

const NAMED: Named<'_> = Named { id: "drawn", title: "A & B", description: "What it shows" };

/// The numbers of an attribute, in the order in which they come.
fn attribute(svg: &str, name: &str) -> Vec<f64> {
    let value = |rest: &str| rest.split('"').next().and_then(|value| value.trim_end_matches('%').parse().ok());
    svg.split(&format!(" {name}=\"")).skip(1).filter_map(value).collect()
}

#[test]
fn columns_are_as_high_as_their_numbers() {
    let severities = Severities::new(&Severity::defaults());
    let column = |label: &str, parts| Column { label: Some(label.to_owned()), parts };
    let all =
        [column("2022", [1, 3, 0, 0, 0, 0, 0, 0]), column("2023", [0; 8]), column("2024", [0, 0, 0, 0, 0, 0, 0, 2])];
    let svg = columns(NAMED, &all, &severities).as_str().to_owned();
    assert!(svg.starts_with("<svg role=\"img\" aria-labelledby=\"drawn-title drawn-desc\""), "{svg}");
    assert!(svg.contains("<title id=\"drawn-title\">A &amp; B</title>"), "{svg}");
    let (drawing, keys) = svg.split_once("</svg>").unwrap_or_default();
    // The drawing, then three parts: the worst lies at the bottom, and the whole is 140 pixels high.
    assert_eq!(attribute(drawing, "height"), [172.0, 35.0, 105.0, 70.0]);
    assert_eq!(attribute(drawing, "y")[3..], [119.0, 14.0, 168.0, 168.0, 84.0, 168.0][..], "{drawing}");
    assert!(
        keys.contains(" sev1 <b>1</b>") && keys.contains(" sev2 <b>3</b>") && keys.contains(" no severity <b>2</b>")
    );
    assert!(!keys.contains("sev3"), "{keys}");
}

#[test]
fn texts_below_columns_have_room() {
    let severities = Severities::new(&Severity::defaults());
    let all: Vec<_> =
        (1990..2020).map(|year| Column { label: Some(year.to_string()), parts: [1, 0, 0, 0, 0, 0, 0, 0] }).collect();
    let svg = columns(NAMED, &all, &severities).as_str().to_owned();
    let labels = svg.matches("class=\"tick\"").count();
    assert!((5..=8).contains(&labels), "{labels}");
}

#[test]
fn rows_are_as_long_as_their_numbers() {
    let bars = [Row { name: "a", count: 4 }, Row { name: "b", count: 1 }, Row { name: &"<".repeat(99), count: 0 }];
    let svg = rows(NAMED, &bars).as_str().to_owned();
    assert_eq!(attribute(&svg, "width"), [100.0, 100.0, 25.0, 0.0]);
    assert!(svg.contains(&format!("{}…</text>", "&lt;".repeat(33))), "{svg}");
}

#[test]
fn shares_fill_the_whole() {
    let all = [Divided { name: "all", parts: [1, 1, 1] }, Divided { name: "none", parts: [0, 0, 7] }];
    let svg = divided(NAMED, "standing", ["x", "y", "z"], &all).as_str().to_owned();
    let (drawing, keys) = svg.split_once("</svg>").unwrap_or_default();
    assert_eq!(attribute(drawing, "width"), [100.0, 33.33, 33.33, 33.34, 100.0]);
    assert!(keys.contains(" y <b>1</b>"), "{keys}");
}
