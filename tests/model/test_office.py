"""The office's dated entries: both ends included, mergers followed, the last rule winning."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.model.office import (
    AccessRule,
    Audience,
    Named,
    Office,
    Separation,
    SeparationRule,
    SigningRule,
    Unit,
    on,
    valid_on,
)
from qmsdocs.model.records import Meaning, ProofKind

DAY = date(2026, 4, 1)
BEFORE, AFTER = DAY - timedelta(1), DAY + timedelta(1)


@pytest.mark.parametrize(
    ("since", "until", "valid"),
    [
        pytest.param(None, None, True, id="without days"),
        pytest.param(DAY, None, True, id="first day"),
        pytest.param(None, DAY, True, id="last day"),
        pytest.param(DAY, DAY, True, id="one day only"),
        pytest.param(AFTER, None, False, id="begins tomorrow"),
        pytest.param(None, BEFORE, False, id="ended yesterday"),
    ],
)
def test_both_ends_are_included(since: date | None, until: date | None, valid: bool) -> None:
    assert valid_on(Named("a", "A", since, until), DAY) is valid


def test_entries_of_a_day_keep_their_order() -> None:
    entries = [Named("b", "B"), Named("gone", "", None, BEFORE), Named("a", "A")]

    assert [each.id for each in on(entries, DAY)] == ["b", "a"]


CHAIN = Office(
    units=(
        Unit("a", "A", until=BEFORE, successor="b"),
        Unit("b", "B", until=DAY, successor="c"),
        Unit("c", "C"),
        Unit("closed", "Closed", until=BEFORE),
        Unit("lost", "Lost", until=BEFORE, successor="nowhere"),
    )
)


@pytest.mark.parametrize(
    ("unit", "day", "chain"),
    [
        pytest.param("a", BEFORE, ("a",), id="last day of its own"),
        pytest.param("a", DAY, ("a", "b"), id="merged"),
        pytest.param("a", AFTER, ("a", "b", "c"), id="merged twice"),
        pytest.param("c", AFTER, ("c",), id="never merged"),
        pytest.param("closed", AFTER, ("closed",), id="closed without successor"),
        pytest.param("lost", AFTER, ("lost", "nowhere"), id="successor unknown"),
        pytest.param("unknown", DAY, ("unknown",), id="unit unknown"),
        pytest.param("", DAY, ("",), id="no unit"),
    ],
)
def test_units_on(unit: str, day: date, chain: tuple[str, ...]) -> None:
    assert CHAIN.units_on(unit, day) == chain
    assert CHAIN.unit_on(unit, day) == chain[-1]


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(-1, 2)), max_size=8))
def test_mergers_in_a_circle_come_to_an_end(edges: list[tuple[int, int, int]]) -> None:
    office = Office(
        units=tuple(
            Unit(str(unit), "", until=DAY - timedelta(days), successor=str(successor))
            for unit, successor, days in edges
        )
    )
    for unit in map(str, range(5)):
        chain = office.units_on(unit, DAY)

        assert len(set(chain)) == len(chain)
        assert chain[0] == unit


def _rule(rule_id: str, **values: object) -> SigningRule:
    base = SigningRule(rule_id, Meaning.APPROVED, ("chu-tich",), ProofKind.NONE)
    return SigningRule(**{**{n: getattr(base, n) for n in base.__slots__}, **values})


def test_rules_of_a_day_and_kind() -> None:
    office = Office(
        signing=(
            _rule("all"),
            _rule("forms", kinds=("form",)),
            _rule("old", until=BEFORE),
            _rule("new", since=AFTER),
            _rule("other", meaning=Meaning.REVIEWED),
        )
    )

    assert [r.id for r in office.signing_on(DAY, "form", Meaning.APPROVED)] == ["all", "forms"]
    assert [r.id for r in office.signing_on(DAY, "policy", Meaning.APPROVED)] == ["all"]
    assert office.signing_on(DAY, "form", Meaning.WITHDRAWN) == []


def test_required_meanings_stand_in_their_order() -> None:
    office = Office(
        signing=(
            _rule("c", meaning=Meaning.PROMULGATED, required=True, kinds=("procedure",)),
            _rule("b", meaning=Meaning.APPROVED, required=True),
            _rule("a", meaning=Meaning.PREPARED, required=True),
            _rule("no", meaning=Meaning.REVIEWED, required=False),
        )
    )

    assert office.required_on(DAY, "procedure") == [
        Meaning.PREPARED,
        Meaning.APPROVED,
        Meaning.PROMULGATED,
    ]
    assert office.required_on(DAY, "form") == [Meaning.PREPARED, Meaning.APPROVED]


def test_the_last_separation_rule_wins() -> None:
    office = Office(
        separation=(
            SeparationRule("all", Separation.STRICT),
            SeparationRule("forms", Separation.EXEMPTED, ("form",), "Basis", None, DAY),
        )
    )
    of_forms, of_all = office.separation_on(DAY, "form"), office.separation_on(DAY, "policy")

    assert of_forms is not None
    assert of_forms.rule is Separation.EXEMPTED
    assert of_all is not None
    assert of_all.rule is Separation.STRICT
    assert office.separation_on(AFTER, "form") == of_all
    assert Office().separation_on(DAY, "form") is None


def test_a_kind_that_no_rule_names_is_internal() -> None:
    office = Office(
        access=(
            AccessRule("forms", Audience.PUBLIC, ("form",)),
            AccessRule("closed", Audience.INTERNAL, ("form",), AFTER),
        )
    )

    assert office.audience_on(DAY, "form") is Audience.PUBLIC
    assert office.audience_on(AFTER, "form") is Audience.INTERNAL
    assert office.audience_on(DAY, "internal-process") is Audience.INTERNAL


def test_names() -> None:
    assert CHAIN.name_of(CHAIN.units, "c") == "C"
    assert CHAIN.name_of(CHAIN.units, "x") == "x"
