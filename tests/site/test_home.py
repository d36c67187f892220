"""The first page: what it leads to is there."""

from typing import Any

from qmsdocs.site.home import home_page
from qmsdocs.site.lists.documents import by_field
from qmsdocs.site.lists.table import table
from tests.builders import PEOPLE, QMS, TEXT, Handbook, changed
from tests.site.stories import HOME, site_of

FIELD = "  - {id: ho-tich, name: Hộ tịch, from: 2025-07-01}\n"


def test_a_field_leads_to_its_group_of_the_list_even_where_another_is_written_alike() -> None:
    other = FIELD.replace("ho-tich", "ho").replace("Hộ tịch", "Hồ tích")
    book = Handbook.new(qms=QMS.replace(FIELD, FIELD + other), people=PEOPLE)
    book.in_force(TEXT, HOME, name="a")
    raw = changed(TEXT, id="k1000000", code="QT-HO-01", field="ho")
    book.in_force(raw, "content/procedures/ho/qt-ho-01.md", name="b")
    site = site_of(book)

    home: Any = home_page(site).meta["qms_home"]
    shown = table(site, by_field(site))

    assert [(each["title"], each["url"]) for each in home["fields"]["items"]] == [
        ("Hồ tích", "linh-vuc/#ho-tich"),
        ("Hộ tịch", "linh-vuc/#ho-tich_1"),
    ]
    assert 'data-group="Hộ tịch"><tr class="qms-group" id="ho-tich_1">' in shown
