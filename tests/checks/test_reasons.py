"""Reasons for a change: which of them tell what is new."""

from datetime import date

import pytest

from qmsdocs.checks.engine import diagnose
from qmsdocs.source.load import load
from tests.builders import DAY, TEXT, Handbook, changed


def judged(change: str, revision: str = "1") -> list[str]:
    """Return the checks that speak about the reason of a revision that is being written."""
    made = Handbook.new()
    made.in_force(TEXT)
    draft = changed(TEXT, issue="1", revision=revision, change=change)
    made.put("content/drafts/qt-ht-01.md", draft)
    return [each.check for each in diagnose(load(made.tree, DAY))]


@pytest.mark.parametrize(
    "change",
    [
        "cập nhật",
        "CẬP NHẬT.",
        "sua doi, bo sung",
        "Chỉnh sửa nội dung quy trình",
        "Sửa lỗi",
        "Sửa đổi theo quy định mới nhất",
        "Rà soát, hoàn thiện tài liệu cho phù hợp với thực tế",
        "Ban hành lần 2",
        "01/01",
        "QT-HT-01",
        "Sửa đổi Đăng ký khai sinh",
        "update",
        "Updated the document as required",
        "fix",
        "...",
    ],
)
def test_boilerplate(change: str) -> None:
    assert judged(f'"{change}"') == ["DRF008"]


@pytest.mark.parametrize(
    "change",
    [
        "Giảm lệ phí",
        "Cập nhật căn cứ pháp lý",
        "Sửa lỗi chính tả",
        "Theo Nghị định số 18/2026/NĐ-CP",
        "Bổ sung bước kiểm tra dữ liệu dân cư",
        "Rút ngắn thời hạn còn 3 ngày làm việc",
        "New fee by resolution 66.7/2025/NQ-CP",
    ],
)
def test_reasons(change: str) -> None:
    assert judged(f'"{change}"') == []


def test_a_list_is_the_fault_of_its_form_alone() -> None:
    assert judged("[a, b]") == ["HDR005"]


def test_a_first_issue_needs_none() -> None:
    made = Handbook.new().put("content/drafts/qt-ht-01.md", changed(TEXT, change="Ban hành mới"))

    assert diagnose(load(made.tree, date(2026, 1, 1))) == []
