"""Words of a text as HTML: amounts stand out, nothing else is markup."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.model.passages import Passage, Table
from qmsdocs.site.counter.markup import (
    Group,
    bare_step,
    block_html,
    cell_html,
    plainly,
    priced,
    table_html,
    timed,
)
from tests.site.counter.books import counted
from tests.site.stories import site_of


@pytest.mark.parametrize(
    ("shown", "text", "html"),
    [
        (timed, "Nhận sau 15 giờ: 2 ngày", "Nhận sau 15 giờ: <strong>2 ngày</strong>"),
        (priced, "8.000 đồng/bản", "<strong>8.000 đồng</strong>/bản"),
        (plainly, "2 ngày & 8.000 đồng", "2 ngày &amp; 8.000 đồng"),
        pytest.param(timed, "İ 2 ngày", "İ 2 ngày", id="places would not be those of the text"),
    ],
)
def test_amounts(shown: object, text: str, html: str) -> None:
    assert callable(shown)
    assert shown(text) == html


def test_blocks() -> None:
    blocks = (
        Passage("Gồm:"), Passage("một", "-"), Passage("hai", "-"), Passage("ba", "1."),
        Table(("A",), (("x",), ("y",))),
    )  # fmt: skip

    assert block_html(blocks) == (
        "<p>Gồm:</p><ul><li>một</li><li>hai</li></ul><ol><li>ba</li></ol>"
        '<table><thead><tr><th scope="col">A</th></tr></thead>'
        "<tbody><tr><td>x</td></tr><tr><td>y</td></tr></tbody></table>"
    )


@pytest.mark.parametrize(
    ("cell", "html"),
    [
        ("Phiếu; [BM-01](doc:b1m0k5tq)", 'Phiếu; <a href="../forms/bm-01/">BM-01</a>'),
        ("[](doc:b1m0k5tq#muc) và", '<a href="../forms/bm-01/#muc">BM-01</a> và'),
        pytest.param("[BM-09](doc:zzzzzzzz) và", "BM-09 và", id="not here"),
        ("**đậm** [Cổng](https://x.vn)", "đậm Cổng"),
    ],
)
def test_cells(cell: str, html: str) -> None:
    assert cell_html(site_of(counted()), "trang.md", cell) == html


def test_a_step_has_no_bullet() -> None:
    assert bare_step("- **Xem xét** hồ sơ") == "Xem xét hồ sơ"


def test_table() -> None:
    groups = [Group("Phí", [["a", ""], ["b", "c"]], "Phần một"), Group("Hạn", [["d", "e"]])]

    found = table_html("Bảng", ["Mục", "Cũ", "Mới"], groups, "Hết", "k")

    assert '<table class="k"><caption class="qms-unseen">Bảng</caption>' in found
    assert '<th scope="rowgroup" rowspan="2">Phí</th>' in found
    assert '<th scope="row">Hạn</th><td data-head="Cũ">d</td>' in found
    assert '<td data-head="Mới">–</td>' in found
    assert '<th colspan="3" scope="colgroup">Phần một</th>' in found
    assert '<tfoot><tr><td colspan="3">Hết</td></tr></tfoot>' in found


class _Seen(HTMLParser):
    """What a browser shows, and which tags there are."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.text("ab1 <>&\"'/ngàyđồ.5;=", max_size=40))
def test_every_letter_is_shown_and_nothing_runs(text: str) -> None:
    for shown in (plainly, timed, priced):
        seen = _Seen()
        seen.feed(shown(text))
        seen.close()

        assert seen.text == text
        assert seen.tags <= {"strong"}
