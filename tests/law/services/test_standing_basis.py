"""Which of a record's legal documents a new procedure can rest on."""

from dataclasses import replace
from datetime import date

import pytest

from qmsdocs.law.finding.resolving import Laws
from qmsdocs.law.services.standing_basis import Lapsed, StandingBasis, standing_basis
from qmsdocs.law.state.force import Force
from qmsdocs.model.legal import LegalCatalogue, LegalDocument
from qmsdocs.model.text import LegalReference
from tests.law.catalogues import catalogue, does, law

DAY = date(2026, 11, 20)
TITLED = replace(
    law("123/2015/NĐ-CP", "2016-01-01", issued="2015-11-15"),
    title="Quy định về hộ tịch",
)
CIVIL = replace(
    law("60/2014/QH13", "2016-01-01", issued="2014-02-09", issuer="Quốc hội", document_type="L"),
    title="Luật Hộ tịch",
)
AMENDING = replace(law("18/2026/NĐ-CP", "2026-01-15"), title="Sửa đổi Nghị định số 99/2020/NĐ-CP")


def basis(found: LegalCatalogue, *references: str | LegalReference) -> StandingBasis:
    """Return what stands of these references."""
    known = [LegalReference(each) if isinstance(each, str) else each for each in references]
    return standing_basis(found, tuple(known), DAY, Laws.of(found.documents))


def lines(found: StandingBasis) -> list[str]:
    """Return how the text names what stands."""
    return [each.line for each in found.kept]


@pytest.mark.parametrize(
    ("document", "line"),
    [
        pytest.param(
            TITLED,
            "Nghị định số 123/2015/NĐ-CP ngày 15/11/2015 của Chính phủ quy định về hộ tịch",
            id="decree",
        ),
        pytest.param(CIVIL, "Luật Hộ tịch số 60/2014/QH13 ngày 09/02/2014 của Quốc hội", id="law"),
        pytest.param(
            AMENDING, "Nghị định số 18/2026/NĐ-CP của Chính phủ", id="title-that-cites-another"
        ),
    ],
)
def test_line(document: LegalDocument, line: str) -> None:
    assert lines(basis(catalogue(document), document.number)) == [line]


def test_a_title_may_cite_what_is_in_the_basis() -> None:
    other = law("99/2020/NĐ-CP", "2020-01-01")

    found = basis(catalogue(AMENDING, other), AMENDING.number, other.number)

    assert lines(found)[0].endswith("của Chính phủ sửa đổi Nghị định số 99/2020/NĐ-CP")


@pytest.mark.parametrize(
    ("known", "force"),
    [
        pytest.param([law("1/2020/NĐ-CP", "2020-01-01", "2026-01-01")], Force.EXPIRED, id="ended"),
        pytest.param(
            [
                law("1/2020/NĐ-CP", "2020-01-01"),
                law("2/2026/NĐ-CP", "2026-01-01"),
                does("2/2026/NĐ-CP", "replaces", "1/2020/NĐ-CP"),
            ],
            Force.EXPIRED,
            id="replaced",
        ),
        pytest.param(
            [
                law("1/2020/NĐ-CP", "2020-01-01"),
                law("2/2026/NĐ-CP", "2026-01-01"),
                does("2/2026/NĐ-CP", "suspends", "1/2020/NĐ-CP"),
            ],
            Force.SUSPENDED,
            id="suspended",
        ),
        pytest.param([law("1/2020/NĐ-CP", "2027-01-01")], Force.NOT_YET, id="not-yet"),
    ],
)
def test_lapsed(known: list[LegalDocument], force: Force) -> None:
    assert basis(catalogue(*known), "01/2020/NĐ-CP") == StandingBasis(
        (), (Lapsed("1/2020/NĐ-CP", force),)
    )


def test_unknown_is_kept_as_it_is() -> None:
    reference = LegalReference("12/2023/NQ-HĐND", "HĐND tỉnh Thái Nguyên", date(2023, 3, 5))

    found = basis(catalogue(), reference)

    assert [each.reference for each in found.kept] == [reference]
    assert lines(found) == [
        "Nghị quyết số 12/2023/NQ-HĐND ngày 05/3/2023 của HĐND tỉnh Thái Nguyên"
    ]


@pytest.mark.parametrize(
    ("number", "kept", "line"),
    [
        pytest.param(
            "104/1999/QĐ-TTG", "104/1999/QĐ-TTg", "Quyết định số 104/1999/QĐ-TTg", id="letters"
        ),
        pytest.param("Luật Đất đai ngày 18/01/2024", "", "", id="name"),
        pytest.param("31-L/CTN", "", "Văn bản số 31-L/CTN", id="old"),
    ],
)
def test_unknown_numbers_are_well_written(number: str, kept: str, line: str) -> None:
    found = basis(catalogue(), number)

    assert [each.reference.number for each in found.kept] == [kept or number]
    assert lines(found) == [line or number]


def test_named_so_that_no_other_is_meant() -> None:
    here = law("a", "2024-01-01", issuer="HĐND tỉnh A", number="08/2024/NQ-HĐND")
    there = law("b", "2024-01-01", issuer="HĐND tỉnh B", number="08/2024/NQ-HĐND")

    found = basis(catalogue(here, there), LegalReference("8/2024/NQ-HĐND", "HĐND tỉnh A"))

    assert [each.reference for each in found.kept] == [
        LegalReference("08/2024/NQ-HĐND", "HĐND tỉnh A")
    ]


def test_each_once() -> None:
    known = catalogue(law("01/2020/NĐ-CP", "2020-01-01"))

    found = basis(known, "01/2020/NĐ-CP", "1/2020/NĐ-CP", "9/2020/NĐ-CP", "09/2020/NĐ-CP")

    assert len(found.kept) == 2
