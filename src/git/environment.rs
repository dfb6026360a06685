//! What the environment says to git: hooks are run with a repository and an index of their own.

use std::path::PathBuf;

/// Variables that the `git` program honours and libgit2 does not.
const ONLY_GIT: [&str; 13] = [
    "GIT_AUTHOR_NAME",
    "GIT_AUTHOR_EMAIL",
    "GIT_AUTHOR_DATE",
    "GIT_COMMITTER_NAME",
    "GIT_COMMITTER_EMAIL",
    "GIT_COMMITTER_DATE",
    "GIT_CONFIG_COUNT",
    "GIT_CONFIG_PARAMETERS",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_NAMESPACE",
    "GIT_ATTR_SOURCE",
];

/// Variables about configuration files, which libgit2 reads by itself when it is told to.
const CONFIGURATION: [&str; 3] = ["GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM"];

/// The part of the environment that git listens to. The default listens to nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Environment {
    /// `GIT_DIR`: the repository, without searching for it.
    pub git_dir: Option<PathBuf>,
    /// `GIT_WORK_TREE`: its files.
    pub work_tree: Option<PathBuf>,
    /// `GIT_INDEX_FILE`: `git commit PATH` gives its hooks an index that holds only that path.
    pub index_file: Option<PathBuf>,
    /// Whether configuration files are named by variables.
    pub configuration: bool,
    /// The name of a variable that only the `git` program honours.
    pub only_git: Option<&'static str>,
    /// The `git` program. Absent means the one on the `PATH`.
    pub program: Option<PathBuf>,
}

impl Environment {
    /// What the variables say; `read` gives the value of one that is set.
    pub fn read(read: impl Fn(&str) -> Option<String>) -> Self {
        let path = |name| read(name).map(PathBuf::from);
        Self {
            git_dir: path("GIT_DIR"),
            work_tree: path("GIT_WORK_TREE"),
            index_file: path("GIT_INDEX_FILE"),
            configuration: CONFIGURATION.into_iter().any(|name| read(name).is_some()),
            only_git: ONLY_GIT.into_iter().find(|name| read(name).is_some()),
            program: None,
        }
    }
}
