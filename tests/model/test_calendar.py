"""Working days of an office."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.model.calendar import Calendar

NATIONAL_DAY = date(2026, 9, 2)  # a Wednesday
SWAPPED = date(2026, 8, 22)  # a Saturday on which the office works
CALENDAR = Calendar("2026", frozenset({NATIONAL_DAY}), frozenset({SWAPPED}))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        pytest.param(date(2026, 9, 1), True, id="Tuesday"),
        pytest.param(date(2026, 9, 5), False, id="Saturday"),
        pytest.param(date(2026, 9, 6), False, id="Sunday"),
        pytest.param(NATIONAL_DAY, False, id="holiday"),
        pytest.param(SWAPPED, True, id="swapped Saturday"),
    ],
)
def test_works_on(day: date, works: bool) -> None:
    assert CALENDAR.works_on(day) is works


def test_a_swapped_day_wins_over_a_holiday() -> None:
    calendar = Calendar("1", frozenset({SWAPPED}), frozenset({SWAPPED}))

    assert calendar.works_on(SWAPPED)


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        pytest.param(date(2026, 9, 1), date(2026, 9, 1), 0, id="the first day is not counted"),
        pytest.param(date(2026, 9, 1), date(2026, 9, 3), 1, id="over a holiday"),
        pytest.param(date(2026, 9, 4), date(2026, 9, 7), 1, id="over a weekend"),
        pytest.param(date(2026, 8, 21), date(2026, 8, 24), 2, id="over a swapped Saturday"),
        pytest.param(date(2026, 9, 3), date(2026, 9, 1), 0, id="backwards"),
    ],
)
def test_between(start: date, end: date, days: int) -> None:
    assert CALENDAR.between(start, end) == days


@given(st.integers(0, 400), st.integers(0, 60), st.integers(0, 60))
def test_days_add_up(first: int, length: int, more: int) -> None:
    start = date(2026, 1, 1) + timedelta(first)
    middle = start + timedelta(length)
    end = middle + timedelta(more)

    assert CALENDAR.between(start, middle) + CALENDAR.between(middle, end) == CALENDAR.between(
        start, end
    )


@pytest.mark.parametrize(
    ("count", "day"),
    [(0, date(2026, 9, 1)), (1, date(2026, 9, 3)), (2, date(2026, 9, 4)), (3, date(2026, 9, 7))],
)
def test_working_days_after(count: int, day: date) -> None:
    assert CALENDAR.after(date(2026, 9, 1), count) == day


def test_the_last_working_day_before() -> None:
    assert CALENDAR.before(date(2026, 9, 3)) == date(2026, 9, 1)
    assert CALENDAR.before(date(2026, 8, 24)) == SWAPPED


@given(st.dates(date(2026, 1, 1), date(2027, 1, 1)), st.integers(1, 60))
def test_after_undoes_between(start: date, count: int) -> None:
    end = CALENDAR.after(start, count)

    assert CALENDAR.works_on(end)
    assert CALENDAR.between(start, end) == count
