"""The page that a paper copy leads to: there for every text, for ever, and for nobody else's."""

import re
from datetime import date

from qmsdocs.model.text import Text
from qmsdocs.site.addresses import copy_page
from qmsdocs.site.selection import View
from tests.builders import TEXT, Handbook, changed, text_of
from tests.site.sheet.books import INTERNAL, at, papers, suspended
from tests.site.stories import (
    DRAFT,
    HOME,
    OLD,
    drafted,
    files_of,
    first,
    second,
    site_of,
    two_revisions,
    withdrawn,
)

COPY = re.compile(r"d/[a-z0-9]{8}/\d\d-\d\d-[0-9a-f]{8}/index\.html")


def _path(text: Text) -> str:
    return f"{copy_page(text)}index.html"


def _texts(html: str) -> list[str]:
    found = re.findall(r"<(?:h1|h2|p|dt|dd|a)[^>]*>([^<]+)", html)
    return [each.strip() for each in found if each.strip()]


def test_for_every_text() -> None:
    """What is in force and what was have a page each; a draft has none for the public."""
    made = papers(site_of(two_revisions()))

    old, new = text_of(first(), OLD), text_of(second(), HOME)
    assert [path for path in made if COPY.fullmatch(path)] == [_path(new), _path(old)]
    assert _path(text_of(drafted(), DRAFT)) not in made


def test_with_drafts() -> None:
    """A preview's printed draft finds an answer on the preview."""
    made = papers(site_of(two_revisions(), view=View(drafts=True)))

    assert "✗ Draft" in _texts(made[_path(text_of(drafted(), DRAFT))])


def test_answer() -> None:
    """It says in both languages whether the copy holds, of which day, and what to compare."""
    page = papers(site_of(two_revisions(), language="vi"))[_path(text_of(first(), OLD))]
    digits = text_of(first(), OLD).fingerprint.rpartition(":")[2]

    said = _texts(page)
    assert "✗ Not in force any more" in said
    assert "Not in force since 2026-03-01." in said
    assert page.index('lang="vi"') < page.index('lang="en"')
    assert "2026-11-20" in page
    assert "20/11/2026" in page
    assert f"<mark>{digits[:12]}</mark>{digits[12:]}" in page
    assert 'href="../../../procedures/ho-tich/qt-ht-01/"' in page
    assert "Số 41/QĐ-UBND" in page
    assert "<script" not in page


def test_address_stays() -> None:
    """The address printed on a sheet answers after the text was superseded and withdrawn."""
    printed = _path(text_of(second(), HOME))
    book = two_revisions()
    withdrawn(book, date(2026, 12, 1))

    before, after = papers(site_of(two_revisions())), papers(site_of(book, date(2027, 2, 1)))

    assert "✓ In force" in _texts(before[printed])
    assert "✗ Withdrawn, not in force any more" in _texts(after[printed])
    assert papers(site_of(suspended(date(2026, 11, 1)))).keys() == before.keys()


def test_altered_text_has_none() -> None:
    """A text with one other letter has another address."""
    made = papers(site_of(two_revisions()))

    assert _path(text_of(second().replace("khác", "khac"), HOME)) not in made


def test_for_whom() -> None:
    """Of a text within the office the public learns nothing, not even that it was."""
    book = Handbook.new()
    book.in_force(changed(first(), access="internal"), OLD, on=date(2025, 9, 1), name="a")
    book.in_force(second(), HOME, on=date(2026, 3, 1), name="b")
    hidden = _path(text_of(changed(first(), access="internal"), OLD))

    assert hidden not in papers(site_of(book))
    assert hidden in papers(site_of(book, view=INTERNAL))


def test_unknown() -> None:
    """Who comes with another copy is told what that means."""
    site = site_of(two_revisions())

    said = files_of(at(site), two_revisions())["mkdocs.yml"]

    assert "knows no such text" in " ".join(said.split())


def test_values_are_text() -> None:
    """Whatever a title says, it is no markup."""
    book = Handbook.new()
    book.in_force(changed(TEXT, title="'<script>alert(1)</script> & \"hai\"'"), HOME)

    made = papers(site_of(book))

    assert not [path for path, html in made.items() if "<script>alert" in html]
