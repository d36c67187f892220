"""What measurements come to: judged by bounds, weighed, missed, and where they go."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from qmsdocs.diagnostics import Place
from qmsdocs.model.calendar import Calendar
from qmsdocs.model.objectives import (
    Judged,
    Measurement,
    Target,
    Trend,
    by_target,
    progress,
    standing_measurements,
)
from qmsdocs.model.periods import Frequency, parse_period

CALENDAR = Calendar("2026", frozenset({date(2026, 4, 2)}))
TARGET = Target(
    id="dung-han",
    name="Đúng hạn",
    unit="%",
    least=Decimal("98.5"),
    most=None,
    every=Frequency.QUARTER,
    since=date(2026, 1, 1),
    until=date(2026, 12, 31),
    within=5,
    judged=Judged.LATEST,
    owner="ttpvhcc",
    place=Place(""),
)


def row(period: str, value: str, over: int | None = None, **changes: str) -> Measurement:
    found = parse_period(period)
    assert found is not None
    made = Measurement(
        id=period,
        document="m2t6q9wd",
        target="dung-han",
        period=found,
        value=Decimal(value),
        over=over,
        recorded_on=date(2026, 12, 1),
        recorded_by="tran-thi-vi-du",
        source="Báo cáo",
        corrects="",
        reason="",
        place=Place(""),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


Q1, Q2 = row("2026-Q1", "99", 100), row("2026-Q2", "97", 300)


@pytest.mark.parametrize(
    ("judged", "rows", "value", "met"),
    [
        pytest.param(Judged.LATEST, (Q1, Q2), "97", False, id="latest"),
        pytest.param(Judged.LATEST, (Q1,), "99", True, id="met"),
        pytest.param(Judged.TOTAL, (Q1, Q2), "97.5", False, id="weighed"),
        pytest.param(Judged.TOTAL, (Q1, replace(Q2, over=None)), None, None, id="not counted"),
        pytest.param(Judged.TOTAL, (replace(Q1, over=0),), None, None, id="of none"),
        pytest.param(Judged.LATEST, (), None, None, id="nothing"),
        pytest.param(Judged.LATEST, (Q1, Q2, replace(Q2, id="x")), "99", True, id="two of one"),
    ],
)
def test_judged(
    judged: Judged, rows: tuple[Measurement, ...], value: str | None, met: bool | None
) -> None:
    found = progress(replace(TARGET, judged=judged), rows, date(2026, 7, 1), CALENDAR)

    assert (found.value, found.met) == (value and Decimal(value), met)


def test_a_period_counts_when_it_has_ended() -> None:
    assert progress(TARGET, (Q1,), date(2026, 3, 31), CALENDAR).points == ()
    assert progress(TARGET, (Q1,), date(2026, 4, 1), CALENDAR).points == (Q1,)


def test_missing_after_the_working_days_that_the_target_allows() -> None:
    """The 2nd is a holiday, the 4th and 5th a week-end: the fifth working day is the 8th."""
    days = [date(2026, 4, 8), date(2026, 4, 9)]

    found = [[str(p) for p in progress(TARGET, (), day, CALENDAR).missing] for day in days]

    assert found == [[], ["2026-Q1"]]


@pytest.mark.parametrize(
    ("least", "most", "before", "now", "trend"),
    [
        pytest.param("98", None, "97", "99", Trend.BETTER, id="more is better"),
        pytest.param("98", None, "99", "98", Trend.WORSE, id="less is worse"),
        pytest.param(None, "5", "4", "3", Trend.BETTER, id="less is better"),
        pytest.param(None, "5", "4", "4", Trend.SAME, id="same"),
        pytest.param("10", "20", "25", "21", Trend.BETTER, id="nearer to the range"),
        pytest.param("10", "20", "12", "19", Trend.SAME, id="within the range"),
        pytest.param("10", "20", "12", "9", Trend.WORSE, id="out of the range"),
    ],
)
def test_trend(least: str | None, most: str | None, before: str, now: str, trend: Trend) -> None:
    target = replace(
        TARGET, least=Decimal(least) if least else None, most=Decimal(most) if most else None
    )
    rows = (row("2026-Q1", before), row("2026-Q2", now))

    assert progress(target, rows, date(2026, 7, 1), CALENDAR).trend is trend


def test_a_correction_stands_in_the_place_of_what_it_corrects() -> None:
    wrong, right = row("2026-Q1", "91"), row("2026-Q1", "99", id="b", corrects="2026-Q1")

    assert standing_measurements([right, Q2, wrong]) == (right, Q2)
    assert by_target([wrong, right]) == {("m2t6q9wd", "dung-han"): (right,)}
