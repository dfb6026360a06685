//! Being told that files change.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _, recommended_watcher};

/// How much of a folder is watched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// What lies in it.
    Flat,
    /// What lies below it.
    Deep,
}

/// Watches folders until it is dropped.
#[derive(Debug)]
pub struct Watcher {
    system: RecommendedWatcher,
    watched: BTreeMap<PathBuf, Depth>,
}

impl Watcher {
    /// `told` is given the paths that changed; without one, the system does not know which they are. `None`: the
    /// system tells nothing.
    pub fn new(told: impl Fn(Vec<PathBuf>) + Send + 'static) -> Option<Self> {
        let handler = move |event: notify::Result<Event>| match event {
            Ok(event) if is_change(event.kind) => told(event.paths),
            Ok(_) => {}
            // What was missed is not known.
            Err(why) => told(why.paths),
        };
        Some(Self { system: recommended_watcher(handler).ok()?, watched: BTreeMap::new() })
    }

    /// Watches these folders, and no others. `false` where the system does not watch all of them.
    pub fn watch(&mut self, wanted: &BTreeMap<PathBuf, Depth>) -> bool {
        let gone = |(folder, depth): &(&PathBuf, &Depth)| wanted.get(*folder) != Some(*depth) || !folder.exists();
        let gone: Vec<PathBuf> = self.watched.iter().filter(gone).map(|(folder, _)| folder.clone()).collect();
        for folder in gone {
            self.forget(&folder);
        }
        let mut is_all = true;
        for (folder, depth) in wanted {
            if self.watched.contains_key(folder) {
                continue;
            }
            let mode = match depth {
                Depth::Flat => RecursiveMode::NonRecursive,
                Depth::Deep => RecursiveMode::Recursive,
            };
            if self.system.watch(folder, mode).is_ok() {
                self.watched.insert(folder.clone(), *depth);
            } else {
                is_all = false;
            }
        }
        is_all
    }

    /// A folder may have been put in this one's place: it is watched from anew the next time.
    pub fn forget(&mut self, folder: &Path) {
        if self.watched.remove(folder).is_some() {
            // The system forgets what is not there by itself.
            let _ = self.system.unwatch(folder);
        }
    }
}

/// Whether files are another now: looking at them is told as well.
const fn is_change(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Any
            | EventKind::Other
            | EventKind::Create(_)
            | EventKind::Modify(_)
            | EventKind::Remove(_)
            | EventKind::Access(AccessKind::Close(AccessMode::Write))
    )
}
