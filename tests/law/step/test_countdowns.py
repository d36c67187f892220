"""What of the law changes on a day that is known already, and which texts that touches."""

from datetime import date

import pytest

from qmsdocs.law.step.countdowns import countdowns
from qmsdocs.law.step.reliance import Reliance
from qmsdocs.model.legal import LegalDocument, Relation
from tests.law.catalogues import catalogue, does, law
from tests.law.stretches import names, stretch

TODAY = date(2026, 6, 1)
OLD = law("61", "2018-06-21")
COMING = law("118", "2026-07-01", issued="2026-05-01")
Entry = LegalDocument | Relation
Told = list[tuple[str, str, bool, list[str]]]


def told(entries: list[Entry], *texts: Reliance, day: date = TODAY) -> Told:
    found = countdowns(catalogue(*entries), texts, day)
    return [
        (each.legal.id, str(each.day), each.ends, [one.document for one in each.touched])
        for each in found
    ]


@pytest.mark.parametrize(
    ("entries", "text", "found"),
    [
        pytest.param([OLD, COMING], stretch("118"), [("118", False)], id="cited already"),
        pytest.param(
            [OLD, COMING, does("118", "replaces", "61")],
            stretch("61"),
            [("118", False)],
            id="replaces what is cited: told once",
        ),
        pytest.param([OLD, COMING], stretch("61"), [], id="touches nothing"),
        pytest.param(
            [OLD, COMING, does("118", "guides", "61")], stretch("61"), [], id="only guides it"
        ),
        pytest.param(
            [OLD, COMING, does("118", "amends", "61", provisions="Điều 9")],
            stretch(names("61", "Điều 14")),
            [],
            id="amends another provision",
        ),
        pytest.param(
            [OLD, COMING, does("118", "amends", "61", provisions="Điều 14")],
            stretch(names("61", "khoản 2 Điều 14")),
            [("118", False)],
            id="amends the provision that is cited",
        ),
        pytest.param(
            [law("61", "2018-06-21", "2026-07-01")], stretch("61"), [("61", True)], id="by its term"
        ),
        pytest.param(
            [OLD, law("9", "2020-01-01"), does("9", "repeals", "61", "2026-07-01")],
            stretch("61"),
            [("61", True)],
            id="ended later by what is in force already",
        ),
    ],
)
def test_what_is_coming(
    entries: list[Entry], text: Reliance, found: list[tuple[str, bool]]
) -> None:
    assert told(entries, text) == [
        (legal, "2026-07-01", ends, ["k3f9t2xq"]) for legal, ends in found
    ]


def test_on_its_day_it_is_no_more_coming() -> None:
    entries: list[Entry] = [OLD, COMING, does("118", "replaces", "61")]

    assert told(entries, stretch("61"), day=date(2026, 7, 1)) == []


def test_the_nearest_first_and_each_document_once() -> None:
    later = law("200", "2027-01-01", issued="2026-05-01")
    entries: list[Entry] = [
        OLD,
        later,
        COMING,
        does("200", "amends", "118"),
        does("118", "replaces", "61"),
        does("118", "amends", "9"),
        law("9", "2020-01-01"),
    ]

    found = told(entries, stretch("61", "9", document="a"), stretch("118", "9", document="b"))

    assert found == [
        ("118", "2026-07-01", False, ["b", "a"]),
        ("200", "2027-01-01", False, ["b"]),
    ]


def test_a_day_that_is_not_known() -> None:
    """Issued later than the day asked about, and in force from nobody knows when."""
    entries: list[Entry] = [OLD, law("118", issued="2026-06-15"), does("118", "replaces", "61")]

    assert told(entries, stretch("61")) == [("118", "None", False, ["k3f9t2xq"])]
