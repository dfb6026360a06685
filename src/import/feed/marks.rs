//! The marks of Slack's texts, undone: names for members and channels, links as Markdown has them.

use super::slack::People;

/// A text as its readers saw it: `<@U1>` is a name, `<https://…|words>` a link, `&amp;` a sign.
pub fn undone(text: &str, people: &People) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        out.push_str(&signs(&rest[..open]));
        let after = &rest[open + 1..];
        // A sign that somebody typed is `&lt;`: what is not closed, or goes over lines, is no mark.
        let end = after.find(['>', '<', '\n']).filter(|end| after[*end..].starts_with('>'));
        if let Some(end) = end {
            out.push_str(&mark(&after[..end], people));
            rest = &after[end + 1..];
        } else {
            out.push('<');
            rest = after;
        }
    }
    out.push_str(&signs(rest));
    out
}

fn signs(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// What stands between `<` and `>`.
fn mark(inside: &str, people: &People) -> String {
    let (target, words) = inside.split_once('|').map_or((inside, None), |(target, words)| (target, Some(words)));
    let words = words.map(signs).filter(|words| !words.trim().is_empty());
    let (sign, name) = target.split_at(target.chars().next().map_or(0, char::len_utf8));
    match sign {
        "@" => format!("@{}", people.name(name).map(str::to_owned).or(words).unwrap_or_else(|| name.to_owned())),
        "#" => format!("#{}", words.unwrap_or_else(|| name.to_owned())),
        // `<!here>`, `<!subteam^S1|@on-call>`, `<!date^1691681400^{date}|Aug 10>`.
        "!" => words.unwrap_or_else(|| format!("@{}", name.split('^').next().unwrap_or_default())),
        _ => link(&signs(target), words),
    }
}

fn link(target: &str, words: Option<String>) -> String {
    let bare = |text: &str| {
        let text = text.split_once("://").map_or(text, |(_, rest)| rest);
        text.trim_start_matches("mailto:").trim_end_matches('/').to_owned()
    };
    match words {
        // Slack makes links of what is typed as one: that is what was written.
        Some(words) if bare(&words) == bare(target) => words,
        Some(words) => format!("[{}]({target})", words.replace(['[', ']'], "")),
        None => target.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::undone;
    use crate::import::feed::People;

    fn read(text: &str) -> String {
        let people = People::read(r#"[{"id":"U1","name":"sam","profile":{"real_name":"Sam Reyes"}}]"#);
        undone(text, &people.unwrap_or_default())
    }

    #[test]
    fn members_channels_and_groups_have_names() {
        assert_eq!(read("<@U1> and <@U2> and <@U3|kim>"), "@Sam Reyes and @U2 and @kim");
        assert_eq!(read("<#C1|ops> <!here> <!subteam^S1|@on-call> <!subteam^S1>"), "#ops @here @on-call @subteam");
        assert_eq!(read("<!date^1691681400^{date}|Aug 10>"), "Aug 10");
    }

    #[test]
    fn links_are_links() {
        assert_eq!(read("see <https://x.test/a?b=1&amp;c=2|the graph>"), "see [the graph](https://x.test/a?b=1&c=2)");
        assert_eq!(read("<https://x.test/a>"), "https://x.test/a");
        assert_eq!(read("on <http://x.test|x.test>"), "on x.test");
        assert_eq!(read("<mailto:a@x.test|a@x.test>"), "a@x.test");
    }

    #[test]
    fn signs_are_signs_and_what_is_open_stays() {
        assert_eq!(read("a &lt;b&gt; &amp;lt; <c\n> d < e"), "a <b> &lt; <c\n> d < e");
        assert_eq!(read("<"), "<");
        assert_eq!(read("<>"), "");
    }
}
