"""When a text is to be reviewed again."""

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.model.review import months_after

DAYS = st.dates(date(1990, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "due"),
    [
        pytest.param(date(2025, 10, 1), 12, date(2026, 10, 1), id="a year"),
        pytest.param(date(2025, 1, 31), 1, date(2025, 2, 28), id="no 31 February"),
        pytest.param(date(2024, 2, 29), 12, date(2025, 2, 28), id="no leap day"),
        pytest.param(date(2024, 2, 29), 48, date(2028, 2, 29), id="the next leap day"),
        pytest.param(date(2025, 12, 15), 1, date(2026, 1, 15), id="over the year"),
        pytest.param(date(2025, 11, 30), 1, date(2025, 12, 30), id="into December"),
        pytest.param(date(9999, 12, 1), 1, date.max, id="beyond the calendar"),
        pytest.param(date(2025, 1, 1), 999_999_999, date.max, id="far beyond it"),
    ],
)
def test_months_after(day: date, months: int, due: date) -> None:
    assert months_after(day, months) == due


@given(DAYS, st.integers(0, 240))
def test_the_month_is_right_and_the_day_the_same_or_the_last(day: date, months: int) -> None:
    due = months_after(day, months)

    assert (due.year * 12 + due.month) - (day.year * 12 + day.month) == months
    last = calendar.monthrange(due.year, due.month)[1]
    assert due.day == min(day.day, last)


@given(DAYS, DAYS, st.integers(0, 240))
def test_who_begins_later_is_not_due_earlier(one: date, other: date, months: int) -> None:
    first, second = sorted([one, other])

    assert months_after(first, months) <= months_after(second, months)
