//! Texts that try to do something.

use hotwash::config::Target;
use hotwash::record::Postmortem;
use hotwash::render::Profile;

use super::{FULL, SEED, html, in_order, markdown, record, render};

/// A record with `text` in every place that takes any text.
fn everywhere(text: &str) -> Postmortem {
    let mut value = serde_json::to_value(record(FULL)).unwrap();
    replace(&mut value, text);
    serde_json::from_value(value).unwrap()
}

fn replace(value: &mut serde_json::Value, text: &str) {
    use serde_json::Value;
    match value {
        // Ids and the like would be refused with other texts in them; words of the full record are free text.
        Value::String(word) if word.starts_with("w0") || word.contains("example/") => text.clone_into(word),
        Value::Array(list) => list.iter_mut().for_each(|item| replace(item, text)),
        Value::Object(map) => {
            for (key, item) in map.iter_mut() {
                match key.as_str() {
                    "id" | "addresses" => {}
                    // A quantity is read from text alone.
                    "value" => *item = item.to_string().into(),
                    _ => replace(item, text),
                }
            }
        }
        _ => {}
    }
}

const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "\n<div onclick=\"x()\">\n\n# <img src=x onerror=alert(1)>\n",
    "[click](javascript:alert(1)) ![i](data:text/html;base64,x) <javascript:alert(1)>",
    "[a][x] and [x]\n\n[x]: javascript:alert(1)\n",
    "[a](JaVa&#115;cript:alert(1)) [b](  java\tscript:alert(1))",
    "\"><script>alert(1)</script><p x=\"",
    "</title></style><script>alert(1)</script>",
    "{{ 7 * 7 }}{% include \"x\" %}",
    "a\u{1b}[2Jb\u{7}\u{202e}c\u{0}",
    "```\nnever closed\n<script>alert(1)</script>",
    "x <!-- never closed",
    "<style>*{display:none}</style>",
    "https://a.example/\"onmouseover=\"alert(1)",
    "[![x](https://a.example/i.png)](https://a.example/ \"t\\\"><script>\")",
];

#[test]
fn hostile_texts_do_nothing_in_a_page() {
    for text in HOSTILE {
        let page = render(&everywhere(text), Target::Html, Profile::Internal);
        let lower = page.to_lowercase();
        let body = &lower[lower.find("<body>").unwrap()..];
        for bad in
            ["<script", "<div onclick", "<img src=x", "<img", "<!--", "<style>", "href=\"javascript", "href=\"data:"]
        {
            assert!(!body.contains(bad), "`{bad}` from {text:?}");
        }
        for tag in body.split('<').skip(1).map(|rest| rest.split('>').next().unwrap()) {
            // Values of attributes have no bare quote: an attribute is never one of the text's.
            assert!(!tag.split('"').step_by(2).any(|name| name.contains(" on")), "<{tag}> from {text:?}");
        }
        assert!(!page.chars().any(|c| c.is_control() && c != '\n' && c != '\t'), "control from {text:?}");
        assert_eq!(lower.matches("</title>").count(), 1);
        assert_eq!(lower.matches("</style>").count(), 1);
        assert!(!page.contains("49"), "a template in a text has run");
    }
}

#[test]
fn hostile_texts_leave_the_structure_of_markdown_alone() {
    let headings = |text: &str| -> Vec<String> {
        text.lines().filter(|line| line.starts_with("# ") || line.starts_with("## ")).map(str::to_owned).collect()
    };
    let plain = render(&everywhere("plain"), Target::Markdown, Profile::Internal);
    let sections: Vec<_> = headings(&plain).into_iter().skip(1).collect();
    assert!(sections.len() > 15, "{sections:?}");
    for text in
        HOSTILE.iter().chain(&["# big\n\n## section\n\nunder\n===\n\nalso\n---\n", "~~~\nx", "1. a\n   ```\n   b"])
    {
        let document = render(&everywhere(text), Target::Markdown, Profile::Internal);
        assert_eq!(headings(&document).into_iter().skip(1).collect::<Vec<_>>(), sections, "from {text:?}\n{document}");
        // What another program makes of it: no HTML, no harmful link, and all sections are still headings.
        let mut levels = 0;
        for event in pulldown_cmark::Parser::new_ext(&document, pulldown_cmark::Options::all()) {
            use pulldown_cmark::{Event, HeadingLevel, Tag};
            match event {
                Event::Html(html) | Event::InlineHtml(html) => panic!("{html:?} from {text:?}\n{document}"),
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    let url = dest_url.to_lowercase();
                    assert!(!url.starts_with("javascript") && !url.starts_with("data"), "{url} from {text:?}");
                }
                Event::Start(Tag::Heading { level: HeadingLevel::H2, .. }) => levels += 1,
                _ => {}
            }
        }
        assert_eq!(levels, sections.len(), "from {text:?}\n{document}");
    }
}

#[test]
fn deep_nesting_is_shown_word_for_word() {
    let images = format!("{}x{}", "![".repeat(50_000), "](y)".repeat(50_000));
    let marks = [(">", 10_000), ("- ", 5_000), ("[", 20_000), ("*a ", 5_000), ("![", 5_000), ("`", 9_999)];
    let texts = marks.map(|(mark, length)| format!("{}x", mark.repeat(length)));
    for text in texts.into_iter().chain([images]) {
        let mut one = record(SEED);
        one.summary = Some(text.parse().unwrap());
        one.timeline[0].text = Some(text.parse().unwrap());
        for target in [Target::Markdown, Target::Html] {
            let document = render(&one, target, Profile::Internal);
            assert!(document.len() < 40 * text.len() + 20_000, "{}", document.len());
            assert!(document.matches("<blockquote").count() < 100);
        }
    }
}

#[test]
fn footnotes_and_references_of_two_fields_stay_apart() {
    let text = r#"
title: Notes
summary: "One[^1] and [a link][1].\n\n[^1]: From the summary.\n\n[1]: https://one.example/"
conclusion: "Two[^1] and [a link][1].\n\n[^1]: From the conclusion.\n\n[1]: https://two.example/"
"#;
    in_order(
        &markdown(text),
        &[
            "One[^summary-1] and [a link](<https://one.example/>).",
            "[^summary-1]: From the summary.",
            "Two[^conclusion-1] and [a link](<https://two.example/>).",
            "[^conclusion-1]: From the conclusion.",
        ],
    );
    in_order(&html(text), &["href=\"#fn-summary-1\"", "id=\"fn-summary-1\"", "id=\"fn-conclusion-1\""]);
}

#[test]
fn no_id_stands_twice_on_a_page() {
    let mut full = record(FULL);
    full.contributing_factors.push(full.contributing_factors[0].clone());
    full.action_items.push(full.action_items[0].clone());
    full.contributing_factors[0].id = Some("timeline".parse().unwrap());
    full.action_items[0].id = Some("event-1".parse().unwrap());
    let page = render(&full, Target::Html, Profile::Internal);
    let mut ids: Vec<_> = page.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all);
    for link in page.split("href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(ids.contains(&link), "#{link} leads nowhere");
    }
}

#[test]
fn headings_in_prose_go_below_their_section() {
    let text = markdown("title: H\nroot_cause: {detail: \"# One\\n\\n### Three\\n\\nUnder\\n=====\\n\\nx\"}\n");
    in_order(&text, &["### Root Cause\n", "\n#### One\n", "\n##### Three\n", "\n#### Under\n"]);
    assert!(!text.contains("====="));
}

#[test]
fn blanks_behind_indented_code_do_not_keep_its_fence_open() {
    let text = markdown("title: B\nsummary: \"\\t<?\\t\\n# \"\nconclusion: The end.\n");
    in_order(&text, &["```\n<?\n```\n", "\n## Conclusion\n", "The end."]);
}

#[test]
fn a_fence_that_stands_too_far_in_closes_nothing() {
    for summary in ["~~~\\n    ~~~", "~~~\\n\\t~~~", "```\\nx\\n     ```"] {
        let text = markdown(&format!("title: F\nsummary: \"{summary}\"\nconclusion: The end.\n"));
        assert!(outline(&text).contains(&"Conclusion".to_owned()), "{text}");
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 48, failure_persistence: None, ..Default::default() })]

    /// Pieces of markup in any order, in two neighbouring texts of every kind, never change the sections.
    #[test]
    fn no_mixture_of_markup_breaks_a_document(
        pieces in proptest::collection::vec(proptest::sample::select(vec![
            "`", "```", "~~~", "\n", "\n\n", "# ", "## x\n", "---\n", "===\n", "- ", "1. ", "> ", "    ", "*", "**", "_", "[", "](",
            ")", "]", "[x]: y\n", "[^1]", "[^1]: z\n", "<", ">", "<b>", "</b>", "<!--", "-->", "<?", "<![CDATA[", "|", "| a |\n",
            "|---|\n", "\\", "&lt;", "&#60;", "a", " ", "\t", "javascript:", "data:", "http://h", "!", "\"", "'", "~~",
        ]), 1..24),
    ) {
        let text = pieces.concat();
        if !text.trim().is_empty() {
            let plain = render(&everywhere("plain"), Target::Markdown, Profile::Internal);
            let one = everywhere(&text);
            let document = render(&one, Target::Markdown, Profile::Internal);
            proptest::prop_assert_eq!(outline(&document), outline(&plain), "{}", document);
            let page = render(&one, Target::Html, Profile::Internal);
            let body = &page[page.find("<main").unwrap()..];
            for bad in ["<b>", "<!--", "<?", "<![", "href=\"javascript", "src=\"javascript", "href=\"data:", "src=\"http"] {
                proptest::prop_assert!(!body.contains(bad), "{} in {}", bad, page);
            }
            proptest::prop_assert_eq!(body.matches("<h2").count(), outline(&plain).len());
        }
    }
}

/// The sections as another program reads them; raw HTML counts as one that is too many.
fn outline(document: &str) -> Vec<String> {
    use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let mut sections = Vec::new();
    let mut open = false;
    for event in Parser::new_ext(document, options) {
        match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H2, .. }) => {
                open = true;
                sections.push(String::new());
            }
            Event::End(TagEnd::Heading(_)) => open = false,
            Event::Text(text) if open => sections.last_mut().unwrap().push_str(&text),
            Event::Html(html) | Event::InlineHtml(html) => sections.push(format!("HTML: {html}")),
            _ => {}
        }
    }
    sections
}
