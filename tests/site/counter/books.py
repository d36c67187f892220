"""Handbooks whose procedures the counter reads: facts, forms, former texts, national records."""

from datetime import date
from typing import Any

from qmsdocs.model.records import Meaning
from qmsdocs.site.context import Site
from qmsdocs.site.counter.panel import panel
from qmsdocs.source.reading import Reading
from qmsdocs.source.texts import read_texts
from qmsdocs.workflow.record_text import cover_of
from tests.builders import TEXT, Handbook, changed, record
from tests.law.services.procedures import NUMBERED
from tests.site.stories import FORM, HOME, ID, OLD, OTHER, entry_of, site_of, with_form

SERVICE = """\
service: 1
code: "1.001193"
name: Đăng ký khai sinh
levels: [Cấp xã]
agency: Ủy ban nhân dân cấp xã
channels:
  - {mode: Trực tiếp, limit: "1 ngày làm việc", fee: "50.000 đồng"}
dossier:
  - {name: Tờ khai, originals: 1}
  - {name: Giấy tờ về việc ủy quyền, copies: 1}
results: [Giấy khai sinh]
online: toàn trình
checked: 2026-11-15
"""
BEFORE = NUMBERED.replace("03 ngày làm việc;", "05 ngày làm việc;")


def counted(body: str = NUMBERED, *, service: str = SERVICE) -> Handbook:
    """Return a handbook with one procedure in force that leads to a form."""
    book = Handbook.new()
    with_form(book)
    book.in_force(changed(TEXT, body=f"\n{body}"), HOME, on=date(2025, 9, 1))
    if service:
        book.put("content/catalogue/services/1.001193.yml", service)
    return book


def revised(access: str = "public") -> Handbook:
    """Return the same with a former revision, of another limit and legal basis.

    Args:
        access: For whom the former text is.
    """
    book = Handbook.new()
    with_form(book)
    old = changed(TEXT, body=f"\n{BEFORE}", access=access)
    book.in_force(old, OLD, on=date(2025, 9, 1), name="a")
    new = changed(
        TEXT,
        body=f"\n{NUMBERED}",
        revision="1",
        change="Rút thời hạn.",
        legal_basis="[60/2014/QH13, 123/2015/NĐ-CP]",
    )
    book.in_force(new, HOME, on=date(2026, 3, 1), name="b")
    return book


def withfile(book: Handbook) -> None:
    """Replace the form by one with a file beside it."""
    path = "content/forms/bm-01.md"
    book.put("content/forms/bm-01.files/phieu.docx", b"docx")
    book.put(path, FORM)
    text = next(each for each in read_texts(Reading.of(book.tree)) if each.id == OTHER)
    day = date(2025, 9, 1)
    book.add("approvals/f-1", record(Meaning.PREPARED, text, on=day))
    book.add("approvals/f-2", record(Meaning.APPROVED, cover_of(text, effective=day), on=day))


def shown(book: Handbook, document: str = ID, language: str = "en") -> dict[str, Any]:
    """Return the panel on the page of a document."""
    site = site_of(book, language=language)
    return panel_of(site, document)


def panel_of(site: Site, document: str = ID) -> dict[str, Any]:
    """Return the panel on the page of a document of a site."""
    entry = entry_of(site.selection, document)
    assert entry.current is not None
    return dict(panel(site, site.addresses.page(document) or "", entry, entry.current))
