//! Secrets that were found are not told further: a report is read by more people than the record.

use std::borrow::Cow;

use crate::finding::Finding;

/// The rule that finds them.
pub const SECRET: &str = "secret";
/// As many characters of a secret as are shown: enough to tell which one it is.
pub const SHOWN: usize = 4;
/// As many of its bytes as have to stand in a message for it to be the secret.
const KNOWN_BY: usize = 10;

/// Stars out in `text`, and in what other rules say, whatever rule `secret` points at.
pub fn hush<'a>(findings: &mut [Finding], text: &'a str) -> Cow<'a, str> {
    let secrets: Vec<_> =
        findings.iter().filter(|found| found.rule == SECRET).map(|found| found.position.range()).collect();
    if secrets.is_empty() {
        return text.into();
    }
    let mut quiet = String::with_capacity(text.len());
    let mut from = 0;
    for span in secrets {
        let Some((before, secret)) = text.get(from..span.start).zip(text.get(span.clone())) else { continue };
        quiet.push_str(before);
        quiet.extend(stars(secret));
        from = span.end;
        for finding in findings.iter_mut() {
            finding.message = without(&finding.message, secret);
            finding.help = finding.help.as_deref().map(|help| without(help, secret).into());
        }
    }
    quiet.push_str(&text[from..]);
    quiet.into()
}

/// One character for one, so that what stands beside it stays in its column.
fn stars(secret: &str) -> impl Iterator<Item = char> {
    secret.chars().enumerate().map(|(place, c)| if place < SHOWN || c.is_whitespace() { c } else { '*' })
}

/// A message repeats a value from its beginning, perhaps not to its end.
fn without(message: &str, secret: &str) -> String {
    let Some(start) = secret.get(..KNOWN_BY).and_then(|known| message.find(known)) else { return message.to_owned() };
    let (before, rest) = message.split_at(start);
    let after = rest.find('`').map_or("", |end| &rest[end..]);
    let shown: String = rest.chars().take(SHOWN).collect();
    format!("{before}{shown}…{after}")
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use std::path::Path;

    use chrono::{TimeZone as _, Utc};

    use crate::check::{Options, proofread_text};
    use crate::config::Config;

    #[test]
    fn no_report_tells_a_secret_that_was_found() {
        let key = ["AKIA", "Q3ZL7WNB2XKT5VHD"].concat();
        let text = format!(
            "# {key}\ntitle: Leak\nstatus: in_review\nnonsense: {key}\nkind: {key}\naction_items:\n  - text: Review {key} \
             and improve it\n    addresses: [{key}]\n"
        );
        let config = Config::default();
        let options =
            Options { config: &config, now: Utc.with_ymd_and_hms(2026, 1, 15, 12, 0, 0).unwrap(), stage: None };
        let outcome = proofread_text(Path::new("leak.yaml"), text.as_bytes(), options).unwrap();
        let shown = outcome.text(Path::new("leak.yaml")).unwrap();
        assert_eq!(shown.chars().count(), text.chars().count());
        assert!(!shown.contains(&key[..6]), "{shown}");
        assert!(outcome.findings().iter().any(|found| found.rule == "unknown-value"));
        for finding in &outcome.findings() {
            assert!(!finding.message.contains(&key[..6]), "{}", finding.message);
            assert!(!finding.help.as_ref().is_some_and(|help| help.contains(&key[..6])), "{:?}", finding.help);
        }
        assert_eq!(outcome.findings().iter().filter(|found| found.rule == "secret").count(), 5);
    }
}
