"""The table of a page: plain, escaped, with groups that links lead to."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.site.lists.description import Column, Link, Row
from qmsdocs.site.lists.table import group_anchors, table
from qmsdocs.wording import say
from tests.builders import Handbook
from tests.site.lists.books import COLUMNS, ROWS, listing
from tests.site.stories import site_of

SITE = site_of(Handbook.new())


class _Texts(HTMLParser):
    """The text of each cell, and every tag that is begun."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.cells: list[str] = []
        self.tags: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.tags.add(tag)
        if tag in ("td", "th"):
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        if self.cells:
            self.cells[-1] += data


def test_rows_and_headings() -> None:
    html = table(SITE, listing(*ROWS))

    assert '<th scope="col" data-key="effective" data-kind="day">In force from</th>' in html
    assert '<td class="qms-steady" data-sort="2026-07-15">2026-07-15</td>' in html
    assert '<a href="../procedures/qt-2/">QT-2</a>' in html
    assert "&lt;b&gt;Đất&lt;/b&gt;" in html
    assert '<span class="qms-tone qms-tone--warn">Suspended</span><br>until further notice' in html
    assert "<caption>Master list of controlled documents</caption>" in html
    assert "\n" not in html


def test_rows_put_together() -> None:
    html = table(SITE, listing(*ROWS, group="unit"))

    assert html.count("<tbody") == 2
    assert (
        '<tbody data-group="Phòng Kinh tế"><tr class="qms-group" id="phong-kinh-te">'
        '<th colspan="5" scope="rowgroup">Phòng Kinh tế</th></tr>'
    ) in html
    assert 'data-key="unit"' not in html
    assert '<th scope="row" class="qms-steady">' in html


def test_groups_of_one_slug_have_anchors_of_their_own() -> None:
    names = ("Hộ tịch", "Hồ tích", "hộ-tịch")
    found = group_anchors(listing(*((name, *ROWS[0][1:]) for name in names), group="unit"))

    assert found == {"Hộ tịch": "ho-tich", "Hồ tích": "ho-tich_1", "hộ-tịch": "ho-tich_2"}


def test_a_row_that_is_led_to() -> None:
    one = listing(*ROWS[:1])
    led = type(one)(
        page=one.page,
        name=one.name,
        title=one.title,
        columns=one.columns,
        rows=(Row(one.rows[0].values, "vb-60-2014"),),
    )

    assert '<tr id="vb-60-2014"><td></td>' in table(SITE, led)


def test_titles_for_a_phone_cannot_leave_their_place() -> None:
    columns = [Column("a", say('It\'s \\ "so"')), *COLUMNS[1:]]

    assert "--c2:&#x27;It’s &quot;so&quot;&#x27;;" in table(SITE, listing(*ROWS, columns=columns))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1))
def test_any_text_is_shown_letter_by_letter(text: str) -> None:
    row = (text, Link(text, "a/index.md"), text, None, text)
    seen = _Texts(table(SITE, listing(row)))

    assert seen.cells[-5:] == [text, text, text, "", text]
    assert seen.tags <= {
        "table",
        "caption",
        "colgroup",
        "col",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "a",
    }
