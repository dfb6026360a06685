//! Numbers, as every reader of YAML reads them.

use serde_yaml::Number;

/// The shortest spelling that is read back as the same number, and as a number.
pub fn spelled(number: &Number) -> String {
    match number.as_f64() {
        Some(float) if number.is_f64() => decimal(float),
        _ => number.to_string(),
    }
}

fn decimal(float: f64) -> String {
    if float.is_nan() {
        return ".nan".to_owned();
    }
    if float.is_infinite() {
        return if float < 0.0 { "-.inf" } else { ".inf" }.to_owned();
    }
    let text = format!("{float:?}");
    let Some((digits, exponent)) = text.split_once('e') else { return text };
    // YAML 1.1 takes `1e16` for text: it wants a point, and the exponent's sign.
    let point = if digits.contains('.') { "" } else { ".0" };
    let sign = if exponent.starts_with('-') { "" } else { "+" };
    format!("{digits}{point}e{sign}{exponent}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exponents_are_spelled_for_old_readers_too() {
        let cases = [(3.0, "3.0"), (0.25, "0.25"), (1e16, "1.0e+16"), (1.5e-9, "1.5e-9"), (-0.0, "-0.0")];
        for (number, text) in cases {
            assert_eq!(spelled(&number.into()), text);
        }
        assert_eq!(spelled(&7_u64.into()), "7");
        assert_eq!(spelled(&u64::MAX.into()), "18446744073709551615");
    }
}
