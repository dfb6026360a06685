//! Where the site lies, and the folder beside it that hotwash works in.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::manifest::{self, Manifest};
use crate::error::{Error, Result};
use crate::files::{self, Lock};
use crate::finding::shown_path;

/// How long another build is waited for.
const PATIENCE: Duration = Duration::from_secs(60);

/// The site's folder, and what is beside it.
#[derive(Debug)]
pub struct Place {
    /// Absolute, and no link; perhaps not there yet.
    pub site: PathBuf,
    pub state: Option<State>,
    _lock: Lock,
}

/// The folder beside the site.
#[derive(Debug)]
pub struct State {
    folder: PathBuf,
}

impl Place {
    /// Finds and locks it. What is above the site is made.
    pub fn take(out: &Path) -> Result<Self> {
        let site = files::real_folder(out)?;
        let state = State::beside(&site)?;
        if state.is_none() {
            files::create_folder(&site)?;
        }
        let locked = state.as_ref().map_or(&site, |state| &state.folder);
        let lock = Lock::take(locked, PATIENCE)?.ok_or_else(|| {
            Error::new(format!("another hotwash is building {}", shown_path(out)))
                .hint("wait until it has ended, and build again")
        })?;
        Ok(Self { site, state, _lock: lock })
    }

    /// The manifest of the folder with this number; none are no bytes.
    pub fn remembered(&self, number: Option<u64>) -> Result<Vec<u8>> {
        let path = self.state.as_ref().zip(number).map(|(state, number)| state.manifest(number));
        path.map_or_else(|| Ok(Vec::new()), |path| manifest::bytes(&path))
    }

    /// The manifest of the generation beside the site.
    pub fn remembered_next(&self) -> Result<Vec<u8>> {
        let Some(state) = &self.state else { return Ok(Vec::new()) };
        self.remembered(files::folder_number(&state.next())?)
    }

    /// Throws away what was put away for that.
    pub fn empty_bin(&self) {
        let _ = self.state.as_ref().map(|state| files::remove_tree(&state.bin()));
    }

    /// Keeps what the site consists of, where that can be kept.
    pub fn remember(&self, manifest: &Manifest<'_>) -> Result<()> {
        let (Some(state), Some(number)) = (&self.state, files::folder_number(&self.site)?) else { return Ok(()) };
        manifest.write(&state.manifest(number))?;
        state.tidy(&[Some(number), files::folder_number(&state.next())?]);
        Ok(())
    }
}

impl State {
    /// Makes the folder, unless there is no place for one.
    pub fn beside(site: &Path) -> Result<Option<Self>> {
        let (Some(parent), Some(name)) = (site.parent(), site.file_name().and_then(|name| name.to_str())) else {
            return Ok(None);
        };
        let folder = parent.join(format!(".{name}.hotwash"));
        files::create_folder(parent)?;
        if !files::create_private_folder(&folder)? {
            return Ok(None);
        }
        // Nothing in it belongs into a repository.
        files::write_remakable(&folder.join(".gitignore"), b"*\n")?;
        Ok(Some(Self { folder }))
    }

    pub fn into_folder(self) -> PathBuf {
        self.folder
    }

    /// The generation that is put together.
    pub fn next(&self) -> PathBuf {
        self.folder.join("next")
    }

    /// What will be thrown away when the new site stands.
    fn bin(&self) -> PathBuf {
        self.folder.join("bin")
    }

    /// The same, empty.
    pub fn emptied_bin(&self) -> Result<PathBuf> {
        let bin = self.bin();
        files::remove_tree(&bin)?;
        files::create_one_folder(&bin)?;
        Ok(bin)
    }

    /// Where the manifest of the folder with this number lies, whatever the folder is called by now.
    pub fn manifest(&self, number: u64) -> PathBuf {
        self.folder.join(format!("{number:x}.pages"))
    }

    /// A name for a folder that holds what others put into `next`.
    pub fn aside(&self) -> PathBuf {
        let mut nth = 1;
        loop {
            let path = self.folder.join(format!("left-{nth}"));
            if !files::exists(&path) {
                return path;
            }
            nth += 1;
        }
    }

    /// Throws away what is not needed any more: all but the generations with these numbers. What cannot be
    /// thrown away now is by the next build.
    pub fn tidy(&self, numbers: &[Option<u64>]) {
        let _ = files::remove_tree(&self.bin());
        let kept: Vec<PathBuf> = numbers.iter().flatten().map(|number| self.manifest(*number)).collect();
        for path in files::files_in(&self.folder).unwrap_or_default() {
            if path.extension().is_some_and(|kind| kind == "pages") && !kept.contains(&path) {
                let _ = files::remove(&path);
            }
        }
        files::sweep(&self.folder);
    }
}
