"""Limits divided over steps: every step gets some time, and the times add up to the limit."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.law.services.shares import one_limit, shared
from qmsdocs.model.durations import WORKING_DAY, Amount, Kind, Unit, written
from qmsdocs.model.steptables import added, columns
from qmsdocs.model.steptimes import step_time

USUAL = (1, 12, 3, 3, 1)


@pytest.mark.parametrize(
    ("limit", "times"),
    [
        pytest.param(
            "20 ngày làm việc",
            "1|12|3|3|1 ngày làm việc",
            id="halves-of-days",
        ),
        pytest.param("5 ngày làm việc", "0,25|3|0,75|0,75|0,25 ngày làm việc", id="quarters"),
        pytest.param("1 ngày làm việc", "0,5|5|1|1|0,5 giờ làm việc", id="half-hours"),
        pytest.param("15 Ngày", "1|9|2,5|2|0,5 ngày", id="calendar-days"),
        pytest.param("1 ngày", "0,125|0,5|0,125|0,125|0,125 ngày", id="one-calendar-day"),
        pytest.param("4 giờ", "0,25|2,5|0,5|0,5|0,25 giờ", id="hours"),
        pytest.param("Trong ngày làm việc", "0,5|5|1|1|0,5 giờ làm việc", id="same-day"),
    ],
)
def test_times(limit: str, times: str) -> None:
    amount = one_limit(limit)
    assert amount is not None
    figures, _, unit = times.partition(" ")

    assert shared(amount, USUAL) == tuple(f"{each} {unit}" for each in figures.split("|"))


@pytest.mark.parametrize(
    "limit",
    [
        pytest.param("2 tháng", id="months"),
        pytest.param("3 tuần", id="weeks"),
        pytest.param("5 - 10 ngày", id="not-definite"),
        pytest.param("30 phút", id="too-short"),
    ],
)
def test_not_divided(limit: str) -> None:
    amount = one_limit(limit)

    assert amount is None or shared(amount, USUAL) == ()


@pytest.mark.parametrize("limit", ["", "1", "Không quy định", "15 ngày; phức tạp thì 30 ngày"])
def test_no_one_limit(limit: str) -> None:
    assert one_limit(limit) is None


@given(
    st.integers(1, 720),
    st.sampled_from(
        [WORKING_DAY, Unit(Kind.CALENDAR, Fraction(1)), Unit(Kind.HOURS, Fraction(1, 8))]
    ),
    st.lists(st.integers(1, 20), min_size=2, max_size=8),
)
def test_times_add_up(quarters: int, unit: Unit, shares: list[int]) -> None:
    """As a table of steps reads them, and without a step that takes no time."""
    limit = Amount.of(Fraction(quarters, 4), unit)
    times = shared(limit, shares)

    if times:
        read = [step_time(each) for each in times]
        assert all(each is not None and each.low > 0 for each in read)
        assert added_low(times) == limit.low
        rows = "".join(f"| {n} | Việc | {time} |\n" for n, time in enumerate(times, start=1))
        total = f"| | **Tổng thời gian** | {written(limit)} |"
        (found,) = columns(f"| TT | Trình tự | Thời gian |\n|---|---|---|\n{rows}{total}")
        assert not found.totals[0].wrong
        assert not added(found.steps).exceeds(limit)


def added_low(times: tuple[str, ...]) -> Fraction:
    """Return the sum of times, in days."""
    return sum((found.low for each in times if (found := step_time(each))), Fraction(0))
