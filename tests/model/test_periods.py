"""Periods: written one way, side by side, without gaps."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.model.periods import Frequency, Period, parse_period, periods

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        pytest.param("2026-01", "2026-01-01", "2026-01-31", id="month"),
        pytest.param("2028-02", "2028-02-01", "2028-02-29", id="leap year"),
        pytest.param("2026-Q4", "2026-10-01", "2026-12-31", id="quarter"),
        pytest.param("2026-H1", "2026-01-01", "2026-06-30", id="half-year"),
        pytest.param("2026", "2026-01-01", "2026-12-31", id="year"),
        pytest.param("9999-12", "9999-12-01", "9999-12-31", id="last month of all"),
    ],
)
def test_written(text: str, first: str, last: str) -> None:
    period = parse_period(text)

    assert period is not None
    assert (str(period), str(period.first), str(period.last)) == (text, first, last)


@pytest.mark.parametrize(
    "text", ["", "2026-13", "2026-00", "2026-Q5", "Q1/2026", "2026-1", "0000", "26-01", "2026-H3"]
)
def test_no_period(text: str) -> None:
    assert parse_period(text) is None


@given(DAYS, DAYS, st.sampled_from(Frequency))
def test_side_by_side(a: date, b: date, frequency: Frequency) -> None:
    """They lie within the days, one begins where another ends, and none is left out."""
    since, until = min(a, b), min(max(a, b), min(a, b) + timedelta(4000))

    found = list(periods(frequency, since, until))

    assert all(since <= each.first and each.last <= until for each in found)
    assert all(one.last + timedelta(1) == two.first for one, two in pairwise(found))
    assert all(parse_period(str(each)) == each for each in found)
    longest = timedelta(31 * frequency.months)
    if not found:
        assert until - since < 2 * longest
    else:
        assert found[0].first - since < longest
        assert until - found[-1].last < longest


def test_none_after_the_last() -> None:
    assert Period(9999, 1, Frequency.YEAR).next is None
