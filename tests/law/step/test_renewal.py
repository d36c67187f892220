"""How a legal basis can follow the law: replaced, added, taken out, or left to people."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.law.citing import basis
from qmsdocs.law.state.effects import effects
from qmsdocs.law.state.identity import naming
from qmsdocs.law.step.renewal import Proposal, happened, named, proposals
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.legal import Kind, LegalDocument, Relation
from qmsdocs.model.text import LegalReference
from tests.builders import TEXT, changed, text_of
from tests.law.catalogues import catalogue, does, law

TODAY = date(2026, 11, 20)
DOING = (Kind.REPLACES, Kind.REPEALS, Kind.AMENDS, Kind.SUSPENDS, Kind.RESTORES)
OLD, NEW, NEWER = (
    law(each, "2015-01-01") for each in ("1/2015/NĐ-CP", "2/2026/NĐ-CP", "3/2026/NĐ-CP")
)
REPLACED = does(NEW.id, "replaces", OLD.id, "2026-07-01")


def proposed(
    *entries: LegalDocument | Relation, cites: str = f"[{OLD.id}]"
) -> tuple[Proposal, ...]:
    """Return what is proposed for a legal basis when everything in a catalogue is news."""
    known = catalogue(*entries)
    corpus = Corpus(day=TODAY, law=known)
    text = text_of(changed(TEXT, legal_basis=cites))
    news = {each.id: effects(known, each, DOING) for each in known.documents}
    return proposals(known, basis(corpus, text), news, TODAY)


def reference(*numbers: str) -> tuple[LegalReference, ...]:
    return tuple(LegalReference(number) for number in numbers)


@pytest.mark.parametrize(
    ("entries", "cites", "expected"),
    [
        pytest.param((OLD, NEW), f"[{OLD.id}]", (), id="nothing-happened"),
        pytest.param(
            (OLD, NEW, REPLACED),
            f"[{OLD.id}]",
            (Proposal(0, False, reference(NEW.id)),),
            id="replaced",
        ),
        pytest.param(
            (OLD, NEW, REPLACED),
            f"[{NEW.id}, {OLD.id}]",
            (Proposal(1, False, ()),),
            id="successor-is-there-already",
        ),
        pytest.param(
            (OLD, NEW, NEWER, REPLACED, does(NEWER.id, "replaces", OLD.id, "2026-07-01")),
            f"[{OLD.id}]",
            (Proposal(0, False, reference(NEW.id, NEWER.id)),),
            id="two-took-its-place",
        ),
        pytest.param(
            (OLD, NEW, NEWER, REPLACED, does(NEWER.id, "replaces", NEW.id, "2026-09-01")),
            f"[{OLD.id}]",
            (Proposal(0, False, reference(NEWER.id)),),
            id="successor-of-the-successor",
        ),
        pytest.param(
            (OLD, NEW, does(NEW.id, "amends", OLD.id, "2026-07-01")),
            f"[{OLD.id}]",
            (Proposal(0, True, reference(NEW.id)),),
            id="amended",
        ),
        pytest.param(
            (OLD, NEW, does(NEW.id, "replaces", OLD.id, "2026-07-01", provisions="Điều 3")),
            f"[{OLD.id}]",
            (Proposal(0, True, reference(NEW.id)),),
            id="replaced-in-part",
        ),
        pytest.param(
            (OLD, NEW, does(NEW.id, "amends", OLD.id, "2026-07-01")),
            f"[{OLD.id}, {NEW.id}]",
            (),
            id="amendment-is-there-already",
        ),
        pytest.param(
            (OLD, NEW, does(NEW.id, "repeals", OLD.id, "2026-07-01")),
            f"[{OLD.id}]",
            (),
            id="repealed-and-nothing-in-its-place",
        ),
        pytest.param(
            (OLD, NEW, does(NEW.id, "suspends", OLD.id, "2026-07-01")),
            f"[{OLD.id}]",
            (),
            id="suspended",
        ),
        pytest.param(
            (OLD, does("không-có", "replaces", OLD.id, "2026-07-01")),
            f"[{OLD.id}]",
            (),
            id="successor-not-in-the-catalogue",
        ),
        pytest.param(
            (OLD, NEW, REPLACED), f"[{OLD.id}, {OLD.id}]",
            (Proposal(0, False, reference(NEW.id)), Proposal(1, False, ())),
            id="cited-twice",
        ),
        pytest.param(
            (OLD, NEW, NEWER, REPLACED, does(OLD.id, "replaces", NEW.id, "2026-08-01")),
            f"[{OLD.id}]",
            (Proposal(0, False, reference(NEW.id)),),
            id="circle",
        ),
    ],
)  # fmt: skip
def test_proposals(
    entries: tuple[LegalDocument | Relation, ...], cites: str, expected: tuple[Proposal, ...]
) -> None:
    assert proposed(*entries, cites=cites) == expected


def test_namesakes_are_told_apart() -> None:
    """What a proposal writes means the one entry, by its issuer and where needed by its day."""
    one = law("a", number="26/2025/NQ-HĐND", issuer="HĐND tỉnh A", issued="2025-12-01")
    two = law("b", number="26/2025/NQ-HĐND", issuer="HĐND tỉnh B", issued="2025-12-01")
    three = law("c", number="26/2025/NQ-HĐND", issuer="HĐND tỉnh B", issued="2025-12-30")
    known = catalogue(one, two, three)

    assert naming(known, one) == LegalReference(one.number, one.issuer)
    assert naming(known, two) == LegalReference(two.number, two.issuer, two.issued)


_IDS = tuple(f"{number}/2020/NĐ-CP" for number in range(1, 6))
_RELATIONS = st.builds(
    does,
    st.sampled_from(_IDS),
    st.sampled_from([each.value for each in DOING]),
    st.sampled_from(_IDS),
    st.sampled_from(["", "2026-01-01", "2026-06-01"]),
    provisions=st.sampled_from(["", "Điều 3"]),
)


@given(
    st.lists(_RELATIONS, max_size=6, unique_by=lambda each: each.id),
    st.lists(st.sampled_from(_IDS), min_size=1, max_size=4),
)
def test_nothing_is_added_twice(relations: list[Relation], cites: list[str]) -> None:
    """What is proposed is new to the basis, once, and stands at an entry that something befell."""
    documents = [law(each, "2020-02-01", issued="2020-01-01") for each in _IDS]
    found = proposed(*documents, *relations, cites=f"[{', '.join(cites)}]")

    added = [each.number for proposal in found for each in proposal.behind]
    assert len(added) == len(set(added))
    assert not set(added) & set(cites)
    befallen = {each.target for each in relations}
    assert all(cites[each.position] in befallen for each in found)
    assert [each.position for each in found] == sorted({each.position for each in found})


@pytest.mark.parametrize(
    ("relation", "said"),
    [
        pytest.param(
            REPLACED,
            "decree No 2/2026/NĐ-CP takes the place of decree No 1/2015/NĐ-CP from 2026-07-01 on",
            id="replaces",
        ),
        pytest.param(
            does(NEW.id, "repeals", OLD.id, "2026-07-01", provisions="Điều 3"),
            "decree No 2/2026/NĐ-CP repeals Điều 3 of decree No 1/2015/NĐ-CP from 2026-07-01 on",
            id="repeals-in-part",
        ),
        pytest.param(
            does("x", "amends", OLD.id),
            "x amends decree No 1/2015/NĐ-CP, on a day that is not known",
            id="by-an-unknown-one",
        ),
    ],
)
def test_happened(relation: Relation, said: str) -> None:
    known = catalogue(OLD, NEW, relation)

    (effect,) = effects(known, OLD, DOING)

    assert str(happened(known, effect)) == said


def test_named() -> None:
    assert str(named(OLD)) == "decree No 1/2015/NĐ-CP"
    assert str(named(law("5/CV", document_type="CV"))) == "5/CV"
