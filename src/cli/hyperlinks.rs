//! Links in a terminal (OSC 8): for those that are known to show them. Others would show garbage, or nothing.

use std::fmt::Write as _;
use std::path::Path;

use super::context::{Context, variable};

/// Whether standard output is a terminal that shows links.
pub fn are_shown(context: &Context) -> bool {
    context.width().is_some() && context.coloured() && !context.dumb && is_known(variable)
}

fn is_known(variable: impl Fn(&str) -> Option<String>) -> bool {
    if let Some(forced) = variable("FORCE_HYPERLINK") {
        return forced != "0";
    }
    let is = |name: &str, values: &[&str]| variable(name).is_some_and(|value| values.contains(&value.as_str()));
    let from =
        |name: &str, least: u32| variable(name).and_then(|text| text.parse().ok()).is_some_and(|n: u32| n >= least);
    // A multiplexer stands between, whatever the terminal around it can do.
    let term = variable("TERM").unwrap_or_default();
    if variable("TMUX").is_some() || variable("STY").is_some() || term.starts_with("screen") || term.starts_with("tmux")
    {
        return false;
    }
    variable("WT_SESSION").is_some()
        || from("VTE_VERSION", 5000)
        || from("KONSOLE_VERSION", 201_200)
        || is("TERM_PROGRAM", &["iTerm.app", "WezTerm", "vscode", "ghostty", "rio", "Hyper"])
        || is("TERM", &["xterm-kitty", "xterm-ghostty", "alacritty", "foot", "wezterm"])
}

/// A text that leads to an address, where there is one; both are fit for a terminal.
pub fn linked(text: &str, address: Option<&str>) -> String {
    match address.filter(|address| address.bytes().all(|byte| byte.is_ascii_graphic())) {
        Some(address) => format!("\u{1b}]8;;{address}\u{1b}\\{text}\u{1b}]8;;\u{1b}\\"),
        None => text.to_owned(),
    }
}

/// The address of a file.
pub fn of_file(path: &Path) -> String {
    let path = path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
    let mut address = String::from(if path.starts_with('/') { "file://" } else { "file:///" });
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'.' | b'_' | b'~' | b':') {
            address.push(char::from(byte));
        } else {
            let _ = write!(address, "%{byte:02X}");
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(variables: &[(&str, &str)]) -> bool {
        is_known(|name| variables.iter().find(|(one, _)| *one == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn only_terminals_that_are_known_get_links() {
        assert!(known(&[("TERM_PROGRAM", "WezTerm")]) && known(&[("VTE_VERSION", "7600")]));
        assert!(known(&[("TERM", "xterm-kitty")]) && known(&[("WT_SESSION", "1")]));
        assert!(!known(&[]) && !known(&[("TERM", "xterm-256color")]) && !known(&[("VTE_VERSION", "4600")]));
        assert!(!known(&[("VTE_VERSION", "7600"), ("TMUX", "/tmp/tmux,1,0")]));
        assert!(
            known(&[("FORCE_HYPERLINK", "1"), ("TMUX", "x")])
                && !known(&[("FORCE_HYPERLINK", "0"), ("WT_SESSION", "1")])
        );
    }

    #[test]
    fn no_address_ends_its_link_early() {
        assert_eq!(linked("a", Some("https://a.example/\u{1b}\\x")), "a");
        assert_eq!(of_file(Path::new("/a b/ü\u{1b}.yaml")), "file:///a%20b/%C3%BC%1B.yaml");
    }
}
