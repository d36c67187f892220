"""What ties a text is the same, whatever was found of other texts and catalogues before."""

from dataclasses import replace
from datetime import date
from unicodedata import normalize

import pytest

from qmsdocs.law.step.ties import Ties, ties
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.legal import LegalCatalogue
from qmsdocs.model.office import Named, Office
from qmsdocs.model.text import Text
from tests.builders import DAY, changed, text_of
from tests.law.catalogues import catalogue, law

ND = law("123", "2016-01-01", number="123/2015/NĐ-CP")
TWIN = law("123.b", number="123/2015/NĐ-CP", issuer="Khác")
TITLED = law("luat", number="60/2014/QH13", document_type="L", issued="2014-11-20")
CITES = "\nTheo khoản 2 Điều 14 Nghị định số 123/2015/NĐ-CP.\n"
NAMES = "\nChuyên viên trình; xem [BM-01](doc:b1m0k5tq) và [mình](doc:k3f9t2xq).\n"
APART = normalize("NFD", NAMES)
BY_NAME = "\nTheo Luật Hộ tịch năm 2014.\n"
LINES = f"Một\nhai{CITES}"

BODIES = (CITES, CITES.replace("\n", "\r\n"), f"\n{CITES}", NAMES, APART, BY_NAME, LINES)
TEXTS = [
    text_of(changed(body=body, legal_basis=basis, **front))
    for body in (*BODIES, LINES.replace("\n", "\r", 1))
    for basis in ("[]", "[123/2015/NĐ-CP]", "[{number: 123/2015/NĐ-CP, issuer: Khác}]", "[9/9]")
    for front in (
        {},
        {"id": "b1m0k5tq"},
        {"title": "Tên\nkeywords: [a]"},
        {"field": "a\nkeywords: [a]"},
        {"change": "Sửa"},
    )
]
CATALOGUES = [
    catalogue(),
    catalogue(ND),
    catalogue(replace(ND, expires=date(2026, 1, 1))),
    catalogue(ND, TWIN),
    catalogue(replace(ND, issuer="Khác")),
    catalogue(replace(ND, id="122")),
    catalogue(replace(TITLED, title="Luật Hộ tịch")),
    catalogue(replace(TITLED, title="Luật Khác")),
]
OFFICES = [
    Office(roles=roles)
    for roles in ((), (Named("cv", "Chuyên viên"),), (Named("b", "chuyên VIÊN"), Named("c", "")))
]


def found(
    text: Text, known: LegalCatalogue, office: Office, worked_out: dict[str, str] | None = None
) -> Ties:
    kept = {} if worked_out is None else worked_out
    return ties(Corpus(day=DAY, law=known, office=office, worked_out=kept), text)


def test_what_is_kept_is_what_would_be_found() -> None:
    worked_out: dict[str, str] = {}
    alike = [(text, known, OFFICES[1]) for text in TEXTS for known in CATALOGUES]
    questions = [*alike, *((text, CATALOGUES[1], office) for text in TEXTS for office in OFFICES)]
    for question in questions:
        assert found(*question, worked_out) == found(*question)


def test_nothing_is_searched_again(monkeypatch: pytest.MonkeyPatch) -> None:
    worked_out: dict[str, str] = {}
    first = found(TEXTS[0], CATALOGUES[1], OFFICES[1], worked_out)
    monkeypatch.setattr("qmsdocs.law.step.ties.cited", None)

    again = found(TEXTS[0], CATALOGUES[2], OFFICES[1], worked_out)

    assert again == first
    assert [each.legal for each in again.uses] == ["123"]


def test_citations_that_were_lost_are_found_again() -> None:
    worked_out: dict[str, str] = {}
    found(TEXTS[0], CATALOGUES[1], OFFICES[1], worked_out)
    (lost,) = (key for key in worked_out if key.startswith("citations:"))
    whole = dict(worked_out)
    del worked_out[lost]

    found(TEXTS[0], CATALOGUES[1], OFFICES[1], worked_out)

    assert worked_out == whole
