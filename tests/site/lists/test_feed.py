"""What changed lately, as a list and as a feed that readers of Atom understand."""

import xml.etree.ElementTree as ET
from datetime import date

import pytest

from qmsdocs.diagnostics import Subject
from qmsdocs.site.lists.changes import changes
from qmsdocs.site.lists.feed import feed, served_at
from qmsdocs.site.own import read_settings
from tests.builders import DAY, QMS, Handbook, changed
from tests.site.lists.books import HIDDEN, INTERNAL, ended, english, office, told
from tests.site.stories import HOME, ID, fault, first, site_of

ATOM = "{http://www.w3.org/2005/Atom}"


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 - our own


def texts(root: ET.Element, path: str) -> list[str | None]:
    return [each.text for each in root.findall("/".join(ATOM + part for part in path.split("/")))]


def test_changes_newest_first() -> None:
    found = told(changes(english(ended())))

    assert found[0] == [
        date(2026, 10, 1),
        "QT-HT-01",
        "Đăng ký khai sinh",
        "01/01",
        "Withdrawn",
        (
            "Đã gộp vào quy trình khác; files received before 2026-10-01 follow the former text, "
            "at the latest until 2026-12-31"
        ),
        "Văn phòng",
    ]
    assert [row[0] for row in found] == [date(2026, 10, 1), date(2026, 3, 1), date(2026, 2, 1)]


def test_a_feed_has_what_atom_asks_for() -> None:
    root = parsed(feed(english(office())))

    assert root.tag == f"{ATOM}feed"
    assert texts(root, "title") == ["What changed: UBND phường Mẫu"]
    assert texts(root, "author/name") == ["UBND phường Mẫu"]
    assert texts(root, "updated") == ["2026-03-01T00:00:00+07:00"]
    assert texts(root, "entry/updated") == [
        "2026-03-01T00:00:00+07:00",
        "2026-02-01T00:00:00+07:00",
    ]
    assert texts(root, "entry/title")[0] == "Promulgated 01/01: QT-HT-01 – Đăng ký khai sinh"
    assert texts(root, "entry/summary")[0] == "Theo nghị định mới"
    ids = texts(root, "id") + texts(root, "entry/id")
    assert len(set(ids)) == 3
    assert all(str(each).startswith("urn:uuid:") for each in ids)


@pytest.mark.parametrize(
    ("site_url", "address"),
    [
        pytest.param("", "procedures/ho-tich/qt-ht-01/", id="not known"),
        pytest.param(
            "https://mau.example/iso",
            "https://mau.example/iso/procedures/ho-tich/qt-ht-01/",
            id="known",
        ),
        pytest.param(
            "https://mau.example/", "https://mau.example/procedures/ho-tich/qt-ht-01/", id="root"
        ),
    ],
)
def test_links_are_whole_where_the_address_is_known(site_url: str, address: str) -> None:
    root = parsed(feed(english(office()), site_url))
    link = root.find(f"{ATOM}entry/{ATOM}link")

    assert link is not None
    assert link.get("href") == address


@pytest.mark.parametrize(
    ("settings", "address"),
    [
        pytest.param(b"site_url: https://mau.example/\n", "https://mau.example/", id="named"),
        pytest.param(b"site_url: !ENV SITE\n", "", id="from the environment"),
        pytest.param(b"site_name: x\n", "", id="not named"),
    ],
)
def test_where_the_site_is_served(settings: bytes, address: str) -> None:
    assert served_at(read_settings(settings)) == address


def test_ids_never_change() -> None:
    """What a reader has seen stays seen: another day, another title, another address."""
    known = texts(parsed(feed(english(office()))), "entry/id")
    later = texts(
        parsed(feed(english(ended(), date(2026, 12, 1)), "https://x.example")), "entry/id"
    )

    assert later[1:] == known
    assert known[0] == "urn:uuid:0b108610-b68f-5513-8c7c-d7684727deb0"


def test_nothing_internal_and_nothing_in_doubt() -> None:
    public, internal = feed(english(office())), feed(english(office(), DAY, INTERNAL))
    doubtful = feed(site_of(office(), diagnostics=[fault(Subject(ID, 1, 1), HOME)]))

    assert HIDDEN not in public
    assert HIDDEN in internal
    assert texts(parsed(public), "id") != texts(parsed(internal), "id")
    assert "01/01" not in doubtful


def test_a_title_cannot_leave_its_place() -> None:
    book = Handbook.new()
    title = "Phiếu </title> & <script>"
    book.in_force(changed(first(), title=f'"{title}"'), on=date(2026, 9, 1))

    (seen,) = texts(parsed(feed(english(book))), "entry/title")

    assert seen == "Promulgated 01/00: QT-HT-01 – Phiếu </title> & <script>"


def test_an_office_without_changes_or_with_a_time_zone_that_is_none() -> None:
    book = Handbook.new(QMS.replace("Asia/Ho_Chi_Minh", "Nowhere/None"))

    assert texts(parsed(feed(english(book))), "updated") == ["2026-11-20T00:00:00+00:00"]
