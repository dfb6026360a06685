//! A rendered document, cut at the headings of the layout.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// What renders are read with, so that both see the same headings.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

/// More chapters than any layout has.
const MOST: usize = 64;

/// The document, chapter by chapter. Chapters are taken out one by one: what is left at the end is not of the layout.
#[derive(Debug)]
pub struct Sheet<'t> {
    /// The words of the first heading.
    pub title: &'t str,
    /// What stands between the title and the first chapter.
    pub lead: &'t str,
    chapters: Vec<Chapter<'t>>,
}

/// What stands below a heading of the second level.
#[derive(Debug)]
pub struct Chapter<'t> {
    pub title: &'t str,
    /// Its line in the document, from 1.
    pub line: usize,
    body: &'t str,
    /// Headings of the third level: where they begin and end in `body`, and their words.
    heads: Vec<(usize, usize, &'t str)>,
}

impl<'t> Sheet<'t> {
    /// `None`: it does not begin with a title, or has another.
    pub fn read(text: &'t str) -> Option<Self> {
        let heads = heads(text);
        let ((0, title_end, 1, title), rest) = heads.split_first()? else { return None };
        if rest.iter().any(|(_, _, level, _)| *level == 1) {
            return None;
        }
        let starts: Vec<_> = rest.iter().filter(|(_, _, level, _)| *level == 2).collect();
        if starts.len() > MOST {
            return None;
        }
        let end_of = |nth: usize| starts.get(nth).map_or(text.len(), |(start, ..)| *start);
        let chapter = |(nth, (start, end, _, title)): (usize, &&(usize, usize, usize, &'t str))| {
            let body_end = end_of(nth + 1);
            let inner = rest.iter().filter(|(at, _, level, _)| *level == 3 && at > start && *at < body_end);
            Chapter {
                title,
                line: line_of(text, *start),
                body: &text[*end..body_end],
                heads: inner.map(|(at, to, _, title)| (at - end, to - end, *title)).collect(),
            }
        };
        let chapters = starts.iter().enumerate().map(chapter).collect();
        Some(Self { title, lead: bare(&text[*title_end..end_of(0)]), chapters })
    }

    /// Takes the chapter of that title out.
    pub fn take(&mut self, title: &str) -> Option<Chapter<'t>> {
        let place = self.chapters.iter().position(|chapter| chapter.title == title)?;
        Some(self.chapters.remove(place))
    }

    pub fn titles(&self) -> impl Iterator<Item = (usize, &'t str)> {
        self.chapters.iter().map(|chapter| (chapter.line, chapter.title))
    }

    pub fn is_empty(&self) -> bool {
        self.chapters.is_empty()
    }
}

impl<'t> Chapter<'t> {
    /// What stands above its parts, then the parts of these titles as far as there are any. `None`: they are in another
    /// order, or two have one title.
    pub fn cut(&self, titles: &[&str]) -> Option<Vec<&'t str>> {
        let mut parts = vec![""; titles.len() + 1];
        let (mut open, mut start, mut least) = (0, 0, 0);
        for (from, to, title) in &self.heads {
            let Some(place) = titles.iter().position(|known| known == title) else { continue };
            if place < least {
                return None;
            }
            parts[open] = bare(&self.body[start..*from]);
            (open, start, least) = (place + 1, *to, place + 1);
        }
        parts[open] = bare(&self.body[start..]);
        Some(parts)
    }

    /// All of it, where the layout has no parts in it.
    pub fn whole(&self) -> &'t str {
        bare(self.body)
    }
}

/// A text without the lines around it. Blanks at its end may mean something.
fn bare(text: &str) -> &str {
    text.trim_matches('\n')
}

/// Headings that are in nothing: start, end of the line, level, words.
fn heads(text: &str) -> Vec<(usize, usize, usize, &str)> {
    let mut depth = 0_usize;
    let mut all = Vec::new();
    for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level, .. }) if depth == 0 => {
                let marks = match level {
                    HeadingLevel::H1 => "# ",
                    HeadingLevel::H2 => "## ",
                    HeadingLevel::H3 => "### ",
                    _ => continue,
                };
                let line = text[range.start..].lines().next().unwrap_or_default();
                if let Some(words) = line.strip_prefix(marks) {
                    all.push((range.start, range.start + line.len(), level as usize, words));
                }
            }
            Event::Start(Tag::BlockQuote(_) | Tag::List(_) | Tag::FootnoteDefinition(_)) => depth += 1,
            Event::End(TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::FootnoteDefinition) => {
                depth = depth.saturating_sub(1);
            }
            _ => {}
        }
    }
    all
}

fn line_of(text: &str, at: usize) -> usize {
    text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_headings_of_the_layout_cut() {
        let text = "# T\n\n> n\n\n## A\n\nx\n\n```\n## B\n```\n\n### P\n\n- a\n\n  ## C\n\n### Q\n\ny  \n\n## D\n";
        let mut sheet = Sheet::read(text).unwrap_or_else(|| Sheet { title: "", lead: "", chapters: Vec::new() });
        assert_eq!((sheet.title, sheet.lead), ("T", "> n"));
        assert_eq!(sheet.titles().collect::<Vec<_>>(), [(5, "A"), (23, "D")]);
        let chapter = sheet.take("A");
        let cut = |titles: &[&str]| chapter.as_ref().and_then(|chapter| chapter.cut(titles));
        assert_eq!(cut(&["P", "Q"]), Some(vec!["x\n\n```\n## B\n```", "- a\n\n  ## C", "y  "]));
        assert_eq!(cut(&["Q", "P"]), None);
        assert!(Sheet::read("text\n\n# T\n").is_none() && Sheet::read("# T\n\n# U\n").is_none());
    }
}
