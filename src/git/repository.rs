//! A repository: finding and making one.

use std::fmt;
use std::path::{Path, PathBuf};

use git2::{ErrorCode, Index, RepositoryInitOptions, RepositoryOpenFlags};

use super::environment::Environment;
use super::program::{Program, path_of};
use crate::error::{Error, Result};
use crate::finding::shown_path;

/// A git repository with its work tree (a bare one has none).
pub struct Repository {
    /// Absolute, real, or none in a bare repository.
    pub(super) work_tree: Option<PathBuf>,
    /// `.git`, or that of a linked work tree.
    pub(super) git_folder: PathBuf,
    /// None: the repository has a format that only the `git` program knows.
    pub(super) library: Option<git2::Repository>,
    /// Its paths are absolute.
    pub(super) environment: Environment,
}

impl fmt::Debug for Repository {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { work_tree, git_folder, library, environment } = self;
        f.debug_struct("Repository")
            .field("work_tree", work_tree)
            .field("git_folder", git_folder)
            .field("library", &library.is_some())
            .field("environment", environment)
            .finish()
    }
}

impl Repository {
    /// The repository that `start` is in, or that the environment names; none is no error.
    pub fn discover(start: &Path, environment: &Environment) -> Result<Option<Self>> {
        let environment = absolute(environment)?;
        let mut flags = RepositoryOpenFlags::empty();
        flags.set(RepositoryOpenFlags::FROM_ENV, environment.configuration);
        flags.set(RepositoryOpenFlags::NO_SEARCH, environment.git_dir.is_some());
        let opened = git2::Repository::open_ext(
            environment.git_dir.as_deref().unwrap_or(start),
            flags,
            std::iter::empty::<&Path>(),
        );
        match opened {
            Ok(library) => Self::opened(library, environment).map(Some),
            Err(why) if why.code() == ErrorCode::NotFound && environment.git_dir.is_none() => Ok(None),
            Err(why) => Self::by_program(start, environment, &why).map(Some),
        }
    }

    /// A new repository in `folder`, which is made where it is missing; its branch is what
    /// `init.defaultBranch` says, else `main`.
    pub fn init(folder: &Path) -> Result<Self> {
        let branch = git2::Config::open_default()
            .and_then(|config| config.get_string("init.defaultBranch"))
            .unwrap_or_else(|_| "main".to_owned());
        let mut options = RepositoryInitOptions::new();
        options.mkpath(true).initial_head(&branch);
        let library = git2::Repository::init_opts(folder, &options).map_err(|why| {
            Error::new(format!("no repository can be made in {}", shown_path(folder))).because(why.message().to_owned())
        })?;
        Self::opened(library, Environment::default())
    }

    /// The folder of the files. None: the repository is bare.
    pub fn workdir(&self) -> Option<&Path> {
        self.work_tree.as_deref()
    }

    fn opened(library: git2::Repository, environment: Environment) -> Result<Self> {
        if let Some(work_tree) = &environment.work_tree {
            library.set_workdir(work_tree, false).map_err(|why| {
                Error::new(format!("GIT_WORK_TREE is {}, which cannot be used", shown_path(work_tree)))
                    .because(why.message().to_owned())
            })?;
        }
        let (work_tree, git_folder) = (library.workdir().map(real), library.path().to_owned());
        Ok(Self { library: Some(library), ..Self::of(work_tree, git_folder, environment) })
    }

    /// What libgit2 cannot open, git may: reftable, partial clones, owners that it was told to trust.
    fn by_program(start: &Path, environment: Environment, why: &git2::Error) -> Result<Self> {
        let refused = |cause: String| {
            let error =
                Error::new(format!("the git repository of {} cannot be used", shown_path(start))).because(cause);
            match why.code() {
                ErrorCode::Owner => {
                    error.hint("if you trust it: git config --global --add safe.directory <its folder>")
                }
                _ => error.hint("see what `git status` says there"),
            }
        };
        let program = Program::new(&environment, start);
        let Ok(found) = program.run(&["rev-parse", "--absolute-git-dir"], b"") else {
            return Err(refused(why.message().to_owned())
                .hint("install git: this repository has a format that hotwash reads only with its help"));
        };
        if !found.success {
            return Err(refused(found.said));
        }
        let folder = |answer: &[u8]| path_of(answer.strip_suffix(b"\n").unwrap_or(answer));
        let git_folder = folder(&found.out);
        let top = program.run(&["rev-parse", "--show-toplevel"], b"").ok().filter(|ran| ran.success);
        let work_tree = top.map(|ran| real(&folder(&ran.out)));
        Ok(Self::of(work_tree, git_folder, environment))
    }

    /// git reads the path of an index from the top of the work tree, wherever it was started: hooks
    /// are given `.git/index`, and may stand in another folder by then.
    fn of(work_tree: Option<PathBuf>, git_folder: PathBuf, environment: Environment) -> Self {
        let top = work_tree.as_deref().unwrap_or(&git_folder);
        let index_file = environment.index_file.as_ref().map(|file| top.join(file));
        Self { environment: Environment { index_file, ..environment }, work_tree, git_folder, library: None }
    }

    /// The `git` program, in the work tree.
    pub(super) fn program(&self) -> Program<'_> {
        Program::new(&self.environment, self.work_tree.as_deref().unwrap_or(&self.git_folder))
    }

    /// libgit2 with the index as it is on disk now. None: only the `git` program can read it.
    pub(super) fn with_index(&self) -> Option<(&git2::Repository, Index)> {
        let library = self.library.as_ref()?;
        Some((library, self.index_of(library)?))
    }

    /// The index as it is on disk now, for this opening of the repository.
    pub(super) fn index_of(&self, library: &git2::Repository) -> Option<Index> {
        if let Some(file) = &self.environment.index_file {
            let mut index = Index::open_ext(file, library.object_format()).ok()?;
            library.set_index(&mut index).ok()?;
            return Some(index);
        }
        let mut index = library.index().ok()?;
        // Drops what an attempt that failed has left in memory.
        index.read(true).ok()?;
        Some(index)
    }

    /// The file that holds the index.
    pub(super) fn index_file(&self) -> PathBuf {
        self.environment.index_file.clone().unwrap_or_else(|| self.git_folder.join("index"))
    }
}

/// git reads the folders of its variables from the one that the process was started in.
fn absolute(environment: &Environment) -> Result<Environment> {
    let absolute = |path: &PathBuf| {
        let failed = |why| Error::new(format!("{} cannot be found", shown_path(path))).because(why);
        std::path::absolute(path).map_err(failed)
    };
    Ok(Environment {
        git_dir: environment.git_dir.as_ref().map(absolute).transpose()?,
        work_tree: environment.work_tree.as_ref().map(absolute).transpose()?,
        ..environment.clone()
    })
}

/// Without symbolic links, so that paths can be compared.
fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}
