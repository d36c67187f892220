"""Titles of plain texts."""

import pytest

from qmsdocs.law.services.cover_titles import cover_title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param(
            "\ufeffSỞ TƯ PHÁP\nQUY TRÌNH\nMã hiệu: QT 01\n\nĐăng ký khai sinh\nLần ban hành:\n01",
            "Đăng ký khai sinh",
            id="cover",
        ),
        pytest.param(
            "QUY TRÌNH \nMã hiệu: QT 20\n\nĐăng ký giám hộ\nlưu động\n\nNgày ban hành: 07/7/2025",
            "Đăng ký giám hộ lưu động",
            id="two-lines",
        ),
        pytest.param(
            "UBND PHƯỜNG MẪU\nQUY TRÌNH ĐĂNG KÝ KẾT HÔN\nMỤC LỤC", "ĐĂNG KÝ KẾT HÔN", id="same-line"
        ),
        pytest.param("QUY TRI\u0300NH\nĐăng ký kết hôn\n1. Mục đích", "Đăng ký kết hôn", id="nfd"),
        pytest.param('---\ncode: A\ntitle: "Khai tử"\n---\n\nQUY TRÌNH\nX', "Khai tử", id="front"),
        pytest.param("---\ncode: A\n---\n\n# Khai tử #\n\nvăn bản", "Khai tử", id="heading"),
        pytest.param("\n\nKhai tử lưu động\nvăn bản", "Khai tử lưu động", id="first-line"),
        pytest.param("", "", id="empty"),
    ],
)
def test_title(text: str, title: str) -> None:
    assert cover_title(text) == title
