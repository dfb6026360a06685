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

#[test]
fn a_gate_that_saw_no_records_is_not_green() {
    let sandbox = Sandbox::repository();
    let none = "there are no records: postmortems does not exist";
    for args in [&["--overdue"][..], &["--overdue", "--format", "json"]] {
        let told = actions(&sandbox, args).fails(&[none, "`-C DIR`"]);
        assert_eq!(told.stdout, "", "{args:?}");
    }
    // Whoever only looks is told.
    let told = actions(&sandbox, &[]).expect(0);
    assert_eq!((told.stdout.as_str(), told.stderr.trim_end()), ("no open action\n", none));
    // An archive that is only young is one.
    sandbox.hotwash("init").expect(0);
    let told = actions(&sandbox, &["--overdue"]).expect(0);
    assert!(told.stderr.contains("there is no record in postmortems yet\n"), "{told:#?}");
    // None that can be read are none that were looked at.
    sandbox.write("postmortems/broken.yaml", "title: [\n");
    for args in [&["--format", "json"][..], &["--format", "csv"], &["--overdue"]] {
        let told = actions(&sandbox, args).expect(2);
        assert!(told.stdout.is_empty() && told.stderr.contains("broken.yaml: left out"), "{told:#?}");
    }
    sandbox.write("postmortems/whole.yaml", "title: Whole\n");
    let told = actions(&sandbox, &["--format", "json"]).expect(0);
    assert!(told.stderr.contains("broken.yaml: left out"), "{told:#?}");
}

#[test]
fn a_slip_of_the_pen_does_not_open_the_gate() {
    let sandbox = archive();
    for (args, status) in [
        (&["--overdue", "--service", "mial"][..], 2),
        (&["--overdue", "--severity", "sev9"], 2),
        (&["--overdue", "--severity", "sev4"], 0),
        (&["--overdue", "--owner", "nobody at all"], 0),
        (&["--overdue", "--service", "mial", "--service", "shop"], 1),
        (&["--service", "mial"], 0),
    ] {
        actions(&sandbox, args).expect(status);
    }
    sandbox.write("hotwash.yaml", "services: [mail, shop, payments, wiki]\n");
    actions(&sandbox, &["--overdue", "--service", "wiki"]).expect(0);
}
