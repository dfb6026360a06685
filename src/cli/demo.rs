//! `hotwash demo`: the main job without a question.

use std::path::{Path, PathBuf};

use anstream::ColorChoice;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::context::Context;
use super::exit::ExitStatus;
use super::{hook, init, publish, records, site};
use crate::config::FILE_NAME;
use crate::document;
use crate::error::{Error, Result};
use crate::examples::{EXAMPLES, Example};
use crate::files;
use crate::finding::Level;
use crate::git::{Options, Repository};
use crate::record::{Milestone, Milestoned, Postmortem};
use crate::render::Profile;

/// Make an example archive: records checked, rendered, committed, and the site built
///
/// Everything happens in a new folder. Nothing is asked, and nothing outside the folder is touched.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder to make: it must be new or empty
    #[arg(value_name = "DIR", default_value = "hotwash-demo")]
    folder: PathBuf,
}

/// A day by which all examples had happened.
const WRITTEN: NaiveDateTime = match NaiveDate::from_ymd_opt(2026, 1, 1) {
    Some(day) => day.and_time(NaiveTime::MIN),
    None => NaiveDateTime::MIN,
};

pub fn run(args: &Args, context: &mut Context) -> Result<ExitStatus> {
    let folder = context.absolute(&args.folder);
    if !files::is_empty_folder(&folder)? {
        return Err(Error::new(format!("{} is not empty", context.name(&folder)))
            .hint("name another folder: `hotwash demo DIR`"));
    }
    let shown = context.shown_path(&folder);
    let repository = Repository::init(&folder)?;
    if repository.identity_check().is_err() {
        repository.set_identity("hotwash demo", "demo@localhost")?;
    }
    step(context, 1, &format!("made a git repository in {}", shown.display()))?;

    let mut own: Vec<PathBuf> = init::lay_out(&folder)?.into_iter().map(|(path, _)| path).collect();
    own.sort();
    repository.commit(&own, "Begin an archive of postmortems\n", Options::default())?;
    step(context, 2, &format!("wrote {FILE_NAME} and the schemas for editors, and committed them"))?;

    let records = EXAMPLES.iter().map(|example| write(&folder, example)).collect::<Result<Vec<_>>>()?;
    step(context, 3, &format!("wrote {} records below {}", records.len(), shown.join("postmortems").display()))?;

    // From here on it is the archive's own work, as if somebody stood in it.
    let mut archive = Context::new(Some(&folder), None, ColorChoice::Auto)?;
    // The examples are of the past, whatever this machine's clock believes.
    archive.now = context.now.max(WRITTEN.and_utc());
    let outcome = publish::proofread(&archive, &records)?;
    let text = publish::human(&outcome);
    step(context, 4, "checked them:")?;
    context.print(&indented(&text))?;
    if outcome.count(Level::Error) > 0 {
        return Ok(ExitStatus::Findings);
    }
    for file in &records {
        let document = records::load(&archive.here, file)?;
        publish::commit(&archive, &repository, file, &document, None)?;
    }
    let hook = hook::offer(&repository);
    let commits = records.len();
    step(context, 5, &format!("rendered each as Markdown, committed each with its render: {commits} commits"))?;
    let hook = match hook {
        Ok(_) => "   and installed the hook that checks every commit from here on\n".to_owned(),
        Err(why) => format!("   no hook: {why}\n"),
    };
    context.print(&hook)?;

    let folder = archive.root.join(&archive.config.site_out);
    let written = site::build(&archive, &folder, Profile::Internal)?.written;
    step(context, 6, &format!("built the site: {} pages", written.pages))?;
    let next = format!(
        "\nopen   {}\nread   {}\ntry    hotwash -C {} new\n",
        context.name(&folder.join("index.html")),
        context.name(&records.last().map_or_else(|| folder.clone(), |file| file.with_extension("md"))),
        shown.display()
    );
    context.print(&next)?;
    Ok(ExitStatus::Clean)
}

fn step(context: &mut Context, number: usize, text: &str) -> Result<()> {
    let bold = anstyle::Style::new().bold();
    context.print(&format!("{bold}{number}{bold:#}  {text}\n"))
}

fn indented(text: &str) -> String {
    text.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("   {line}\n") }).collect()
}

/// Writes an example where a record of its kind lies: the year's folder, the file named by its id.
fn write(folder: &Path, example: &Example) -> Result<PathBuf> {
    let record: Postmortem = document::read(example.text).value;
    let started = Milestoned::new(&record).get(Milestone::Started);
    let year = started.map(|(time, _)| time.naive.format("%Y").to_string());
    let stem = record.id.as_deref().unwrap_or(example.name);
    let mut path = folder.join("postmortems");
    let up = if year.is_some() { "../../" } else { "../" };
    path.extend(year);
    path.push(format!("{stem}.yaml"));
    // The schemas lie at the archive's root.
    let text = example.text.replacen("$schema=../schemas/", &format!("$schema={up}schemas/"), 1);
    files::write_atomic(&path, text.as_bytes())?;
    Ok(path)
}
