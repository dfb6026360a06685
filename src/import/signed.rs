//! Times that stand behind or below what they are of: `alice  2:05 PM` above what she wrote, and the day and the clock
//! below a message of a status page.

use super::when::{Column, Lead, cell, lead};

/// Who wrote what stands below, and when.
pub struct Signed {
    pub who: String,
    pub lead: Lead,
    /// The time as it is written.
    pub written: String,
}

/// A name has no more words.
const LONGEST_NAME: usize = 4;

/// A line of a chat that was copied: a name, then a time apart from it.
pub fn signed(line: &str) -> Option<Signed> {
    let line = line.trim();
    let (who, written) = match line.strip_suffix(']') {
        Some(inside) => inside.rsplit_once('[')?,
        None => line.split_once("  ").or_else(|| line.split_once('\t'))?,
    };
    let (who, written) = (who.trim().trim_matches(['*', '_']), written.trim());
    let is_name = who.starts_with(|c: char| c.is_alphabetic() || c == '@')
        && who.split_whitespace().count() <= LONGEST_NAME
        && !who.contains(['.', ',', ':', ';', '!', '?']);
    let lead = whole(written).filter(|_| is_name)?;
    Some(Signed { who: who.to_owned(), lead, written: written.to_owned() })
}

/// A paragraph whose last line is nothing but a day and a clock: what stands above it, the time, and how that is written.
pub fn dated_below(text: &str) -> Option<(&str, Lead, &str)> {
    let (above, last) = text.rsplit_once('\n')?;
    let lead_of = |line: &str| lead(line.trim()).is_some_and(|lead| lead.clock.is_some() || lead.date.is_some());
    let found = whole(last).filter(|lead| lead.date.is_some())?;
    (!above.lines().any(lead_of)).then(|| (above.trim(), found, last.trim()))
}

/// A time that is the whole of a text.
fn whole(text: &str) -> Option<Lead> {
    let text = text.trim();
    let lead = cell(text, &Column::Time { zone: None }).filter(|lead| lead.clock.is_some())?;
    let rest = text.get(lead.rest..).unwrap_or_default();
    (!rest.contains(char::is_alphanumeric) && text.len() < 60).then_some(lead)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_wrote_stands_before_when() {
        let told = |line| signed(line).map(|signed| (signed.who, signed.written));
        assert_eq!(told("alice  2:05 PM"), Some(("alice".to_owned(), "2:05 PM".to_owned())));
        assert_eq!(told("Carol Roe [14:31]"), Some(("Carol Roe".to_owned(), "14:31".to_owned())));
        for other in
            ["rolled back at 14:05", "It stopped.  14:05", "alice 2:05 PM", "words [of 14:05 and more]", "a  b"]
        {
            assert_eq!(told(other), None, "{other}");
        }
    }

    #[test]
    fn a_message_has_its_time_below_it() {
        let told = |text| dated_below(text).map(|(above, _, written)| (above, written));
        assert_eq!(
            told("**Resolved** - It is over.\nJun 8, 16:42 UTC"),
            Some(("**Resolved** - It is over.", "Jun 8, 16:42 UTC"))
        );
        assert_eq!(told("14:05 one\nJun 8, 16:42 UTC"), None);
        assert_eq!(told("one\n14:05"), None, "the text may stand below it");
    }
}
