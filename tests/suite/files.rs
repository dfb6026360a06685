//! The file system clerk, on real folders.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests make files to look at")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use hotwash::error::Error;
use hotwash::files::{
    find_up, inside, is_empty_folder, make_executable, read_limited, read_text, records_below, remove, rename, sweep,
    templates_below, write_atomic,
};
use tempfile::TempDir;

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn put(root: &Path, name: &str, text: &str) -> PathBuf {
    let path = root.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    path
}

fn names(root: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(root).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn hint(error: &Error) -> &str {
    error.what_to_do().unwrap_or_default()
}

#[test]
fn a_file_of_exactly_the_limit_is_read_and_one_byte_more_is_refused() {
    let root = folder();
    let path = put(root.path(), "a.yaml", "12345678");
    assert_eq!(read_limited(&path, 8).unwrap(), b"12345678");
    let error = read_limited(&path, 7).unwrap_err();
    assert!(error.to_string().ends_with("a.yaml` is larger than 7 bytes"), "{error}");
}

#[test]
fn a_huge_file_is_refused_by_its_size_alone() {
    let root = folder();
    let path = root.path().join("huge.yaml");
    // Sparse: takes no disk, but would take all memory to read.
    fs::File::create(&path).unwrap().set_len(1 << 40).unwrap();
    assert!(read_limited(&path, 8 << 20).unwrap_err().to_string().ends_with("is larger than 8 MiB"));
}

#[cfg(unix)]
#[test]
fn what_has_no_size_is_read_no_further_than_the_limit() {
    let error = read_limited(Path::new("/dev/zero"), 1 << 10).unwrap_err();
    assert_eq!(error.to_string(), "`/dev/zero` is larger than 1 KiB");
}

#[test]
fn a_misspelt_path_names_the_neighbour_that_was_meant() {
    let root = folder();
    put(root.path(), "2023-08-10-web-outage.yaml", "");
    let error = read_limited(&root.path().join("2023-08-10-web-outge.yaml"), 9).unwrap_err();
    assert!(error.to_string().ends_with("2023-08-10-web-outge.yaml` does not exist"), "{error}");
    assert!(hint(&error).ends_with("2023-08-10-web-outage.yaml`?"), "{}", hint(&error));
}

#[test]
fn a_folder_is_not_read_as_a_file() {
    let root = folder();
    assert!(read_limited(root.path(), 9).unwrap_err().to_string().ends_with("is a folder, not a file"));
}

#[test]
fn text_that_is_not_utf_8_says_in_which_line() {
    let root = folder();
    let path = root.path().join("latin.yaml");
    fs::write(&path, b"title: a\nowner: Ren\xe9\n").unwrap();
    let error = read_text(&path).unwrap_err();
    assert!(error.to_string().ends_with("is not UTF-8 text (line 2)"), "{error}");
}

#[test]
fn writing_makes_folders_and_leaves_nothing_else_behind() {
    let root = folder();
    let path = root.path().join("2023/08/a.yaml");
    assert!(write_atomic(&path, b"one").unwrap());
    assert!(write_atomic(&path, b"two").unwrap());
    assert_eq!(fs::read(&path).unwrap(), b"two");
    assert_eq!(names(path.parent().unwrap()), ["a.yaml"]);
}

#[test]
fn the_same_content_is_not_written_again() {
    let root = folder();
    let path = put(root.path(), "a.md", "same");
    let before = fs::metadata(&path).unwrap().modified().unwrap();
    assert!(!write_atomic(&path, b"same").unwrap());
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), before);
}

#[test]
fn a_write_that_fails_leaves_the_folder_as_it_was() {
    let root = folder();
    fs::create_dir(root.path().join("taken")).unwrap();
    assert!(write_atomic(&root.path().join("taken"), b"x").is_err());
    let file = put(root.path(), "file", "text");
    let error = write_atomic(&file.join("below.yaml"), b"x").unwrap_err();
    assert!(error.to_string().contains("a file has that name") || error.to_string().contains("is a file"), "{error}");
    assert_eq!(names(root.path()), ["file", "taken"]);
    assert_eq!(fs::read(&file).unwrap(), b"text");
}

#[test]
fn what_a_dead_program_left_is_swept_and_nothing_of_a_living_one() {
    let root = folder();
    for name in [".hotwash-a1.tmp", "2023/.hotwash-b2.tmp", ".hotwash-c3.yaml", "hotwash-d4.tmp", "2023/a.yaml"] {
        put(root.path(), name, "half");
    }
    // Being written.
    let slow = fs::File::open(put(root.path(), "2023/.hotwash-slow.tmp", "half")).unwrap();
    slow.try_lock().unwrap();
    sweep(root.path());
    assert_eq!(names(root.path()), [".hotwash-c3.yaml", "2023", "hotwash-d4.tmp"]);
    assert_eq!(names(&root.path().join("2023")), [".hotwash-slow.tmp", "a.yaml"]);
    drop(slow);
    sweep(root.path());
    assert_eq!(names(&root.path().join("2023")), ["a.yaml"]);
}

#[test]
fn a_sweep_takes_nothing_from_whoever_writes_meanwhile() {
    let root = folder();
    let path = root.path().join("record.yaml");
    let text = |number: u32| format!("title: {number}\n");
    let is_over = AtomicBool::new(false);
    let failed: Vec<String> = std::thread::scope(|scope| {
        scope.spawn(|| {
            while !is_over.load(Ordering::Relaxed) {
                sweep(root.path());
            }
        });
        let written = (0..300).map(|number| write_atomic(&path, text(number).as_bytes()));
        let failed = written.filter_map(|written| written.err().map(|why| why.to_string())).collect();
        is_over.store(true, Ordering::Relaxed);
        failed
    });
    assert_eq!(failed, [""; 0]);
    assert_eq!(fs::read(&path).unwrap(), text(299).as_bytes());
    assert_eq!(names(root.path()), ["record.yaml"]);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn a_new_file_has_the_mode_that_any_other_program_would_give_it() {
        let root = folder();
        let other = put(root.path(), "other", "");
        let path = root.path().join("a.yaml");
        write_atomic(&path, b"x").unwrap();
        assert_eq!(mode(&path), mode(&other));
    }

    #[test]
    fn an_old_file_keeps_its_mode() {
        let root = folder();
        let path = put(root.path(), "a.sh", "old");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o750)).unwrap();
        write_atomic(&path, b"new").unwrap();
        assert_eq!(mode(&path), 0o750);
    }

    #[test]
    fn who_may_read_may_run_what_was_made_executable() {
        let root = folder();
        let path = put(root.path(), "hook", "#!/bin/sh\n");
        for (before, after) in [(0o644, 0o755), (0o640, 0o750), (0o600, 0o700)] {
            fs::set_permissions(&path, fs::Permissions::from_mode(before)).unwrap();
            make_executable(&path).unwrap();
            assert_eq!(mode(&path), after);
        }
    }

    #[test]
    fn a_read_only_file_is_left_alone() {
        let root = folder();
        let path = put(root.path(), "a.yaml", "old");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
        assert!(write_atomic(&path, b"new").unwrap_err().to_string().ends_with("is read-only"));
        assert_eq!(fs::read(&path).unwrap(), b"old");
    }

    #[test]
    fn a_link_stays_a_link_and_its_target_is_written() {
        let root = folder();
        let real = put(root.path(), "real/a.yaml", "old");
        let link = root.path().join("link.yaml");
        symlink("real/a.yaml", &link).unwrap();
        write_atomic(&link, b"new").unwrap();
        assert!(link.is_symlink());
        assert_eq!(fs::read(&real).unwrap(), b"new");
        assert_eq!(names(&root.path().join("real")), ["a.yaml"]);
    }

    #[test]
    fn a_link_to_nothing_gets_its_target_and_a_circle_is_an_error() {
        let root = folder();
        symlink("later.yaml", root.path().join("link.yaml")).unwrap();
        write_atomic(&root.path().join("link.yaml"), b"new").unwrap();
        assert_eq!(fs::read(root.path().join("later.yaml")).unwrap(), b"new");
        symlink("b", root.path().join("a")).unwrap();
        symlink("a", root.path().join("b")).unwrap();
        assert!(write_atomic(&root.path().join("a"), b"x").is_err());
    }

    #[test]
    fn a_walk_does_not_leave_its_folder_through_links() {
        let (root, outside) = (folder(), folder());
        put(outside.path(), "secret.yaml", "");
        put(root.path(), "a.yaml", "");
        symlink(outside.path(), root.path().join("linked")).unwrap();
        symlink(outside.path().join("secret.yaml"), root.path().join("linked.yaml")).unwrap();
        symlink(root.path(), root.path().join("circle")).unwrap();
        assert_eq!(records_below(root.path()).unwrap(), [root.path().join("a.yaml")]);
    }

    #[test]
    fn a_link_that_leads_out_is_not_inside() {
        let (root, outside) = (folder(), folder());
        symlink(outside.path(), root.path().join("out")).unwrap();
        symlink("/nonexistent/file", root.path().join("dangling.md")).unwrap();
        put(root.path(), "real/a", "");
        symlink("real", root.path().join("in")).unwrap();
        for name in ["out", "out/new.md", "dangling.md"] {
            assert!(inside(root.path(), Path::new(name)).is_err(), "{name}");
        }
        assert_eq!(inside(root.path(), Path::new("in/a")).unwrap(), root.path().join("in/a"));
    }
}

#[test]
fn inside_takes_names_below_the_root_only() {
    let root = folder();
    for name in ["../a", "a/../../b", "/etc/passwd", "", "a/.."] {
        assert!(inside(root.path(), Path::new(name)).is_err(), "{name}");
    }
    assert_eq!(inside(root.path(), Path::new("2023/new/a.md")).unwrap(), root.path().join("2023/new/a.md"));
    let unmade = root.path().join("unmade");
    assert_eq!(inside(&unmade, Path::new("a.md")).unwrap(), unmade.join("a.md"));
}

#[test]
fn records_are_found_in_order_without_hidden_and_ignored_ones() {
    let root = folder();
    fs::create_dir(root.path().join(".git")).unwrap();
    put(root.path(), ".gitignore", "drafts/\n");
    for name in ["2024/b.yaml", "2023/z.yml", "2023/a.yaml", "2023/a.md", "drafts/d.yaml", ".hidden/h.yaml", "C.YAML"] {
        put(root.path(), name, "");
    }
    let found = records_below(root.path()).unwrap();
    let found: Vec<_> = found.iter().map(|path| path.strip_prefix(root.path()).unwrap().to_str().unwrap()).collect();
    assert_eq!(found, ["2023/a.yaml", "2023/z.yml", "2024/b.yaml", "C.YAML"]);
}

#[test]
fn records_below_a_missing_folder_is_an_error() {
    let root = folder();
    let error = records_below(&root.path().join("postmortems")).unwrap_err();
    assert!(error.to_string().ends_with("postmortems` does not exist"), "{error}");
}

#[test]
fn templates_have_names_with_slashes_and_none_are_fine() {
    let root = folder();
    put(root.path(), "sre/page.html", "page");
    put(root.path(), "a.md", "a");
    let pair = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    assert_eq!(templates_below(root.path()).unwrap(), [pair("a.md", "a"), pair("sre/page.html", "page")]);
    assert_eq!(templates_below(&root.path().join("none")).unwrap(), []);
}

#[test]
fn the_nearest_file_upwards_is_found() {
    let root = folder();
    let (outer, inner) = (put(root.path(), "hotwash.yaml", ""), put(root.path(), "a/hotwash.yaml", ""));
    fs::create_dir_all(root.path().join("a/b/c")).unwrap();
    fs::create_dir_all(root.path().join("d")).unwrap();
    assert_eq!(find_up(&root.path().join("a/b/c"), "hotwash.yaml"), Some(inner));
    assert_eq!(find_up(&root.path().join("d"), "hotwash.yaml"), Some(outer));
    assert_eq!(find_up(root.path(), "hotwash-of-nobody.yaml"), None);
}

#[test]
fn a_folder_with_anything_in_it_is_not_empty() {
    let root = folder();
    assert!(is_empty_folder(root.path()).unwrap());
    assert!(is_empty_folder(&root.path().join("new")).unwrap());
    let file = put(root.path(), ".hidden", "");
    assert!(!is_empty_folder(root.path()).unwrap());
    assert!(!is_empty_folder(&file).unwrap());
}

#[test]
fn renaming_overwrites_nothing_and_removing_twice_is_fine() {
    let root = folder();
    let (a, b) = (put(root.path(), "a", "a"), put(root.path(), "b", "b"));
    assert!(rename(&a, &b).unwrap_err().to_string().ends_with("b` exists already"));
    assert_eq!(fs::read(&b).unwrap(), b"b");
    rename(&a, &root.path().join("new/c")).unwrap();
    assert_eq!(fs::read(root.path().join("new/c")).unwrap(), b"a");
    remove(&b).unwrap();
    remove(&b).unwrap();
    assert!(!b.exists());
}

#[cfg(unix)]
#[test]
fn a_pipe_takes_what_is_written_and_stays_a_pipe() {
    use std::os::unix::fs::FileTypeExt as _;
    let root = folder();
    let pipe = root.path().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || fs::read_to_string(pipe).unwrap()
    });
    assert!(write_atomic(&pipe, b"all of it").unwrap());
    assert!(fs::metadata(&pipe).unwrap().file_type().is_fifo(), "a file took its place");
    assert_eq!(reader.join().unwrap(), "all of it");
    assert_eq!(names(root.path()), ["pipe"]);
}
