"""Figures of objectives as numbers that people and machines are shown."""

from decimal import Decimal

from qmsdocs.model.objectives import Target
from qmsdocs.wording import Said, say

_PLACES = 2
_MOST = 12


def rounded(target: Target, value: Decimal) -> Decimal:
    """Return a figure with few decimals, but so many that it is judged as it was before.

    A mean of 98.4996 must not be told as 98.5 where 98.5 is the target.
    """
    for places in range(_PLACES, _MOST):
        near = value.quantize(Decimal(1).scaleb(-places)) + 0  # so that nought has no sign
        if target.met_by(near) == target.met_by(value):
            return near
    return value


def plain(value: Decimal) -> str:
    """Return a figure with a decimal point and without noughts at its end."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def number(value: Decimal) -> float | int:
    """Return a figure for JSON: a whole number where it is one."""
    return int(value) if value == value.to_integral_value() else float(value)


def said(value: Decimal) -> Said:
    """Return a figure as readers write it: with a comma in Vietnamese."""
    whole, _, fraction = plain(value).partition(".")
    if not fraction:
        return say("{number}", number=whole)
    return say("{whole}.{fraction}", whole=whole, fraction=fraction)


def measured(value: Decimal, unit: str) -> Said:
    """Return a figure with its unit."""
    if unit == "%":
        return say("{value}%", value=said(value))
    return say("{value} {unit}", value=said(value), unit=unit)
