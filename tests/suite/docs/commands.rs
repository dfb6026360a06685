//! The reference of the command line, from its own help.

use std::fmt::Write as _;

use clap::{Command, CommandFactory as _};
use hotwash::cli::Cli;

use super::is_made;

#[test]
fn the_reference_of_commands_is_their_help() {
    let mut root = Cli::command().term_width(100);
    root.build();
    let mut made = format!("## hotwash\n\n{}", help(&root));
    for command in root.get_subcommands().filter(|command| is_told(command)) {
        section(&mut made, "hotwash", command);
    }
    is_made("docs/cli.md", &made);
}

fn section(made: &mut String, parent: &str, command: &Command) {
    let name = format!("{parent} {}", command.get_name());
    // What every command takes is told once, above.
    let own = command.clone().mut_args(|arg| {
        let is_common = arg.is_global_set() || arg.get_id() == "help";
        arg.hide(is_common)
    });
    write!(made, "\n## {name}\n\n{}", help(&own)).unwrap();
    for below in command.get_subcommands().filter(|command| is_told(command)) {
        section(made, &name, below);
    }
}

/// Not `help` itself, and nothing that is hidden.
fn is_told(command: &Command) -> bool {
    command.get_name() != "help" && !command.is_hide_set()
}

fn help(command: &Command) -> String {
    let text = command.clone().render_long_help().to_string();
    let lines: Vec<&str> = text.trim_end().lines().map(str::trim_end).collect();
    format!("```text\n{}\n```\n", lines.join("\n"))
}
