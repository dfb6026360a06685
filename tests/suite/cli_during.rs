//! What needs no conversation: `log` and `milestone` during an incident, `actions` after it.

mod actions;
mod change;
mod log;
mod milestone;
mod pipe;
mod together;

use std::io::Write as _;
use std::process::Stdio;

use crate::sandbox::{Output, Sandbox, run};

/// `hotwash ARGS`, each argument as it stands.
fn hotwash(sandbox: &Sandbox, args: &[&str]) -> Output {
    run(sandbox.program().args(args))
}

/// The same with something on standard input.
fn piped(sandbox: &Sandbox, args: &[&str], input: &str) -> Output {
    let mut command = sandbox.program();
    let child = command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = child.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let [stdout, stderr] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    Output { status: output.status.code().unwrap(), stdout, stderr }
}
