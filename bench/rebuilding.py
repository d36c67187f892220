"""Sites measured: a whole build beside MkDocs, and the next build after one change.

python bench/rebuilding.py FOLDER [--times 3]

FOLDER is a handbook made by generate.py; a copy of it is changed.
"""

import argparse
import filecmp
import re
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # started as a script

from bench.measure import Job, in_turns

DAY = "2026-11-20"
BIN = Path(sys.executable).parent
_KEYWORDS = re.compile(r"^keywords: .*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole build: its seconds and those of MkDocs over what it staged, and its peak in MB."""

    ours: float
    theirs: float
    peak: float

    @property
    def ratio(self) -> float:
        """How many times the seconds of MkDocs it takes."""
        return self.ours / self.theirs


def _building(folder: Path, out: Path, cache: Path, forgets: str = "") -> Job:
    command = [str(BIN / "qmsdocs"), "build", str(folder), "--as-of", DAY, "--out", str(out)]
    return Job("build", command, cache, forgets, out=out if forgets else None, reads=folder)


def whole(folder: Path, work: Path, times: int) -> Whole:
    """Return what a build takes where neither a site nor an answer is there to use again."""
    out, again = work / "out", work / "again"
    build = _building(folder, out, work / "cache", "*.json")
    # What single files were read as is known by their digests.
    in_turns([build], 1)
    settings = ["-f", str(out / "stage" / "mkdocs.yml"), "-d", str(again)]
    render = Job("mkdocs", [str(BIN / "mkdocs"), "build", "--quiet", *settings], out=again)
    found = in_turns([build, render], times)
    return Whole(found["build"].typical, found["mkdocs"].typical, found["build"].peak)


def one_change(folder: Path, work: Path, times: int) -> float:
    """Return the seconds of the whole command after a keyword of one document changed.

    Exits where the site is not that of a clean build.
    """
    copy, out, cache = work / "copy", work / "changed", work / "changed-cache"
    shutil.copytree(folder, copy, dirs_exist_ok=True)
    build = _building(copy, out, cache)
    in_turns([build], 1)
    text = max((copy / "content" / "procedures").rglob("*.md"))
    found = []
    for place in range(times):
        words = text.read_text(encoding="utf-8")
        text.write_text(_KEYWORDS.sub(f"keywords: [từ {place}]", words), encoding="utf-8")
        found.append(in_turns([build], 1)["build"].typical)
    clean = work / "clean"
    in_turns([_building(copy, clean, work / "clean-cache", "*")], 1)
    _refuse_difference(out / "site", clean / "site")
    return median(found)


def _refuse_difference(one: Path, other: Path) -> None:
    names = {each.relative_to(one) for each in one.rglob("*")}
    if names != {each.relative_to(other) for each in other.rglob("*")}:
        sys.exit(f"{one} and {other} have not the same files")
    for name in names:
        if (one / name).is_file() and not filecmp.cmp(one / name, other / name, shallow=False):
            sys.exit(f"{one / name} is not as in {other}")


def main() -> None:
    """Read the arguments, measure, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--times", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="qmsdocs-bench-") as passing:
        changed = one_change(given.folder, Path(passing), given.times)
        print(f"one change: {changed:.2f} s, the bytes of a clean build")
        found = whole(given.folder, Path(passing), given.times)
    print(f"whole build: {found.ours:.2f} s, mkdocs build {found.theirs:.2f} s", end=", ")
    print(f"{found.ratio:.2f} times; peak memory {found.peak:.0f} MB")


if __name__ == "__main__":
    main()
