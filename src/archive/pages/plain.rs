//! Lines of records where no markup can stand: inside links, in titles of windows.

use std::borrow::Cow;

/// The line without the marks of code, which is all the markup that titles and actions usually have.
pub fn plain(line: &str) -> Cow<'_, str> {
    if line.contains('`') { Cow::Owned(line.replace('`', "")) } else { Cow::Borrowed(line) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_shown_without_its_marks() {
        assert_eq!(plain("Make `raft.ticks` reloadable"), "Make raft.ticks reloadable");
        assert!(matches!(plain("Nothing to do"), Cow::Borrowed("Nothing to do")));
    }
}
