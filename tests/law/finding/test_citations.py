"""Citations in sentences: spans, dates, lists, provisions, lines."""

import unicodedata
from datetime import date

import pytest

from qmsdocs.law.finding.citations import citations


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        pytest.param(
            "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ;",
            ["Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020"],
            id="date in words",
        ),
        pytest.param(
            "theo Thông tư 02/2017/TT-VPCP, ngày 31/10/2017 về nghiệp vụ",
            ["Thông tư 02/2017/TT-VPCP, ngày 31/10/2017"],
            id="date in digits",
        ),
        pytest.param(
            "Nghị định số 120/2006/NĐ-CP của Chính phủ ngày 20 tháng 10 năm 2006 quy định",
            ["Nghị định số 120/2006/NĐ-CP của Chính phủ ngày 20 tháng 10 năm 2006"],
            id="issuer before the date",
        ),
        pytest.param(
            "Nghị quyết số 70/NQ-CP năm 2010 về việc",
            ["Nghị quyết số 70/NQ-CP năm 2010"],
            id="year of a number without one",
        ),
        pytest.param(
            "Luật số 64/2020/QH14, Luật số 07/2022/QH15, số 08/2022/QH15 và số 90/2025/QH15",
            [
                "Luật số 64/2020/QH14",
                "Luật số 07/2022/QH15",
                "số 08/2022/QH15",
                "số 90/2025/QH15",
            ],
            id="list",
        ),
        pytest.param(
            "các Nghị định của Chính phủ: số 78/2025/NĐ-CP ngày 01/4/2025 về một việc; "
            "số 79/2025/NĐ-CP ngày 01/4/2025 về việc khác",
            ["số 78/2025/NĐ-CP ngày 01/4/2025", "số 79/2025/NĐ-CP ngày 01/4/2025"],
            id="type given once",
        ),
        pytest.param(
            "Thông tư liên tịch của Bộ Y tế, Bộ Tài chính số 13/2014/TTLT-BYT-BTC.",
            ["Thông tư liên tịch của Bộ Y tế, Bộ Tài chính số 13/2014/TTLT-BYT-BTC"],
            id="issuers before the number",
        ),
        pytest.param(
            "Khoản này sửa Nghị định 136, Nghị định 118/2025 và Luật 64/2025.",
            ["Nghị định 136", "Nghị định 118/2025", "Luật 64/2025"],
            id="short",
        ),
        pytest.param(
            "NĐ 61/2018/NĐ-CP và QĐ số 101/QĐ-BKHCN",
            ["NĐ 61/2018/NĐ-CP", "QĐ số 101/QĐ-BKHCN"],
            id="abbreviated type",
        ),
    ],
)
def test_spans(text: str, spans: list[str]) -> None:
    assert [found.text for found in citations(text)] == spans


@pytest.mark.parametrize(
    ("text", "types"),
    [
        pytest.param("các Luật: số 64/2020/QH14, số 90/2025/QH15", ["L", "L"], id="laws"),
        pytest.param(
            "Nghị quyết số 202/2025/QH15 và số 203/2025/QH15", ["NQ", "NQ"], id="resolutions"
        ),
        pytest.param("Pháp lệnh số 02/2022/UBTVQH15", ["PL"], id="ordinance without its type"),
        pytest.param("Quyết định số 90/TTg, số 91/TTg", ["QĐ", "QĐ"], id="old numbers"),
    ],
)
def test_type_of_a_list(text: str, types: list[str]) -> None:
    assert [found.type for found in citations(text)] == types


def test_wrong_type_before() -> None:
    (found,) = citations("Nghị quyết số 24/2026/NĐ-CP")

    assert found.type == "NĐ"
    said = "'Nghị quyết' stands before a number of the type NĐ"
    assert [str(fault) for fault in found.faults] == [said]


@pytest.mark.parametrize(
    ("text", "provisions"),
    [
        pytest.param("Điều 5 Nghị định", ["Điều 5"], id="article"),
        pytest.param("khoản 2 Điều 5 của Nghị định", ["khoản 2 Điều 5"], id="clause"),
        pytest.param("Điểm đ khoản 2 Điều 5a Nghị định", ["điểm đ khoản 2 Điều 5a"], id="point"),
        pytest.param(
            "các điểm a, b và c khoản 1 Điều 5 Nghị định",
            ["điểm a khoản 1 Điều 5", "điểm b khoản 1 Điều 5", "điểm c khoản 1 Điều 5"],
            id="points",
        ),
        pytest.param(
            "điểm a khoản 1, khoản 3 Điều 5 và Điều 7 của Nghị định",
            ["điểm a khoản 1 Điều 5", "khoản 3 Điều 5", "Điều 7"],
            id="mixed",
        ),
        pytest.param(
            "từ Điều 10 đến Điều 12 Nghị định", ["Điều 10", "Điều 11", "Điều 12"], id="range"
        ),
        pytest.param("Khoản 3 Nghị định", ["khoản 3"], id="clause alone"),
        pytest.param("Điều 5 quy trình này và Nghị định", [], id="of something else"),
    ],
)
def test_provisions(text: str, provisions: list[str]) -> None:
    (found,) = citations(f"Theo {text} số 123/2015/NĐ-CP.")

    assert [str(each) for each in found.provisions] == provisions


def test_places_in_lines() -> None:
    first, second, third = citations(
        "# Căn cứ\r\n- Nghị định số 30/2020/NĐ-CP\n\nThông tư 03/2025/TT-\nVPCP và 101/QĐ-BKHCN."
    )

    assert (first.line, first.start, first.end) == (2, 2, 28)
    assert (second.line, second.start, second.text) == (4, 0, "Thông tư 03/2025/TT-\nVPCP")
    assert second.end == len(second.text)
    assert (third.line, third.start, third.end) == (5, 8, 20)


def test_decomposed_letters() -> None:
    text = unicodedata.normalize("NFD", "Điều kiện: Nghị định số 30/2020/NĐ-CP được áp dụng")

    (found,) = citations(text)

    assert text[found.start : found.end] == found.text
    assert found.number == "30/2020/NĐ-CP"
    said = "letters and their diacritics are stored apart (not NFC)"
    assert [str(fault) for fault in found.faults] == [said]


def test_date_beside() -> None:
    found = citations("42/2022/NĐ-CP ngày 24/6/2022, 45/2020/NĐ-CP ngày 31/122025, 30/2020/NĐ-CP")

    assert [each.issued for each in found] == [date(2022, 6, 24), date(2025, 12, 31), None]
