"""Procedures with sheets, and the sites and files that come of them."""

from dataclasses import replace
from datetime import date

from qmsdocs.model.office import Audience
from qmsdocs.model.records import Meaning
from qmsdocs.site.context import Site
from qmsdocs.site.selection import Entry, View
from qmsdocs.site.sheet.content import Sheet, sheet_of
from qmsdocs.site.sheet.copies import tongues_of
from qmsdocs.site.sheet.files import papers_of
from qmsdocs.workflow.record_text import cover_of
from tests.builders import Handbook, record
from tests.builders import text_of as parsed
from tests.site.counter.books import counted
from tests.site.stories import HOME, ID, entry_of, second, site_of, two_revisions

ADDRESS = "https://sotay.example.org/"
INTERNAL = View(Audience.INTERNAL)
ROOMY = """\
## 1. Thời hạn giải quyết

03 ngày làm việc.

## 2. Thành phần hồ sơ

| STT | Giấy tờ | Bản chính | Bản sao | Mẫu |
|---|---|---|---|---|
| 1 | Tờ khai <b>đăng ký</b> | 1 | | Mẫu số 01 |
| 2 | Giấy chứng sinh | x | x | |
"""


def suspended(on: date, resumed: date | None = None) -> Handbook:
    """Return the handbook of two revisions with the second one suspended on a day."""
    book = two_revisions()
    cover = cover_of(parsed(second(), HOME), effective=on)
    book.add("promulgations/s", record(Meaning.SUSPENDED, cover, on=on))
    if resumed is not None:
        again = replace(cover, effective=resumed)
        book.add("promulgations/t", record(Meaning.RESUMED, again, on=resumed))
    return book


def at(site: Site, address: str = ADDRESS) -> Site:
    """Return a site that knows where it is served."""
    return replace(site, address=address)


def papers(site: Site) -> dict[str, str]:
    """Return the pages for paper by path."""
    tongues = tongues_of(site)
    made = (dict(papers_of(tongues, entry)) for entry in site.selection.entries)
    return {path: html for files in made for path, html in files.items()}


def sheet_page(book: Handbook, language: str = "en", address: str = ADDRESS) -> str:
    """Return the page of the one procedure's sheet."""
    made = papers(at(site_of(book, language=language), address))
    return made["procedures/ho-tich/qt-ht-01/phieu/index.html"]


def sheet(body: str, *, service: str = "", language: str = "en") -> Sheet:
    """Return the sheet of a procedure with this body."""
    site = at(site_of(counted(body, service=service), language=language))
    entry = entry_of(site.selection)
    assert entry.current is not None
    return sheet_of(site, entry.current)


def document(site: Site, name: str = ID) -> Entry:
    """Return a document of a site."""
    return entry_of(site.selection, name)
