//! What stands between two letters, and whether a word may have it there.

/// What stands before a letter, and is no letter itself: none of it, or several.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Gap(u8);

impl Gap {
    /// Letters of one word.
    pub const NONE: Self = Self(0);
    /// What nobody sees: soft hyphens, what has no width.
    pub const UNSEEN: Self = Self(1);
    pub const BLANK: Self = Self(2);
    /// Hyphens and underscores.
    pub const HYPHEN: Self = Self(4);
    pub const DOT: Self = Self(8);
    pub const SLASH: Self = Self(16);
    /// A blank too.
    pub const LINE_END: Self = Self(32 | Self::BLANK.0);

    const STOPS: Self = Self(Self::DOT.0 | Self::SLASH.0);

    /// Whether a line begins here.
    pub const fn ends_line(self) -> bool {
        self.0 & Self::LINE_END.0 == Self::LINE_END.0
    }

    /// Adds what stands there too.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    const fn has(self, some: Self) -> bool {
        self.0 & some.0 != 0
    }

    /// Whether it may stand in a text where a name has `wanted`: words are parted or joined in any way, but a dot or
    /// slash with a blank ends what is said.
    pub const fn is_as_in_name(self, wanted: Self) -> bool {
        let goes_on = !(self.has(Self::STOPS) && self.has(Self::BLANK));
        match (wanted.has(Self::STOPS), wanted.has(Self::BLANK)) {
            // `St. Mary`
            (true, true) => self.0 != 0,
            // `Acme.com` is no `acme com`.
            (true, false) => self.has(Self::STOPS.and(Self::HYPHEN)) && goes_on,
            (false, _) if wanted.has(Self::BLANK.and(Self::HYPHEN)) => self.0 != 0 && goes_on,
            (false, _) => self.is_none(),
        }
    }

    /// The same of a host's name, which has one spelling.
    pub const fn is_as_in_host(self, wanted: Self) -> bool {
        self.0 & !Self::UNSEEN.0 == wanted.0 & !Self::UNSEEN.0
    }

    /// Whether it has the dot or slash that the first word begins with: `.NET`.
    pub const fn begins_as(self, wanted: Self) -> bool {
        self.0 & wanted.0 & Self::STOPS.0 == wanted.0 & Self::STOPS.0
    }

    /// Whether what it stands between reads as one.
    pub const fn is_none(self) -> bool {
        self.0 & !Self::UNSEEN.0 == 0
    }
}
