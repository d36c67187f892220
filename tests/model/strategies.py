"""What tests of the model draw from: nodes, days, covers, records."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from qmsdocs.diagnostics import Place
from qmsdocs.model.fingerprint import Fingerprint, Node, parts_of
from qmsdocs.model.records import Act, Cover, Meaning, Proof, ProofKind, Record
from qmsdocs.model.text import Number

START = date(2026, 1, 1)
DAYS = st.integers(0, 40).map(lambda n: START + timedelta(n))
NUMBERS = st.builds(Number, st.integers(1, 3), st.integers(0, 3))
# Letters with which a careless recipe would collide: its own marks, digits, composed accents.
TRICKY = st.text("smlab01234:\n\r é\u0301e", max_size=6)


def nodes(texts: st.SearchStrategy[str] = TRICKY) -> st.SearchStrategy[Node]:
    """Return values of front matter: scalars, lists, mappings, one within another."""
    return st.recursive(
        texts,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
        max_leaves=8,
    )


def cover(number: Number, body: str = "", **values: object) -> Cover:
    """Return what a record says of an imagined text; the body tells two of one number apart."""
    facts = {"id": "k3f9t2xq", "issue": str(number.issue), "revision": str(number.revision)}
    parts = parts_of(facts, body, ())
    made: dict[str, Any] = {
        "id": "k3f9t2xq",
        "code": "QT-HT-01",
        "number": number,
        "fingerprint": parts.fingerprint,
        "parts": parts,
    }
    return Cover(**{**made, **values})


def act(meaning: Meaning, covered: Cover, on: date = START, **values: object) -> Act:
    """Return one record over one text; its id tells records of one day apart."""
    made: dict[str, Any] = {
        "id": f"sha256:{meaning}{on}{covered}",
        "place": Place("content/records/a.yml"),
        "meaning": meaning,
        "organisation": "ubnd-mau",
        "signer": "mau",
        "role": "chu-tich",
        "signed_on": on,
        "recorded_on": on,
        "recorded_by": "vi-du",
        "proof": Proof(ProofKind.NONE),
        "covers": (covered,),
    }
    return Act(Record(**{**made, **values}), covered)


def fingerprint_of(number: Number, body: str = "") -> Fingerprint:
    """Return the fingerprint of an imagined text."""
    return cover(number, body).fingerprint
