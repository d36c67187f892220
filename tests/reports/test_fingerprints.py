"""A diagnostic is known again in a later run, and no two are taken for one."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.diagnostics import Diagnostic, Nature, Place, Severity, Subject
from qmsdocs.reports.fingerprints import fingerprints
from qmsdocs.wording import Said, say

OVERDUE = say("{code} is due on {day}, {count} days ago", code="QT", day=date(2026, 7, 5), count=3)
ONE = Diagnostic(
    "DUE001", Severity.WARNING, Nature.CURRENCY, Place("content/a.md", 7), OVERDUE, say("h")
)


def told(**values: str | int | date | Said) -> Said:
    return say("{code} is due on {day}, {count} days ago", **values)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        pytest.param({"place": Place("content/a.md", 9)}, True, id="lines above"),
        pytest.param({"hint": say("other")}, True, id="hint"),
        pytest.param({"subject": Subject("k3f9t2xq")}, True, id="subject"),
        pytest.param(
            {"message": told(code="QT", day=date(2026, 7, 5), count=4)}, True, id="a day later"
        ),
        pytest.param({"check": "DUE002"}, False, id="check"),
        pytest.param({"place": Place("content/b.md", 7)}, False, id="file"),
        pytest.param(
            {"message": told(code="QX", day=date(2026, 7, 5), count=3)}, False, id="value"
        ),
        pytest.param(
            {"message": told(code="QT", day=date(2026, 7, 6), count=3)}, False, id="day named"
        ),
        pytest.param(
            {"message": told(code=say("QT"), day=date(2026, 7, 5), count=3)}, False, id="sentence"
        ),
        pytest.param({"message": say("other")}, False, id="sentence of another kind"),
    ],
)
def test_known_again(other: dict[str, object], *, same: bool) -> None:
    assert (fingerprints([replace(ONE, **other)]) == fingerprints([ONE])) is same  # type: ignore[arg-type]


def test_alike_at_two_lines() -> None:
    """Two that say the same of one file are two, and stay two when both lines move."""
    names = fingerprints([ONE, replace(ONE, place=Place("content/a.md", 9))])
    moved = fingerprints([replace(ONE, place=Place("content/a.md", n)) for n in (17, 19)])

    assert len(set(names)) == 2
    assert moved == names


@given(
    st.lists(st.tuples(st.sampled_from(["A01", "B01"]), st.text(max_size=3), st.text(max_size=3)))
)
def test_none_twice(rows: list[tuple[str, str, str]]) -> None:
    names = fingerprints(
        replace(ONE, check=check, place=Place(path), message=say("{word}", word=word))
        for check, path, word in rows
    )

    assert len(set(names)) == len(names) == len(rows)
    assert all(len(name) == 64 for name in names)
