//! `hotwash build`: the static archive.

use std::path::{Path, PathBuf};

use super::context::Context;
use super::exit::ExitStatus;
use super::site::{self, Built};
use crate::archive::Withheld;
use crate::error::{Error, Result};
use crate::files;
use crate::finding::nearest;
use crate::render::{Profile, template_names};
use crate::report::counted;
use clap::ValueEnum;

/// Build the static archive
///
/// A folder of pages that works from disk and from any server: the list of incidents, a page for
/// each, an Atom feed and records.json.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder to build in, instead of the configured one
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// For whom: `public` leaves out what is not marked public
    #[arg(long, value_enum, default_value = "internal")]
    profile: For,
}

/// For whom a site or a document is.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum For {
    Internal,
    Public,
}

impl From<For> for Profile {
    fn from(audience: For) -> Self {
        match audience {
            For::Internal => Self::Internal,
            For::Public => Self::Public,
        }
    }
}

pub fn run(args: &Args, context: &mut Context) -> Result<ExitStatus> {
    let out = match &args.out {
        Some(out) => context.absolute(out),
        // What the configuration says is no leave to write elsewhere; what the user says is.
        None => files::inside(&context.root, &context.config.site_out)?,
    };
    require_free(context, &out)?;
    let profile = args.profile.into();
    let Built { written, withheld, records, shown, former, unused } = site::build(context, &out, profile)?;
    let index = out.join("index.html");
    let removed = match written.removed {
        0 => String::new(),
        1 => ", took away 1 that the site has no more".to_owned(),
        several => format!(", took away {several} that the site has no more"),
    };
    let text = format!(
        "built {} files, {} of them new or changed{removed}: open {}\n",
        written.pages,
        written.changed,
        context.name(&index)
    );
    context.print(&text)?;
    if let Some(why) = written.in_place {
        context.tell(&format!("written file by file, for the site's folder could not be replaced: {why}\n"))?;
    }
    tell(context, &withheld)?;
    for name in unused {
        let near = nearest(&name, template_names()).map(|near| format!(": did you mean `{near}`?"));
        context.tell(&format!("no page uses templates/{name}{}\n", near.unwrap_or_default()))?;
    }
    if profile == Profile::Public && shown < records {
        let are = if shown == 1 || records == 1 { "is" } else { "are" };
        context.tell(&format!("{shown} of {} {are} public\n", counted(records, "record")))?;
        if shown == 0 {
            context.tell("hint: mark what everybody may read `visibility: public`, and publish it\n")?;
        }
    }
    if let Some(former) = former {
        let (is, was) = match former {
            Profile::Public => ("now shows all that is internal", "for everybody"),
            Profile::Internal => ("now shows only what is public", "for those inside"),
        };
        let folder = context.name(&out);
        context
            .tell(&format!("{folder} {is}: it was {was}\nhint: `--out` gives each of them a folder of its own\n"))?;
    }
    Ok(ExitStatus::Clean)
}

/// An error where a site would lie among what it is made of, or take it in.
fn require_free(context: &Context, out: &Path) -> Result<()> {
    let real = |path: &Path| {
        let there = path.ancestors().find_map(|part| Some((part.canonicalize().ok()?, path.strip_prefix(part).ok()?)));
        there.map_or_else(|| path.to_owned(), |(there, rest)| there.join(rest))
    };
    let site = real(out);
    let own = ["templates", "schemas", ".git"].map(|name| context.root.join(name));
    let own: Vec<PathBuf> = own.into_iter().chain([context.records_folder()]).map(|folder| real(&folder)).collect();
    let taken = own.iter().find(|folder| site.starts_with(folder) || folder.starts_with(&site));
    let root = real(&context.root);
    let Some(taken) = taken.or_else(|| root.starts_with(&site).then_some(&root)) else { return Ok(()) };
    let (site, taken) = (context.name(out), context.name(taken));
    Err(Error::new(format!("{site} cannot be the folder of the site: {taken} is part of what it is made of"))
        .hint("give the site a folder of its own, such as `--out site`"))
}

/// As many records as are told of by name.
const TOLD: usize = 20;

/// Tells what readers do not see of public records, so that their authors can write it better.
fn tell(context: &mut Context, withheld: &[(String, Withheld)]) -> Result<()> {
    if withheld.is_empty() {
        return Ok(());
    }
    let told = withheld.iter().take(TOLD).filter_map(|(file, withheld)| {
        let file = context.name(&context.root.join(file));
        match withheld {
            Withheld::Whole => {
                Some(format!("left out {file}: its name, which would be its page's address, is private\n"))
            }
            Withheld::Texts(1) => Some(format!("withheld something in 1 text of {file}\n")),
            Withheld::Texts(texts) => Some(format!("withheld something in {texts} texts of {file}\n")),
            Withheld::Nothing => None,
        }
    });
    let more = withheld.len().checked_sub(TOLD).filter(|more| *more > 0);
    let text: String = told.chain(more.map(|more| format!("and so in {more} more records\n"))).collect();
    context.tell(&format!("{text}hint: `private` in hotwash.yaml names what it is; say it otherwise in the records\n"))
}
