//! What a site is given besides its records: a logo, colours, a footer, a style sheet.

use std::fmt::Write as _;

use crate::config::{Config, Palette};
use crate::error::{Error, Result};
use crate::render::Text;

/// A file that lies in the site as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Relative to the site's folder.
    pub path: String,
    pub bytes: Vec<u8>,
}

/// What a site looks like, ready to be placed.
#[derive(Debug, Clone, Default)]
pub struct Look {
    pub assets: Vec<Asset>,
    /// The logo's path in the site.
    pub logo: Option<String>,
    /// Whether the site has a style sheet of its own.
    pub own_css: bool,
    pub footer: Option<Footer>,
    /// CSS that sets the chosen colours; empty where none is.
    pub colours: String,
}

/// What stands at the foot of all pages: rendered, safe, and cut where the way to the site's folder belongs.
#[derive(Debug, Clone)]
pub struct Footer(Vec<String>);

impl Footer {
    /// Markdown whose relative links are meant from the site's folder.
    fn new(markdown: &str) -> Self {
        let html = Text::page_prose(markdown);
        let mut parts = vec![String::new()];
        for piece in html.as_str().split_inclusive(LINK) {
            let is_relative = parts.last().is_some_and(|before| before.ends_with(LINK)) && is_relative(piece);
            match parts.last_mut() {
                Some(last) if !is_relative => last.push_str(piece),
                _ => parts.push(piece.to_owned()),
            }
        }
        Self(parts)
    }

    /// As it stands on a page from which `root` leads to the site's folder.
    pub fn seen_from(&self, root: &str) -> Text {
        Text::made(self.0.join(root))
    }
}

/// How a link begins in rendered Markdown.
const LINK: &str = "href=\"";

/// Whether a link means another file, wherever the page that it stands on is.
fn is_relative(link: &str) -> bool {
    let end = link.find(['/', '"', '#', '?']).unwrap_or(link.len());
    !link.starts_with(['/', '#', '?', '"']) && !link[..end].contains(':')
}

/// Where the own style sheet lies in the site.
pub const OWN_CSS: &str = "own.css";

impl Look {
    /// The look that is configured, with the bytes of the logo and of the style sheet that it names.
    pub fn new(config: &Config, logo: Option<Vec<u8>>, css: Option<Vec<u8>>) -> Result<Self> {
        let mut look = Self { colours: colours(config), own_css: css.is_some(), ..Self::default() };
        if let Some((picture, bytes)) = config.look.logo.as_ref().zip(logo) {
            let extension = picture.extension();
            if extension == "svg" && runs_something(&bytes) {
                return Err(Error::new(format!("the logo {} holds a script", crate::finding::shown(picture)))
                    .hint("export it as plain SVG: pages run nothing but what hotwash wrote"));
            }
            let path = format!("logo.{extension}");
            look.logo = Some(path.clone());
            look.assets.push(Asset { path, bytes });
        }
        if let Some(bytes) = css {
            look.assets.push(Asset { path: OWN_CSS.to_owned(), bytes });
        }
        look.footer = config.look.footer.as_deref().map(Footer::new);
        Ok(look)
    }
}

/// Whether an SVG would run something where it is opened by itself. In pages it is an `<img>`, which runs nothing.
fn runs_something(svg: &[u8]) -> bool {
    let text = String::from_utf8_lossy(svg).to_lowercase();
    let has_handler = text.match_indices("on").any(|(at, _)| {
        let begins = text[..at].ends_with(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '/'));
        let name = text[at..].trim_start_matches(|c: char| c.is_ascii_lowercase());
        begins && name.trim_start().starts_with('=')
    });
    has_handler
        || ["<script", ":script", "javascript:", "<foreignobject", "<!entity"].iter().any(|it| text.contains(it))
}

fn colours(config: &Config) -> String {
    let chosen = &config.look.colours;
    if chosen.light.is_none() && chosen.dark.is_none() {
        return String::new();
    }
    let (light, dark) = (Palette::LIGHT.with(chosen.light), Palette::DARK.with(chosen.dark));
    let all = [
        ("paper", light.paper, dark.paper),
        ("panel", light.panel(), dark.panel()),
        ("ink", light.ink, dark.ink),
        ("quiet", light.quiet(), dark.quiet()),
        ("line", light.line(), dark.line()),
        ("accent", light.accent, dark.accent),
        ("mark", light.mark(), dark.mark()),
        ("warm", light.warm, dark.warm),
        ("chart-bar", light.accent, dark.accent),
    ];
    // Print is black on white, whatever was chosen.
    let mut css = "@media screen {\n  :root {\n".to_owned();
    for (name, light, dark) in all {
        // Writing to a text does not fail.
        let _ = writeln!(css, "    --{name}: light-dark({light}, {dark});");
    }
    css.push_str("  }\n}\n");
    css
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_of_the_footer_lead_to_the_same_place_from_every_page() {
        let footer = Footer::new("[a](notes.html) [b](https://x.example/) [c](/d) [e](mailto:f@x.example) [g](#h)");
        let seen = footer.seen_from("../../");
        let links: Vec<&str> = seen.as_str().split(LINK).skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(links, ["../../notes.html", "https://x.example/", "/d", "mailto:f@x.example", "#h"]);
        assert_eq!(
            footer.seen_from("").as_str(),
            Text::page_prose("[a](notes.html) [b](https://x.example/) [c](/d) [e](mailto:f@x.example) [g](#h)")
                .as_str()
        );
    }

    #[test]
    fn a_logo_that_would_run_something_is_refused() {
        for svg in [
            "<svg><script>x</script></svg>",
            "<svg ONLOAD = 'x'/>",
            "<svg><a href=\"javascript:x\"/></svg>",
            "<svg><g\nonclick=\"x\"/></svg>",
            "<svg:script/>",
        ] {
            assert!(runs_something(svg.as_bytes()), "{svg}");
        }
        for svg in ["<svg><path d=\"M0 0\"/><text>on = off, one=1</text></svg>", "<svg font-size='1'/>"] {
            assert_eq!(runs_something(svg.as_bytes()), svg.contains("on = off"), "{svg}");
        }
    }
}
