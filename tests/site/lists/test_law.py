"""Documents from outside, and who cites each of them."""

from datetime import date

from qmsdocs.site import addresses
from qmsdocs.site.addresses import law_anchor
from qmsdocs.site.lists.description import Link, Mark
from qmsdocs.site.lists.law import by_law, external_documents
from tests.builders import DAY, changed
from tests.site.lists.books import INTERNAL, english, office, told
from tests.site.stories import first


def test_external_documents_newest_first_then_what_the_catalogue_does_not_have() -> None:
    found = external_documents(english(office()))

    assert told(found) == [
        [
            "123/2015/NĐ-CP",
            "Decree",
            date(2015, 11, 15),
            "Chính phủ",
            "Nghị định hộ tịch",
            date(2016, 1, 1),
            "Expired; since 2026-07-01",
            1,
        ],
        [
            "60/2014/QH13",
            "Law",
            date(2014, 11, 20),
            "Quốc hội",
            "Luật Hộ tịch",
            date(2016, 1, 1),
            "Still in force",
            2,
        ],
        ["9/9999/XX", "", None, "", "", None, "Not in the legal catalogue", 1],
    ]


def test_an_entry_leads_to_those_who_cite_it() -> None:
    found = external_documents(english(office()))

    assert found.rows[0].values[0] == Link("123/2015/NĐ-CP", "vien-dan.md#vb-123-2015")
    assert found.rows[0].anchor == "vb-123-2015"


def test_by_law_tells_basis_and_body_apart() -> None:
    found = by_law(english(office()))

    assert told(found) == [
        [
            "Cited by documents in force",
            "123/2015/NĐ-CP",
            "Decree",
            "Nghị định hộ tịch",
            "Expired",
            1,
            "",
            "QT-HT-02",
        ],
        [
            "Cited by documents in force",
            "60/2014/QH13",
            "Law",
            "Luật Hộ tịch",
            "Still in force",
            2,
            "QT-HT-01; QT-HT-02",
            "",
        ],
    ]
    assert found.rows[0].values[4] == Mark("Expired", "danger")


def test_the_state_is_that_of_the_day() -> None:
    found = by_law(english(office(), date(2026, 5, 1)))

    assert told(found)[0][4] == "Still in force"


def test_every_entry_has_its_anchor_cited_or_not() -> None:
    book = office()
    row = "7-2019,NĐ,7/2019/NĐ-CP,Chưa ai viện dẫn,Chính phủ,2019-01-01,2019-03-01,,,,\n"
    laws = book.files["content/catalogue/legal/2015.csv"].decode() + row
    book.put("content/catalogue/legal/2015.csv", laws)
    site = english(book)

    assert [row.anchor for row in by_law(site).rows] == [
        law_anchor(each) for each in ("123-2015", "60-2014", "7-2019")
    ]
    assert told(by_law(site))[2][0] == "Cited by none"


def test_who_cites_it_among_internal_documents_is_for_the_office() -> None:
    book = office()
    raw = changed(first(), id="zz000001", code="QTNB-10", access="internal")
    book.in_force(raw, "content/procedures/ho-tich/qtnb-10.md", name="j")

    assert told(by_law(english(book)))[1][5:] == [2, "QT-HT-01; QT-HT-02", ""]
    assert told(by_law(english(book, DAY, INTERNAL)))[1][5:] == [
        4,
        "QT-HT-01; QT-HT-02; QTNB-09; QTNB-10",
        "",
    ]


def test_the_anchor_never_changes() -> None:
    assert law_anchor("123-2015-nd-cp.2015-11-15") == "vb-123-2015-nd-cp-2015-11-15"
    assert addresses.BY_LAW == "vien-dan.md"
