"""The row of register versions: every branch of it must lead to today's version."""

from datetime import date

import pytest

from qmsdocs.checks.engine import diagnose
from qmsdocs.model.fingerprint import register_digest
from qmsdocs.model.records import Meaning, RegisterChange
from qmsdocs.reports.diagnostics import as_line
from qmsdocs.source.load import load
from tests.builders import DAY, PEOPLE, QMS, Handbook, record

FIRST = register_digest(PEOPLE)
TODAY = PEOPLE + "# hôm nay\n"
LAST = register_digest(TODAY)
FILE = "content/people.yml"
FORK = (
    "content/records/registers/2.yml:9: error: people.yml was changed from the same version by "
    "'content/records/registers/1.yml' too [REG002]"
)
SECOND = (
    "content/records/registers/2.yml:9: error: people.yml has a second first version here [REG002]"
)
CHANGED = (
    "content/people.yml: error: people.yml is not the version that the last register record "
    "vouches for [REG001]"
)

Change = tuple[tuple[str, ...], str]


def said(*changes: Change, today: str = TODAY) -> list[str]:
    """Return what is said of a roster whose changes were recorded so, one a day."""
    made = Handbook.new(QMS, PEOPLE)
    made.put(FILE, today)
    for day, (before, after) in enumerate(changes, start=1):
        registers = (RegisterChange("people.yml", after, before),)
        made.add(
            f"registers/{day}",
            record(Meaning.REGISTERED, on=date(2025, 8, day), registers=registers),
        )
    return [as_line(each, "en") for each in diagnose(load(made.tree, DAY))]


def unrecorded(name: str) -> str:
    return (
        f"content/records/registers/{name}.yml:9: error: the version of people.yml before this "
        "change is not recorded [REG002]"
    )


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param([((FIRST,), LAST)], id="one change"),
        pytest.param([((FIRST,), "b"), (("b",), LAST)], id="one after the other"),
        pytest.param([((FIRST,), "b"), ((FIRST,), "c"), (("b", "c"), LAST)], id="branches joined"),
        pytest.param(
            [((FIRST,), "b"), ((FIRST,), "c"), (("b",), "d"), (("c", "d"), LAST)],
            id="longer branch joined",
        ),
        pytest.param([((FIRST,), LAST), ((FIRST,), LAST)], id="the same change twice"),
    ],
)
def test_whole(changes: list[Change]) -> None:
    assert said(*changes) == []


def test_branch_that_leads_nowhere() -> None:
    """Also where the other branch goes on to today's version."""
    assert said(((FIRST,), "b"), ((FIRST,), "c"), (("c",), LAST)) == [FORK]


def test_version_that_is_not_recorded() -> None:
    assert said((("a",), LAST)) == [unrecorded("1")]


def test_second_beginning() -> None:
    assert said(((FIRST,), "b"), ((), LAST)) == [SECOND]


def test_circle() -> None:
    """Versions that lead to each other and to no first one."""
    assert said((("c",), "b"), (("b",), "c"), today=PEOPLE) == [
        unrecorded("1"),
        unrecorded("2"),
    ]


def test_version_after_the_last_record() -> None:
    assert said(today=TODAY) == [CHANGED]
