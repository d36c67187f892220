"""Whole processes measured: seconds on the wall and peak memory, in turns, with medians."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Job:
    """One command to be measured.

    Attributes:
        cache: Folder in which qmsdocs remembers.
        forgets: What of it is removed before each run, as a pattern of names; empty: nothing.
        out: Folder that is removed before each run, so that nothing is left to reuse.
        folder: Where the command is started.
        reads: Folder whose files are read once before each run: disks are not measured.
    """

    name: str
    command: Sequence[str]
    cache: Path | None = None
    forgets: str = ""
    out: Path | None = None
    folder: Path | None = None
    reads: Path | None = None


@dataclass(slots=True)
class Sample:
    """What the runs of one job took."""

    seconds: list[float] = field(default_factory=list)
    peaks: list[int] = field(default_factory=list)

    @property
    def typical(self) -> float:
        """The median of the seconds."""
        return median(self.seconds)

    @property
    def peak(self) -> float:
        """The most memory that any run held, in MB."""
        return max(self.peaks) / 1024


def in_turns(jobs: Sequence[Job], times: int) -> dict[str, Sample]:
    """Return a sample of each job; they run one after another, so that all meet the same noise."""
    samples = {job.name: Sample() for job in jobs}
    for _ in range(times):
        for job in jobs:
            seconds, peak = _run(job)
            samples[job.name].seconds.append(seconds)
            samples[job.name].peaks.append(peak)
    return samples


def _run(job: Job) -> tuple[float, int]:
    if job.out is not None:
        shutil.rmtree(job.out, ignore_errors=True)
    for file in job.cache.rglob(job.forgets) if job.cache and job.forgets else ():
        file.unlink()
    for path in job.reads.rglob("*") if job.reads else ():
        if path.is_file():
            path.read_bytes()
    start = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 - our own list of arguments
        list(job.command),
        env=_environment(job),
        cwd=job.folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        complaint = process.stderr.read() if process.stderr else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    if process.returncode != 0:
        sys.exit(f"exit status {process.returncode} of: {' '.join(job.command)}\n{complaint}")
    return seconds, usage.ru_maxrss


def _environment(job: Job) -> Mapping[str, str]:
    kept = {name: value for name, value in os.environ.items() if name[:4] not in ("GIT_", "QMSD")}
    # As on anybody's machine, the interpreter may keep what it compiled.
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    kept |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    return {**kept, "QMSDOCS_CACHE": str(job.cache or os.devnull), "NO_MKDOCS_2_WARNING": "1"}
