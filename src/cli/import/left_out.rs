//! What lies among postmortems and is none, by its name.

use std::collections::BTreeSet;
use std::path::Path;

use crate::files;

/// Why a document of a folder is not imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOut {
    /// It tells about the documents beside and below it.
    About,
    /// It is to be filled in.
    Template,
    /// It is the render of a record of this archive.
    Render,
    /// It is a link to a document that lies elsewhere.
    Link,
}

impl LeftOut {
    pub const ALL: [Self; 4] = [Self::About, Self::Template, Self::Render, Self::Link];

    pub const fn why(self) -> &'static str {
        match self {
            Self::About => "about the others, by its name",
            Self::Template => "a template, by its name",
            Self::Render => "the render of a record of this archive",
            Self::Link => "a symbolic link, which is read where it is named",
        }
    }
}

/// Names of what stands in every repository.
const ABOUT: [&str; 18] = [
    "authors",
    "changelog",
    "code-of-conduct",
    "codeowners",
    "constraints",
    "contributing",
    "contributors",
    "copying",
    "governance",
    "humans",
    "licence",
    "license",
    "maintainers",
    "notice",
    "requirements",
    "robots",
    "security",
    "support",
];

/// Names of what stands for its folder: alone in one, it is the document; with others, it is about them.
const OF_FOLDERS: [&str; 3] = ["readme", "index", "summary"];

/// Folders of what others wrote, or of what is to be filled in.
const FOLDERS: [&str; 4] = ["node_modules", "template", "templates", "_templates"];

/// The words of a template's name, beside `template` itself: one more, and it is an incident with templates.
const OF_TEMPLATES: &[&str] = &[
    "blameless",
    "blank",
    "doc",
    "document",
    "empty",
    "example",
    "form",
    "full",
    "incident",
    "issue",
    "long",
    "md",
    "mortem",
    "new",
    "outage",
    "pir",
    "pm",
    "post",
    "postmortem",
    "pull",
    "rca",
    "report",
    "request",
    "retro",
    "retrospective",
    "review",
    "sample",
    "short",
    "simple",
    "sre",
    "v1",
    "v2",
    "your",
];

/// Why each of a folder's documents is left out. The paths are relative to the folder.
pub fn leave_out(paths: &[&Path]) -> Vec<Option<LeftOut>> {
    let plain: Vec<Option<LeftOut>> = paths.iter().map(|path| by_name(path)).collect();
    // The folders that postmortems lie in or below.
    let mut full = BTreeSet::new();
    for (path, why) in paths.iter().zip(&plain) {
        if why.is_none() && !is_of_folder(path) {
            full.extend(path.ancestors().skip(1));
        }
    }
    let about = |path: &Path| is_of_folder(path) && path.parent().is_some_and(|folder| full.contains(folder));
    let whys = paths.iter().zip(plain);
    whys.map(|(path, why)| why.or_else(|| about(path).then_some(LeftOut::About))).collect()
}

fn by_name(path: &Path) -> Option<LeftOut> {
    let is_in = path.parent().into_iter().flat_map(Path::components);
    if is_in.map(|part| part.as_os_str().to_string_lossy().to_ascii_lowercase()).any(|part| FOLDERS.contains(&&*part)) {
        return Some(LeftOut::Template);
    }
    let stem = stem(path);
    if ABOUT.contains(&&*stem) || stem == "-index" {
        return Some(LeftOut::About);
    }
    let mut words: Vec<&str> = stem.split('-').filter(|word| !word.is_empty()).collect();
    let before = words.len();
    words.retain(|word| !matches!(word.trim_start_matches("postmortem"), "template" | "templates"));
    (words.len() < before && words.iter().all(|word| OF_TEMPLATES.contains(word))).then_some(LeftOut::Template)
}

fn is_of_folder(path: &Path) -> bool {
    OF_FOLDERS.contains(&&*stem(path))
}

/// The name without all its endings, in small letters, its words joined by `-`.
fn stem(path: &Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    let stem = name.split_once('.').map_or(&*name, |(stem, _)| stem);
    stem.replace(['_', ' '], "-")
}

/// Whether a document lies beside the record that it is made from: `outage.md`, `outage.sre.md`.
pub fn is_render(file: &Path) -> bool {
    let plain = file.with_extension("");
    [file.with_extension("yaml"), plain.with_extension("yaml")].iter().any(|record| files::exists(record))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left_out(paths: &[&str]) -> Vec<String> {
        let all: Vec<&Path> = paths.iter().map(Path::new).collect();
        let whys = leave_out(&all).into_iter().zip(paths);
        whys.filter_map(|(why, path)| Some(format!("{path}: {:?}", why?))).collect()
    }

    #[test]
    fn what_stands_in_every_repository_is_no_postmortem() {
        let paths =
            ["CODE_OF_CONDUCT.md", "LICENSE.txt", "README.md", "a/2021-03-04-security-review.md", "a/outage.md"];
        assert_eq!(left_out(&paths), ["CODE_OF_CONDUCT.md: About", "LICENSE.txt: About", "README.md: About"]);
    }

    #[test]
    fn what_stands_for_its_folder_is_the_document_where_it_is_alone() {
        assert_eq!(left_out(&["outage/README.md", "slow/index.html.md.erb"]), [""; 0]);
        let paths = ["2021/README.md", "2021/a.md", "2022/b/index.md", "index.md"];
        assert_eq!(left_out(&paths), ["2021/README.md: About", "index.md: About"]);
        // What is left out itself is nothing to be about.
        assert_eq!(left_out(&["LICENSE.md", "README.md"]), ["LICENSE.md: About"]);
    }

    #[test]
    fn a_template_is_known_by_its_name_and_an_incident_with_templates_is_none() {
        let paths = [
            "_template.md",
            "a/Postmortem Template.md",
            "pmtemplate.md",
            "templates/a.md",
            "incident_report_template_v2.md",
        ];
        let wanted = ["_template.md", "a/Postmortem Template.md", "templates/a.md", "incident_report_template_v2.md"];
        assert_eq!(left_out(&paths), wanted.map(|path| format!("{path}: Template")));
        assert_eq!(left_out(&["2021-03-02-email-template.md", "template-engine-outage.md"]), [""; 0]);
    }
}
