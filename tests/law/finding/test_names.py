"""Laws called by their name: where the name ends, and which number it has."""

from dataclasses import replace
from datetime import date

import pytest

from qmsdocs.law.finding.citations import citations
from qmsdocs.law.finding.resolving import Laws
from qmsdocs.model.legal import LegalDocument

OLD = LegalDocument(
    id="60-2014-qh13",
    type="L",
    number="60/2014/QH13",
    title="Luật Hộ tịch",
    issuer="Quốc hội",
    issued=date(2014, 11, 20),
    effective=date(2016, 1, 1),
    expires=None,
    status="",
    source="",
    checked=None,
)
NEW = replace(OLD, id="n", number="03/2026/QH16", issued=date(2026, 4, 23))
CODE = replace(
    OLD, id="c", type="BL", number="91/2015/QH13", title="Dân sự", issued=date(2015, 11, 24)
)
RARE = replace(OLD, id="r", number="07/2027/QH16", title="Luật Hoa kiểng", issued=None)
SITTING = replace(OLD, id="s", type="NQ", number="202/2025/QH15", title="Về việc sắp xếp")
LAWS = Laws.of((OLD, NEW, CODE, RARE, SITTING))


@pytest.mark.parametrize(
    ("text", "kind", "span"),
    [
        pytest.param("theo Luật Hộ tịch năm 2014;", "L", "Luật Hộ tịch năm 2014", id="year"),
        pytest.param("Luật Hộ tịch 2014 và", "L", "Luật Hộ tịch 2014", id="year without a word"),
        pytest.param("Luật Hộ tịch (năm 2014),", "L", "Luật Hộ tịch (năm 2014)", id="brackets"),
        pytest.param(
            "Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2005.",
            "L",
            "Luật Giáo dục ngày 14 tháng 6 năm 2005",
            id="date",
        ),
        pytest.param(
            "Luật Đất đai số 31/2024/QH15 ngày 18/01/2024 của Quốc hội",
            "L",
            "Luật Đất đai số 31/2024/QH15 ngày 18/01/2024",
            id="number and date",
        ),
        pytest.param(
            "Luật Hộ tịch (số 60/2014/QH13) và",
            "L",
            "Luật Hộ tịch (số 60/2014/QH13)",
            id="number in brackets",
        ),
        pytest.param("Bộ Luật lao động về việc làm", "BL", "Bộ Luật lao động", id="code"),
        pytest.param("BLHS 2015 quy định", "BL", "BLHS 2015", id="abbreviated code"),
        pytest.param("Luật BHXH 2024 thay thế", "L", "Luật BHXH 2024", id="abbreviated name"),
        pytest.param(
            "Pháp lệnh Phí, lệ phí được sửa", "PL", "Pháp lệnh Phí, lệ phí", id="ordinance"
        ),
        pytest.param("Hiến pháp năm 2013 quy định", "HP", "Hiến pháp năm 2013", id="constitution"),
        pytest.param(
            "Luật Thi đua , khen thưởng và các văn bản",
            "L",
            "Luật Thi đua , khen thưởng",
            id="blank before the comma",
        ),
        pytest.param(
            "Luật Thương mại về hoạt động mua bán", "L", "Luật Thương mại", id="subject behind"
        ),
        pytest.param(
            "Luật Hóa chất, hóa đơn chứng từ kèm theo", "L", "Luật Hóa chất", id="comma behind"
        ),
        pytest.param(
            "Luật chất lượng sản phẩm, hàng hoá quy định",
            "L",
            "Luật chất lượng sản phẩm, hàng hoá",
            id="old place of the tone",
        ),
        pytest.param(
            "theo Luật Trồng hoa và cây kiểng năm 2030 thì",
            "L",
            "Luật Trồng hoa và cây kiểng năm 2030",
            id="unknown name",
        ),
        pytest.param(
            "của Luật sửa đổi, bổ sung một số điều của Luật Doanh nghiệp, Luật Đầu tư năm 2025",
            "L",
            "Luật sửa đổi, bổ sung một số điều của Luật Doanh nghiệp, Luật Đầu tư năm 2025",
            id="amending law",
        ),
        pytest.param(
            "Luật sửa đổi, bổ sung một số điều của 11 luật có liên quan đến an ninh; và",
            "L",
            "Luật sửa đổi, bổ sung một số điều của 11 luật có liên quan đến an ninh",
            id="amending law without names",
        ),
        pytest.param("tại Luật \nHộ tịch.", "L", "Luật \nHộ tịch", id="line break"),
    ],
)
def test_span(text: str, kind: str, span: str) -> None:
    (found,) = citations(text)

    assert (found.type, found.text) == (kind, span)


@pytest.mark.parametrize(
    ("text", "number", "faults"),
    [
        pytest.param("Luật Hộ tịch năm 2014", "60/2014/QH13", [], id="by year"),
        pytest.param("Luật hộ tịch ngày 23/4/2026", "03/2026/QH16", [], id="by date"),
        pytest.param(
            "Luật Hộ tịch",
            None,
            ["the name alone may mean 60/2014/QH13, 03/2026/QH16"],
            id="ambiguous",
        ),
        pytest.param("Luật Hộ tịch năm 2019", None, [], id="no such year"),
        pytest.param("Luật Cư trú năm 2020", None, [], id="not in the catalogue"),
        pytest.param("Bộ luật Dân sự", "91/2015/QH13", [], id="only one"),
        pytest.param("Luật Dân sự 2015", "91/2015/QH13", [], id="a code called a law"),
        pytest.param("Luật Hoa kiểng năm 2027", "07/2027/QH16", [], id="year of the number"),
        pytest.param(
            "Luật 60/2014",
            "60/2014/QH13",
            ["type and issuer are missing behind '60/2014'"],
            id="beginning of a number",
        ),
    ],
)
def test_number_from_the_catalogue(text: str, number: str | None, faults: list[str]) -> None:
    (found,) = citations(text, LAWS)

    assert found.number == number
    assert [str(fault) for fault in found.faults] == faults


def test_nothing_is_known_without_a_catalogue() -> None:
    assert [each.number for each in citations("Luật Hộ tịch năm 2014, Luật 60/2014")] == [None] * 2


def test_two_laws_stay_two() -> None:
    found = citations("Luật Trẻ em năm 2016, Luật số 26/2012/QH13")

    assert [each.text for each in found] == ["Luật Trẻ em năm 2016", "Luật số 26/2012/QH13"]


def test_catalogue_knows_the_type_of_a_bare_number() -> None:
    (found,) = citations("Xem 202/2025/QH15.", LAWS)

    assert found.type == "NQ"
