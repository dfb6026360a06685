//! Files that want to stop the checker: it ends by itself, soon, and within a fixed budget of memory.

use crate::sandbox::{Output, Sandbox, run};

/// As much address space as the program may take, in KiB: memory in use is never more.
#[cfg(target_os = "linux")]
const BUDGET: u32 = 300_000;

const FILE: &str = "postmortems/x.yaml";

/// `hotwash check` under the budget; where the system has no such limit, without it.
fn check(sandbox: &Sandbox) -> Output {
    #[cfg(target_os = "linux")]
    let mut command = {
        let mut command = sandbox.command("sh");
        let limited = format!("ulimit -v {BUDGET} && exec \"$0\" \"$@\"");
        command.args(["-c", &limited, env!("CARGO_BIN_EXE_hotwash")]);
        command
    };
    #[cfg(not(target_os = "linux"))]
    let mut command = sandbox.program();
    // Each thread reserves address space that it never uses; that is not what is measured.
    command.env("RAYON_NUM_THREADS", "2").env("MALLOC_ARENA_MAX", "2");
    run(command.args(["check", "--format", "short"]))
}

/// Asserts that the file is an error, told in words.
#[track_caller]
fn is_told(sandbox: &Sandbox, words: &str) {
    let output = check(sandbox).expect(1);
    let told = output
        .stdout
        .lines()
        .any(|line| line.starts_with(FILE) && line.contains("error[syntax]") && line.contains(words));
    assert!(told && output.stderr.is_empty(), "`{words}` is not told: {output:.1000?}");
}

#[test]
fn a_file_of_a_hundred_megabytes_is_not_read() {
    let sandbox = Sandbox::new();
    sandbox.write_sparse(FILE, 100 << 20);
    is_told(&sandbox, "larger than 4 MiB");
}

#[test]
fn files_as_large_as_is_read_take_no_more_than_the_budget() {
    const LARGEST: usize = 4 << 20;
    let fill = |part: &str| part.repeat(LARGEST / part.len());
    let laugh = |level: u32| format!("a{level}: &a{level} [{}]\n", [&*format!("*a{}", level - 1); 9].join(", "));
    let laughs = (1..10).map(laugh).collect::<Vec<_>>().concat();
    for (text, words) in [
        (fill("- "), "deeper"),
        (fill("- \n"), "values"),
        (fill("["), "deeper"),
        (fill("{a: "), "deeper"),
        (fill("? "), "deeper"),
        (fill("a: &a\n"), ""),
        (fill("*a "), ""),
        (fill("\""), ""),
        (format!("a0: &a0 lol\n{laughs}"), "aliases are not followed"),
    ] {
        let sandbox = Sandbox::new();
        sandbox.write(FILE, &text);
        is_told(&sandbox, words);
    }
}

#[test]
fn large_files_of_one_value_are_checked_like_others() {
    for text in [
        format!("title: {}\n", "x".repeat((4 << 20) - 100)),
        format!("title: x\nsummary: |\n  {}\n", "word ".repeat(800_000)),
        format!("title: x\nsummary: |\n{}\n", "  l\n".repeat(1_000_000)),
        format!("title: x\n{}", "# comment\n".repeat(400_000)),
        "\t".repeat(4 << 20),
        "\u{feff}".repeat(1 << 20),
        format!("title: x\nservices: [{}]\n", "a,".repeat(90_000)),
    ] {
        let sandbox = Sandbox::new();
        sandbox.write(FILE, &text);
        let output = check(&sandbox);
        assert!([0, 1].contains(&output.status) && output.stderr.is_empty(), "{text:.60}: {output:.1000?}");
    }
}

#[test]
fn a_folder_that_is_called_like_a_record_is_none() {
    let sandbox = Sandbox::new();
    sandbox.write("postmortems/folder.yaml/notes.txt", "no record");
    assert_eq!(check(&sandbox).expect(0).stdout, "");
}

#[test]
fn what_is_no_text_is_told_and_the_rest_is_checked() {
    let sandbox = Sandbox::new();
    sandbox.write(FILE, b"title: caf\xe9\n");
    sandbox.write("postmortems/y.yaml", "titel: x\n");
    is_told(&sandbox, "not UTF-8");
    assert!(check(&sandbox).stdout.contains("postmortems/y.yaml:1:1: error[unknown-field]"));
}

#[test]
fn no_setting_makes_an_unreadable_file_a_good_one() {
    let sandbox = Sandbox::new();
    sandbox.write("hotwash.yaml", "rules: {syntax: off, wrong-type: off}\n");
    sandbox.write(FILE, "title: [never closed\n");
    is_told(&sandbox, "never closed");
}
