"""Numbers of legal documents: every form that is written, every way of writing it wrong."""

import pytest

from qmsdocs.law.finding.citations import Citation, citations


def only(text: str) -> Citation:
    """Return the one citation of a text."""
    (found,) = citations(text)
    return found


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        pytest.param("123/2015/NĐ-CP", "NĐ", id="decree"),
        pytest.param("08/2025/TT-BTP", "TT", id="circular"),
        pytest.param("66.7/2025/NQ-CP", "NQ", id="dotted"),
        pytest.param("66.18/2026/NQ-CP", "NQ", id="dotted with two digits"),
        pytest.param("30a/2008/NQ-CP", "NQ", id="with a letter"),
        pytest.param("19/2014/QĐ-TTg", "QĐ", id="of the Prime Minister"),
        pytest.param("101/QĐ-BKHCN", "QĐ", id="no year"),
        pytest.param("3005/QĐ-UBND", "QĐ", id="of a province"),
        pytest.param("12/QĐ-BCA-C06", "QĐ", id="with a unit"),
        pytest.param("02/2010/TTLT-BCA-BQP-BTP-BGDĐT", "TTLT", id="joint"),
        pytest.param("05/2007/TTLT/BTC-BKHCN", "TTLT", id="joint with a slash"),
        pytest.param("31/2024/QH15", "L", id="of the National Assembly"),
        pytest.param("03/2026/QH16", "L", id="of the next one"),
        pytest.param("76/2025/UBTVQH15", "NQ", id="of its committee"),
        pytest.param("28/2005/PL-UBTVQH11", "PL", id="ordinance"),
        pytest.param("1683/NQ-UBTVQH15", "NQ", id="resolution, no year"),
        pytest.param("12/2023/NQ-HĐND", "NQ", id="of a people's council"),
        pytest.param("19/VBHN-BTC", "VBHN", id="consolidated"),
        pytest.param("26-NQ/TW", "NQ", id="party"),
        pytest.param("190-QĐ/TW", "QĐ", id="party decision"),
        pytest.param("13-KL/TW", "KL", id="party conclusion"),
        pytest.param("93/CP", "NĐ", id="before 1996"),
        pytest.param("73-CP", "NĐ", id="before 1996 with a hyphen"),
        pytest.param("13/HĐBT", "NĐ", id="Council of Ministers"),
        pytest.param("68-LCT/HĐNN8", "L", id="order on a law"),
        pytest.param("103/SL", "SL", id="decree of 1946"),
        pytest.param("139/1999-QĐ-KHCN", "QĐ", id="hyphen behind the year"),
        pytest.param("5867/VPCP-KSTT", "CV", id="official letter"),
        pytest.param("810/CT-CS", "CV", id="letter of a tax office"),
        pytest.param("15/KH-UBND", "KH", id="plan"),
    ],
)
def test_form(written: str, kind: str) -> None:
    found = only(f"Thực hiện theo {written}, cụ thể như sau.")

    assert (found.text, found.type, found.number, found.faults) == (written, kind, written, ())


@pytest.mark.parametrize(
    ("written", "kind", "number"),
    [
        pytest.param("Công văn số 2185/VP-NC", "CV", "2185/VP-NC", id="letter"),
        pytest.param("Công văn 1747/UBND-NC", "CV", "1747/UBND-NC", id="letter of a province"),
        pytest.param("Quyết định số 84 TC/CĐKT", "QĐ", "84 TC/CĐKT", id="blank behind digits"),
        pytest.param("Quyết định 999-TC/QĐ/CĐKT", "QĐ", "999-TC/QĐ/CĐKT", id="three groups"),
        pytest.param("Thông tư số 02/LĐTBXH-TT", "TT", "02/LĐTBXH-TT", id="issuer first"),
        pytest.param("Quyết định số 150 CP", "QĐ", "150 CP", id="no slash at all"),
        pytest.param("Quyết định số 443/TTg", "QĐ", "443/TTg", id="issuer alone"),
        pytest.param("Nghị quyết số 202/2025/QH15", "NQ", "202/2025/QH15", id="resolution"),
        pytest.param("Bộ luật số 91/2015/QH13", "BL", "91/2015/QH13", id="code"),
    ],
)
def test_form_behind_its_type(written: str, kind: str, number: str) -> None:
    found = only(f"Xem {written} đã nêu.")

    assert (found.text, found.type, found.number, found.faults) == (written, kind, number, ())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Nộp trước ngày 14/6/2005 và ngày 05-11-2019.", id="dates"),
        pytest.param("Từ tháng 6/2025 đến quý 1/2026.", id="months"),
        pytest.param("Theo mẫu số 01/KK-TNCN, 02A/KK-TNCN và Mẫu số 18.", id="forms"),
        pytest.param("Mẫu số 01/TB-HT; mẫu số 09A/PL-TNCN, 09B/PL-TNCN.", id="forms like types"),
        pytest.param("TCVN 6909:2001, QCVN 01:2009/BYT và ISO/IEC 17025:2017.", id="standards"),
        pytest.param("Lệ phí 8.000 đồng/lần, tổng 1.500.000 đồng.", id="money"),
        pytest.param("Quy trình QT 01/CX-HCTP và QT-HT-01/BM-01.", id="codes of documents"),
        pytest.param("Hợp đồng số 12/2020/HĐ-MB và biên bản số 5/BB.", id="contracts"),
        pytest.param("Nghị định này, Thông tư liên tịch khác, các luật liên quan.", id="no number"),
        pytest.param("Quyết định 5 ngày sau, nghị quyết 3 điểm.", id="measures"),
        pytest.param("Luật sư, luật gia, pháp luật đất đai, kỷ luật lao động.", id="words"),
        pytest.param("Số: …/QĐ-UBND ngày … tháng … năm …", id="blank to fill in"),
        pytest.param("Dự thảo Luật Hộ tịch; Khoa Luật Dân sự; quy luật giá.", id="no law"),
    ],
)
def test_no_reference(text: str) -> None:
    assert citations(text) == ()


@pytest.mark.parametrize(
    ("written", "number", "faults"),
    [
        pytest.param(
            "40/2026/NĐ-СР",
            "40/2026/NĐ-CP",
            ["'С' (U+0421) stands for 'C'", "'Р' (U+0420) stands for 'P'"],
            id="Cyrillic",
        ),
        pytest.param(
            "40/2026/NĐ-ΒΤC",
            "40/2026/NĐ-BTC",
            ["'Β' (U+0392) stands for 'B'", "'Τ' (U+03A4) stands for 'T'"],
            id="Greek",
        ),
        pytest.param(
            "40/2026/NÐ-CP", "40/2026/NĐ-CP", ["'Ð' (U+00D0) stands for 'Đ'"], id="Icelandic"
        ),
        pytest.param(
            "40/2026/NĐ–CP", "40/2026/NĐ-CP", ["'–' (U+2013) stands for '-'"], id="en dash"
        ),
        pytest.param(
            "01/2024/ TT-BLĐTBXH",
            "01/2024/TT-BLĐTBXH",
            ["a blank or a line break stands inside the number"],
            id="blank behind a slash",
        ),
        pytest.param(
            "46/2026/N Đ-CP",
            "46/2026/NĐ-CP",
            ["a blank or a line break stands inside the number"],
            id="blank inside the type",
        ),
        pytest.param(
            "05/2024/TT-BLĐTB XH",
            "05/2024/TT-BLĐTBXH",
            ["a blank or a line break stands inside the number"],
            id="blank inside the issuer",
        ),
        pytest.param(
            "05/2024/TT-\nBTP",
            "05/2024/TT-BTP",
            ["a blank or a line break stands inside the number"],
            id="line break",
        ),
        pytest.param(
            "1170/QD-BTP", "1170/QĐ-BTP", ["'QD' is written for 'QĐ'"], id="type without stroke"
        ),
        pytest.param(
            "5756/QĐ-BGDDT",
            "5756/QĐ-BGDĐT",
            ["'BGDDT' is written for 'BGDĐT'"],
            id="issuer without stroke",
        ),
        pytest.param(
            "12/2020/nđ-cp",
            "12/2020/NĐ-CP",
            ["'nđ' is written for 'NĐ'", "'cp' is written for 'CP'"],
            id="small letters",
        ),
        pytest.param(
            "21/2025/TTBYT",
            "21/2025/TT-BYT",
            ["the hyphen between 'TT' and 'BYT' is missing"],
            id="no hyphen",
        ),
        pytest.param(
            "13/2020/NĐ CP",
            "13/2020/NĐ-CP",
            [
                "a blank or a line break stands inside the number",
                "the hyphen between 'NĐ' and 'CP' is missing",
            ],
            id="blank for the hyphen",
        ),
        pytest.param(
            "31/2025/TT_BCA", "31/2025/TT-BCA", ["'_' is written for '-'"], id="underscore"
        ),
        pytest.param(
            "187/2007NĐ-CP",
            "187/2007/NĐ-CP",
            ["the slash before 'NĐ-CP' is missing"],
            id="no slash",
        ),
        pytest.param(
            "185/2007//NĐ-CP", "185/2007/NĐ-CP", ["a slash is written twice"], id="two slashes"
        ),
        pytest.param(
            "12/2020-NĐ-CP",
            "12/2020/NĐ-CP",
            ["a hyphen stands before 'NĐ-CP' instead of a slash"],
            id="hyphen for a slash",
        ),
        pytest.param(
            "79/2006/NĐ", "79/2006/NĐ-CP", ["the issuer is missing behind 'NĐ'"], id="no issuer"
        ),
        pytest.param(
            "26/2014/TT", None, ["the issuer is missing behind 'TT'"], id="issuer nobody knows"
        ),
        pytest.param(
            "38/2001/PL-UBTVQH",
            None,
            ["the number of the term is missing behind 'UBTVQH'"],
            id="no term",
        ),
        pytest.param("34/225/TT-NHNN", None, ["'225' is no year"], id="damaged year"),
        pytest.param(
            "2267./QĐ-BXD",
            "2267/QĐ-BXD",
            ["a full stop stands before the slash"],
            id="stray full stop",
        ),
        pytest.param(
            "QĐ2338-BTP", "2338/QĐ-BTP", ["'QĐ' stands before the digits"], id="type first"
        ),
        pytest.param(
            "QĐ/0001-BCA",
            "0001/QĐ-BCA",
            ["'QĐ' stands before the digits"],
            id="type first with a slash",
        ),
        pytest.param(
            "6/2002/TT-BTC",
            "06/2002/TT-BTC",
            ["a number below 10 is written with a zero: '06/2002'"],
            id="one digit",
        ),
        pytest.param("SỐ 64/QĐ-NHNN", "64/QĐ-NHNN", [], id="SỐ in capitals is no fault"),
    ],
)
def test_dirt(written: str, number: str | None, faults: list[str]) -> None:
    found = only(f"Theo {written} (nếu có).")

    assert (found.text, found.number) == (written, number)
    assert [str(fault) for fault in found.faults] == faults


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param(
            "85/2019/TT-BTCNghị định 12/2020/NĐ-CP",
            ["85/2019/TT-BTC", "12/2020/NĐ-CP"],
            id="word behind",
        ),
        pytest.param("45/2020/NĐ-CPngày mai", ["45/2020/NĐ-CP"], id="small word behind"),
        pytest.param("19/2014/QĐ-TTgngày mai", ["19/2014/QĐ-TTg"], id="word behind TTg"),
        pytest.param("60/2014/QH1360", ["60/2014/QH13"], id="digits behind"),
        pytest.param(
            "60/2014/QH1359/2020/QH14", ["60/2014/QH13", "59/2020/QH14"], id="number behind"
        ),
        pytest.param("85/2024/TT-BTC151", ["85/2024/TT-BTC"], id="digits behind a ministry"),
        pytest.param(
            "39/2016/TT-NHNN06/2023/TT-NHNN",
            ["39/2016/TT-NHNN", "06/2023/TT-NHNN"],
            id="number behind a bank",
        ),
        pytest.param("dữ liệu66.7/2025/NQ-CP", ["66.7/2025/NQ-CP"], id="word before"),
        pytest.param("năm 202076/2025/QH15", ["76/2025/QH15"], id="year before"),
        pytest.param("ngân hàng.24/2026/NQ-CP", ["24/2026/NQ-CP"], id="sentence before"),
    ],
)
def test_glued(text: str, numbers: list[str]) -> None:
    assert [found.number for found in citations(text)] == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param("66.7/2025/NQ-CP", ["66.7/2025/NQ-CP"], id="no ghost 7/2025"),
        pytest.param("145/2020/NĐ-CP", ["145/2020/NĐ-CP"], id="no 45 in 145"),
        pytest.param("119/2014/QĐ-TTg", ["119/2014/QĐ-TTg"], id="no 19 in 119"),
        pytest.param("1234567/2020/NĐ-CP", [], id="too many digits"),
        pytest.param("1.234/2020/NĐ-CP", [], id="thousands"),
        pytest.param("45/2020/NĐ-CP - Nghị định", ["45/2020/NĐ-CP"], id="dash of a sentence"),
        pytest.param(
            "-12/2020/NĐ-CP;\n–13/2020/NĐ-CP",
            ["12/2020/NĐ-CP", "13/2020/NĐ-CP"],
            id="dashes of a list",
        ),
    ],
)
def test_boundaries(text: str, numbers: list[str]) -> None:
    assert [found.number for found in citations(text)] == numbers
