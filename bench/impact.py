"""Measures how long `qmsdocs impact` takes for one legal document; exits 1 above its limit.

python bench/impact.py [--work FOLDER] [--times 5]

Cold, warm, and after one row of the legal catalogue got another day; beside the start of an
interpreter and `git status` over the same files.
"""

import argparse
import csv
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # started as a script

from bench.measure import Job, in_turns

DAY = "2026-11-20"
HERE = Path(__file__).resolve().parent
BIN = Path(sys.executable).parent
SMALL, LARGE, HISTORY = 1_000, 10_000, 300
LIMIT = 1.0
"""Seconds that a warm question may take over the larger handbook."""


def handbook(work: Path, documents: int) -> Path:
    """Return the folder of a handbook with its repository; it is made once."""
    folder = work / f"{documents}-{HISTORY}-unsigned"
    if not folder.exists():
        new = folder.with_suffix(".new")
        size = ["-n", str(documents), "--commits", str(HISTORY), "--unsigned"]
        command = [sys.executable, str(HERE / "generate.py"), str(new), *size]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        new.rename(folder)
    return folder


def most_cited(folder: Path) -> tuple[str, int]:
    """Return the number that most texts in force name as their basis, and all such citations."""
    found: Counter[str] = Counter()
    for file in sorted((folder / "content" / "procedures").rglob("*.md")):
        _, front, _ = file.read_text(encoding="utf-8").split("---\n", 2)
        basis = front.partition("legal_basis:\n")[2].partition("field:")[0]
        found.update(line.removeprefix("  - ") for line in basis.splitlines())
    return found.most_common(1)[0][0], found.total()


def turn(folder: Path) -> None:
    """Give one relation of the catalogue another day, and at the next call its first one again."""
    file = min((folder / "content" / "catalogue" / "relations").glob("*.csv"))
    with file.open(encoding="utf-8", newline="") as before:
        head, first, *others = csv.reader(before)
    first[4] = "2026-06-01" if first[4] != "2026-06-01" else "2026-06-02"
    with file.open("w", encoding="utf-8", newline="") as after:
        csv.writer(after, lineterminator="\n").writerows([head, first, *others])


def seconds(folder: Path, cache: Path, number: str, times: int) -> dict[str, float]:
    """Return the seconds of each question, and of what it is compared with."""
    command = [str(BIN / "qmsdocs"), "impact", number, "--root", str(folder), "--as-of", DAY]
    cold = Job("cold", command, cache, "*", reads=folder)
    warm = Job("warm", command, cache, reads=folder)
    start = Job("start", [sys.executable, "-c", "pass"])
    status = Job("git status", ["git", "-C", str(folder), "status", "--porcelain"])
    found = {"cold": in_turns([cold], 1)["cold"].typical}
    samples = in_turns([start, status, warm], times)
    found |= {name: sample.typical for name, sample in samples.items()}
    turned = []
    for _ in range(times):
        turn(folder)
        turned.append(in_turns([warm], 1)["warm"].typical)
    return {**found, "one row changed": sorted(turned)[len(turned) // 2]}


def main() -> int:
    """Print a table for both sizes; return 1 where the limit does not hold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--work", type=Path, help="keep the handbooks in this folder for next time")
    given = parser.parse_args()
    found = {}
    with tempfile.TemporaryDirectory(prefix="qmsdocs-bench-") as passing:
        work = given.work or Path(passing)
        work.mkdir(parents=True, exist_ok=True)
        for documents in (SMALL, LARGE):
            folder = handbook(work, documents)
            number, citations = most_cited(folder)
            found[documents] = seconds(folder, Path(passing) / str(documents), number, given.times)
            print(f"N={documents:,}, {citations:,} entries of legal bases, asked about {number}")
            for name, took in found[documents].items():
                print(f"  {name:<16} {took:6.2f} s")
    small, large = (found[documents]["warm"] for documents in (SMALL, LARGE))
    floor = found[LARGE]["git status"]
    print(f"warm, N={LARGE:,} to {SMALL:,}: {large / small:.1f} x")
    print(f"warm, N={LARGE:,}, to git status: {large / floor:.1f} x")
    print(f"warm, N={LARGE:,}: {large:.2f} s, limit {LIMIT:.2f} s")
    return int(large > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
