"""Amounts of time: read, added, compared and written again."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.model.durations import (
    NOTHING,
    OPEN,
    WORKING_DAY,
    Amount,
    Kind,
    Unit,
    quantities,
    together,
    unit_of,
    written,
)

DAYS = st.fractions(Fraction(1, 96), 400, max_denominator=96)
UNITS = st.sampled_from(["ngày làm việc", "giờ làm việc", "ngày", "giờ", "phút", "tháng", "buổi"])
AMOUNTS = st.builds(Amount.of, DAYS, UNITS.map(unit_of))


def figures(number: Fraction) -> list[str]:
    """Return the ways in which a number may be written."""
    whole, rest = divmod(number, 1)
    ways = [str(number)]
    if whole and rest:
        ways.append(f"{whole} {rest}")
    if (number * 1000).denominator == 1:
        decimal = f"{float(number):.3f}"
        ways += [decimal.replace(".", ","), decimal]
    signs = {Fraction(1, 2): "½", Fraction(1, 4): "¼", Fraction(3, 4): "¾"}
    if rest in signs:
        ways.append(f"{whole or ''}{signs[rest]}")
    return ways


@given(st.fractions(Fraction(1, 8), 60, max_denominator=8), UNITS, st.data())
def test_reading_what_was_written(number: Fraction, name: str, data: st.DataObject) -> None:
    """However a quantity is written, in the middle of whatever, it is read as meant."""
    figure = data.draw(st.sampled_from(figures(number)))
    before, after = data.draw(st.sampled_from([("", ""), ("không quá ", " kể từ"), ("(", ")")]))

    found = list(quantities(f"{before}{figure} {name}{after}"))

    assert [each.amount for each in found] == [Amount.of(number, unit_of(name))]


@given(AMOUNTS)
def test_writing_and_reading_back(amount: Amount) -> None:
    """What a message says of an amount is what a document could say."""
    assert [each.amount for each in quantities(written(amount))] == [amount]


@given(st.lists(AMOUNTS, max_size=5))
def test_together_in_any_order(amounts: list[Amount]) -> None:
    assert together(amounts) == together(reversed(amounts))
    assert together([*amounts, NOTHING]) == together(amounts)


@given(AMOUNTS, AMOUNTS)
def test_of_two_at_most_one_is_longer(one: Amount, other: Amount) -> None:
    assert not (one.exceeds(other) and other.exceeds(one))
    assert not one.exceeds(OPEN)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("01 ngày làm việc", "1 ngày làm việc", id="nought in front"),
        pytest.param("2 giờ làm việc", "0,25 ngày làm việc", id="eight hours are a day"),
        pytest.param("30 phút", "0,5 giờ", id="minutes"),
        pytest.param("2h", "2 giờ", id="abbreviated"),
        pytest.param("0,5 giờ làm việc", "0,5 giờ làm việc", id="too small for days"),
        pytest.param("1/3 ngày", "1/3 ngày", id="no decimals"),
        pytest.param("một tuần", "1 tuần", id="word"),
        pytest.param("nửa ngày", "0,5 ngày", id="half"),
    ],
)
def test_written(text: str, expected: str) -> None:
    (found,) = quantities(text)

    assert written(found.amount) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("giờ hành chính", id="office hours"),
        pytest.param("1//2 ngày", id="two strokes"),
        pytest.param("0,,5 ngày", id="two commas"),
        pytest.param("0.5.1 ngày", id="two points"),
        pytest.param("ngày 15", id="day of a month"),
        pytest.param("mười lăm ngày", id="two words"),
        pytest.param("1 người", id="no unit of time"),
    ],
)
def test_nothing_to_read(text: str) -> None:
    assert list(quantities(text)) == []


def test_a_range() -> None:
    (found,) = quantities("từ 02 đến 03 ngày")

    assert (found.amount.low, found.amount.high) == (Fraction(2), Fraction(3))


def test_a_day_is_what_the_head_of_the_column_says() -> None:
    (found,) = quantities("½ ngày", WORKING_DAY)

    assert found.amount.kinds == {Kind.WORKING}


def _of(number: int, kind: Kind) -> Amount:
    return Amount.of(Fraction(number), Unit(kind, Fraction(1)))


@pytest.mark.parametrize(
    ("one", "other", "longer"),
    [
        pytest.param(Kind.WORKING, Kind.WORKING, True, id="working days"),
        pytest.param(Kind.WORKING, Kind.HOURS, True, id="working days and hours"),
        pytest.param(Kind.WORKING, Kind.CALENDAR, False, id="working and calendar days"),
        pytest.param(Kind.HOURS, Kind.CALENDAR, False, id="hours of a clock or of work"),
        pytest.param(Kind.MONTHS, Kind.HOURS, False, id="months and hours"),
        pytest.param(Kind.WEEKS, Kind.WEEKS, True, id="weeks"),
    ],
)
def test_only_what_can_be_compared_is(one: Kind, other: Kind, longer: bool) -> None:
    assert _of(3, one).exceeds(_of(2, other)) is longer
