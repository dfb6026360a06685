#!/usr/bin/env python3
"""Times `hotwash check` as whole processes, beside references and other checkers in the same run.

    cargo build --release
    python3 benches/check.py [--records 10000] [--runs 41]

Prints medians, and ratios to ours:

- one record, cold, beside a Rust program that only says hello: what starting costs, and the rest;
- an archive of records made from `examples/`, beside reading the same bytes with `cat`;
- the peak memory of that, and of one ten times as large: what a record more takes.

Peers are taken where they are on PATH, or where an option says (`--boon ~/.cargo/bin/boon`). They know
YAML or JSON Schema; none of them reads a postmortem. Those that are missing are named and left out.

    ryl                 a YAML linter                 cargo install ryl
    boon                JSON Schema, Rust             cargo install boon-cli
    jsonschema-cli      JSON Schema, Rust             cargo install jsonschema-cli
    jsonschema          JSON Schema, C++ (sourcemeta) npm install --global @sourcemeta/jsonschema
    check-jsonschema    JSON Schema, Python           pip install check-jsonschema

Machines are noisy: quote ratios of one run, not seconds of two. Standard library only.
"""

import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

from common import HERE, archive, id_of, run, told

SCHEMA = str(HERE / "schemas/postmortem.schema.json")
GROWTH = 10

# What records obey, so that no peer spends its time on telling findings.
RYL_RULES = "anchors braces brackets colons commas hyphens indentation key-duplicates trailing-spaces".split()

# How each checks files. A folder's name ends in a slash.
PEERS = {
    "ryl": lambda program, files: [program, "check", "--no-cache", "-c", "ryl.toml", *files],
    "boon": lambda program, files: [program, SCHEMA, *files],
    "jsonschema-cli": lambda program, files: [program, "validate", SCHEMA, *(part for file in files for part in ("-i", file))],
    "jsonschema": lambda program, files: [program, "validate", SCHEMA, *files],
    "check-jsonschema": lambda program, files: [program, "--schemafile", SCHEMA, *files],
}
# Those that also check an archive: the others take minutes, or no list of that length.
OF_ARCHIVES = ["ryl", "boon"]


def median_ms(commands, runs, folder):
    """Medians in milliseconds; the commands take turns, so that noise falls on all of them."""
    times = {name: [] for name in commands}
    for turn in range(runs + 2):
        for name, command in commands.items():
            start = time.perf_counter()
            run(command, folder)
            if turn >= 2:  # the first two warm the caches
                times[name].append((time.perf_counter() - start) * 1000)
    return {name: statistics.median(taken) for name, taken in times.items()}


def working(commands, folder):
    """The commands that can be timed: of ours each must work, of the peers what does not is named."""
    found = {}
    for name, command in commands.items():
        try:
            status, _ = run(command, folder)
        except OSError as why:
            status = why.strerror
        if status in (0, 1):  # 1 means that something was found
            found[name] = command
        elif name in PEERS:
            print(f"  {name:16} left out: it ends with {status}")
        else:
            sys.exit(f"{name} ends with {status}: {command[0]}")
    return found


def peers(arguments):
    """The programs that are there, by name."""
    found = {}
    for name in PEERS:
        given = getattr(arguments, name.replace("-", "_"))
        program = shutil.which(given or name)
        # Python's library brings a program of the same name, which reads no YAML.
        is_namesake = name == "jsonschema" and not given and program and is_script(program)
        if program and not is_namesake:
            found[name] = os.path.abspath(program)
        else:
            print(f"  {name:16} left out: not found")
    return found


def is_script(program):
    with open(program, "rb") as file:
        return file.read(2) == b"#!"


def hello(folder):
    """A Rust program that only says hello."""
    source = folder / "hello.rs"
    source.write_text('fn main() { println!("hello"); }\n')
    subprocess.run(["rustc", "-O", "-o", str(folder / "hello"), str(source)], check=True)
    return str(folder / "hello")


def one_record(arguments, found, folder):
    text = pathlib.Path(arguments.record).read_text()
    record = folder / f"{id_of(text)}.yaml"
    record.write_text(text)
    commands = {
        "hello": [hello(folder)],
        "--version": [arguments.program, "--version"],
        "check": [arguments.program, "check", record.name],
    }
    commands |= {name: PEERS[name](program, [record.name]) for name, program in found.items()}
    one = median_ms(working(commands, folder), arguments.runs, folder)
    print(f"one record of {record.stat().st_size} bytes, medians of {arguments.runs} runs:")
    for name, taken in one.items():
        print(f"  {name:16} {taken:7.2f} ms  hello + {taken - one['hello']:7.2f} ms  {taken / one['check']:6.2f} x check")


def an_archive(arguments, found, folder):
    root = folder / "archive"
    files, size = archive(root, range(arguments.records))
    (root / "ryl.toml").write_bytes((folder / "ryl.toml").read_bytes())
    check = [arguments.program, "-C", str(root), "check"]
    commands = {"cat": ["sh", "-c", "find postmortems -name '*.yaml' -print0 | xargs -0 cat"], "check": check}
    for name in (name for name in OF_ARCHIVES if name in found):
        commands[name] = PEERS[name](found[name], ["postmortems/"] if name == "ryl" else files)
    commands = working(commands, root)
    many = median_ms(commands, max(3, arguments.runs // 8), root)
    print(f"{arguments.records} records, {size / 1e6:.1f} MB:")
    for name, taken in many.items():
        _, peak = run(commands[name], root)
        print(
            f"  {name:16} {taken:7.0f} ms  {taken * 1000 / arguments.records:6.1f} us a record"
            f"  {taken / many['check']:6.2f} x check  {told(peak):>11} at most"
        )
    _, few = run(check, root)
    archive(root, range(arguments.records, arguments.records * GROWTH))
    _, more = run(check, root)
    each = (more - few) * 1024 / (arguments.records * (GROWTH - 1))
    print(f"memory of check: {told(few)}, {told(more)} for {GROWTH} times as many: {each:.2f} KB for a record more")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--program", default=str(HERE / "target/release/hotwash"))
    parser.add_argument("--record", default=str(HERE / "examples/near-miss.yaml"))
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=41)
    for name in PEERS:
        parser.add_argument(f"--{name}", metavar="PROGRAM", help=f"where {name} is, if not on PATH")
    arguments = parser.parse_args()
    arguments.program = os.path.abspath(arguments.program)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        rules = "".join(f"{rule} = {json.dumps('enable')}\n" for rule in RYL_RULES)
        (folder / "ryl.toml").write_text(f"[lint.rules]\n{rules}")
        found = peers(arguments)
        one_record(arguments, found, folder)
        an_archive(arguments, found, folder)


if __name__ == "__main__":
    main()
