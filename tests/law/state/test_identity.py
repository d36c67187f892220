"""Which legal document is meant: a number alone is no key."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.law.state.identity import issuer_key, number_key, resolve
from qmsdocs.model.text import LegalReference
from tests.law.catalogues import catalogue, law

NUMBER = "12/2023/NQ-HĐND"
THAI_NGUYEN = law("tn", number=NUMBER, issuer="HĐND tỉnh Thái Nguyên", issued="2023-12-08")
BAC_KAN = law("bk", number=NUMBER, issuer="HĐND tỉnh Bắc Kạn", issued="2023-07-19")
UNDATED = law("x", number=NUMBER, issuer="HĐND tỉnh Khác")
DECREE = law("nd", number="123/2015/NĐ-CP", issued="2015-11-15")
CIRCULAR = law("tt", number="04/2020/TT-BTP", issuer="Bộ Tư pháp", document_type="TT")
STATUTE = law("l", number="55/2010/QH12", issuer="Quốc hội", document_type="Luật")
RESOLUTION = law("nq", number="55/2010/QH12", issuer="Quốc hội", document_type="Nghị quyết")
OURS = law("qd", number="101/QĐ-UBND", issuer="UBND tỉnh Thái Nguyên", document_type="QĐ")
LAW = catalogue(THAI_NGUYEN, BAC_KAN, UNDATED, DECREE, CIRCULAR, STATUTE, RESOLUTION, OURS)


@pytest.mark.parametrize(
    ("reference", "found"),
    [
        pytest.param(LegalReference(NUMBER), "tn bk x", id="number alone"),
        pytest.param(LegalReference(NUMBER, "HĐND tỉnh Bắc Kạn"), "bk", id="with issuer"),
        pytest.param(LegalReference(NUMBER, issued=date(2023, 12, 8)), "tn", id="with day"),
        pytest.param(
            LegalReference(NUMBER, "HĐND tỉnh Khác", date(2023, 12, 8)), "x", id="undated entry"
        ),
        pytest.param(
            LegalReference(NUMBER, "HĐND tỉnh Bắc Kạn", date(2023, 12, 8)), "", id="contradiction"
        ),
        pytest.param(LegalReference("1/2023/NQ-HĐND"), "", id="unknown"),
        pytest.param(LegalReference("123/2015/nđ-cp"), "nd", id="lower case"),
        pytest.param(LegalReference("123/2015/NÐ-CР"), "nd", id="look-alike letters"),
        pytest.param(LegalReference("123/2015/ NĐ-CP"), "nd", id="blank within"),
        pytest.param(LegalReference("4/2020/TT-BTP"), "tt", id="without leading zero"),
        pytest.param(LegalReference("04/2020/TT-BTP", "Bộ trưởng Bộ Tư pháp"), "tt", id="minister"),
        pytest.param(LegalReference("101/QĐ-UBND", "UBND tỉnh Thái Nguyên"), "qd", id="short"),
        pytest.param(
            LegalReference("101/QĐ-UBND", "Uỷ ban nhân dân tỉnh Thái Nguyên"), "qd", id="in full"
        ),
        pytest.param(
            LegalReference("101/QĐ-UBND", "Chủ tịch UBND tỉnh Thái Nguyên"), "qd", id="chairman"
        ),
        pytest.param(
            LegalReference("101/QĐ-UBND", "UBND tỉnh Hà Nam"), "", id="another province"
        ),
        pytest.param(LegalReference("55/2010/QH12"), "l nq", id="a law and a resolution"),
    ],
)  # fmt: skip
def test_resolve(reference: LegalReference, found: str) -> None:
    resolution = resolve(LAW, reference)

    assert [each.id for each in resolution.candidates] == found.split()
    assert (resolution.found is not None) == (len(found.split()) == 1)


@pytest.mark.parametrize(
    ("document_type", "found"),
    [
        pytest.param("L", STATUTE, id="code"),
        pytest.param("Luật", STATUTE, id="word"),
        pytest.param("luật", STATUTE, id="small letters"),
        pytest.param("BL", STATUTE, id="a code of law is a law"),
        pytest.param("NQ", RESOLUTION, id="resolution"),
        pytest.param("NĐ", None, id="neither"),
    ],
)
def test_the_type_tells_a_law_from_a_resolution(document_type: str, found: object) -> None:
    assert resolve(LAW, LegalReference("55/2010/QH12"), document_type).found == found


@pytest.mark.parametrize(
    ("reference", "namesakes", "nearest"),
    [
        pytest.param(
            LegalReference("123/2015/NĐ-CP", issued=date(2015, 11, 16)), "nd", "", id="other day"
        ),
        pytest.param(LegalReference("123/2015/ND-CP"), "", "nd", id="without diacritics"),
        pytest.param(LegalReference("123/2015/NĐCP"), "", "nd", id="without hyphen"),
        pytest.param(LegalReference("123/2015/NĐ-CPP"), "", "nd", id="letter too many"),
        pytest.param(LegalReference("124/2015/NĐ-CP"), "", "", id="another decree of the year"),
        pytest.param(LegalReference(""), "", "", id="nothing"),
    ],
)
def test_what_was_perhaps_meant(reference: LegalReference, namesakes: str, nearest: str) -> None:
    resolution = resolve(LAW, reference)

    assert resolution.candidates == ()
    assert [each.id for each in resolution.namesakes] == namesakes.split()
    assert [each.id for each in resolution.nearest] == nearest.split()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Thủ tướng", "Thủ tướng Chính phủ", id="prime minister"),
        pytest.param("UBTVQH", "Uỷ ban Thường vụ Quốc hội", id="standing committee"),
        pytest.param(
            "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", "Văn phòng Chính phủ", id="cabinet office"
        ),
        pytest.param(
            "Thống đốc Ngân hàng Nhà nước Việt Nam", "Ngân hàng Nhà nước", id="state bank"
        ),
        pytest.param("UBND TP. Cần Thơ", "Ủy ban nhân dân thành phố Cần Thơ", id="city"),
        pytest.param("Bộ Tài chính, Bộ Tư pháp", "Bộ Tài chính và Bộ Tư pháp", id="two"),
        pytest.param("Tổng Thanh tra Chính phủ", "Thanh tra Chính phủ", id="inspector"),
        pytest.param("Hội đồng nhân dân tỉnh An Giang", "HĐND tỉnh An Giang", id="council"),
    ],
)
def test_ways_to_write_one_office(one: str, other: str) -> None:
    assert issuer_key(one) == issuer_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("HĐND tỉnh An Giang", "UBND tỉnh An Giang", id="council and committee"),
        pytest.param("Chính phủ", "Thủ tướng Chính phủ", id="government and its head"),
        pytest.param("UBND tỉnh Hà Nam", "UBND tỉnh Hà Giang", id="provinces"),
        pytest.param("Chủ tịch nước", "Quốc hội", id="president"),
    ],
)
def test_two_offices(one: str, other: str) -> None:
    assert issuer_key(one) != issuer_key(other)


@given(st.text("0123456789/-.NĐQTCPđ ", max_size=14))
def test_the_key_of_a_number_depends_on_no_notation(number: str) -> None:
    key = number_key(number)

    assert number_key(key) == key
    assert number_key(unicodedata.normalize("NFD", number).lower()) == key
    assert number_key(f"0{number}") in {key, f"0{key}"}
