"""What the benchmarks share: records made from `examples/`, and processes that are timed. Standard library only."""

import os
import pathlib
import re
import resource
import subprocess

HERE = pathlib.Path(__file__).resolve().parent.parent
EXAMPLES = ["bad-deploy-rollback", "data-loss-two-windows", "expired-certificate", "full-record", "near-miss"]


def run(command, folder):
    """One run: its exit status and peak memory in MB. Everything it says is dropped."""
    child = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return child.returncode, usage.ru_maxrss / 1024


def archive(folder, numbers):
    """Records made from the examples, each set of them about services of its own: they were not all
    down at once. Returns their files and bytes."""
    texts = [(HERE / "examples" / f"{name}.yaml").read_text() for name in EXAMPLES]
    ids = [id_of(text) for text in texts]
    files, size = [], 0
    for number in numbers:
        copy, which = divmod(number, len(texts))
        text = re.sub("|".join(ids), lambda found: f"{found[0]}-{copy:06}", texts[which])
        services = lambda found: re.sub(r"[\w-]+", lambda name: f"{name[0]}-{copy}", found[0])
        text = re.sub(r"(?<=^services: )\[.*\]$", services, text, flags=re.M)
        path = folder / "postmortems" / ids[which][:4] / f"{ids[which]}-{copy:06}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        files.append(str(path.relative_to(folder)))
        size += len(text.encode())
    return files, size


def id_of(text):
    return re.search(r"^id: (.*)$", text, re.M).group(1)


def told(peak):
    """A peak in words: the system counts what Python held when it started the program."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{peak:.0f} MB" if peak > own * 1.05 else f"under {own * 1.05:.0f} MB"
