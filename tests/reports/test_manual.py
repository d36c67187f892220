"""The page of a check: the same words for the manual and for whoever asks."""

from qmsdocs.reports.manual import page
from tests.reports.findings import chosen


def test_page() -> None:
    (check,) = chosen("FIL003")

    assert page(check, "en") == (
        "## FIL003 Byte order mark at the beginning\n"
        "\n"
        "*warning, integrity*\n"
        "\n"
        "Some editors add three invisible bytes that other programs take for text.\n"
        "\n"
        "**What to do:** Save the file as 'UTF-8' rather than 'UTF-8 with BOM'."
    )


def test_page_in_vietnamese() -> None:
    (check,) = chosen("FIL003")

    assert page(check, "vi").splitlines()[:3] == [
        "## FIL003 Đầu tệp có dấu thứ tự byte (BOM)",
        "",
        "*cảnh báo, toàn vẹn*",
    ]
