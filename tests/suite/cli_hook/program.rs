//! The program that the hook calls: named, moved, gone, and in a world without `PATH` and `HOME`.

use std::path::PathBuf;
use std::process::Command;

use super::*;

/// The tested program under another name, which lasts as long as the sandbox.
fn moved(sandbox: &Sandbox, path: &str) -> PathBuf {
    let program = sandbox.top.join(path);
    fs::create_dir_all(program.parent().unwrap()).unwrap();
    if fs::hard_link(env!("CARGO_BIN_EXE_hotwash"), &program).is_err() {
        fs::copy(env!("CARGO_BIN_EXE_hotwash"), &program).unwrap();
    }
    program
}

#[test]
fn any_path_and_an_empty_environment_will_do() {
    let sandbox = Sandbox::repository();
    let program = moved(&sandbox, "it's \"a\" $HOME `x` \\ pläce/hot wash");
    run(sandbox.command(&program).args(["hook", "install"])).expect(0);
    sandbox.write("postmortems/a.yaml", BAD);
    sandbox.git("add postmortems");
    let told = sandbox.hotwash("hook status").expect(0).stdout;
    assert!(told.contains("hot wash (hotwash ") && told.contains("makes it current"), "{told}");
    let shell = |path: Option<&str>| {
        let mut hook = Command::new("/bin/sh");
        hook.env_clear().current_dir(&sandbox.top).arg(HOOK);
        hook.envs(path.map(|path| ("PATH", path)));
        run(&mut hook)
    };
    for path in [None, Some(""), Some("/nowhere")] {
        let told = shell(path).expect(1);
        assert!(told.stdout.contains("unknown key `titel`"), "{told:#?}");
        assert!(told.stderr.contains("git commit --no-verify"), "{told:#?}");
    }
}

#[test]
fn a_program_that_moved_is_looked_for_and_a_program_that_is_gone_stops_nobody() {
    let sandbox = Sandbox::repository();
    let program = moved(&sandbox, "bin/hotwash");
    run(sandbox.command(&program).args(["hook", "install"])).expect(0);
    is_in_force(&sandbox);

    // Elsewhere, and on the PATH.
    let other = moved(&sandbox, "elsewhere/hotwash");
    fs::remove_file(&program).unwrap();
    let path = format!("{}:{}", other.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let told = run(sandbox.program().args(["hook", "status"]).env("PATH", &path)).expect(0).stdout;
    assert!(told.contains("elsewhere/hotwash (hotwash ") && told.contains("names this one"), "{told}");
    sandbox.write("postmortems/a.yaml", BAD);
    sandbox.git("add postmortems");
    run(sandbox.command("git").args(["commit", "-qm", "bad"]).env("PATH", &path)).expect(1);

    // One that does not start is as good as none.
    hook(&sandbox, "bin/hotwash", "#!/nowhere/interpreter\n", 0o755);
    let told = sandbox.hotwash("hook status").expect(1).stdout;
    assert!(told.contains("not in force") && told.contains("lets every commit pass"), "{told}");
    let told = run(sandbox.command("git").args(["commit", "-qm", "bad"])).expect(0).stderr;
    assert!(told.contains("NOT checked") && told.contains("`hotwash hook install`"), "{told}");

    let told = sandbox.hotwash("hook install").expect(0).stdout;
    assert!(told.contains("is current now"), "{told}");
    is_in_force(&sandbox);
}

#[test]
fn a_check_that_could_not_be_done_lets_nothing_pass() {
    let sandbox = Sandbox::repository();
    hook(&sandbox, "bin/hotwash", "#!/bin/sh\nexit 2\n", 0o755);
    sandbox.hotwash("hook install").expect(0);
    let text = sandbox.read(HOOK);
    let named = format!("hotwash_installed='{}'", env!("CARGO_BIN_EXE_hotwash"));
    let program = sandbox.top.join("bin/hotwash");
    sandbox.write(HOOK, text.replace(&named, &format!("hotwash_installed='{}'", program.display())));
    let told = commit(&sandbox, GOOD).expect(1).stderr;
    assert!(told.contains("could not be checked (status 2)") && told.contains("--no-verify"), "{told}");
}

#[test]
fn a_hook_of_an_earlier_version_is_made_current() {
    let sandbox = Sandbox::repository();
    let early = "#!/bin/sh\n# hotwash: proofreads the postmortems of each commit (`hotwash hook install` wrote this)\n\
                 if command -v hotwash >/dev/null 2>&1; then\n    exec hotwash check --staged\nfi\n";
    hook(&sandbox, HOOK, early, 0o755);
    sandbox.hotwash("hook install").expect(0);
    is_in_force(&sandbox);
    assert!(sandbox.hotwash("hook install").expect(0).stdout.contains("is there already"));
    // git skips what is not executable, and so this says.
    fs::set_permissions(sandbox.top.join(HOOK), fs::Permissions::from_mode(0o644)).unwrap();
    assert!(sandbox.hotwash("hook status").expect(1).stdout.contains("not executable"));
    sandbox.hotwash("hook install").expect(0);
    sandbox.hotwash("hook status").expect(0);
}

#[test]
fn a_link_on_the_path_is_named_rather_than_what_it_leads_to() {
    let sandbox = Sandbox::repository();
    fs::create_dir(sandbox.top.join("bin")).unwrap();
    let link = sandbox.top.join("bin/hotwash");
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_hotwash"), &link).unwrap();
    let path = format!("{}:{}", link.parent().unwrap().display(), std::env::var("PATH").unwrap());
    run(sandbox.program().args(["hook", "install"]).env("PATH", path)).expect(0);
    assert!(sandbox.read(HOOK).contains(&format!("hotwash_installed='{}'\n", link.display())));
}

#[test]
fn programs_read_the_status_as_json() {
    let sandbox = Sandbox::repository();
    let json = |status| {
        let told = sandbox.hotwash("hook status --format json").expect(status).stdout;
        serde_json::from_str::<serde_json::Value>(&told).unwrap()
    };
    let none = json(1);
    assert_eq!((&none["version"], &none["in_force"], &none["state"]), (&1.into(), &false.into(), &"none".into()));
    hook(&sandbox, HOOK, "#!/bin/sh\n", 0o755);
    assert_eq!(json(1)["state"], "another");
    sandbox.hotwash("hook install").expect(0);
    let there = json(0);
    assert_eq!(
        (&there["in_force"], &there["current"], &there["executable"]),
        (&true.into(), &true.into(), &true.into())
    );
    assert_eq!(there["hook"], sandbox.top.join(HOOK).to_str().unwrap());
    assert_eq!(there["before"], sandbox.top.join(BEFORE).to_str().unwrap());
    assert_eq!(
        (&there["program"], &there["hooks_path"]),
        (&env!("CARGO_BIN_EXE_hotwash").into(), &serde_json::Value::Null)
    );
}
