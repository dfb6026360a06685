//! A walk over a text from its start, through the marks that are put around times.

/// Marks that open, and what closes them. The longer ones come first.
const PAIRS: &[(&str, &str)] = &[
    ("**", "**"),
    ("__", "__"),
    ("~~", "~~"),
    ("*", "*"),
    ("_", "_"),
    ("`", "`"),
    ("[", "]"),
    ("(", ")"),
    ("<", ">"),
    ("（", "）"),
    ("【", "】"),
    ("［", "］"),
    ("「", "」"),
];

/// A place in a text, and the marks that are open there.
#[derive(Debug, Clone)]
pub struct Walk<'t> {
    pub text: &'t str,
    pub at: usize,
    open: Vec<usize>,
}

impl<'t> Walk<'t> {
    pub fn new(text: &'t str) -> Self {
        Self { text, at: 0, open: Vec::new() }
    }

    pub fn from(text: &'t str, at: usize) -> Self {
        Self { text, at, open: Vec::new() }
    }

    pub fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub fn is_end(&self) -> bool {
        self.rest().trim_start().is_empty()
    }

    pub fn step(&mut self) {
        self.at += self.peek().map_or(0, char::len_utf8);
    }

    /// Takes one of the characters.
    pub fn take(&mut self, any: &[char]) -> Option<char> {
        let next = self.peek().filter(|c| any.contains(c))?;
        self.step();
        Some(next)
    }

    /// Takes `word`, in whatever case; a letter or a figure behind it makes it another word.
    pub fn take_word(&mut self, word: &str) -> bool {
        let is_here = self.rest().get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        let after = self.rest().get(word.len()..).and_then(|rest| rest.chars().next());
        let ends = !word.ends_with(char::is_alphanumeric) || !after.is_some_and(|c| c.is_ascii_alphanumeric());
        let takes = is_here && ends;
        if takes {
            self.at += word.len();
        }
        takes
    }

    /// Takes what stands literally here.
    pub fn take_text(&mut self, text: &str) -> bool {
        let takes = self.rest().starts_with(text);
        if takes {
            self.at += text.len();
        }
        takes
    }

    /// The letters of one alphabet that begin here.
    pub fn letters(&self) -> &'t str {
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
        &rest[..end]
    }

    /// Blanks, and how many characters they are.
    pub fn blanks(&mut self) -> usize {
        let from = self.at;
        while self.peek().is_some_and(char::is_whitespace) {
            self.step();
        }
        self.at - from
    }

    /// Takes the figures here where there are so many of them, as ASCII: Japanese texts have wide ones.
    pub fn figures(&mut self, counts: std::ops::RangeInclusive<usize>) -> Option<String> {
        let figures: String = self.rest().chars().map_while(narrow).take(counts.end() + 1).collect();
        counts.contains(&figures.len()).then(|| {
            for _ in 0..figures.len() {
                self.step();
            }
            figures
        })
    }

    pub fn number(&mut self, counts: std::ops::RangeInclusive<usize>) -> Option<u32> {
        let mut ahead = self.clone();
        let number = ahead.figures(counts)?.parse().ok()?;
        *self = ahead;
        Some(number)
    }

    /// Takes one mark that opens or, where its like is open already, closes.
    pub fn mark(&mut self) -> bool {
        self.closer() || self.opener()
    }

    pub fn opener(&mut self) -> bool {
        let Some(place) = PAIRS.iter().position(|(open, _)| self.rest().starts_with(open)) else { return false };
        self.open.push(place);
        self.at += PAIRS[place].0.len();
        true
    }

    /// Takes what closes the mark that was opened last.
    pub fn closer(&mut self) -> bool {
        let Some(place) = self.open.last() else { return false };
        let closes = self.take_text(PAIRS[*place].1);
        if closes {
            self.open.pop();
        }
        closes
    }

    /// The marks that are still open, as they were written.
    pub fn still_open(&self) -> String {
        self.open.iter().map(|place| PAIRS[*place].0).collect()
    }
}

/// A figure as ASCII has it.
pub fn narrow(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')),
        _ => None,
    }
}
