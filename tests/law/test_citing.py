"""Tests of what a text cites: its basis and its body, each resolved, and remembered."""

from dataclasses import replace
from datetime import date

from qmsdocs.law.citing import basis, cited, mentioned
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.legal import LegalCatalogue
from tests.builders import DAY, TEXT, changed, text_of
from tests.law.catalogues import catalogue, law

HT = law("60-2014-qh13", number="60/2014/QH13", document_type="L", issuer="Quốc hội")
ND = law("123-2015-nd-cp", number="123/2015/NĐ-CP", issued="2015-11-15")
HERE = law("12.an", number="12/2023/NQ-HĐND", issuer="HĐND tỉnh A", document_type="NQ")
THERE = law("12.bn", number="12/2023/NQ-HĐND", issuer="HĐND tỉnh B", document_type="NQ")
LAW = catalogue(HT, ND, HERE, THERE)
BODY = "\n## 1. Mục đích\n\nTheo khoản 2 Điều 14 Nghị định số 123/2015/NĐ-CP ngày 15/11/2015.\n"


def corpus(law_of: LegalCatalogue = LAW, worked_out: dict[str, str] | None = None) -> Corpus:
    kept = {} if worked_out is None else worked_out
    return Corpus(day=DAY, law=law_of, worked_out=kept)


def test_basis_and_body() -> None:
    text = text_of(changed(body=BODY))

    first, second = cited(corpus(), text)

    assert (first.basis, first.number, first.found) == (True, "60/2014/QH13", HT)
    assert str(first.place) == "content/procedures/ho-tich/qt-ht-01.md:9"
    assert (second.basis, second.type, second.found) == (False, "NĐ", ND)
    assert (second.issued, list(map(str, second.provisions))) == (
        date(2015, 11, 15),
        ["khoản 2 Điều 14"],
    )
    raw = changed(body=BODY).split("\n")
    assert "123/2015" in raw[second.place.line - 1]


def test_an_issuer_tells_which() -> None:
    two = "[12/2023/NQ-HĐND, {number: 12/2023/NQ-HĐND, issuer: HĐND tỉnh B}]"
    text = text_of(changed(legal_basis=two))

    plain, named = basis(corpus(), text)

    assert (plain.found, plain.resolution.candidates) == (None, (HERE, THERE))
    assert named.found == THERE


def test_a_law_by_name_has_the_number_that_the_catalogue_gives() -> None:
    named = law("x", number="60/2014/QH13", document_type="L", issued="2014-11-20")
    titled = catalogue(replace(named, title="Luật Hộ tịch"))
    text = text_of(changed(body="Theo Luật Hộ tịch năm 2014.\n"))

    known, unknown = mentioned(corpus(titled), text), mentioned(corpus(catalogue()), text)

    assert [each.number for each in known] == ["60/2014/QH13"]
    assert [(each.number, each.found) for each in unknown] == [("", None)]


def test_what_was_found_is_remembered_by_body_and_names() -> None:
    """A date put right in the catalogue asks for no second reading; a new number does."""
    kept: dict[str, str] = {}
    text = text_of(changed(body=BODY))
    first = cited(corpus(catalogue(HT, ND, HERE, THERE), kept), text)
    (key,) = kept
    later = catalogue(HT, replace(ND, effective=date(2016, 1, 1)), HERE, THERE)

    again = cited(corpus(later, kept), text)

    assert list(kept) == [key]
    assert [each.written for each in again] == [each.written for each in first]
    assert [each.provisions for each in again] == [each.provisions for each in first]
    cited(corpus(catalogue(HT), kept), text)
    assert len(kept) == 2


def test_faults_survive_being_remembered() -> None:
    kept: dict[str, str] = {}
    text = text_of(changed(TEXT, body="Nghị định số 123/2015/ NĐ-СР.\n"))
    (first,) = mentioned(corpus(catalogue(HT, ND, HERE, THERE), kept), text)

    (again,) = mentioned(corpus(catalogue(HT, ND, HERE, THERE), kept), text)

    assert first.faults
    assert (again.faults, again.written) == (first.faults, first.written)
