//! A Markdown document as styled lines: for a terminal, which somebody else writes to.
//!
//! Documents come from [`Renderer`](super::Renderer), so that a terminal shows what a file would have. All text is
//! fit for a terminal: no control character of a record, or of somebody's template, gets through.

mod label;
mod line;
mod page;
mod table;
mod writer;

pub use line::{Line, Look, Span};
pub use page::Page;
pub use writer::lines;

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str = "# Title\n\n## Timeline\n\n- 3:30 PM: Alerts *fired* for `pool`.\n  (detected; by monitoring)\n\
        - 10:05 PM: Restored, see [the graph](https://graphs.example.com/d).\n\n> quoted words\n\n1. one\n2. two\n   - below\n\n\
        ```sh\nrestart  --all\n```\n\n| Service | Errors |\n| --- | --: |\n| web | 12 |\n| mail | |\n";

    fn drawn(markdown: &str, page: Page) -> Vec<String> {
        let text = |line: &Line| line.iter().map(|span| span.text.as_str()).collect::<String>();
        lines(markdown, page).iter().map(|line| text(line).trim_end().to_owned()).collect()
    }

    #[test]
    fn a_document_is_drawn_in_the_columns_that_there_are() {
        let page = Page { width: Some(40), has_frames: true, has_links: true };
        let expected = "Title\n\nTimeline\n\n3:30 PM   Alerts fired for pool.\n          (detected; by monitoring)\n\
            10:05 PM  Restored, see the graph.\n\n│ quoted words\n\n1. one\n2. two\n   • below\n\n    restart  --all\n\n\
            Service  Errors\n───────  ──────\nweb      12\nmail";
        assert_eq!(drawn(DOCUMENT, page).join("\n"), expected);
        let narrow = drawn(DOCUMENT, Page { width: Some(22), ..page });
        assert_eq!(narrow[4..7], ["• 3:30 PM: Alerts", "  fired for pool.", "  (detected; by"]);
    }

    #[test]
    fn without_frames_all_is_words() {
        let page = Page { width: None, has_frames: false, has_links: false };
        let expected = "# Title\n\n## Timeline\n\n- 3:30 PM: Alerts fired for pool.\n  (detected; by monitoring)\n\
            - 10:05 PM: Restored, see the graph <https://graphs.example.com/d>.\n\n> quoted words\n\n1. one\n2. two\n   \
            - below\n\n    restart  --all\n\nService: web; Errors: 12\nService: mail";
        assert_eq!(drawn(DOCUMENT, page).join("\n"), expected);
        // A terminal that shows no links is given none.
        assert!(lines(DOCUMENT, page).concat().iter().all(|span| span.link.is_none()));
    }

    #[test]
    fn looks_and_links_are_told_apart() {
        let page = Page { width: None, has_frames: true, has_links: true };
        let all = lines("a **b** [c](x.md) <b>", page).concat();
        let told: Vec<_> = all.iter().map(|span| (span.text.as_str(), span.look, span.link.as_deref())).collect();
        let plain = |text| (text, Look::Plain, None);
        assert_eq!(
            told,
            [plain("a "), ("b", Look::Strong, None), plain(" "), ("c", Look::Link, Some("x.md")), plain(" <b>")]
        );
    }

    #[test]
    fn nothing_moves_the_cursor_and_nothing_is_too_deep() {
        let page = Page { width: Some(30), has_frames: true, has_links: true };
        let hostile = "a\u{1b}]8;;x\u{7}b `c\u{1b}[2J` [d](<e\u{1b}f>)\n\n    g\u{9b}h\n\n| \u{1b}i |\n|---|\n";
        for span in lines(hostile, page).concat() {
            let all = span.text + &span.link.unwrap_or_default();
            assert!(!all.contains(|c: char| c.is_control()), "{all:?}");
        }
        assert!(!lines(&format!("{}x", "> - ".repeat(500)), page).is_empty());
        assert!(lines(&format!("{}x", "> ".repeat(300)), page).last().is_some());
    }
}
