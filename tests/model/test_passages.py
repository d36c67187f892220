"""A body as readers take it in: chapters of sentences, items and tables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.model.passages import Table, chapters, plain
from qmsdocs.model.topics import Topic

BODY = """\
Mở đầu. Câu hai.

## 5. Nội dung

### 5.6. Phí, lệ phí

- Bản **thứ nhất**: 8.000 đồng
  mỗi bản;
- Xem [QT-CT-02](doc:c2z7j6ft).

| TT | Mức thu |
|---|--:|
| 1 | 2.000 \\| 3.000 |
| 2 |

!!! note "Lưu ý"
    Nộp tại quầy. Trả cùng ngày.

#### Trường hợp miễn

1) Miễn phí

Thuật ngữ
:   Nghĩa của nó

> Trích. tiếp theo

Hồ sơ lưu
---------

`mã` và ~~bỏ~~
"""


def test_chapters() -> None:
    found = {each.title: each for each in chapters(BODY)}

    assert list(found) == ["", "Nội dung", "Phí, lệ phí", "Trường hợp miễn", "Hồ sơ lưu"]
    assert found[""].passages == ("Mở đầu.", "Câu hai.")
    fee = found["Phí, lệ phí"]
    assert fee.passages == (
        "Bản thứ nhất: 8.000 đồng mỗi bản;",
        "Xem QT-CT-02.",
        "Lưu ý",
        "Nộp tại quầy.",
        "Trả cùng ngày.",
    )
    assert fee.tables == (Table(("TT", "Mức thu"), (("1", "2.000 | 3.000"), ("2", ""))),)
    assert found["Trường hợp miễn"].passages == (
        "Miễn phí",
        "Thuật ngữ",
        "Nghĩa của nó",
        "Trích. tiếp theo",
    )
    assert found["Hồ sơ lưu"].passages == ("mã và bỏ",)


def test_topic_is_that_of_the_nearest_heading_that_has_one() -> None:
    found = {each.title: each.topic for each in chapters(BODY)}

    assert found["Phí, lệ phí"] is Topic.FEE
    assert found["Trường hợp miễn"] is Topic.FEE
    assert found["Nội dung"] is Topic.WORDING


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("**đậm** và *nghiêng*", "đậm và nghiêng"),
        ("[nhãn](http://x.vn)", "nhãn"),
        ("![ảnh](file:a.png)", "ảnh"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        (r"5 \* 6", "5 * 6"),
        ("a<br>b", "a b"),
        ("  nhiều   chỗ\ttrống ", "nhiều chỗ trống"),
    ],
)
def test_plain(text: str, read: str) -> None:
    assert plain(text) == read


@given(st.text(alphabet="#|-:*> \n\r\tab1.()[]!`~", max_size=200))
def test_any_text_can_be_read(body: str) -> None:
    found = chapters(body)

    assert found[0].title == ""
    assert all(len(row) == len(t.columns) for each in found for t in each.tables for row in t.rows)
