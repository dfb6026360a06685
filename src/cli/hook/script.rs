//! The hook as a text: what is written, and what of a file was written by hotwash.
//!
//! hotwash's part stands between two lines that mark it. Whatever else is in the file is somebody's.

use std::path::{Path, PathBuf};

const TEMPLATE: &str = include_str!("../../../templates/archive/pre-commit.sh");
const SHELL: &str = "#!/bin/sh\n";
const BEGIN: &[u8] = b"# hotwash: proofreads";
const END: &[u8] = b"# hotwash: end";
const PROGRAM: &[u8] = b"hotwash_installed='";

/// A hook file with hotwash's part in it.
#[derive(Debug, PartialEq, Eq)]
pub struct Script {
    above: Vec<u8>,
    own: Vec<u8>,
    below: Vec<u8>,
}

impl Script {
    /// The hook that calls `program`; without one, whichever `hotwash` the machine has.
    pub fn new(program: Option<&Path>) -> Self {
        let quoted = program.map(|program| quoted(&bytes_of(program))).unwrap_or_default();
        // A checkout on Windows may have given the template other line ends, which no shell takes.
        let template = TEMPLATE.replace('\r', "");
        let own = template.strip_prefix(SHELL).unwrap_or(&template);
        let (head, tail) = own.split_once("{{program}}").unwrap_or((own, ""));
        Self {
            above: SHELL.as_bytes().to_vec(),
            own: [head.as_bytes(), &quoted, tail.as_bytes()].concat(),
            below: Vec::new(),
        }
    }

    /// The parts of a file. None: hotwash wrote nothing of it.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let begin = line_with(bytes, BEGIN, 0)?;
        // What was written before there was a last line went to the end of the file.
        let end = line_with(bytes, END, begin).map_or(bytes.len(), |end| after_line(bytes, end));
        Some(Self { above: bytes[..begin].to_vec(), own: bytes[begin..end].to_vec(), below: bytes[end..].to_vec() })
    }

    pub fn bytes(&self) -> Vec<u8> {
        [self.above.as_slice(), &self.own, &self.below].concat()
    }

    /// The same with hotwash's part as `other` has it.
    pub fn refreshed(self, other: Self) -> Self {
        Self { own: other.own, ..self }
    }

    /// Whether hotwash's part is the same.
    pub fn is_like(&self, other: &Self) -> bool {
        self.own == other.own
    }

    /// What is left without hotwash's part. None: nothing that does anything.
    pub fn without_own(&self) -> Option<Vec<u8>> {
        let is_idle = |part: &[u8]| {
            let mut lines = part.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
            lines.all(|line| line.is_empty() || line.starts_with(b"#!"))
        };
        let is_somebodys = !(is_idle(&self.above) && is_idle(&self.below));
        is_somebodys.then(|| [self.above.as_slice(), &self.below].concat())
    }

    /// The program that it calls first, where it names one.
    pub fn program(&self) -> Option<PathBuf> {
        let line = line_with(&self.own, PROGRAM, 0)?;
        let rest = &self.own[line + PROGRAM.len()..];
        let line = rest.split(|byte| *byte == b'\n').next()?;
        let quoted = line.strip_suffix(b"'").filter(|quoted| !quoted.is_empty())?;
        Some(path_of(&unquoted(quoted)))
    }
}

/// Where the first line at or after `from` begins that begins with `mark`.
fn line_with(bytes: &[u8], mark: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    while at < bytes.len() {
        if bytes[at..].starts_with(mark) {
            return Some(at);
        }
        at = after_line(bytes, at);
    }
    None
}

fn after_line(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |end| at + end + 1)
}

/// Ready to stand between two `'` of a shell.
fn quoted(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().flat_map(|byte| if *byte == b'\'' { b"'\\''".to_vec() } else { vec![*byte] }).collect()
}

fn unquoted(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((first, others)) = rest.split_first() {
        out.push(*first);
        rest = if *first == b'\'' { rest.strip_prefix(b"'\\''").unwrap_or(others) } else { others };
    }
    out
}

#[cfg(unix)]
fn bytes_of(path: &Path) -> Vec<u8> {
    use std::os::unix::ffi::OsStrExt as _;
    path.as_os_str().as_bytes().to_vec()
}

#[cfg(unix)]
fn path_of(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt as _;
    PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
}

/// With `/`, which the shell of Git for Windows takes for a separator too.
#[cfg(not(unix))]
fn bytes_of(path: &Path) -> Vec<u8> {
    path.to_string_lossy().replace('\\', "/").into_bytes()
}

#[cfg(not(unix))]
fn path_of(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn a_path_of_any_bytes_is_read_back() {
        for path in ["/usr/bin/hotwash", "/it's 'here'/hot wash", "/$(x) `y` \"z\" \\n/ä/hotwash"] {
            let script = Script::new(Some(Path::new(path)));
            assert_eq!(script.program().unwrap(), Path::new(path));
            assert_eq!(Script::read(&script.bytes()).unwrap(), script);
        }
        assert_eq!(Script::new(None).program(), None);
    }

    #[test]
    fn what_somebody_added_is_kept_and_what_hotwash_wrote_is_not() {
        let old = Script::new(Some(Path::new("/old/hotwash")));
        assert_eq!(old.without_own(), None);
        let bytes = [b"#!/bin/bash\n: above\n", old.own.as_slice(), b": below\n"].concat();
        let script = Script::read(&bytes).unwrap();
        assert_eq!(script.without_own().unwrap(), b"#!/bin/bash\n: above\n: below\n");
        let new = script.refreshed(Script::new(Some(Path::new("/new/hotwash"))));
        assert_eq!(new.program().unwrap(), Path::new("/new/hotwash"));
        assert!(new.bytes().starts_with(b"#!/bin/bash\n: above\n# hotwash") && new.bytes().ends_with(b": below\n"));
    }

    #[test]
    fn a_hook_of_somebody_else_is_not_ours() {
        assert_eq!(Script::read(b"#!/bin/sh\nhotwash check --staged || exit 1\n"), None);
        assert_eq!(Script::read(b"\x7fELF\x00\xff"), None);
        // As it was written before it had an end.
        let first = b"#!/bin/sh\n# hotwash: proofreads the postmortems of each commit\nexec hotwash check --staged\n";
        assert_eq!(Script::read(first).unwrap().without_own(), None);
    }
}
