//! What other readers of YAML make of a text that stands without quotes: those of YAML 1.1, which are
//! older than hotwash and still in most scripts.

/// What some reader takes a plain text for, where hotwash takes it for a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Reading {
    Bool(bool),
    /// Its value, where that is a natural number that fits.
    Number(Option<u64>),
}

/// Longer texts are texts to everybody.
const LONGEST: usize = 40;

/// Whether a plain text that begins so and is so long may have another reading: hardly any may.
pub const fn may_be_read_otherwise(first: u8, length: usize) -> bool {
    match first {
        b'y' | b'Y' | b'n' | b'N' | b'o' | b'O' => length <= "off".len(),
        b'0'..=b'9' | b'+' | b'-' => length <= LONGEST,
        _ => false,
    }
}

/// Another reading of a plain text. The dates and times of a record have theirs by contract, and are
/// not told; what hotwash takes for a number or a bool itself is refused where a text belongs.
pub fn other_reading(plain: &str) -> Option<Reading> {
    const TRUE: &[&str] = &["y", "yes", "on"];
    const FALSE: &[&str] = &["n", "no", "off"];
    let first = *plain.as_bytes().first()?;
    if !may_be_read_otherwise(first, plain.len()) {
        return None;
    }
    if first.is_ascii_alphabetic() {
        let is_of = |words: &[&str]| words.iter().any(|word| is_word(plain, word));
        return if is_of(TRUE) { Some(Reading::Bool(true)) } else { is_of(FALSE).then_some(Reading::Bool(false)) };
    }
    let unsigned = plain.strip_prefix(['+', '-']).unwrap_or(plain);
    // What stands behind the digits tells most texts from numbers: `2023-08-10`, `5xx`, `10 minutes`.
    let behind = unsigned.bytes().find(|byte| !(byte.is_ascii_digit() || *byte == b'_'));
    let may_be = matches!(behind, None | Some(b':' | b'.' | b'x' | b'b'));
    if !may_be || !unsigned.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let reading = sexagesimal(unsigned).or_else(|| octal(unsigned)).or_else(|| grouped(unsigned))?;
    Some(if plain.starts_with('-') { Reading::Number(None) } else { reading })
}

/// In small letters, in capitals, or with one capital first.
fn is_word(text: &str, word: &str) -> bool {
    let rest = |text: &str| text.get(1..).map(str::to_owned).unwrap_or_default();
    text.eq_ignore_ascii_case(word) && (text == word || text == word.to_ascii_uppercase() || rest(text) == rest(word))
}

/// `1:30`, `190:20:30.5`: numbers to the base of 60.
fn sexagesimal(unsigned: &str) -> Option<Reading> {
    let (head, _) = unsigned.split_once(':')?;
    let (whole, fraction) = unsigned.split_once('.').map_or((unsigned, None), |(whole, rest)| (whole, Some(rest)));
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
    let is_sixtieth = |part: &str| {
        (1..=2).contains(&part.len()) && part.parse::<u8>().is_ok_and(|number| number < 60) && !part.starts_with('+')
    };
    if !is_digits(head) || !whole.split(':').skip(1).all(is_sixtieth) || !fraction.is_none_or(is_digits) {
        return None;
    }
    let add = |sum: u64, part: &str| sum.checked_mul(60)?.checked_add(part.replace('_', "").parse().ok()?);
    let value = whole.split(':').try_fold(0, add).filter(|_| fraction.is_none());
    Some(Reading::Number(value))
}

/// `017`: a leading zero makes it octal, or at least a number.
fn octal(unsigned: &str) -> Option<Reading> {
    let digits = unsigned.strip_prefix('0').filter(|digits| !digits.is_empty())?;
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
    is_number.then(|| Reading::Number(u64::from_str_radix(&digits.replace('_', ""), 8).ok()))
}

/// `1_000`, `0x_ff`, `1_000.5`.
fn grouped(unsigned: &str) -> Option<Reading> {
    let plain = unsigned.contains('_').then(|| unsigned.replace('_', ""))?;
    for (prefix, radix) in [("0x", 16), ("0b", 2)] {
        if let Some(digits) = plain.strip_prefix(prefix) {
            let is_number = !digits.is_empty() && digits.chars().all(|c| c.is_digit(radix));
            return is_number.then(|| Reading::Number(u64::from_str_radix(digits, radix).ok()));
        }
    }
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let is_number = whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit());
    is_number.then(|| Reading::Number(plain.parse().ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_old_are_bools() {
        for text in ["yes", "Yes", "YES", "on", "On", "ON", "y", "Y"] {
            assert_eq!(other_reading(text), Some(Reading::Bool(true)), "{text}");
        }
        for text in ["no", "No", "NO", "off", "Off", "OFF", "n", "N"] {
            assert_eq!(other_reading(text), Some(Reading::Bool(false)), "{text}");
        }
    }

    #[test]
    fn digits_of_old_are_numbers() {
        for (text, number) in [
            ("1:30", Some(90)),
            ("22:05", Some(1325)),
            ("190:20:30", Some(685_230)),
            ("1:30.5", None),
            ("017", Some(15)),
            ("089", None),
            ("1_000", Some(1000)),
            ("-1_000", None),
            ("0x_ff", Some(255)),
            ("1_000.5", None),
        ] {
            assert_eq!(other_reading(text), Some(Reading::Number(number)), "{text}");
        }
    }

    #[test]
    fn what_everybody_takes_for_a_text_is_left_alone() {
        for text in [
            "",
            "nO",
            "yEs",
            "none",
            "online",
            "one",
            "nobody",
            "2023-08-10",
            "2023-08-10 15:30",
            "2023-08-10T15:30:00Z",
            "2023-08-10 15:30~",
            "25%",
            "14800 of 210000",
            "1.2.3",
            "10.0.0.1:80",
            "12:75",
            "a:b",
            "1:",
            ":30",
            "5xx",
            "3_node_cluster",
            "0xdeadbeer",
            "+",
            "-",
            "10:30 PM",
            "2001:db8::1",
        ] {
            assert_eq!(other_reading(text), None, "{text}");
        }
    }
}
