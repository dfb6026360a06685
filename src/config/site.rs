//! What a site looks like, as it is written.

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::colours::Colours;
use super::folder::Folder;
use crate::finding::{Defect, Mistake, nearest, shown};
use crate::record::scalar::{like_text, scalar};
use crate::record::{Line, Prose};

/// The static archive.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Site {
    /// The archive's name, on every page.
    pub title: Option<Line>,
    /// Where it will be served: feeds need absolute links.
    pub base_url: Option<BaseUrl>,
    /// The folder it is built in, below this file. Absent means `site`.
    pub out: Option<Folder>,
    /// The language of the pages, for browsers and screen readers; what pages say is in `headings`. Absent means `en`.
    pub language: Option<Language>,
    /// A picture beside the title, and in the browser's tab: an svg, png, webp, jpg or ico file below this one, of at
    /// most 256 KB.
    pub logo: Option<Picture>,
    /// The colours of the pages. What is absent is built in.
    pub colours: Option<Colours>,
    /// A style sheet below this file, of at most 1 MB, which pages load after their own.
    pub css: Option<StyleSheet>,
    /// What stands at the foot of every page, in Markdown.
    pub footer: Option<Prose>,
    /// Where a record's file is shown: its path below this file stands for `{path}`. Pages of a public site, whose
    /// readers may not see all that the file holds, do not link there.
    pub source_url: Option<UrlPattern>,
    /// Where the history of a record's file is shown, likewise.
    pub history_url: Option<UrlPattern>,
}

/// Where a site begins: an address of the web, without a question or a place in a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl(String);

/// A language, as HTML names it: `en`, `de`, `pt-BR`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language(String);

/// A picture of the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture(String);

/// A style sheet of the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StyleSheet(String);

/// An address with a place for a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UrlPattern(String);

const PICTURES: [&str; 6] = ["svg", "png", "webp", "jpg", "jpeg", "ico"];
const PLACE: &str = "{path}";

impl Picture {
    /// Relative to the archive's root.
    pub fn path(&self) -> PathBuf {
        self.0.parse::<Folder>().map_or_else(|_| PathBuf::new(), |file| file.path())
    }

    /// How its name ends, in lower case.
    pub fn extension(&self) -> String {
        extension(&self.0)
    }
}

impl StyleSheet {
    /// Relative to the archive's root.
    pub fn path(&self) -> PathBuf {
        self.0.parse::<Folder>().map_or_else(|_| PathBuf::new(), |file| file.path())
    }
}

impl BaseUrl {
    /// Without a slash at its end.
    pub fn as_str(&self) -> &str {
        self.0.trim_end_matches('/')
    }
}

impl UrlPattern {
    /// The address for a file, whose path has `/` between its parts.
    pub fn of(&self, path: &str) -> String {
        let mut encoded = String::with_capacity(path.len());
        for byte in path.bytes() {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => encoded.push(byte.into()),
                other => {
                    use fmt::Write as _;
                    // Writing to a text does not fail.
                    let _ = write!(encoded, "%{other:02X}");
                }
            }
        }
        self.0.replace(PLACE, &encoded)
    }
}

fn extension(name: &str) -> String {
    Path::new(name).extension().map(|end| end.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// A file below the archive's root whose name has one of these endings.
fn file(text: &str, endings: &[&str], what: &str) -> Result<String, Mistake> {
    text.parse::<Folder>()
        .map_err(|_| {
            Mistake::new(Defect::WrongType, format!("{} is not a file of the archive", shown(text)))
                .help("write a path below this file's folder, without `..`")
        })
        .and_then(|_| {
            let known = endings.contains(&&*extension(text));
            known.then(|| text.to_owned()).ok_or_else(|| {
                Mistake::new(Defect::WrongType, format!("{} is not {what}", shown(text)))
                    .help(format!("its name ends in one of: .{}", endings.join(", .")))
            })
        })
}

impl FromStr for Picture {
    type Err = Mistake;

    fn from_str(text: &str) -> Result<Self, Mistake> {
        file(text, &PICTURES, "a picture that browsers show").map(Self)
    }
}

impl FromStr for StyleSheet {
    type Err = Mistake;

    fn from_str(text: &str) -> Result<Self, Mistake> {
        file(text, &["css"], "a style sheet").map(Self)
    }
}

impl FromStr for Language {
    type Err = Mistake;

    fn from_str(text: &str) -> Result<Self, Mistake> {
        const NAMED: [(&str, &str); 8] = [
            ("english", "en"),
            ("german", "de"),
            ("deutsch", "de"),
            ("french", "fr"),
            ("spanish", "es"),
            ("italian", "it"),
            ("portuguese", "pt"),
            ("japanese", "ja"),
        ];
        let is_part =
            |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let first = text.split('-').next().unwrap_or_default();
        let begins = (2..=3).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_alphabetic());
        if begins && text.split('-').all(is_part) {
            return Ok(Self(text.to_owned()));
        }
        let mistake = Mistake::new(Defect::UnknownValue, format!("{} is not the code of a language", shown(text)));
        let near = nearest(&text.to_lowercase(), NAMED.iter().map(|(name, _)| *name));
        let code = near.and_then(|near| NAMED.iter().find(|(name, _)| *name == near)).map(|(_, code)| *code);
        Err(match code {
            Some(code) => mistake.help(format!("did you mean `{code}`?")).instead(code),
            None => mistake.help("write it as HTML does: `en`, `de`, `pt-BR`"),
        })
    }
}

impl FromStr for BaseUrl {
    type Err = Mistake;

    fn from_str(text: &str) -> Result<Self, Mistake> {
        let rest = ["https://", "http://"].iter().find_map(|start| text.strip_prefix(start));
        let is_fit = |c: char| !c.is_whitespace() && !crate::finding::is_unsafe(c) && !"?#\"'<>\\`{}".contains(c);
        let begins = |rest: &str| rest.starts_with(|c: char| c.is_alphanumeric() || c == '[');
        if rest.is_some_and(|rest| begins(rest) && rest.chars().all(is_fit)) {
            return Ok(Self(text.to_owned()));
        }
        Err(Mistake::new(Defect::WrongType, format!("{} is not the address of a site", shown(text)))
            .help("write it with `https://`, and without `?` and `#`: `https://postmortems.example.com`"))
    }
}

impl FromStr for UrlPattern {
    type Err = Mistake;

    fn from_str(text: &str) -> Result<Self, Mistake> {
        let is_web = ["https://", "http://"].iter().any(|start| text.starts_with(start));
        let is_plain = !text.chars().any(|c| c.is_whitespace() || crate::finding::is_unsafe(c));
        if is_web && is_plain && text.contains(PLACE) {
            return Ok(Self(text.to_owned()));
        }
        Err(Mistake::new(Defect::WrongType, format!("{} is not an address with `{PLACE}` in it", shown(text)))
            .help("such as `https://git.example.com/postmortems/blob/main/{path}`"))
    }
}

like_text!(BaseUrl, Language, Picture, StyleSheet, UrlPattern);

scalar!(BaseUrl, text, "an address", { "type": "string", "pattern": "^https?://[^?#\\s]+$", "examples": ["https://postmortems.example.com"] });
scalar!(Language, text, "a language", { "type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$", "examples": ["en", "de", "pt-BR"] });
scalar!(Picture, text, "a file", { "type": "string", "pattern": "\\.([Ss][Vv][Gg]|[Pp][Nn][Gg]|[Ww][Ee][Bb][Pp]|[Jj][Pp][Ee]?[Gg]|[Ii][Cc][Oo])$", "examples": ["logo.svg"] });
scalar!(StyleSheet, text, "a file", { "type": "string", "pattern": "\\.[Cc][Ss][Ss]$", "examples": ["own.css"] });
scalar!(UrlPattern, text, "an address", { "type": "string", "pattern": "^https?://.*\\{path\\}", "examples": ["https://git.example.com/postmortems/blob/main/{path}"] });

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn a_file_of_the_archive_stays_in_it_and_is_of_its_kind() {
        assert_eq!("./brand/Logo.SVG".parse::<Picture>().unwrap().path(), Path::new("brand/Logo.SVG"));
        assert_eq!("brand/Logo.SVG".parse::<Picture>().unwrap().extension(), "svg");
        for wrong in ["../logo.svg", "/logo.svg", "logo.html", "logo", ""] {
            assert!(wrong.parse::<Picture>().is_err(), "{wrong}");
        }
        assert!("a/own.css".parse::<StyleSheet>().is_ok() && "own.js".parse::<StyleSheet>().is_err());
    }

    #[test]
    fn a_path_in_an_address_is_written_as_addresses_are() {
        let pattern: UrlPattern = "https://git.example.com/x/{path}?plain=1".parse().unwrap();
        assert_eq!(pattern.of("pm/a b#ü.yaml"), "https://git.example.com/x/pm/a%20b%23%C3%BC.yaml?plain=1");
        for wrong in ["javascript:alert(1)//{path}", "https://git.example.com/", "{path}", "https://a/{path} x"] {
            assert!(wrong.parse::<UrlPattern>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_site_begins_at_an_address_of_the_web() {
        for right in ["https://example.com", "http://localhost:8000/a/b/", "https://bücher.example/pm"] {
            assert_eq!(right.parse::<BaseUrl>().unwrap().as_str(), right.trim_end_matches('/'));
        }
        for wrong in [
            "example.com/pm",
            "javascript:alert(1)//",
            "https://x.example/a b",
            "https://x.example/?q",
            "https://",
            "ftp://x",
        ] {
            assert!(wrong.parse::<BaseUrl>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_language_is_a_code() {
        assert!(["en", "de", "pt-BR", "zh-Hant-TW"].iter().all(|code| code.parse::<Language>().is_ok()));
        let why = "German".parse::<Language>().unwrap_err();
        assert_eq!(why.instead.as_deref(), Some("de"));
        assert!(["\" onload=", "e", "", "en-"].iter().all(|code| code.parse::<Language>().is_err()));
    }
}
