"""Measures the speed of qmsdocs against its limits; exits 1 where one does not hold.

python bench/run.py [--quick] [--work FOLDER]
"""

import argparse
import os
import platform
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # started as a script

from bench import acts, rebuilding
from bench.measure import Job, in_turns

DAY = "2026-11-20"
HERE = Path(__file__).resolve().parent
BIN = Path(sys.executable).parent
GROWTH = 11.0
SMALL, WIDE, LARGE, HISTORY = 268, 2_000, 10_000, 300
_FEW = 2
_RELEASE, _WITH_RELEASE = 262, 340
_FORGETS = {"cold": "*", "anew": "*.json", "warm": ""}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; without a limit it is there to compare with."""

    what: str
    found: float
    unit: str
    limit: float | None = None
    note: str = ""

    @property
    def holds(self) -> bool:
        """Is the figure within its limit?"""
        return self.limit is None or self.found <= self.limit


@dataclass(frozen=True, slots=True)
class Bench:
    """Where handbooks are made and how often each command runs."""

    work: Path
    times: int

    def handbook(self, documents: int, *, commits: int = 0, signed: bool = True) -> Path:
        """Return the folder of a handbook; it is made once."""
        name = f"{documents}-{commits}-{'signed' if signed else 'unsigned'}"
        options = ["-n", str(documents), "--commits", str(commits)]
        return self._made(name, "generate.py", [], options + ([] if signed else ["--unsigned"]))

    def peer(self, documents: int) -> Path:
        """Return the folder of as many items for Doorstop."""
        source = str(self.handbook(documents, signed=False))
        return self._made(f"{documents}-doorstop", "peer.py", [source], [])

    def asked(self, documents: int) -> Path:
        """Return a folder with a clone and a server whose hooks are asked about one draft."""
        source = str(self.handbook(documents, commits=HISTORY, signed=False))
        return self._made(f"{documents}-asked", "gates.py", [source], [])

    def check(self, folder: Path, temper: str) -> Job:
        """Return the job of checking a handbook: cold, anew or warm; it has run once before.

        Cold, nothing is remembered; anew, only what single files were read as.
        """
        command = [str(BIN / "qmsdocs"), "check", str(folder), "--as-of", DAY]
        name = f"{temper}-{folder.name}"
        job = Job(name, command, self.work / name, _FORGETS[temper], reads=folder)
        in_turns([job], 1)
        return job

    def _made(self, name: str, script: str, before: list[str], after: list[str]) -> Path:
        folder = self.work / name
        if not folder.exists():
            # Half a handbook must not be taken for a whole one by the next run.
            new = folder.with_suffix(".new")
            command = [sys.executable, str(HERE / script), *before, str(new), *after]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
            new.rename(folder)
        return folder


def check_against_floor(bench: Bench) -> Iterator[Row]:
    """Yield what a cold check takes beside the floor, beside Doorstop, and for signatures."""
    plain, signed = bench.handbook(SMALL, signed=False), bench.handbook(SMALL)
    anew, cold, proved = (
        bench.check(folder, temper)
        for folder, temper in ((plain, "anew"), (plain, "cold"), (signed, "anew"))
    )
    start = Job("start", [sys.executable, "-c", "pass"])
    floor = Job("floor", [sys.executable, str(HERE / "floor.py"), str(plain)], reads=plain)
    peer = Job("peer", [str(BIN / "doorstop"), "--quiet"], folder=bench.peer(SMALL))
    reader = replace(peer, name="reader", command=[*peer.command, "--no-reformat"])
    found = in_turns([floor, anew, start, cold, proved, peer, reader], bench.times)
    seconds = {name: sample.typical for name, sample in found.items()}
    records = sum(1 for _ in (signed / "content" / "records").rglob("*.sig"))
    allowed = 2.5 * seconds["floor"] + seconds["start"]
    took, each = seconds[anew.name], (seconds[proved.name] - seconds[anew.name]) / records * 1000
    texts = sum(1 for _ in (plain / "content").rglob("*.md"))
    first = (seconds[cold.name] - took) / texts * 1000
    yield Row("interpreter start", seconds["start"], "s")
    yield Row(f"floor: read and parse the same files, N={SMALL}", seconds["floor"], "s")
    note = f"{took / seconds['floor']:.2f} floors; limit 2.5 floors + start"
    yield Row(f"check anew, N={SMALL}, without signatures", took, "s", allowed, note)
    note = f"{first:.1f} ms for each text, once"
    yield Row(
        "  with citations to be found, services to be read", seconds[cold.name], "s", note=note
    )
    yield Row(f"  with {records} signatures", seconds[proved.name], "s", note=f"{each:.1f} ms each")
    for name, what in (("peer", "Doorstop"), ("reader", "Doorstop --no-reformat")):
        note = f"qmsdocs takes {took / seconds[name]:.2f} of it"
        yield Row(f"{what}, {SMALL} items", seconds[name], "s", note=note)


def warm(bench: Bench, documents: int, limit: float) -> Iterator[Row]:
    """Yield what a check takes when nothing changed."""
    job = bench.check(bench.handbook(documents), "warm")
    found = in_turns([job], 2 * bench.times)[job.name].typical
    yield Row(f"check warm, N={documents:,}, signed", found, "s", limit)


def growth(bench: Bench, documents: int) -> Iterator[Row]:
    """Yield how many times longer ten times the documents take, cold and warm."""
    folders = [bench.handbook(count, signed=False) for count in (documents, 10 * documents)]
    for word in ("cold", "warm"):
        one, ten = (bench.check(folder, word) for folder in folders)
        found = in_turns([one, ten], bench.times)
        few, many = found[one.name].typical, found[ten.name].typical
        what = f"check {word}, N={10 * documents:,} to {documents:,}"
        yield Row(what, many / few, "x", GROWTH, f"{many:.2f} s to {few:.2f} s")


def memory(bench: Bench) -> Iterator[Row]:
    """Yield the peak memory of a cold check with all its signatures."""
    job = bench.check(bench.handbook(LARGE), "cold")
    found = in_turns([job], 1)[job.name]
    note = f"{found.typical:.1f} s with signatures"
    yield Row(f"peak memory of a cold check, N={LARGE:,}, signed", found.peak, "MB", 600, note)


def site(bench: Bench, *, quick: bool) -> Iterator[Row]:
    """Yield what the next build takes after one change, and a whole one beside MkDocs."""
    built: dict[int, rebuilding.Whole] = {}
    for documents, limit in ((SMALL, 1.5), (WIDE, 4.0)):
        if quick and documents > SMALL:
            continue
        folder, work = bench.handbook(documents), bench.work / f"site-{documents}"
        shutil.rmtree(work, ignore_errors=True)
        times = bench.times if documents == SMALL else _FEW
        took = rebuilding.one_change(folder, work, times)
        yield Row(f"build after one change, N={documents:,}, signed", took, "s", limit)
        built[documents] = found = rebuilding.whole(folder, work, times)
        note = f"{found.ours:.2f} s to {found.theirs:.2f} s"
        what = f"build anew to mkdocs build, N={documents:,}, signed"
        yield Row(what, found.ratio, "x", 1.25, note)
        shutil.rmtree(work)
    if WIDE in built:
        few, many = built[SMALL], built[WIDE]
        note = f"{many.ours:.2f} s to {few.ours:.2f} s"
        yield Row(f"build anew, N={WIDE:,} to {SMALL}", many.ours / few.ours, "x", 9.0, note)
        yield Row(f"peak memory of a build anew, N={WIDE:,}", many.peak, "MB", 600)


def history(bench: Bench, few: int, many: int) -> Iterator[Row]:
    """Yield how many times longer ``verify`` takes over ten times the commits."""
    folders = [bench.handbook(SMALL, commits=count) for count in (few, many)]
    jobs = [Job(f.name, [str(BIN / "qmsdocs"), "verify", str(f)], reads=f) for f in folders]
    found = in_turns(jobs, bench.times)
    short, long = (found[job.name].typical for job in jobs)
    what = f"verify, H={many:,} to {few:,}, N={SMALL}"
    yield Row(what, long / short, "x", GROWTH, f"{long:.2f} s to {short:.2f} s")


def gates(bench: Bench, documents: int) -> Iterator[Row]:
    """Yield what the hooks take when one draft was edited: before a commit, and at a push."""
    folder = bench.asked(documents)
    hook = [sys.executable, "-P", "-m", "qmsdocs", "hooks", "run"]
    clone, server = folder / "clone", folder / "server.git"
    commit = Job("pre-commit", [*hook, "pre-commit"], folder=clone, reads=clone)
    listed = shlex.join([*hook, "pre-receive"]) + " < ../updates"
    push = Job("pre-receive", ["sh", "-c", listed], folder=server, reads=server)
    found = in_turns([commit, push], bench.times)
    for name, sample in found.items():
        yield Row(f"{name}, one draft, N={documents:,}", sample.typical, "s", 2.0)


def acting(bench: Bench, *, quick: bool) -> Iterator[Row]:
    """Yield what an act on one document takes, and a release of 262 documents."""
    documents = SMALL if quick else LARGE
    origin = bench.handbook(documents, commits=300, signed=False)
    took, git = acts.one_document(origin, bench.work / "one", bench.times)
    note = f"{took / git:.1f} times 'git commit' of the same file, {git:.2f} s"
    yield Row(f"submit one document, N={documents:,}", took, "s", 1.0, note)
    origin = bench.handbook(_WITH_RELEASE, commits=50, signed=False)
    found = acts.release(origin, bench.work / "release", _RELEASE)
    note = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in found.items())
    yield Row(f"promulgate {_RELEASE} documents at once", found["promulgate"], "s", 5.0, note)


def rows(bench: Bench, *, quick: bool) -> Iterator[Row]:
    """Yield every row; in a hurry only those of the usual size."""
    yield from check_against_floor(bench)
    yield from warm(bench, SMALL, 0.25)
    yield from gates(bench, SMALL)
    if not quick:
        yield from gates(bench, LARGE)
        yield from warm(bench, LARGE, 1.0)
        yield from growth(bench, SMALL)
        yield from growth(bench, LARGE // 10)
        yield from memory(bench)
        yield from history(bench, 500, 5_000)
    yield from acting(bench, quick=quick)
    yield from site(bench, quick=quick)


def shown(row: Row) -> str:
    """Return a row as a line of the table."""
    limit = "" if row.limit is None else f"{row.limit:.2f} {row.unit}"
    word = "" if row.limit is None else "holds" if row.holds else "FAILS"
    figure = f"{row.found:.2f} {row.unit:<2}"
    return f"{row.what:<54} {figure:>11} {limit:>10}  {word:<5}  {row.note}".rstrip()


def main() -> int:
    """Print the table as it grows; return 1 where a limit does not hold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help=f"N={SMALL} only, fewer runs")
    parser.add_argument("--work", type=Path, help="keep the handbooks in this folder for next time")
    given = parser.parse_args()
    if not (BIN / "doorstop").is_file():
        sys.exit("Doorstop is not installed here; 'make bench' installs it.")
    machine = f"Python {platform.python_version()}, {os.cpu_count()} processors"
    print(f"{machine}; medians of whole processes")
    failed = False
    with tempfile.TemporaryDirectory(prefix="qmsdocs-bench-") as passing:
        bench = Bench(given.work or Path(passing), 3 if given.quick else 5)
        bench.work.mkdir(parents=True, exist_ok=True)
        for row in rows(bench, quick=given.quick):
            print(shown(row), flush=True)
            failed |= not row.holds
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
