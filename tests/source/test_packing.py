"""Frozen values as plain JSON and back."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.law.step.reliance import Reliance, Use, Vouch
from qmsdocs.model.calendar import Calendar
from qmsdocs.model.legal import LegalDocument, Relation
from qmsdocs.model.objectives import Target
from qmsdocs.model.office import Office
from qmsdocs.model.records import LawState, Record, Verdict
from qmsdocs.model.roster import Roster
from qmsdocs.model.services import Listed, Scope
from qmsdocs.model.text import Text
from qmsdocs.source.load import load
from qmsdocs.source.packing import Whole, packed, unpacker
from qmsdocs.source.tree import MemoryTree
from tests.model.strategies import nodes
from tests.sample import DAY, sample_files

KINDS = [Calendar, LegalDocument, Relation, Listed, Scope, Reliance, Use, Vouch, LawState]

FIGURES = st.none() | st.decimals(allow_nan=False)


def again(kind: Any, value: object) -> object:  # noqa: ANN401 - a type as annotated
    """Return what is read of what was written."""
    return unpacker(kind)(json.loads(json.dumps(packed(value))))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_whatever_it_holds(kind: type, data: st.DataObject) -> None:
    value = data.draw(st.builds(kind))

    assert again(kind, value) == value


def test_registers_of_the_sample() -> None:
    corpus = load(MemoryTree(sample_files()), DAY)

    assert again(Office, corpus.office) == corpus.office
    assert again(Roster, corpus.roster) == corpus.roster


@dataclass(frozen=True)
class Inner:
    """What may be left out."""

    day: date | None
    verdict: Verdict | None


@dataclass(frozen=True, kw_only=True)
class Outer:
    """Others within it."""

    inner: Mapping[str, tuple[Inner, ...]]
    days: frozenset[date] = frozenset()
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)


def test_nested() -> None:
    value = Outer(
        inner={"a": (Inner(date(2026, 1, 1), Verdict.KEEP), Inner(None, None)), "b": ()},
        days=frozenset({date(2026, 1, 1)}),
        lines={"a": 1},
    )

    found = again(Outer, value)

    assert found == value
    assert isinstance(found, Outer)
    assert found.inner["a"][0].verdict is Verdict.KEEP
    # What plays no part in comparing is not kept.
    assert found.lines == {}


@given(st.builds(Record, lines=st.dictionaries(st.text(), st.integers())))
def test_a_whole_record(value: Record) -> None:
    whole = Whole(Record, "place")

    found = whole.unpacked(json.loads(json.dumps(whole.packed(value))), place=value.place)

    assert found == value
    assert found.lines == value.lines


@given(
    st.builds(
        Text,
        facts=st.dictionaries(st.text(), nodes()),
        lines=st.dictionaries(st.text(), st.integers()),
        targets=st.tuples(st.builds(Target, least=FIGURES, most=FIGURES)),
    )
)
def test_a_whole_text(value: Text) -> None:
    whole = Whole(Text, "body")

    found = whole.unpacked(json.loads(json.dumps(whole.packed(value))), body=value.body)

    assert found == value
    assert found.lines == value.lines
    assert found.fingerprint == value.fingerprint


def test_words_are_kept_once() -> None:
    whole = Whole(Outer)
    row = json.dumps(whole.packed(Outer(inner={"a b": ()}, lines={"a b": 1})))

    one, two = (whole.unpacked(json.loads(row)) for _ in range(2))

    assert next(iter(one.lines)) is next(iter(two.lines)) is next(iter(one.inner))


def test_what_is_not_as_the_fields_are() -> None:
    with pytest.raises(LookupError):
        Whole(Inner).unpacked([None])
    with pytest.raises(ValueError, match="zip"):
        Whole(Inner).unpacked([None, None, None])


def test_ways_of_its_own() -> None:
    written = packed((Inner(None, None),), {Inner: lambda _: "x"})

    assert written == ["x"]
    found = unpacker(tuple[Inner, ...], {Inner: lambda word: Inner(None, Verdict(word))})(["keep"])
    assert found == (Inner(None, Verdict.KEEP),)
