//! How many users, as people say it.

use crate::finding::Mistake;
use crate::record::Users;

/// Words for not quite.
const ABOUT: [&str; 9] = ["about", "around", "approximately", "approx.", "approx", "roughly", "circa", "ca.", "some"];
/// What is counted, which goes without saying.
const COUNTED: [&str; 6] = ["users", "customers", "people", "of users", "of customers", "of all users"];

/// Reads `25%`, `25 percent`, `about 2000`, `~2000 users`, `2,000 of 18 000`, `2k`, `half`, `all`, and
/// says whether it is an estimate, for which a record has no sign.
pub fn users(text: &str) -> Result<(Users, bool), Mistake> {
    let lower = text.trim().to_lowercase();
    let mut plain = lower.trim_matches('~').trim();
    let mut is_estimate = plain.len() < lower.len();
    while let Some(rest) = ABOUT.iter().find_map(|word| plain.strip_prefix(word)?.strip_prefix(' ')) {
        (plain, is_estimate) = (rest.trim_start(), true);
    }
    let counted = COUNTED.iter().filter_map(|word| plain.strip_suffix(word)).min_by_key(|rest| rest.len());
    let plain = counted.unwrap_or(plain).trim();
    let plain = match plain {
        "all" | "everybody" | "everyone" => "100%".to_owned(),
        "half" => "50%".to_owned(),
        "none" | "nobody" | "no" => "0".to_owned(),
        _ => plain.replace("out of", "of").replace(" per cent", "%").replace(" percent", "%"),
    };
    let parts: Vec<String> = plain.split(" of ").map(digits).collect();
    // The mistake names what was typed.
    let users = parts.join(" of ").parse().or_else(|_| text.parse())?;
    Ok((users, is_estimate))
}

/// A number without what parts its thousands; `2k` in full.
fn digits(number: &str) -> String {
    let number = number.trim().trim_start_matches('~');
    let mut groups = number.split([' ', ',', '.', '\u{a0}', '\u{202f}']);
    let first = groups.next().unwrap_or_default();
    let is_number = |group: &str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    let rest: Vec<&str> = groups.collect();
    if is_number(first) && first.len() <= 3 && rest.iter().all(|group| group.len() == 3 && is_number(group)) {
        return format!("{first}{}", rest.concat());
    }
    let scaled = [("k", 1_000_u64), ("m", 1_000_000)].into_iter().find_map(|(unit, scale)| {
        let count: u64 = number.strip_suffix(unit)?.trim().parse().ok()?;
        Some(count.checked_mul(scale)?.to_string())
    });
    scaled.unwrap_or_else(|| number.to_owned())
}

#[cfg(test)]
mod tests {
    use super::users;

    fn read(text: &str) -> String {
        match users(text) {
            Ok((users, is_estimate)) => format!("{users}{}", if is_estimate { " about" } else { "" }),
            Err(mistake) => mistake.to_string(),
        }
    }

    #[test]
    fn people_say_how_many_in_many_ways() {
        for (typed, meant) in [
            ("25%", "25%"),
            ("25 percent of users", "25%"),
            ("2.5%", "2.5%"),
            ("about 2000", "2000 about"),
            ("~ 2,000 users", "2000 about"),
            ("2,000 of 18 000", "2000 of 18000"),
            ("about 2 000 out of 18.000 customers", "2000 of 18000 about"),
            ("2k", "2000"),
            ("1m", "1000000"),
            ("All", "100%"),
            ("half of users", "50%"),
            ("nobody", "0"),
        ] {
            assert_eq!(read(typed), meant, "{typed}");
        }
        for typed in ["many", "about", "a few thousand", "20 00", "-5", "2 of many"] {
            assert!(read(typed).contains("is not a number of users"), "{typed}: {}", read(typed));
        }
    }
}
