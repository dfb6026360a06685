//! What a plain scalar is: the core schema of YAML 1.2, spelled as `serde_yaml` reads it.

/// The value of a scalar.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Scalar<'a> {
    Null,
    Bool(bool),
    Signed(i64),
    Unsigned(u64),
    Float(f64),
    Text(&'a str),
}

impl Scalar<'_> {
    /// As a message names it; `None` for a text.
    pub const fn noun(&self) -> Option<&'static str> {
        Some(match self {
            Self::Null => "nothing",
            Self::Bool(_) => "true or false",
            Self::Signed(_) | Self::Unsigned(_) | Self::Float(_) => "a number",
            Self::Text(_) => return None,
        })
    }
}

/// What an unquoted text is.
pub fn resolve(text: &str) -> Scalar<'_> {
    // Most are words, and begin so, or are longer than the few that mean something.
    match text.as_bytes() {
        [] | [b'~' | b'.' | b'+' | b'-' | b'0'..=b'9', ..] => {}
        [b'n' | b'N' | b't' | b'T' | b'f' | b'F', ..] if text.len() <= "false".len() => {}
        _ => return Scalar::Text(text),
    }
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Scalar::Null,
        "true" | "True" | "TRUE" => return Scalar::Bool(true),
        "false" | "False" | "FALSE" => return Scalar::Bool(false),
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => return Scalar::Float(f64::INFINITY),
        "-.inf" | "-.Inf" | "-.INF" => return Scalar::Float(f64::NEG_INFINITY),
        ".nan" | ".NaN" | ".NAN" => return Scalar::Float(f64::NAN),
        _ => {}
    }
    number(text).unwrap_or(Scalar::Text(text))
}

fn number(text: &str) -> Option<Scalar<'static>> {
    let negative = text.starts_with('-');
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        let Some(digits) = unsigned.strip_prefix(prefix).filter(|digits| !digits.starts_with(['+', '-'])) else {
            continue;
        };
        let value = u64::from_str_radix(digits, radix).ok()?;
        return if negative {
            Some(Scalar::Signed(0_i64.checked_sub_unsigned(value)?))
        } else {
            Some(Scalar::Unsigned(value))
        };
    }
    if !unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return None;
    }
    // 017 is a text: some readers take it for 15, others for 17.
    if unsigned.len() > 1 && unsigned.starts_with('0') && unsigned.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    if let Ok(value) = text.parse() {
        return Some(Scalar::Unsigned(value));
    }
    if let Ok(value) = text.parse() {
        return Some(Scalar::Signed(value));
    }
    text.parse().ok().filter(|value: &f64| value.is_finite()).map(Scalar::Float)
}
