//! The templates that are built in: one sorted list.
//!
//! A layout is a name: `markdown/<layout>.md` and `html/<layout>.html`. What several pages share is a part.

use crate::config::Target;

/// The layout of the document that started it all, and the default.
pub const DEFAULT_LAYOUT: &str = "issue-summary";

/// A template that comes with hotwash.
#[derive(Debug, Clone, Copy)]
pub struct BuiltIn {
    /// Below `templates/`.
    pub name: &'static str,
    pub text: &'static str,
    pub role: TemplateRole,
}

/// What a template is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TemplateRole {
    /// A whole document.
    Layout,
    /// Included by others, or a page of the archive.
    Part,
}

use TemplateRole::{Layout, Part};

/// Every built-in template, by name.
pub const BUILT_IN: &[BuiltIn] = &[
    BuiltIn {
        name: "html/archive-action-lines.html",
        text: include_str!("../../templates/html/archive-action-lines.html"),
        role: Part,
    },
    BuiltIn {
        name: "html/archive-actions.html",
        text: include_str!("../../templates/html/archive-actions.html"),
        role: Part,
    },
    BuiltIn {
        name: "html/archive-entry.html",
        text: include_str!("../../templates/html/archive-entry.html"),
        role: Part,
    },
    BuiltIn {
        name: "html/archive-figure.html",
        text: include_str!("../../templates/html/archive-figure.html"),
        role: Part,
    },
    BuiltIn {
        name: "html/archive-index.html",
        text: include_str!("../../templates/html/archive-index.html"),
        role: Part,
    },
    BuiltIn {
        name: "html/archive-insights.html",
        text: include_str!("../../templates/html/archive-insights.html"),
        role: Part,
    },
    BuiltIn {
        name: "html/archive-list.html",
        text: include_str!("../../templates/html/archive-list.html"),
        role: Part,
    },
    BuiltIn {
        name: "html/archive-missing.html",
        text: include_str!("../../templates/html/archive-missing.html"),
        role: Part,
    },
    BuiltIn {
        name: "html/archive-overview.html",
        text: include_str!("../../templates/html/archive-overview.html"),
        role: Part,
    },
    BuiltIn {
        name: "html/archive-owner.html",
        text: include_str!("../../templates/html/archive-owner.html"),
        role: Part,
    },
    BuiltIn {
        name: "html/archive-page.html",
        text: include_str!("../../templates/html/archive-page.html"),
        role: Part,
    },
    BuiltIn {
        name: "html/archive-patterns.html",
        text: include_str!("../../templates/html/archive-patterns.html"),
        role: Part,
    },
    BuiltIn {
        name: "html/archive-record.html",
        text: include_str!("../../templates/html/archive-record.html"),
        role: Part,
    },
    BuiltIn {
        name: "html/archive-search.html",
        text: include_str!("../../templates/html/archive-search.html"),
        role: Part,
    },
    BuiltIn { name: "html/archive.css", text: include_str!("../../templates/html/archive.css"), role: Part },
    BuiltIn { name: "html/base.html", text: include_str!("../../templates/html/base.html"), role: Part },
    BuiltIn { name: "html/charts.css", text: include_str!("../../templates/html/charts.css"), role: Part },
    BuiltIn { name: "html/digest.html", text: include_str!("../../templates/html/digest.html"), role: Part },
    BuiltIn { name: "html/filter.js", text: include_str!("../../templates/html/filter.js"), role: Part },
    BuiltIn { name: "html/find.js", text: include_str!("../../templates/html/find.js"), role: Part },
    BuiltIn { name: "html/icon.svg", text: include_str!("../../templates/html/icon.svg"), role: Part },
    BuiltIn {
        name: "html/issue-summary.html",
        text: include_str!("../../templates/html/issue-summary.html"),
        role: Layout,
    },
    BuiltIn { name: "html/record-body.html", text: include_str!("../../templates/html/record-body.html"), role: Part },
    BuiltIn { name: "html/results.js", text: include_str!("../../templates/html/results.js"), role: Part },
    BuiltIn { name: "html/search.js", text: include_str!("../../templates/html/search.js"), role: Part },
    BuiltIn { name: "html/style.css", text: include_str!("../../templates/html/style.css"), role: Part },
    BuiltIn { name: "html/theme.js", text: include_str!("../../templates/html/theme.js"), role: Part },
    BuiltIn {
        name: "markdown/issue-summary.md",
        text: include_str!("../../templates/markdown/issue-summary.md"),
        role: Layout,
    },
];

/// The texts of all built-in templates.
pub fn built_in() -> impl Iterator<Item = &'static str> {
    BUILT_IN.iter().map(|one| one.text)
}

/// The names of all built-in templates, sorted.
pub fn template_names() -> impl Iterator<Item = &'static str> {
    BUILT_IN.iter().map(|one| one.name)
}

/// A built-in template.
pub fn template(name: &str) -> Option<&'static str> {
    BUILT_IN.iter().find(|one| one.name == name).map(|one| one.text)
}

/// Those of the user's own templates that nothing will ever use, though they are called like parts of the archive: names
/// that are mistyped.
pub fn unused(own: &[(String, String)]) -> Vec<&str> {
    let is_used = |name: &str| template(name).is_some() || own.iter().any(|(_, text)| text.contains(name));
    let named = own.iter().map(|(name, _)| name.as_str());
    named.filter(|name| name.starts_with("html/archive") && !is_used(name)).collect()
}

/// The template of a layout.
pub fn template_of(target: Target, layout: &str) -> String {
    let (folder, ending) = place(target);
    format!("{folder}{layout}{ending}")
}

/// The layout that a template is, if it is one. The user's own are all whose names do not begin with `_`.
pub fn layout_of(target: Target, template: &str) -> Option<&str> {
    let (folder, ending) = place(target);
    let layout = template.strip_prefix(folder)?.strip_suffix(ending)?;
    let is_part = BUILT_IN.iter().any(|one| one.name == template && one.role == Part);
    (!is_part && !layout.contains('/') && !layout.starts_with('_')).then_some(layout)
}

const fn place(target: Target) -> (&'static str, &'static str) {
    match target {
        Target::Markdown => ("markdown/", ".md"),
        Target::Html => ("html/", ".html"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_has_both_forms_of_each_layout() {
        assert!(BUILT_IN.windows(2).all(|pair| pair[0].name < pair[1].name));
        let layouts = |target| -> Vec<_> { BUILT_IN.iter().filter_map(|one| layout_of(target, one.name)).collect() };
        assert_eq!(layouts(Target::Markdown), layouts(Target::Html));
        assert!(layouts(Target::Html).contains(&DEFAULT_LAYOUT));
    }
}
