"""The legal catalogue: a number alone is no key."""

from datetime import date

import pytest

from qmsdocs.model.legal import LegalCatalogue, LegalDocument
from qmsdocs.model.text import LegalReference


def _document(document_id: str, number: str, issuer: str, issued: date | None) -> LegalDocument:
    return LegalDocument(document_id, "NQ", number, "", issuer, issued, None, None, "", "", None)


NUMBER = "12/2023/NQ-HĐND"
THAI_NGUYEN = _document("tn", NUMBER, "HĐND tỉnh Thái Nguyên", date(2023, 12, 8))
BAC_KAN = _document("bk", NUMBER, "HĐND tỉnh Bắc Kạn", date(2023, 7, 19))
UNDATED = _document("x", NUMBER, "HĐND tỉnh Khác", None)
LAW = LegalCatalogue.of([THAI_NGUYEN, BAC_KAN, UNDATED], [])


@pytest.mark.parametrize(
    ("reference", "found"),
    [
        pytest.param(LegalReference(NUMBER), (THAI_NGUYEN, BAC_KAN, UNDATED), id="number alone"),
        pytest.param(LegalReference(NUMBER, "HĐND tỉnh Bắc Kạn"), (BAC_KAN,), id="with issuer"),
        pytest.param(
            LegalReference(NUMBER, issued=date(2023, 12, 8)), (THAI_NGUYEN,), id="with day"
        ),
        pytest.param(
            LegalReference(NUMBER, "HĐND tỉnh Bắc Kạn", date(2023, 12, 8)), (), id="contradiction"
        ),
        pytest.param(LegalReference("1/2023/NQ-HĐND"), (), id="unknown"),
    ],
)
def test_candidates(reference: LegalReference, found: tuple[LegalDocument, ...]) -> None:
    assert LAW.candidates(reference) == found
