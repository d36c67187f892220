"""When a text rested on law that was in force no more: stories, and every day asked one by one."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.law.state.force import Force
from qmsdocs.law.state.validity import validity
from qmsdocs.law.step.lapses import Lapse, lapses
from qmsdocs.law.step.reliance import Reliance, Unsettled
from qmsdocs.model.legal import LegalDocument, Relation
from tests.law.catalogues import catalogue, does, law
from tests.law.stretches import names, stretch

OLD = law("61", "2018-06-21", number="61/2018/NĐ-CP")
NEW = law("118", "2026-07-01", number="118/2026/NĐ-CP", issued="2026-05-01")
SUSPENDING = law("118", "2020-01-01")
Entry = LegalDocument | Relation


def told(text: Reliance, *entries: Entry) -> list[str]:
    """Return each lapse of a text as words: what, from when to when, by what or why."""
    return [_words(each) for each in lapses(catalogue(*entries), [text])]


def _words(each: Lapse) -> str:
    said = [str(one.said) for one in each.by] + ([f"({each.reason})"] if each.reason else [])
    parts = [each.number, *each.provisions, each.force.value, str(each.since), str(each.until)]
    return " ".join([*parts, *said])


REPLACED = "61/2018/NĐ-CP expired 2026-07-01 None replaced by 118/2026/NĐ-CP"
PLACE = "khoản 2 Điều 14"


@pytest.mark.parametrize(
    ("text", "entries", "found"),
    [
        pytest.param(stretch("61"), [OLD], [], id="in force all the time"),
        pytest.param(
            stretch("61"), [OLD, NEW, does("118", "replaces", "61")], [REPLACED], id="replaced"
        ),
        pytest.param(
            stretch("61", since=date(2026, 9, 1)),
            [OLD, NEW, does("118", "replaces", "61")],
            ["61/2018/NĐ-CP expired 2026-09-01 None replaced by 118/2026/NĐ-CP"],
            id="gone already when the text came into force",
        ),
        pytest.param(
            stretch("61", until=date(2026, 7, 1)),
            [OLD, NEW, does("118", "replaces", "61")],
            [],
            id="the text ended on the day on which the law did",
        ),
        pytest.param(
            stretch("61", until=date(2026, 8, 1)),
            [OLD, NEW, does("118", "replaces", "61")],
            ["61/2018/NĐ-CP expired 2026-07-01 2026-08-01 replaced by 118/2026/NĐ-CP"],
            id="until the text ended",
        ),
        pytest.param(
            stretch("61"),
            [OLD, SUSPENDING, does("118", "suspends", "61", "2026-03-01", "2026-04-01")],
            ["61/2018/NĐ-CP suspended 2026-03-01 2026-04-01 suspended by 118"],
            id="suspended for a time",
        ),
        pytest.param(
            stretch("61"),
            [law("61", "2018-06-21", "2026-03-01")],
            ["61 expired 2026-03-01 None"],
            id="by its own term",
        ),
        pytest.param(
            stretch("61"),
            [OLD, NEW, does("118", "amends", "61")],
            [],
            id="amended: it stands",
        ),
        pytest.param(
            stretch("61"),
            [OLD, NEW, does("118", "repeals", "61", provisions="Điều 14")],
            [],
            id="cited as a whole, a part is gone",
        ),
        pytest.param(
            stretch(names("61", PLACE)),
            [OLD, NEW, does("118", "repeals", "61", provisions="Điều 14")],
            [
                ("61/2018/NĐ-CP khoản 2 Điều 14 partly-expired 2026-07-01 None "
                "repealed in part by 118/2026/NĐ-CP (Điều 14)")
            ],
            id="what is cited lies in what is gone",
        ),
        pytest.param(
            stretch(names("61", PLACE)),
            [OLD, NEW, does("118", "repeals", "61", provisions="khoản 3 Điều 14")],
            [],
            id="another clause is gone",
        ),
        pytest.param(
            stretch(names("61", "Điều 14")),
            [OLD, NEW, does("118", "repeals", "61", provisions=PLACE)],
            [
                ("61/2018/NĐ-CP partly-expired 2026-07-01 None (repealed in part by "
                "118/2026/NĐ-CP (khoản 2 Điều 14); whether what the text uses is among it is "
                "for people to read)")
            ],
            id="a part of what is cited is gone",
        ),
        pytest.param(
            stretch(names("61", PLACE)),
            [OLD, NEW, does("118", "repeals", "61", provisions="các nội dung về phí")],
            [
                ("61/2018/NĐ-CP partly-expired 2026-07-01 None (repealed in part by "
                "118/2026/NĐ-CP (các nội dung về phí); whether what the text uses is among it is "
                "for people to read)")
            ],
            id="provisions that cannot be read",
        ),
        pytest.param(
            stretch(names("61", PLACE)),
            [
                OLD,
                NEW,
                law("9", "2026-09-01"),
                does("118", "replaces", "61"),
                does("9", "restores", "61", provisions="Điều 14"),
            ],
            ["61/2018/NĐ-CP expired 2026-07-01 2026-09-01 replaced by 118/2026/NĐ-CP"],
            id="what is cited was brought back",
        ),
        pytest.param(
            stretch("61"),
            [law("61", number="61/2018/NĐ-CP")],
            [
                ("61/2018/NĐ-CP unknown 2026-01-01 None (the day from which it is in force is not "
                "known)")
            ],
            id="not known",
        ),
        pytest.param(
            stretch(unsettled=(Unsettled("5/2020/TT-BTP", 9), Unsettled("5/2020/TT-BTP", 30))),
            [],
            [
                ("5/2020/TT-BTP unknown 2026-01-01 None (the legal catalogue does not settle which "
                "document is meant)")
            ],
            id="not in the catalogue, named twice",
        ),
        pytest.param(stretch("61"), [law("61", "2027-01-01")], [], id="not yet in force"),
    ],
)  # fmt: skip
def test_a_text(text: Reliance, entries: list[Entry], found: list[str]) -> None:
    assert told(text, *entries) == found


DAYS = st.integers(0, 60).map(lambda n: date(2026, 1, 1) + timedelta(n))
KINDS = st.sampled_from(["replaces", "repeals", "suspends", "restores", "amends"])


@st.composite
def relations(draw: st.DrawFn) -> list[Relation]:
    found = draw(st.lists(st.tuples(st.sampled_from("BC"), KINDS, DAYS, st.booleans()), max_size=4))
    return [
        does(acting, kind, "A", str(day), str(day + timedelta(9)) if ends else "")
        for acting, kind, day, ends in found
    ]


@given(relations(), DAYS, st.integers(1, 70), st.none() | DAYS)
def test_day_by_day(done: list[Relation], since: date, length: int, expires: date | None) -> None:
    """A day is a lapse exactly where the law that is cited as a whole is not in force on it."""
    whole = catalogue(
        law("A", "2020-01-01", str(expires or "")),
        law("B", "2026-01-05"),
        law("C", "2026-02-01"),
        *done,
    )
    text = stretch("A", since=since, until=since + timedelta(length))
    found = lapses(whole, [text])

    for n in range(-3, 80):
        day = since + timedelta(n)
        force = validity(whole, whole.by_id["A"], day).force
        holding = [each for each in found if each.holds_on(day)]
        within = text.in_force_on(day)
        gone = within and force in (Force.EXPIRED, Force.SUSPENDED)
        assert [each.gone for each in holding if each.gone] == [True] * gone
        assert [each for each in holding if not each.gone and force is not Force.UNKNOWN] == []
        assert any(not each.gone for each in holding) is (within and force is Force.UNKNOWN)
