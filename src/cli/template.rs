//! `hotwash template`: the built-in templates, for those who want another one in the place of one.

use super::context::Context;
use super::exit::ExitStatus;
use crate::error::{Error, Result};
use crate::finding::{nearest, shown};
use crate::render::{template, template_names};

/// Print a built-in template, to be changed
///
/// A file in the archive's `templates/` folder stands in for the built-in one of the same name:
/// `hotwash template html/archive-entry.html > templates/html/archive-entry.html`. Without a name,
/// the names of all.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Its name below `templates/`, such as `html/base.html`
    #[arg(value_name = "NAME")]
    name: Option<String>,
}

pub fn run(args: &Args, context: &mut Context) -> Result<ExitStatus> {
    let Some(name) = args.name.as_deref() else {
        let names: Vec<&str> = template_names().collect();
        context.print(&format!("{}\n", names.join("\n")))?;
        return Ok(ExitStatus::Clean);
    };
    let name = name.strip_prefix("templates/").unwrap_or(name);
    let text = template(name).ok_or_else(|| {
        let error = Error::new(format!("no built-in template is called {}", shown(name)));
        match nearest(name, template_names()) {
            Some(near) => error.hint(format!("did you mean `{near}`?")),
            None => error.hint("`hotwash template` names all of them"),
        }
    })?;
    context.print_raw(text)?;
    Ok(ExitStatus::Clean)
}
