"""A time limit divided over the steps of a procedure: fixed shares that add up to the limit."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from qmsdocs.model.durations import Amount, Kind, plain, quantities
from qmsdocs.model.steptimes import stated_limit

_FINE = 20
"""So many of a unit are enough for the shares to look as they are meant."""


class _Measure(NamedTuple):
    """How times are written: so many of a unit, in steps of a part of it."""

    name: str
    step: Fraction
    days: Fraction


_MEASURES = {
    Kind.WORKING: (
        _Measure("ngày làm việc", Fraction(1, 2), Fraction(1)),
        _Measure("ngày làm việc", Fraction(1, 4), Fraction(1)),
        _Measure("giờ làm việc", Fraction(1, 2), Fraction(1, 8)),
    ),
    Kind.CALENDAR: (
        _Measure("ngày", Fraction(1, 2), Fraction(1)),
        _Measure("ngày", Fraction(1, 4), Fraction(1)),
        _Measure("ngày", Fraction(1, 8), Fraction(1)),
    ),
    Kind.HOURS: (
        _Measure("giờ", Fraction(1, 2), Fraction(1, 8)),
        _Measure("giờ", Fraction(1, 4), Fraction(1, 8)),
    ),
}
"""How times are written, from coarse to fine; weeks and months are not divided into days."""


def one_limit(text: str) -> Amount | None:
    """Return the one amount of time that a limit states; none where it states several or none."""
    found = [each.amount for each in quantities(plain(text))]
    if len(found) > 1 or any(each.low != each.high for each in found):
        return None
    return stated_limit(text)


def shared(limit: Amount, shares: Sequence[int]) -> tuple[str, ...]:
    """Return the times of steps as documents write them; their sum is the limit.

    Every step gets some time. Nothing is returned where the limit cannot be divided: it is
    in weeks or months, not definite, or too short for so many steps.

    Args:
        limit: What the steps add up to.
        shares: Weight of each step.
    """
    if limit.high != limit.low or len(limit.kinds) != 1:
        return ()
    (kind,) = limit.kinds
    fitting = [
        (each, int(limit.low / each.days / each.step))
        for each in _MEASURES.get(kind, ())
        if (limit.low / each.days / each.step).denominator == 1
        and limit.low / each.days / each.step >= len(shares)
    ]
    if not fitting:
        return ()
    measure, count = next((each for each in fitting if each[1] >= _FINE), fitting[-1])
    return tuple(
        f"{_figure(each * measure.step)} {measure.name}" for each in _apportioned(count, shares)
    )


def _apportioned(count: int, shares: Sequence[int]) -> list[int]:
    """Return whole parts of a count in proportion to shares, none of them nothing."""
    exact = [Fraction(count * share, sum(shares)) for share in shares]
    parts = [max(1, int(each)) for each in exact]
    while (left := count - sum(parts)) > 0:
        parts[max(range(len(parts)), key=lambda place: exact[place] - parts[place])] += 1
    for _ in range(-left):
        parts[parts.index(max(parts))] -= 1
    return parts


def _figure(number: Fraction) -> str:
    whole, rest = divmod(int(number * 1000), 1000)
    return f"{whole},{rest:03d}".rstrip("0").rstrip(",") if rest else str(whole)
