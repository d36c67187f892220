"""Figures that are shown: few decimals, and never on the other side of what is wanted."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qmsdocs.diagnostics import Place
from qmsdocs.model.objectives import Judged, Target
from qmsdocs.model.periods import Frequency
from qmsdocs.reports.figures.numbers import measured, number, plain, rounded, said
from qmsdocs.wording import Said, in_language

TARGET = Target(
    id="dung-han",
    name="Đúng hạn",
    unit="%",
    least=Decimal("98.5"),
    most=None,
    every=Frequency.MONTH,
    since=date(2026, 1, 1),
    until=date(2026, 12, 31),
    within=5,
    judged=Judged.TOTAL,
    owner="van-phong",
    place=Place("content/objectives/mt-2026.md"),
)
FIGURES = st.decimals(min_value=-1000, max_value=1000, places=9)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("98.5", "98.5"),
        ("98.4996", "98.4996"),
        ("98.499999999", "98.499999999"),
        ("98.506", "98.51"),
        ("75", "75"),
        ("100", "100"),
        ("-0.001", "0"),
        ("0.5", "0.5"),
    ],
    ids=str,
)
def test_shown(value: str, shown: str) -> None:
    assert plain(rounded(TARGET, Decimal(value))) == shown


@given(value=FIGURES, least=FIGURES)
@example(value=Decimal("98.4996"), least=Decimal("98.5"))
def test_what_is_shown_is_judged_as_it_was(value: Decimal, least: Decimal) -> None:
    target = replace(TARGET, least=least)

    assert target.met_by(rounded(target, value)) == target.met_by(value)


@given(FIGURES)
def test_shown_is_near(value: Decimal) -> None:
    assert abs(rounded(TARGET, value) - value) <= Decimal("0.005")


@pytest.mark.parametrize(
    ("sentence", "english"),
    [
        (said(Decimal("98.50")), "98.5"),
        (said(Decimal(1200)), "1200"),
        (said(Decimal("-0.25")), "-0.25"),
        (measured(Decimal("98.5"), "%"), "98.5%"),
        (measured(Decimal("12.25"), "phút"), "12.25 phút"),
    ],
    ids=str,
)
def test_words(sentence: Said, english: str) -> None:
    assert in_language("en")(sentence) == english


def test_comma_in_vietnamese() -> None:
    assert in_language("vi")(measured(Decimal("98.5"), "%")) == "98,5%"


def test_json_has_whole_numbers_where_they_are_whole() -> None:
    assert [number(Decimal(each)) for each in ("75.00", "98.5")] == [75, 98.5]
    assert isinstance(number(Decimal("75.00")), int)
