"""A list before it takes any form: what stands in a cell, and which columns are shown."""

from dataclasses import replace
from datetime import date

import pytest

from qmsdocs.site.lists.description import Link, Mark, Value, facet_of, flat, words
from qmsdocs.wording import say
from tests.site.lists.books import ROWS, listing


@pytest.mark.parametrize(
    ("value", "said", "cell", "facet"),
    [
        pytest.param("Hộ tịch", ("Hộ tịch",), "Hộ tịch", "Hộ tịch", id="text"),
        pytest.param("", (), None, "", id="empty text"),
        pytest.param(None, (), None, "", id="nothing"),
        pytest.param(7, (), 7, "", id="number"),
        pytest.param(date(2026, 7, 15), (), date(2026, 7, 15), "", id="day"),
        pytest.param(Link("QT-1", "a.md"), ("QT-1",), "QT-1", "QT-1", id="link"),
        pytest.param(
            Mark("Hết", "warn", ("từ 1/7",)), ("Hết", "từ 1/7"), "Hết; từ 1/7", "Hết", id="state"
        ),
        pytest.param((Link("A", "a"), Link("B", "b")), ("A", "B"), "A, B", "A", id="links"),
        pytest.param(
            ("1 ngày", "2 ngày"), ("1 ngày", "2 ngày"), "1 ngày; 2 ngày", "1 ngày", id="texts"
        ),
        pytest.param((), (), None, "", id="no links"),
    ],
)
def test_a_value(value: Value, said: tuple[str, ...], cell: object, facet: str) -> None:
    assert (words(value), flat(value), facet_of(value)) == (said, cell, facet)


def test_the_column_that_groups_is_not_shown_beside_the_rows() -> None:
    plain, grouped = listing(*ROWS), listing(*ROWS, group="unit")

    assert (plain.grouped, plain.shown) == (None, (0, 1, 2, 3, 4))
    assert (grouped.grouped, grouped.shown) == (0, (1, 2, 3, 4))
    assert plain.stem == "danh-muc"


VALUES: tuple[Value, ...] = (
    None,
    "None",
    7,
    "7",
    date(2026, 7, 15),
    "2026-07-15",
    Link("A", "b"),
    Link("Ab", ""),
    (Link("A", "b"),),
    Mark("A", "b"),
    Mark("A", "b", ("c",)),
    ("A", "b"),
    ("A, b",),
    (),
    "",
)


@pytest.mark.parametrize("one", VALUES)
def test_what_it_is_made_of(one: Value) -> None:
    """No two lists say the same of what they are made of, however alike they look."""
    same = [listing((each,)).source == listing((one,)).source for each in VALUES]

    assert same == [each is one for each in VALUES]


def test_everything_counts() -> None:
    """Whatever else is other in a list is other in what it is made of."""
    made = listing(*ROWS)
    others = (
        replace(made, page="khac.md"),
        replace(made, name=say("Draft")),
        replace(made, title=say("Draft")),
        replace(made, leads=(say("Draft"),)),
        replace(made, columns=made.columns[:-1]),
        replace(made, group=made.columns[0].key),
        replace(made, rows=made.rows[:-1]),
        replace(made, rows=tuple(replace(row, anchor="x") for row in made.rows)),
    )

    assert len({made.source, *(each.source for each in others)}) == len(others) + 1
