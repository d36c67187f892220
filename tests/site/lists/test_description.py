"""A list before it takes any form: what stands in a cell, and which columns are shown."""

from datetime import date

import pytest

from qmsdocs.site.lists.description import Link, Mark, Value, facet_of, flat, words
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
