//! Markup written by hand, where a template would be too slow or too long: drawings.

use super::ink::Text;
use crate::finding::is_unsafe;

/// Writes markup. What is hotwash's own is `'static`; all other texts are escaped, so that none of a record's can become
/// markup.
#[derive(Debug, Clone, Default)]
pub struct Pen {
    out: String,
}

impl Pen {
    /// With room for so many bytes.
    pub fn with_capacity(bytes: usize) -> Self {
        Self { out: String::with_capacity(bytes) }
    }

    /// Markup of hotwash's own.
    pub fn own(&mut self, markup: &'static str) -> &mut Self {
        self.out.push_str(markup);
        self
    }

    /// Any text, as text or within quotes.
    pub fn text(&mut self, text: &str) -> &mut Self {
        for c in text.chars().filter(|c| !is_unsafe(*c)) {
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' => self.out.push_str("&quot;"),
                '\'' => self.out.push_str("&#39;"),
                c => self.out.push(c),
            }
        }
        self
    }

    /// A whole number. Formatting machinery would take longer than all the rest of a drawing.
    pub fn number(&mut self, number: impl Into<i64>) -> &mut Self {
        let number = number.into();
        if number < 0 {
            self.out.push('-');
        }
        self.digits(number.unsigned_abs());
        self
    }

    /// Hundredths as a percentage with what it needs of two decimals: `12.5%`.
    pub fn percent(&mut self, hundredths: i64) -> &mut Self {
        if hundredths < 0 {
            self.out.push('-');
        }
        let hundredths = hundredths.unsigned_abs();
        self.digits(hundredths / 100);
        let rest = hundredths % 100;
        if rest > 0 {
            self.out.push('.');
            self.digits(rest / 10);
            if !rest.is_multiple_of(10) {
                self.digits(rest % 10);
            }
        }
        self.out.push('%');
        self
    }

    /// What was written, fit for a template to place.
    pub fn finish(&self) -> Text {
        Text::safe(&self.out)
    }

    fn digits(&mut self, mut number: u64) {
        let mut digits = [0; 20];
        let mut first = digits.len();
        loop {
            first -= 1;
            digits[first] = b"0123456789"[(number % 10) as usize];
            number /= 10;
            if number == 0 || first == 0 {
                break;
            }
        }
        self.out.extend(digits[first..].iter().map(|digit| char::from(*digit)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl Fn(&mut Pen) -> &mut Pen) -> String {
        write(&mut Pen::default()).finish().as_str().to_owned()
    }

    #[test]
    fn numbers_are_written_as_others_write_them() {
        for number in [0, 7, 10, 1234, -5, i64::MAX, i64::MIN] {
            assert_eq!(written(|pen| pen.number(number)), number.to_string());
        }
        for (hundredths, text) in [(0, "0%"), (5, "0.05%"), (1250, "12.5%"), (10_000, "100%"), (-1, "-0.01%")] {
            assert_eq!(written(|pen| pen.percent(hundredths)), text);
        }
    }

    #[test]
    fn no_text_becomes_markup() {
        assert_eq!(
            written(|pen| pen.text("</svg><script a='b\"&\u{1b}\u{202e}")),
            "&lt;/svg&gt;&lt;script a=&#39;b&quot;&amp;"
        );
    }
}
