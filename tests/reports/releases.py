"""Releases of any size for tests: procedures in force, and approved drafts that change them."""

from datetime import date

from qmsdocs.checks.engine import judge
from qmsdocs.model.records import Meaning
from qmsdocs.reports.release import Release, release_report
from qmsdocs.source.load import load
from qmsdocs.workflow.release import release_of
from tests.builders import DAY, Handbook, changed, record, text_of

FIRST, WRITTEN, APPROVED = date(2026, 1, 5), date(2026, 11, 10), date(2026, 11, 16)
_TITLES = (
    "Đăng ký khai sinh có yếu tố nước ngoài tại khu vực biên giới",
    "Chứng thực chữ ký",
    "Cấp giấy phép xây dựng nhà ở riêng lẻ",
    "Đăng ký thành lập hộ kinh doanh",
    "Xác nhận tình trạng hôn nhân",
)
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"

FORMER = """\

## 1. Mục đích

Quy định cách giải quyết thủ tục để người dân nhận kết quả đúng hẹn.

## 5. Nội dung

### 5.1. Cơ sở pháp lý

- Luật số 60/2014/QH13 ngày 20/11/2014 của Quốc hội.

### 5.2. Thành phần hồ sơ

| STT | Giấy tờ | Bản chính | Bản sao |
|---|---|---|---|
| 1 | Tờ khai theo mẫu | 1 | |
| 2 | Giấy tờ về nơi cư trú (xuất trình) | 1 | |

### 5.4. Thời hạn giải quyết

Không quá 03 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ.

### 5.6. Phí, lệ phí

| Trường hợp | Mức thu |
|---|---|
| Bản thứ nhất | 8.000 đồng |
| Từ bản thứ hai | 4.000 đồng/bản |

### 5.7. Quy trình xử lý công việc

| TT | Trình tự | Trách nhiệm | Thời gian | Kết quả |
|---|---|---|---|---|
| 1 | Tiếp nhận hồ sơ | Công chức TTPVHCC | 0,5 ngày làm việc | Giấy hẹn |
| 2 | Thẩm tra hồ sơ | Công chức tư pháp – hộ tịch | 1,5 ngày làm việc | Hồ sơ trình |
| 3 | Ký kết quả | Lãnh đạo UBND phường | 1 ngày làm việc | Kết quả |
| | **Tổng thời gian** | | **3 ngày làm việc** | |
"""
EDITS = (
    ("8.000 đồng", "10.000 đồng"),
    ("Không quá 03 ngày", "Không quá 02 ngày"),
    ("| 1,5 ngày làm việc |", "| 0,5 ngày làm việc |"),
    ("**3 ngày làm việc**", "**2 ngày làm việc**"),
    ("Lãnh đạo UBND phường", "Người được ủy quyền ký chứng thực"),
    ("| 2 | Giấy tờ về nơi cư trú (xuất trình) | 1 | |\n", ""),
    ("đúng hẹn.", "đúng hẹn, không phải đi lại nhiều lần."),
)
"""What drafts change, by turns: fee, limit, steps, who does it, dossier, wording."""
BASIS = "[60/2014/QH13, 280/2025/NĐ-CP, 66.7/2025/NQ-CP]"


def release(changing: int, new: int = 0, same: int = 0, whole: int = 3) -> Release:
    """Return a release of so many changed, new and reissued procedures.

    Args:
        changing: How many change.
        new: How many are new.
        same: How many are reissued with the same text.
        whole: How many edits each of the changed ones has.
    """
    book = Handbook.new()
    for place in range(changing + new + same):
        kind = "changed" if place < changing else "new" if place < changing + new else "same"
        _document(book, place, kind, whole)
    corpus = load(book.tree, DAY)
    return release_report(corpus, release_of(corpus), judge(corpus))


def _document(book: Handbook, place: int, kind: str, whole: int) -> None:
    slug = f"qt-ht-{place + 1:02d}"
    raw = changed(
        id=f"k{_letters(place)}2tq",
        code=slug.upper(),
        title=_TITLES[place % len(_TITLES)],
        body=FORMER,
    )
    if kind != "new":
        path = f"content/procedures/ho-tich/{slug}.md"
        book.in_force(raw, path, on=FIRST, name=f"a{place}")
        raw = changed(raw, revision="1", change="Rà soát, cập nhật theo Nghị định 280/2025/NĐ-CP.")
    if kind == "changed":
        raw = changed(raw, legal_basis=BASIS)
        for turn in range(whole):
            raw = raw.replace(*EDITS[(place + turn) % len(EDITS)])
    path = f"content/drafts/{slug}.md"
    book.put(path, raw)
    text = text_of(raw, path)
    prepared = record(Meaning.PREPARED, text, on=WRITTEN)
    book.add(f"approvals/d{place}-1", prepared)
    book.add(f"approvals/d{place}-2", record(Meaning.APPROVED, text, on=APPROVED))


def _letters(place: int) -> str:
    return "".join(_ALPHABET[place // 26**n % 26] for n in (3, 2, 1, 0))
