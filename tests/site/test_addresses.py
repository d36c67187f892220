"""Where pages lie: by code, by id where two share one, and never over a page of the site."""

from datetime import date

import pytest

from qmsdocs.model.office import Kind, Office
from qmsdocs.model.text import Attachment
from qmsdocs.site.addresses import Addresses, href, relative, served_name, url
from tests.builders import QMS, TEXT, Handbook, changed
from tests.site.stories import FORM, HOME, ID, OTHER, read, selected, with_form


def _addresses(*raws: str, qms: str = QMS) -> dict[str, str]:
    book = Handbook.new(qms)
    for number, raw in enumerate(raws):
        path = HOME.replace("01.md", f"0{number}.md")
        book.in_force(raw, path, on=date(2025, 9, 1), name=str(number))
    corpus = read(book)
    return dict(Addresses.of(corpus.office, selected(corpus).entries).folders)


def test_by_kind_field_and_code() -> None:
    """The address tells kind, field and code."""
    assert _addresses(TEXT) == {ID: "procedures/ho-tich/qt-ht-01"}


def test_same_code() -> None:
    """Two documents of one code have an address each."""
    assert _addresses(TEXT, changed(TEXT, id=OTHER)) == {
        OTHER: "procedures/ho-tich/qt-ht-01",
        ID: f"procedures/ho-tich/qt-ht-01-{ID}",
    }


def test_a_code_that_looks_like_another_with_an_id() -> None:
    """No page is written over another, whatever the codes are."""
    raws = [changed(TEXT, id=each) for each in (OTHER, ID)]

    assert _addresses(changed(TEXT, id="a0000000", code=f"QT-HT-01-{ID}"), *raws) == {
        "a0000000": f"procedures/ho-tich/qt-ht-01-{ID}",
        OTHER: "procedures/ho-tich/qt-ht-01",
        ID: f"procedures/ho-tich/qt-ht-01-{ID}-{ID}",
    }


def test_folder_with_the_name_of_a_page() -> None:
    """A kind's folder cannot hide one of the site's own pages."""
    assert _addresses(TEXT, qms=QMS.replace("folder: procedures", "folder: van-ban")) == {
        ID: "van-ban-/ho-tich/qt-ht-01"
    }


def test_kind_that_is_not_known() -> None:
    """Without a rule for its kind a document still has an address."""
    book = Handbook.new()
    with_form(book, FORM.replace("kind: form", "kind: khác"))

    found = Addresses.of(Office(kinds=(Kind("x", "x", "x"),)), selected(read(book)).entries)

    assert found.page(OTHER) == "khac/bm-01/index.md"
    assert found.page("zzzzzzzz") is None


@pytest.mark.parametrize(
    ("name", "served"),
    [
        ("phieu.csv", "phieu.csv"),
        ("Phiếu (2).docx", "Phiếu (2).docx"),
        ("huong-dan.MD", "huong-dan.MD.txt"),
        ("trang.html", "trang.html.txt"),
        (".an", "_an"),
        ("muc/.git/x", "muc/_git/x"),
    ],
)
def test_served_name(name: str, served: str) -> None:
    """An attached file is neither a page of the site nor run by a browser."""
    assert served_name(name) == served


def test_attachment() -> None:
    """Files of different content lie apart, whatever they are called."""
    addresses = Addresses({ID: "p/x"})
    text = read(_one()).texts[0]
    files = [Attachment("a.csv", digest * 64, "") for digest in "ab"]

    assert [addresses.attachment(text, file) for file in files] == [
        "p/x/tep/aaaaaaaaaaaa/a.csv",
        "p/x/tep/bbbbbbbbbbbb/a.csv",
    ]


def _one() -> Handbook:
    book = Handbook.new()
    book.in_force()
    return book


def test_links() -> None:
    """Links between staged files are relative; addresses end with a stroke."""
    assert relative("a/b/index.md", "a/c d/index.md") == "../c%20d/index.md"
    assert relative("index.md", "a/index.md") == "a/index.md"
    assert url("a/b/index.md") == "a/b/"
    assert url("danh-muc.md") == "danh-muc/"
    assert url("index.md") == "./"


def test_addresses_that_no_site_builder_resolves() -> None:
    """From a list to what it leads to, as a browser reads it."""
    assert href("danh-muc.md", "a/b c/index.md") == "../a/b%20c/"
    assert href("danh-muc.md", "vien-dan.md#vb-60-2014") == "../vien-dan/#vb-60-2014"
    assert href("danh-muc.md", "a/tep/12/Phiếu.docx") == "../a/tep/12/Phi%E1%BA%BFu.docx"
    assert href("index.md", "danh-muc.md") == "danh-muc/"
    assert href("a/b/index.md", "index.md") == "../../"
    assert href("index.md", "index.md") == "./"
