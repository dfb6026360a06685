//! The `hotwash` program.

fn main() -> std::process::ExitCode {
    hotwash::cli::main()
}
