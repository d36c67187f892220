"""Steps in a few lines: who does what, nothing of it made up."""

import pytest

from qmsdocs.law.services.flows import Flow, Step
from qmsdocs.site.sheet.steps import short_steps
from tests.builders import Handbook
from tests.site.stories import site_of


def _flow(*people: str, time: str = "1 ngày", what: str = "Việc {n}") -> Flow:
    found = (Step(str(n), what.format(n=n), who, time) for n, who in enumerate(people, start=1))
    return Flow("", tuple(found), "3 ngày")


def _lines(*flows: Flow) -> list[tuple[str, ...]]:
    site = site_of(Handbook.new())
    found = short_steps(site, flows)
    return [(each.number, each.who, each.what, each.time) for each in found]


def test_few_as_they_are() -> None:
    """Up to five steps stand each for itself."""
    assert _lines(_flow("một cửa", "phòng")) == [
        ("1", "Một cửa", "Việc 1", "1 ngày"),
        ("2", "Phòng", "Việc 2", "1 ngày"),
    ]


def test_of_one_person_together() -> None:
    """Of more than five, those that one person takes in a row are one line."""
    assert _lines(_flow("a", "b", "b", "b", "c", "a")) == [
        ("1", "A", "Việc 1", "1 ngày"),
        ("2–4", "B", "Việc 2; Việc 3; Việc 4", ""),
        ("5", "C", "Việc 5", "1 ngày"),
        ("6", "A", "Việc 6", "1 ngày"),
    ]


def test_many_people() -> None:
    """Where more than five act in turn, what the office does by itself is one line."""
    assert _lines(_flow("a", "b", "c", "d", "b", "e", "a")) == [
        ("1", "A", "Việc 1", "1 ngày"),
        ("2–6", "Within the office", "b; c; d; e", ""),
        ("7", "A", "Việc 7", "1 ngày"),
    ]


def test_cases() -> None:
    """Cases that differ in times have one course without times; other courses are not told."""
    same = _lines(_flow("a", "b"), _flow("a", "b", time="2 ngày"))

    assert same == [("1", "A", "Việc 1", ""), ("2", "B", "Việc 2", "")]
    assert _lines(_flow("a", "b"), _flow("a", "c")) == []
    assert _lines() == []


@pytest.mark.parametrize(
    ("what", "said"),
    [
        pytest.param("- Tiếp nhận hồ sơ.", "Tiếp nhận hồ sơ", id="short"),
        pytest.param(
            "Kiểm tra hồ sơ, đối chiếu bản chính. " + "Việc khác " * 20,
            "Kiểm tra hồ sơ, đối chiếu bản chính …",
            id="first sentence",
        ),
        pytest.param(
            "Kiểm tra hồ sơ, " + "việc khác " * 20, "Kiểm tra hồ sơ …", id="before a comma"
        ),
        pytest.param("chữ " * 40, "chữ " * 24 + "chữ …", id="between words"),
    ],
)
def test_brief(what: str, said: str) -> None:
    """A long line ends where it may, and shows that there is more."""
    assert _lines(_flow("a", "b", what=what))[0][2] == said
