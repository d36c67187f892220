"""Measures how long `qmsdocs watch` takes from a save to its result, beside a fresh check.

python bench/watching.py FOLDER [--saves 20]

FOLDER is a handbook made by generate.py; its texts are saved with one more line, and put back.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import IO

BIN = Path(sys.executable).parent
DAY = "2026-11-20"


def saves(folder: Path, times: int) -> Iterator[Path]:
    """Save texts in force by turns, each by writing beside it and renaming; yield each at once."""
    texts = sorted((folder / "content" / "procedures").rglob("*.md"))[:times]
    for path in texts:
        whole = path.read_bytes()
        for content in (whole + b"\n", whole):
            beside = path.with_name(f".#{path.name}")
            beside.write_bytes(content)
            beside.replace(path)
            yield path


def watched(folder: Path, times: int, environment: dict[str, str]) -> tuple[float, list[float]]:
    """Return the seconds until the first result, and from each save to the result shown."""
    command = [str(BIN / "qmsdocs"), "watch", str(folder), "--as-of", DAY, "--format", "json"]
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as process:  # noqa: S603 - our own program
        shown = process.stdout or sys.exit("no output")
        next(_rounds(shown))
        first, found = time.perf_counter() - start, []
        for path in saves(folder, times):
            start = time.perf_counter()
            written = next(_rounds(shown))
            found.append(time.perf_counter() - start)
            if not str(path).endswith(written[0]):
                sys.exit(f"{path} was saved and {written} was shown")
        process.terminate()
    return first, found


def _rounds(shown: IO[str]) -> Iterator[list[str]]:
    for line in shown:
        yield json.loads(line)["written"]


def fresh(folder: Path, environment: dict[str, str]) -> float:
    """Return the seconds of a whole check that has read nothing before."""
    command = [str(BIN / "qmsdocs"), "check", str(folder), "--as-of", DAY]
    with tempfile.TemporaryDirectory() as empty:
        start = time.perf_counter()
        done = subprocess.run(  # noqa: S603 - our own program
            command,
            env={**environment, "QMSDOCS_CACHE": empty},
            stdout=subprocess.DEVNULL,
            check=False,
        )
        seconds = time.perf_counter() - start
    if done.returncode > 1:
        sys.exit(f"exit status {done.returncode} of: {' '.join(command)}")
    return seconds


def main() -> None:
    """Read the arguments, measure, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--saves", type=int, default=20)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as cache:
        environment = {**os.environ, "QMSDOCS_CACHE": cache}
        once = median(fresh(given.folder, environment) for _ in range(3))
        first, found = watched(given.folder, given.saves, environment)
    print(f"fresh check {once:.2f} s, first result of watch {first:.2f} s")
    print(f"save to result: median {median(found) * 1000:.0f} ms, worst {max(found) * 1000:.0f} ms")
    print(f"median save to fresh check: {median(found) / once:.2f}")


if __name__ == "__main__":
    main()
