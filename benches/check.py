#!/usr/bin/env python3
"""Times `hotwash check` as whole processes, against a reference in the same run.

    cargo build --release
    python3 benches/check.py [--records 10000] [--runs 41]

Prints medians and ratios:

- one record, cold, beside a Rust program that only says hello: what starting costs, and the rest;
- an archive of records made from `examples/`, beside reading the same bytes with `cat`.

Machines are noisy: quote ratios of one run, not seconds of two. Standard library only.
"""

import argparse
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent.parent
EXAMPLES = ["bad-deploy-rollback", "data-loss-two-windows", "expired-certificate", "near-miss"]


def median_ms(commands, runs):
    """Medians in milliseconds; the commands take turns, so that noise falls on all of them."""
    times = {name: [] for name in commands}
    for turn in range(runs + 2):
        for name, command in commands.items():
            start = time.perf_counter()
            done = subprocess.run(command, stdout=subprocess.DEVNULL)
            if done.returncode > 1:  # 1 means that something was found
                sys.exit(f"{name} exits with {done.returncode}")
            if turn >= 2:  # the first two warm the caches
                times[name].append((time.perf_counter() - start) * 1000)
    return {name: statistics.median(taken) for name, taken in times.items()}


def peak_mb(command):
    """The peak memory of one run, in MB."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_maxrss / 1024


def hello(folder):
    """A Rust program that only says hello."""
    source = folder / "hello.rs"
    source.write_text('fn main() { println!("hello"); }\n')
    subprocess.run(["rustc", "-O", "-o", str(folder / "hello"), str(source)], check=True)
    return str(folder / "hello")


def archive(folder, count):
    """`count` records, each an example under an id of its own; returns their bytes."""
    texts = [(HERE / "examples" / f"{name}.yaml").read_text() for name in EXAMPLES]
    size = 0
    for number in range(count):
        text = texts[number % len(texts)]
        stem = f"{re.search(r'^id: (.*)$', text, re.M).group(1)}-{number:06}"
        text = re.sub(r"^id: .*$", f"id: {stem}", text, count=1, flags=re.M)
        path = folder / "postmortems" / stem[:4] / f"{stem}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        size += len(text.encode())
    return size


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", default=str(HERE / "target/release/hotwash"))
    parser.add_argument("--record", default=str(HERE / "examples/near-miss.yaml"))
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=41)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        stem = re.search(r"^id: (.*)$", pathlib.Path(arguments.record).read_text(), re.M).group(1)
        record = folder / f"{stem}.yaml"
        record.write_bytes(pathlib.Path(arguments.record).read_bytes())
        one = median_ms(
            {
                "hello": [hello(folder)],
                "--version": [arguments.program, "--version"],
                "check": [arguments.program, "check", str(record)],
            },
            arguments.runs,
        )
        print(f"one record of {record.stat().st_size} bytes, medians of {arguments.runs} runs:")
        for name, taken in one.items():
            print(f"  {name:10} {taken:7.2f} ms  hello + {taken - one['hello']:5.2f} ms")
        root = folder / "archive"
        size = archive(root, arguments.records)
        many = median_ms(
            {
                "cat": ["sh", "-c", f"find {root}/postmortems -name '*.yaml' -print0 | xargs -0 cat"],
                "check": [arguments.program, "-C", str(root), "check"],
            },
            max(3, arguments.runs // 8),
        )
        print(f"{arguments.records} records, {size / 1e6:.1f} MB:")
        for name, taken in many.items():
            print(
                f"  {name:10} {taken:7.0f} ms  {taken * 1000 / arguments.records:6.1f} us a record"
                f"  {taken / many['cat']:5.1f} x cat"
            )
        print(f"  peak memory of check: {peak_mb([arguments.program, '-C', str(root), 'check']):.0f} MB")


if __name__ == "__main__":
    main()
