//! The last line of a document that is kept beside its record: by it the document is known as ours,
//! and it shows whether somebody wrote in it, and from what it was rendered.
//!
//! A comment in Markdown as in HTML: readers of the file see it, readers of the document do not.

const BEGIN: &str = "<!-- rendered by hotwash from the record beside it, which is the file to edit: ";
const END: &str = " -->";

/// What a document was rendered from: record, configuration, templates. Equal sources give equal
/// documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Source(u64);

impl Source {
    /// The source that these texts are together.
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        Self(hash(texts))
    }
}

/// A document that bears the mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// Without the mark and blank lines at the end, with `\n` at the ends of lines.
    pub text: String,
    pub source: Source,
    /// Whether the text is as it was written.
    pub is_untouched: bool,
}

/// The document with its mark.
pub fn marked(text: &str, source: Source) -> String {
    format!("{}\n\n{BEGIN}{:016x} {:016x}{END}\n", text.trim_end(), source.0, hash([text.trim_end()]))
}

/// Takes a document apart. `None`: it bears no mark, and is somebody else's.
pub fn read_mark(document: &str) -> Option<Marked> {
    // Git may give lines other ends.
    let document = document.replace("\r\n", "\n");
    let start = document.rfind(BEGIN)?;
    let (line, below) =
        document[start + BEGIN.len()..].split_once('\n').unwrap_or((&document[start + BEGIN.len()..], ""));
    let (source, own) = line.trim_end().strip_suffix(END)?.split_once(' ')?;
    let number = |digits: &str| u64::from_str_radix(digits, 16).ok();
    let (source, own) = (Source(number(source)?), number(own)?);
    let text = format!("{}\n\n{below}", document[..start].trim_end()).trim_end().to_owned();
    let is_untouched = hash([&*text]) == own;
    Some(Marked { text, source, is_untouched })
}

/// FNV-1a in 64 bits: the same in every release. It tells slips, not forgeries, which a reviewer sees.
fn hash<'a>(texts: impl IntoIterator<Item = &'a str>) -> u64 {
    let bytes = texts.into_iter().flat_map(|text| text.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn a_mark_tells_what_was_touched_and_what_was_not() {
        let source = Source::of(["record", "templates"]);
        assert_ne!(source, Source::of(["recordt", "emplates"]));
        let document = marked("# Mail delayed\n\nText.\n", source);
        let read = read_mark(&document).unwrap();
        assert_eq!((read.text.as_str(), read.source, read.is_untouched), ("# Mail delayed\n\nText.", source, true));
        let windows = document.replace('\n', "\r\n");
        assert_eq!(read_mark(&windows).unwrap(), read);
        for edited in [document.replace("Text", "Taxt"), format!("{document}More.\n")] {
            assert!(!read_mark(&edited).unwrap().is_untouched, "{edited}");
        }
        for other in ["", "# By hand\n", "<!-- rendered by hand -->\n", &document.replace(" -->", "")] {
            assert_eq!(read_mark(other), None, "{other}");
        }
    }
}
