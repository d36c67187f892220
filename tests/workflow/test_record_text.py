"""The bytes of a record's file: what is written is what is read."""

import unicodedata
from dataclasses import replace
from datetime import date
from typing import TypeVar

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from qmsdocs.diagnostics import Place
from qmsdocs.law.state.force import Force
from qmsdocs.model.fingerprint import Parts, bytes_digest
from qmsdocs.model.legal import Kind
from qmsdocs.model.records import (
    Capacity,
    Cover,
    Decision,
    LawEffect,
    LawState,
    Meaning,
    Proof,
    ProofKind,
    Record,
    RegisterChange,
    ServiceState,
    Transition,
    Verdict,
)
from qmsdocs.model.text import Number
from qmsdocs.source.reading import Reading
from qmsdocs.source.records import read_record
from qmsdocs.source.tree import MemoryTree
from qmsdocs.workflow.record_text import cover_of, written
from tests.builders import TEXT, record, text_of
from tests.source.handbooks import words

PATH = "content/records/approvals/a.yml"
REASONED = (
    Meaning.RETURNED, Meaning.ANNULLED, Meaning.VERDICT, Meaning.DISPOSED, Meaning.WITHDRAWN,
    Meaning.SUSPENDED, Meaning.CORRECTED,
)  # fmt: skip
WITH_DAY = (
    Meaning.PROMULGATED, Meaning.BASELINE, Meaning.WITHDRAWN, Meaning.SUSPENDED, Meaning.RESUMED,
    Meaning.CORRECTED,
)  # fmt: skip
WITH_END = (Meaning.PROMULGATED, Meaning.BASELINE, Meaning.APPROVED)
WITHOUT_COVERS = (Meaning.ANNULLED, Meaning.REGISTERED, Meaning.DISPOSED)

TYPED = [
    "yes",
    "No",
    "ON",
    "null",
    "~",
    "y",
    "1.0",
    "01",
    "0x1f",
    "12:30:45",
    "=",
    "<<",
]
# Controls and what is not seen do not belong in YAML, however they are spelled.
SEEN = st.characters(
    codec="utf-8",
    exclude_categories=["Cc", "Cf", "Zl", "Zp"],
    exclude_characters="\ufffe\uffff\u2065",
    include_characters="\t\n\r",
)
WORDS = st.sampled_from(TYPED) | (
    st.text(SEEN, min_size=1, max_size=20)
    .map(lambda text: unicodedata.normalize("NFC", text))
    .filter(lambda text: bool(text.strip()))
)
OPTIONAL = st.just("") | WORDS
DIGESTS = st.binary(max_size=3).map(bytes_digest)
PRINTS = st.builds(Parts, DIGESTS, DIGESTS, DIGESTS, DIGESTS)


@st.composite
def _covers(draw: st.DrawFn, meaning: Meaning) -> Cover:
    parts = draw(PRINTS)
    ends = st.builds(Transition, st.none() | st.dates())
    may_end = meaning in (Meaning.PROMULGATED, Meaning.WITHDRAWN)
    asked = draw(st.dates()) if meaning in WITH_DAY else None
    return Cover(
        id=draw(WORDS),
        code=draw(WORDS),
        number=draw(st.builds(Number, st.integers(1, 99), st.integers(0, 99))),
        fingerprint=parts.fingerprint,
        parts=parts,
        unit=draw(OPTIONAL),
        effective=draw(st.none() | st.dates()) if meaning is Meaning.APPROVED else asked,
        expires=draw(st.none() | st.dates()) if meaning in WITH_END else None,
        corrects=draw(PRINTS).fingerprint if meaning is Meaning.CORRECTED else None,
        transition=draw(st.none() | ends) if may_end else None,
        replaced_by=draw(_lists(WORDS, 0)) if meaning is Meaning.WITHDRAWN else (),
    )


def _lists(inner: st.SearchStrategy[str], least: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(inner, min_size=least, max_size=3).map(tuple)


CHANGES = st.builds(RegisterChange, WORDS, WORDS, _lists(WORDS, 0))


EFFECTS = st.builds(LawEffect, WORDS, st.sampled_from(Kind).map(lambda kind: kind.value), OPTIONAL)
LAW = st.builds(
    LawState,
    WORDS,
    st.sampled_from(Force).map(lambda force: force.value),
    st.lists(EFFECTS, max_size=2).map(tuple),
)
SERVICES = st.builds(ServiceState, WORDS, st.just("") | DIGESTS.map(lambda found: f"1:{found}"))


RELYING = (Meaning.APPROVED, Meaning.VERDICT)
Listed = TypeVar("Listed")


def _several(
    inner: st.SearchStrategy[Listed], key: str
) -> st.SearchStrategy[tuple[Listed, ...] | None]:
    """Return none, or entries of which each key stands once."""
    return st.none() | st.lists(inner, max_size=3, unique_by=lambda each: getattr(each, key)).map(
        tuple
    )


@st.composite
def _records(draw: st.DrawFn) -> Record:
    """Return any record that the format allows."""
    meaning = draw(st.sampled_from(list(Meaning)))
    covers = st.lists(_covers(meaning), min_size=1, max_size=2).map(tuple)
    decisions = st.builds(Decision, WORDS, st.dates(), OPTIONAL)
    kind = draw(st.sampled_from(list(ProofKind)))
    on_file = kind in (ProofKind.PAPER, ProofKind.PADES)
    decided = meaning in (Meaning.PROMULGATED, Meaning.BASELINE)
    changes = st.lists(CHANGES, min_size=1, max_size=2).map(tuple)
    return Record(
        id="",
        place=Place(PATH),
        meaning=meaning,
        organisation=draw(WORDS),
        signer=draw(WORDS),
        role=draw(WORDS),
        signed_on=draw(st.dates()),
        recorded_on=draw(st.dates()),
        recorded_by=draw(WORDS),
        proof=Proof(kind, draw(DIGESTS if on_file else st.just("") | DIGESTS), draw(OPTIONAL)),
        capacity=draw(st.none() | st.sampled_from(Capacity)),
        decision=draw(decisions if decided else st.none() | decisions),
        predecessor=draw(OPTIONAL) if meaning is Meaning.BASELINE else "",
        reason=draw(WORDS if meaning in REASONED else OPTIONAL),
        covers=() if meaning in WITHOUT_COVERS else draw(covers),
        annuls=draw(_lists(WORDS, 1)) if meaning is Meaning.ANNULLED else (),
        registers=draw(changes) if meaning is Meaning.REGISTERED else (),
        evidence=draw(_lists(DIGESTS, 1)) if meaning is Meaning.DISPOSED else (),
        verdict=draw(st.sampled_from(Verdict)) if meaning is Meaning.VERDICT else "",
        follows=draw(_lists(WORDS, 1 if meaning is Meaning.RETURNED else 0)),
        mandate=draw(OPTIONAL),
        law=draw(_several(LAW, "legal")) if meaning in RELYING else None,
        services=draw(_several(SERVICES, "code")) if meaning in RELYING else None,
    )


def _read(content: bytes) -> Record:
    reading = Reading.of(MemoryTree({PATH: content}))
    found = read_record(reading, PATH)
    assert found is not None, words(reading.faults)
    covers = tuple(replace(each, line=0) for each in found.covers)
    return replace(found, covers=covers)


@given(_records())
@example(record(Meaning.ANNULLED, annuls=("x",), reason='"quotes" and \\ and \n and \t and \r'))
@example(record(Meaning.ANNULLED, annuls=("x", "2026-01-01"), reason="yes"))
@example(record(Meaning.ANNULLED, annuls=("x",), reason="a: b # c"))
@example(record(Meaning.ANNULLED, annuls=("x",), reason="- a"))
@example(record(Meaning.ANNULLED, annuls=("x",), reason="---"))
@example(record(Meaning.ANNULLED, annuls=("x",), reason=" blanks "))
@example(record(Meaning.ANNULLED, annuls=("[x", "y]", "{z"), reason="*a"))
@example(record(Meaning.ANNULLED, annuls=("x",), reason="😀" * 600))
def test_what_is_written_is_read(made: Record) -> None:
    content = written(made)

    assert _read(content) == replace(made, id=bytes_digest(content), place=Place(PATH))


@given(_records())
def test_writing_is_repeatable(made: Record) -> None:
    content = written(made)

    assert written(_read(content)) == content
    assert written(replace(made, id="other", place=Place("elsewhere"))) == content


@given(_records())
def test_other_yaml_readers_understand_it(made: Record) -> None:
    """Without types; words that YAML 1.1 takes for something else are quoted."""
    found = yaml.load(written(made), Loader=yaml.BaseLoader)  # noqa: S506 - texts only
    typed = yaml.safe_load(written(made))

    assert found["reason" if made.reason else "signer"] == (made.reason or made.signer)
    assert typed["signer"] == made.signer
    assert typed["signed_on"] == made.signed_on


def test_a_record_as_people_see_it() -> None:
    text = text_of(TEXT)
    made = record(
        Meaning.PROMULGATED,
        replace(
            cover_of(text, effective=date(2025, 9, 5), expires=date(2026, 9, 5)),
            transition=Transition(date(2025, 10, 1)),
        ),
        capacity=Capacity.KT,
        mandate="m2",
        reason="Rà soát: hằng năm",
        proof=Proof(ProofKind.PAPER, "sha256:" + "0" * 64, "r10"),
    )

    assert (
        written(made).decode()
        == f"""\
record: 1
meaning: promulgated
organisation: ubnd-mau
signer: mau
role: chu-tich
capacity: KT
mandate: m2
signed_on: 2025-09-01
recorded_on: 2025-09-01
recorded_by: vi-du
decision: {{number: "41/QĐ-UBND", issued: 2025-09-01}}
reason: "Rà soát: hằng năm"
covers:
  - id: k3f9t2xq
    code: QT-HT-01
    issue: 1
    revision: 0
    unit: van-phong
    effective: 2025-09-05
    expires: 2026-09-05
    transition: {{rule: received-before, until: 2025-10-01}}
    fingerprint: "{text.fingerprint}"
    parts:
      identity: "{text.parts.identity}"
      facts: "{text.parts.facts}"
      body: "{text.parts.body}"
      files: "{text.parts.files}"
proof: {{kind: paper, evidence: "sha256:{"0" * 64}", retention: r10}}
"""
    )


def test_what_it_says_of_law_and_services() -> None:
    made = record(
        Meaning.APPROVED,
        text_of(TEXT),
        law=(
            LawState("60-2014-qh13.2014-11-20", "in-force"),
            LawState(
                "61-2018-nd-cp",
                "expired",
                (LawEffect("118-2025", "replaces"), LawEffect("107-2021", "amends", "Điều 5")),
            ),
        ),
        services=(ServiceState("1.001193", "1:sha256:" + "0" * 64), ServiceState("1.000001")),
    )

    _, _, found = written(made).decode().partition("law:\n")
    assert found.splitlines() == [
        '  - {legal: "60-2014-qh13.2014-11-20", state: in-force}',
        (
            '  - {legal: "61-2018-nd-cp", state: expired, acting: [{id: "118-2025", relation: '
            'replaces}, {id: "107-2021", relation: amends, provisions: Điều 5}]}'
        ),
        "relies_on:",
        f'  - {{service: "1.001193", digest: "1:sha256:{"0" * 64}"}}',
        '  - {service: "1.000001"}',
        "proof: {kind: none}",
    ]


def test_that_nothing_is_cited_is_said() -> None:
    made = record(Meaning.APPROVED, text_of(TEXT), law=(), services=())

    assert "\nlaw: []\nrelies_on: []\n" in written(made).decode()


@pytest.mark.parametrize(
    ("before", "line"),
    [
        pytest.param((), "  - {file: qms.yml, after: b}", id="the first"),
        pytest.param(("a",), "  - {file: qms.yml, before: a, after: b}", id="the next"),
        pytest.param(("a", "c"), "  - {file: qms.yml, before: [a, c], after: b}", id="a merge"),
    ],
)
def test_register_changes(before: tuple[str, ...], line: str) -> None:
    made = record(Meaning.REGISTERED, registers=(RegisterChange("qms.yml", "b", before),))

    assert line in written(made).decode().splitlines()


def test_a_cover_is_the_text_as_it_stands() -> None:
    text = text_of(TEXT)
    cover = cover_of(text, effective=date(2026, 1, 1))

    assert (cover.id, cover.code, cover.number) == (text.id, text.code, text.number)
    assert (cover.fingerprint, cover.parts) == (text.fingerprint, text.parts)
    assert (cover.unit, cover.effective, cover.expires) == (text.unit, date(2026, 1, 1), None)
