//! The id of a record differs from the name of its file.

use std::path::Path;

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::shown;

pub static RULE: Rule = Rule {
    id: "id-unlike-file-name",
    family: Family::Records,
    levels: Levels::always('E'),
    summary: "the id of a record differs from the name of its file",
    why: "The id is the record's address: in links, in commands, on its page. It is the file's name without the \
          extension, so that whoever has one has the other, and so that a copied file cannot pass for its original.",
    help: "give the file the name of the id, or the id the name of the file; an id that is committed never changes",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let (Some(id), Some(stem)) = (&subject.record.id, stem(subject.file)) else { return };
    // An id that was right in the last commit has changed, which another rule says.
    let former = subject.around.former.as_ref().filter(|former| former.file == subject.file);
    let was_right = former.and_then(|former| former.record.id.as_ref()).is_some_and(|id| **id == *stem);
    if **id != *stem && !was_right {
        let message = format!("{} is not the name of its file, {}", shown(id), shown(stem));
        found.add(Saying::new("id", message));
    }
}

/// The name without extension; what was read from elsewhere than a record's file has none.
fn stem(file: &Path) -> Option<&str> {
    let extension = file.extension()?;
    (extension == "yaml" || extension == "yml").then(|| file.file_stem()?.to_str())?
}
