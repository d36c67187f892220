"""The sample handbook as tests find it: its files, keys and scans, and its day."""

from datetime import date
from functools import cache
from pathlib import Path

from qmsdocs.diagnostics import Diagnostic

ROOT = Path(__file__).parent.parent
CONTENT = ROOT / "content"
DEMO = ROOT / "demo"
KEYS = DEMO / "keys"
EVIDENCE = DEMO / "evidence"
DAY = date(2026, 11, 20)
"""The day on which everything about the sample is asked."""

SIGNATURES: dict[str, str] = {}
"""Signatures found good so far in this run, so that each is examined once."""


def brought_by_time(diagnostic: Diagnostic) -> bool:
    """Does it come and go by itself, by days, by the law, by the catalogue of services?"""
    return diagnostic.check.startswith(("DUE", "LNK006", "LAW", "SVC"))


def sample_files() -> dict[str, bytes]:
    """Return a fresh copy of the sample's files by path, ``content/…``."""
    return dict(_read())


@cache
def _read() -> dict[str, bytes]:
    paths = (path for path in sorted(CONTENT.rglob("*")) if path.is_file())
    return {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in paths}
