"""Every check against its cases: what it must say, what it must leave alone."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from qmsdocs.checks.catalogue import CHECKS
from qmsdocs.checks.engine import diagnose
from qmsdocs.diagnostics import Diagnostic
from qmsdocs.reports.diagnostics import as_line
from qmsdocs.source.load import Aids, load
from qmsdocs.source.tree import MemoryTree
from qmsdocs.wording import Said
from tests.cases.script import Bench
from tests.sample import DAY, EVIDENCE, SIGNATURES, brought_by_time, sample_files

CASES = Path(__file__).parent.parent / "cases"
IDS = [check.id for check in CHECKS]
KEYS = {"story", "as_of", "edits", "expect", "also"}


@dataclass(frozen=True, slots=True)
class Case:
    """One file of a case."""

    path: Path
    values: dict[str, Any]

    @classmethod
    def of(cls, path: Path) -> "Case":
        """Return the case that a file tells."""
        values = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - all text
        assert set(values) <= KEYS, set(values) - KEYS
        return cls(path, values)

    @property
    def check(self) -> str:
        """Id of the check that the case is about."""
        return self.path.parent.parent.name

    @property
    def day(self) -> date:
        """The day that is judged."""
        return date.fromisoformat(self.values.get("as_of", DAY.isoformat()))

    def found(self, folder: Path) -> list[Diagnostic]:
        """Return what all checks find once the edits are made, less what time alone brings.

        A case that is about time keeps what its own check says, and no other of its kind, but
        for what the sample has on its day anyhow.
        """
        bench = Bench(folder)
        for step in self.values.get("edits", ()):
            bench.do(step)
        found = diagnose(load(bench.tree, self.day, Aids(bench.evidence, SIGNATURES)))
        usual = {_said(each) for each in _usual() if brought_by_time(each)}
        return [
            each
            for each in found
            if not brought_by_time(each) or (each.check == self.check and _said(each) not in usual)
        ]


@cache
def _usual() -> list[Diagnostic]:
    return diagnose(load(MemoryTree(sample_files()), DAY, Aids(EVIDENCE, SIGNATURES)))


def _said(each: Diagnostic) -> tuple[str, str, Said]:
    return each.check, each.place.path, each.message


def lines(found: list[Diagnostic]) -> list[str]:
    """Return diagnostics as English lines."""
    return [as_line(each, "en") for each in found]


def cases(side: str) -> list[Any]:
    found = sorted(CASES.glob(f"*/{side}/*.yml"))
    return [pytest.param(path, id=f"{path.parent.parent.name}-{path.stem}") for path in found]


@pytest.mark.parametrize("path", cases("bad"))
def test_bad(path: Path, tmp_path: Path, update_golden: bool) -> None:
    case = Case.of(path)

    found = case.found(tmp_path)

    said = lines([each for each in found if each.check == case.check])
    others = sorted({each.check for each in found} - {case.check})
    assert said, lines(found)
    if update_golden:
        rewrite(path, said, others)
        return
    assert said == case.values["expect"]
    assert others == case.values.get("also", [])


@pytest.mark.parametrize("path", cases("good"))
def test_good(path: Path, tmp_path: Path) -> None:
    case = Case.of(path)

    found = case.found(tmp_path)

    assert lines(found) == []


@pytest.mark.parametrize("check", IDS)
def test_each_check_has_cases(check: str) -> None:
    assert list((CASES / check / "bad").glob("*.yml")), "no bad case"
    assert list((CASES / check / "good").glob("*.yml")), "no good case"


def test_no_case_of_an_unknown_check() -> None:
    assert sorted(
        path.name for path in CASES.iterdir() if path.is_dir() and path.name != "__pycache__"
    ) == sorted(IDS)


def rewrite(path: Path, said: list[str], others: list[str]) -> None:
    """Write what was said into the case; the difference is for people to review."""
    head, _, _ = path.read_text(encoding="utf-8").partition("expect:\n")
    quoted = "".join("  - '{}'\n".format(each.replace("'", "''")) for each in said)
    also = f"also: [{', '.join(others)}]\n" if others else ""
    path.write_text(f"{head}expect:\n{quoted}{also}", encoding="utf-8")
