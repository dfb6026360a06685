//! Which files matter, and being told when they change.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Duration;

use super::message::Message;
use crate::cli::context::Context;
use crate::config::FILE_NAME;
use crate::error::Result;
use crate::files::{Depth, Watcher};

/// How often it is looked where nobody tells.
const EVERY: Duration = Duration::from_secs(1);

/// Watches records, templates and the configuration.
#[derive(Debug)]
pub struct Watch {
    /// `None` where the system does not tell of changes, or is not asked.
    watcher: Option<Watcher>,
    /// Whether the system tells of all changes.
    is_told: bool,
    /// The folders of records and templates, and the configuration.
    matter: Vec<PathBuf>,
}

impl Watch {
    pub fn new(said: &Sender<Message>, is_polling: bool) -> Self {
        let said = said.clone();
        let told = move |paths| {
            // Nobody hears it when all is over.
            let _ = said.send(Message::Changed(paths));
        };
        let watcher = if is_polling { None } else { Watcher::new(told) };
        Self { is_told: watcher.is_some(), watcher, matter: Vec::new() }
    }

    /// Watches the archive as it is configured by now. Where the system does not take part, that is said once.
    pub fn around(&mut self, context: &mut Context) -> Result<()> {
        let folders = [context.records_folder(), templates_folder(context)];
        let mut wanted = BTreeMap::from([(context.root.clone(), Depth::Flat)]);
        for folder in &folders {
            // A folder that is not there yet shows in the nearest one that is.
            let there = folder.ancestors().find(|folder| folder.is_dir()).unwrap_or(folder);
            let depth = if there == folder { Depth::Deep } else { Depth::Flat };
            let of_both = wanted.get(there).map_or(depth, |other| depth.max(*other));
            wanted.insert(there.to_owned(), of_both);
        }
        self.matter = folders.into_iter().chain([context.root.join(FILE_NAME)]).collect();
        let is_told = self.watcher.as_mut().is_some_and(|watcher| watcher.watch(&wanted));
        if self.is_told && !is_told {
            context.tell("the system does not tell of all changes here: looking for them every second\n")?;
        }
        self.is_told = is_told;
        Ok(())
    }

    /// Whether it matters that these changed.
    pub fn concerns(&mut self, paths: &[PathBuf]) -> bool {
        let mut is_concern = paths.is_empty();
        for path in paths {
            for matter in &self.matter {
                is_concern |= path.starts_with(matter) || matter.starts_with(path);
                // Another folder may stand in its place by now.
                if matter.starts_with(path)
                    && let Some(watcher) = &mut self.watcher
                {
                    watcher.forget(matter);
                }
            }
        }
        is_concern
    }

    /// As long as it is waited before somebody looks.
    pub fn patience(&self) -> Duration {
        // A year, where all is told.
        if self.is_told { Duration::from_secs(31_536_000) } else { EVERY }
    }
}

fn templates_folder(context: &Context) -> PathBuf {
    context.root.join("templates")
}

/// What is watched, as the user would name it.
pub fn told(context: &Context) -> String {
    let (records, templates) = (context.records_folder(), templates_folder(context));
    let names: [&Path; 3] = [&records, &templates, &context.root.join(FILE_NAME)];
    names.map(|path| context.name(path)).join(", ")
}
