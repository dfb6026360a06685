#!/usr/bin/env python3
"""Times `hotwash build` as whole processes, beside copying what it writes in the same run.

    cargo build --release
    python3 benches/build.py [--records 10000] [--runs 5] [--out FOLDER]

Prints medians, peak memory, and ratios to `cp -r` of the finished site, which is the floor:

- cold: no site, nothing kept from a former build;
- again, with nothing changed;
- again, after one record changed;
- the memory of ten times as many records: what a record more takes.

`--vs COMMAND` times another command in turn with the cold build, such as another generator on content of
its own. Records are made from `examples/`. Give `--out` on a memory file system for steadier figures.
Machines are noisy: quote ratios of one run, not seconds of two. Standard library only.
"""

import argparse
import os
import pathlib
import re
import shlex
import shutil
import statistics
import sys
import tempfile
import time

from common import HERE, archive, run, told

GROWTH = 10


def timed(command, folder):
    """Seconds and peak memory in MB of one run, which must work."""
    start = time.perf_counter()
    status, peak = run(command, folder)
    taken = time.perf_counter() - start
    if status != 0:
        sys.exit(f"{shlex.join(map(str, command))} ends with {status}")
    return taken, peak


def clear(out):
    """Takes away a site and what the next build would have known."""
    shutil.rmtree(out, ignore_errors=True)
    shutil.rmtree(out.with_name(f".{out.name}.hotwash"), ignore_errors=True)


def measure(label, runs, prepare, command, folder, floor=None, records=0):
    times, peaks = [], []
    for turn in range(runs + 1):
        prepare(turn)
        taken, peak = timed(command, folder)
        if turn > 0:  # the first one warms the caches
            times.append(taken)
            peaks.append(peak)
    median = statistics.median(times)
    ratio = f"  {median / floor:6.2f} x cp -r" if floor else ""
    each = f"  {median * 1e6 / records:7.1f} us a record" if records else ""
    print(f"  {label:22} {median * 1000:8.1f} ms{each}{ratio}  {told(max(peaks)):>11} at most")
    return median


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(HERE / "target/release/hotwash"))
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--out", help="where sites are written; absent means a temporary folder")
    parser.add_argument("--vs", metavar="COMMAND", help="another command, timed in turn with the cold build")
    arguments = parser.parse_args()
    program = os.path.abspath(arguments.program)
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        places = pathlib.Path(tempfile.mkdtemp(dir=arguments.out)) if arguments.out else root
        site, copy = places / "site", places / "copy"
        files, size = archive(root, range(arguments.records))
        build = [program, "-C", str(root), "build", "--out", str(site)]
        print(f"{arguments.records} records, {size / 1e6:.1f} MB, medians of {arguments.runs} runs:")

        timed(build, root)
        written = [path for path in site.rglob("*") if path.is_file()]
        print(f"  {len(written)} files, {sum(path.stat().st_size for path in written) / 1e6:.1f} MB")
        floor = measure(
            "cp -r",
            arguments.runs,
            lambda _: shutil.rmtree(copy, ignore_errors=True),
            ["cp", "-r", str(site), str(copy)],
            root,
            records=arguments.records,
        )
        shutil.rmtree(copy, ignore_errors=True)
        numbers = {"floor": floor, "records": arguments.records}
        cold = measure("cold", arguments.runs, lambda _: clear(site), build, root, **numbers)
        if arguments.vs:
            other = measure("the other one", arguments.runs, lambda _: None, shlex.split(arguments.vs), root)
            print(f"  the other one takes {other / cold:.1f} times as long as a cold build")
        measure("again, nothing changed", arguments.runs, lambda _: None, build, root, floor=floor)

        def change(turn):
            record = root / files[len(files) // 2]
            title = re.compile(r"^(title: .*?)( \(turn \d+\))?$", re.M)
            record.write_text(title.sub(rf"\1 (turn {turn})", record.read_text(), count=1))

        measure("again, one changed", arguments.runs, change, build, root, floor=floor)
        clear(site)
        _, few = timed(build, root)
        archive(root, range(arguments.records, arguments.records * GROWTH))
        clear(site)
        taken, more = timed(build, root)
        each = (more - few) * 1024 / (arguments.records * (GROWTH - 1))
        print(
            f"{GROWTH} times as many, cold: {taken:.2f} s, {taken * 1e6 / arguments.records / GROWTH:.1f} us a record,"
            f" {told(more)}: {each:.2f} KB for a record more"
        )
        if arguments.out:
            shutil.rmtree(places, ignore_errors=True)


if __name__ == "__main__":
    main()
