"""Handbooks for the site's tests: one document over its life, and what may go wrong."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from qmsdocs.diagnostics import Diagnostic, Nature, Place, Severity, Subject
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.records import Decision, Meaning, Transition
from qmsdocs.model.text import Text
from qmsdocs.site.context import Site
from qmsdocs.site.selection import Entry, Selection, View, select
from qmsdocs.site.sheet.files import Press
from qmsdocs.site.stage import staged
from qmsdocs.source.load import load
from qmsdocs.wording import say
from qmsdocs.workflow.record_text import cover_of
from tests.builders import DAY, TEXT, Handbook, changed, record
from tests.builders import text_of as parsed
from tests.site.published import text_of

HOME = "content/procedures/ho-tich/qt-ht-01.md"
OLD = "content/superseded/qt-ht-01/01-00.md"
DRAFT = "content/drafts/qt-ht-01.md"
FIRST_BODY = "\n## 1. Mục đích\n\nBản thứ nhất quy định cách làm.\n"
SECOND_BODY = "\n## 1. Mục đích\n\nBản thứ hai quy định cách làm khác.\n"
DRAFT_BODY = "\n## 1. Mục đích\n\nCâu này mới chỉ là dự thảo.\n"
NOBODY = Subject()
PUBLIC = View()
ID = "k3f9t2xq"
OTHER = "b1m0k5tq"
FORM = """\
---
id: b1m0k5tq
code: BM-01
title: Phiếu kiểm soát
kind: form
issue: 1
revision: 0
---

## 1. Nội dung

Họ tên, ngày nhận.
"""


def first() -> str:
    """Return the text of revision 01/00."""
    return changed(TEXT, body=FIRST_BODY)


def second() -> str:
    """Return the text of revision 01/01."""
    return changed(TEXT, body=SECOND_BODY, revision="1", change="Theo nghị định mới.")


def drafted() -> str:
    """Return the text of the draft of revision 01/02."""
    return changed(TEXT, body=DRAFT_BODY, revision="2", change="Đang viết.")


def two_revisions() -> Handbook:
    """Return a handbook with 01/00 from 1/9/2025, 01/01 from 1/3/2026 and a draft of 01/02."""
    book = Handbook.new()
    book.in_force(first(), OLD, on=date(2025, 9, 1), name="a")
    book.in_force(second(), HOME, on=date(2026, 3, 1), name="b")
    book.put(DRAFT, drafted())
    return book


def with_form(book: Handbook, raw: str = FORM) -> Text:
    """Add a form that comes into force by its approval; return it."""
    path = "content/forms/bm-01.md"
    book.put(path, raw)
    text = parsed(raw, path)
    day = date(2025, 9, 1)
    book.add("approvals/f-1", record(Meaning.PREPARED, text, on=day))
    book.add("approvals/f-2", record(Meaning.APPROVED, cover_of(text, effective=day), on=day))
    return text


def withdrawn(book: Handbook, on: date) -> str:
    """Add the withdrawal of 01/01, with a transition; return the record's id."""
    text = parsed(second(), HOME)
    cover = replace(cover_of(text, effective=on), transition=Transition(date(2026, 12, 31)))
    made = record(
        Meaning.WITHDRAWN,
        cover,
        on=on,
        reason="Đã gộp vào quy trình khác.",
        decision=Decision("99/QĐ-UBND", on),
    )
    return book.add("promulgations/withdrawn", made)


def read(book: Handbook, day: date = DAY) -> Corpus:
    """Return what a handbook says on a day."""
    return load(book.tree, day)


def record_id(corpus: Corpus, name: str) -> str:
    """Return the id of the record in a file, named without folder."""
    return next(r.id for r in corpus.records if r.place.path.endswith(f"/{name}.yml"))


def fault(
    subject: Subject = NOBODY,
    place: str = "content/records/x.yml",
    *,
    severity: Severity = Severity.ERROR,
    nature: Nature = Nature.INTEGRITY,
) -> Diagnostic:
    """Return a diagnostic made by hand."""
    return Diagnostic(
        "XXX001",
        severity,
        nature,
        Place(place),
        say("something is wrong"),
        say("Mend it."),
        subject,
    )


def selected(
    corpus: Corpus, diagnostics: Sequence[Diagnostic] = (), view: View = PUBLIC
) -> Selection:
    """Return what is shown."""
    return select(corpus, diagnostics, view)


def shown(selection: Selection) -> str:
    """Return number and state of what stands on the page of the one document, or nothing."""
    entries = [each for each in selection.entries if each.document == ID]
    if not entries or entries[0].current is None:
        return ""
    current = entries[0].current
    return f"{current.revision.number} {current.state}"


def entry_of(selection: Selection, document: str = ID) -> Entry:
    """Return a document on the site."""
    return next(each for each in selection.entries if each.document == document)


def site_of(
    book: Handbook,
    day: date = DAY,
    *,
    diagnostics: Sequence[Diagnostic] = (),
    view: View = PUBLIC,
    language: str = "en",
) -> Site:
    """Return the site of a handbook."""
    corpus = read(book, day)
    return Site.of(corpus, select(corpus, diagnostics, view), language)


def staged_of(
    site: Site,
    read: Callable[[str], bytes],
    own: Mapping[str, object] | None = None,
    press: Press | None = None,
) -> dict[str, bytes]:
    """Return the staged files of a site, made where nothing was before."""
    made = dict(staged(site, own or {}, read, press))
    found = {path: content for path, content in made.items() if isinstance(content, bytes)}
    assert made == found
    return found


def files_of(site: Site, book: Handbook, own: Mapping[str, object] | None = None) -> dict[str, str]:
    """Return the staged files of a site as text, those of the theme left out."""
    found = staged_of(site, book.files.__getitem__, own)
    return {p: text_of(p, content) for p, content in found.items() if not p.startswith("theme/")}


def written_to(book: Handbook, root: Path) -> Path:
    """Write a handbook's files into a folder; return it."""
    for name, content in book.files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root
