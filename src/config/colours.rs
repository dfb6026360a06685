//! The colours of a site: what may be chosen, and whether it can be read.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::finding::{Defect, Mistake, shown};
use crate::record::scalar::scalar;

/// A colour, as `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

/// The least contrast of text that the accessibility guidelines (WCAG 2.2, level AA) allow.
const LEAST: f64 = 4.5;

/// The colours of the pages, by day and by night.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "Written")]
#[schemars(!try_from, deny_unknown_fields)]
pub struct Colours {
    /// Where the reader's system is light. Text must have a contrast of 4.5 to the paper, as WCAG AA asks.
    pub light: Option<Chosen>,
    /// Where the reader's system is dark, likewise.
    pub dark: Option<Chosen>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename = "Colours")]
struct Written {
    light: Option<Chosen>,
    dark: Option<Chosen>,
}

/// The colours that may be chosen; the others follow from them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Chosen {
    /// Of links, and of what is marked.
    pub accent: Option<Colour>,
    /// Of the background.
    pub paper: Option<Colour>,
    /// Of text.
    pub ink: Option<Colour>,
}

/// Three colours that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    pub accent: Colour,
    pub paper: Colour,
    pub ink: Colour,
    /// Of warnings.
    pub warm: Colour,
}

impl Palette {
    /// As in `templates/html/style.css`, which a test holds.
    pub const LIGHT: Self = Self {
        accent: Colour::new(0x17, 0x5a, 0x8c),
        paper: Colour::new(0xfd, 0xfd, 0xfb),
        ink: Colour::new(0x1d, 0x21, 0x25),
        warm: Colour::new(0x8a, 0x4b, 0x08),
    };
    pub const DARK: Self = Self {
        accent: Colour::new(0x86, 0xbf, 0xee),
        paper: Colour::new(0x16, 0x19, 0x1c),
        ink: Colour::new(0xe4, 0xe6, 0xe8),
        warm: Colour::new(0xf0, 0xb5, 0x6b),
    };

    /// With what was chosen in the place of its own.
    #[must_use]
    pub fn with(self, chosen: Option<Chosen>) -> Self {
        let Chosen { accent, paper, ink } = chosen.unwrap_or_default();
        let mut palette = Self {
            accent: accent.unwrap_or(self.accent),
            paper: paper.unwrap_or(self.paper),
            ink: ink.unwrap_or(self.ink),
            ..self
        };
        palette.warm = palette.warm.legible(palette.ink, &palette.grounds());
        palette
    }

    /// Behind boxes.
    pub fn panel(&self) -> Colour {
        self.paper.mixed(self.ink, 0.04)
    }

    /// Behind words that are marked.
    pub fn mark(&self) -> Colour {
        self.paper.mixed(self.ink, 0.08)
    }

    /// Of rules between things.
    pub fn line(&self) -> Colour {
        self.paper.mixed(self.ink, 0.16)
    }

    /// Of small print.
    pub fn quiet(&self) -> Colour {
        self.ink.mixed(self.paper, 0.32).legible(self.ink, &self.grounds())
    }

    /// On all of these there is text.
    fn grounds(&self) -> [Colour; 3] {
        [self.paper, self.panel(), self.mark()]
    }

    /// What cannot be read, if anything.
    fn trouble(&self, mode: &str) -> Option<Mistake> {
        let pairs = [("ink", self.ink), ("accent", self.accent)];
        let (name, colour, ground, contrast) = pairs.iter().find_map(|(name, colour)| {
            let worst = self.grounds().into_iter().map(|ground| (ground, colour.contrast(ground)));
            let (ground, contrast) = worst.min_by(|(_, one), (_, other)| one.total_cmp(other))?;
            (contrast < LEAST).then_some((name, colour, ground, contrast))
        })?;
        let (paper, where_) = (self.paper, if ground == self.paper { "" } else { " of a box" });
        let message = format!(
            "the {mode} {name} {colour} cannot be read on the paper{where_} {ground}: their contrast is {:.1}",
            (contrast * 10.0).floor() / 10.0
        );
        let deeper = if paper.luminance() > 0.18 { "darker" } else { "lighter" };
        let help = format!("choose a {deeper} one: text needs a contrast of {LEAST} to what is behind it (WCAG AA)");
        Some(Mistake::new(Defect::WrongType, message).help(help))
    }
}

impl TryFrom<Written> for Colours {
    type Error = String;

    fn try_from(Written { light, dark }: Written) -> Result<Self, String> {
        let modes = [("light", Palette::LIGHT, light), ("dark", Palette::DARK, dark)];
        let mut troubles = modes.iter().filter_map(|(mode, built_in, chosen)| built_in.with(*chosen).trouble(mode));
        // serde carries texts: this form keeps the parts of the mistake apart.
        troubles.next().map_or(Ok(Self { light, dark }), |mistake| Err(format!("{mistake:#}")))
    }
}

impl Colour {
    const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// With a part of another, from 0 to 1.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between two bytes there are bytes")]
    fn mixed(self, other: Self, part: f64) -> Self {
        let mix = |own: u8, other: u8| (f64::from(own) + (f64::from(other) - f64::from(own)) * part).round() as u8;
        Self::new(mix(self.red, other.red), mix(self.green, other.green), mix(self.blue, other.blue))
    }

    /// The colour, or as little nearer to `ink` as it takes to be read on all grounds.
    fn legible(self, ink: Self, grounds: &[Self]) -> Self {
        let steps = (0..=20).map(|step| self.mixed(ink, f64::from(step) / 20.0));
        let fits = |colour: &Self| grounds.iter().all(|ground| colour.contrast(*ground) >= LEAST);
        steps.into_iter().find(fits).unwrap_or(ink)
    }

    /// How bright it is, from 0 to 1, as WCAG defines it.
    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }

    /// From 1 to 21, as WCAG defines it.
    fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }
}

impl FromStr for Colour {
    type Err = Mistake;

    fn from_str(text: &str) -> Result<Self, Mistake> {
        let digits = text.strip_prefix('#').filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let byte = |at: usize| digits.and_then(|digits| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok());
        match (digits.map(str::len), byte(0), byte(2), byte(4)) {
            (Some(6), Some(red), Some(green), Some(blue)) => Ok(Self::new(red, green, blue)),
            _ => Err(Mistake::new(Defect::WrongType, format!("{} is not a colour", shown(text)))
                .help("write it as `\"#175a8c\"`: a `#` and six digits from 0 to f, in quotes")),
        }
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

scalar!(Colour, text, "a colour", { "type": "string", "pattern": "^#[0-9a-fA-F]{6}$", "examples": ["#175a8c"] });

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn colour(text: &str) -> Colour {
        text.parse().unwrap()
    }

    #[test]
    fn contrast_is_what_the_guidelines_say_it_is() {
        assert!((colour("#000000").contrast(colour("#ffffff")) - 21.0).abs() < 1e-9);
        // The grey at which white paper stops to be enough.
        assert!(colour("#767676").contrast(colour("#ffffff")) >= LEAST);
        assert!(colour("#777777").contrast(colour("#ffffff")) < LEAST);
        for wrong in ["#fff", "175a8c", "#175a8g", "red", "#175a8c;", "#+1+1+1", "#ü1234"] {
            assert!(wrong.parse::<Colour>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_is_built_in_can_be_read_and_is_what_the_style_says() {
        let style = include_str!("../../templates/html/style.css");
        let both = |name: &str, light: Colour, dark: Colour| {
            let line = format!("  --{name}: light-dark({light}, {dark});");
            assert!(style.contains(&line), "{line}");
        };
        let (light, dark) = (Palette::LIGHT, Palette::DARK);
        both("accent", light.accent, dark.accent);
        both("paper", light.paper, dark.paper);
        both("ink", light.ink, dark.ink);
        both("warm", light.warm, dark.warm);
        assert!(light.trouble("light").is_none() && dark.trouble("dark").is_none());
        assert_eq!((light.with(None).warm, dark.with(None).warm), (light.warm, dark.warm));
    }

    #[test]
    fn what_cannot_be_read_is_told_with_its_numbers() {
        let read = |text: &str| serde_json::from_str::<Colours>(text);
        let why = read(r##"{"light": {"accent": "#ffcc00"}}"##).unwrap_err().to_string();
        assert!(why.contains("the light accent #ffcc00 cannot be read") && why.contains("contrast is 1."), "{why}");
        assert!(read(r##"{"dark": {"paper": "#ffffff"}}"##).unwrap_err().to_string().contains("the dark ink"));
        assert!(read(r##"{"light": {"accent": "#7a1f5c"}, "dark": {"paper": "#000000"}}"##).is_ok());
    }

    #[test]
    fn small_print_can_be_read_on_any_paper() {
        for paper in ["#ffffff", "#fff8e7", "#e8f0e8", "#000000", "#102030"] {
            let ink = if colour(paper).luminance() > 0.18 { "#222222" } else { "#dddddd" };
            let chosen = Chosen { paper: Some(colour(paper)), ink: Some(colour(ink)), accent: Some(colour(ink)) };
            let palette = Palette::LIGHT.with(Some(chosen));
            for small in [palette.quiet(), palette.warm] {
                assert!(palette.grounds().iter().all(|ground| small.contrast(*ground) >= LEAST), "{paper} {small}");
            }
        }
    }
}
