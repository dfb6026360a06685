//! The gate, as cron runs it: no terminal, no environment, another folder.

use std::process::{Command, Stdio};

use super::{actions, archive};
use crate::sandbox::{Output, Sandbox, run};

/// `env -i PATH=… sh -c 'cd / && hotwash -C … actions …'`, on a day.
fn from_cron(sandbox: &Sandbox, args: &str) -> Output {
    let (program, top) = (env!("CARGO_BIN_EXE_hotwash"), sandbox.top.display());
    let mut command = Command::new("/bin/sh");
    command.env_clear().env("PATH", "/usr/bin:/bin").env("HOTWASH_NOW", crate::sandbox::NOW);
    command.current_dir("/").stdin(Stdio::null());
    command.args(["-c", &format!("'{program}' -C '{top}' actions {args}")]);
    run(&mut command)
}

#[cfg(unix)]
#[test]
fn cron_is_told_by_the_status() {
    let sandbox = archive();
    let shut = from_cron(&sandbox, "--overdue").expect(1);
    assert!(shut.stdout.contains("Fail over by itself") && !shut.stdout.contains('\u{1b}'), "{shut:#?}");
    assert!(!shut.stdout.contains("Raise the limit"), "{shut:#?}");
    from_cron(&sandbox, "--overdue --service mail --owner database").expect(0);
    from_cron(&sandbox, "--overdue --since 30d").expect(0);
    from_cron(&sandbox, "--format json").expect(0);
    // The gate changes nothing: no lock, no render, no index is left.
    assert_eq!(sandbox.git("status --porcelain --ignored"), "");
    // And opens once it is done.
    for target in ["2026-01-10-mail:A1", "2026-08-01-shop:A1"] {
        actions(&sandbox, &["done", target]).expect(0);
    }
    let open = from_cron(&sandbox, "--overdue").expect(0);
    assert_eq!(open.stdout, "no overdue action\n");
    assert!(open.stderr.contains("1 open action has no due date and is past"), "{open:#?}");
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_shuts_the_gate_otherwise() {
    let sandbox = archive();
    sandbox.write("postmortems/broken.yaml", "title: [\n");
    from_cron(&sandbox, "--overdue").expect(2);
    from_cron(&sandbox, "").expect(0);
    sandbox.remove("postmortems/broken.yaml");
    sandbox.write("hotwash.yaml", "severitys: []\n");
    from_cron(&sandbox, "--overdue").fails(&["hotwash.yaml"]);
}
