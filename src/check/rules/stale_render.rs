//! The document beside a record is not what it renders to.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::{Repair, shown_path};

pub static RULE: Rule = Rule {
    id: "stale-render",
    family: Family::Records,
    levels: Levels::always('E'),
    summary: "the document beside a record is not what the record renders to",
    why: "Most people read the document and never the record. One that was not rendered since the record changed tells \
          them what is no longer true, and what somebody wrote into it is lost with the next render. `hotwash commit` \
          renders by itself; this finds what other ways leave behind: an editor, a merge, `git commit` alone, other \
          templates. Only documents that bear the mark of hotwash in their last line count, and only those that the \
          configuration renders: what you wrote by hand beside a record is yours.",
    help: "render it again; `hotwash commit` does so before it commits",
    check: Check::Rendered(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    for render in &subject.around.stale {
        let name = shown_path(render.file.file_name().unwrap_or_default().as_ref());
        let saying = Saying::new("id", format!("{name} is not what this record renders to"));
        let saying = saying.repair(Repair::Render(render.file.clone()));
        found.add(if render.is_edited {
            let message = format!("{name} was edited by hand, and is not what this record renders to");
            let help = "write what it says into the record; `hotwash commit` renders it again and drops the rest";
            Saying { message, repair: None, ..saying }.help(help)
        } else {
            saying
        });
    }
}
