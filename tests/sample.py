"""The handbook of the tests: its files, keys and scans, and its day.

It is a small one that stays as it is, whatever becomes of the sample that people see.
"""

from datetime import date
from functools import cache
from pathlib import Path

from qmsdocs.demo.story import Sample
from qmsdocs.diagnostics import Diagnostic

ROOT = Path(__file__).parent.parent
BOOK = ROOT / "tests" / "handbook"
CONTENT = BOOK / "content"
DEMO = BOOK / "demo"
SAMPLE = Sample(DEMO, CONTENT)
KEYS = DEMO / "keys"
EVIDENCE = DEMO / "evidence"
DAY = date(2026, 11, 20)
"""The day on which everything about it is asked."""

SIGNATURES: dict[str, str] = {}
"""Signatures found good so far in this run, so that each is examined once."""


def brought_by_time(diagnostic: Diagnostic) -> bool:
    """Does it come and go by itself, by days, by the law, by the catalogue of services?"""
    return diagnostic.check.startswith(("DUE", "LNK006", "LAW", "SVC", "OBJ009"))


def sample_files() -> dict[str, bytes]:
    """Return a fresh copy of its files by path, ``content/…``."""
    return dict(_read())


@cache
def _read() -> dict[str, bytes]:
    paths = (path for path in sorted(CONTENT.rglob("*")) if path.is_file())
    return {path.relative_to(BOOK).as_posix(): path.read_bytes() for path in paths}
