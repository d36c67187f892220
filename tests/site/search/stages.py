"""Handbooks that differ in one thing, and a stage in which their search is made again and again."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from qmsdocs.site.context import Site
from qmsdocs.site.fast.documents import Documents
from qmsdocs.site.fast.last import LastBuild, Same
from qmsdocs.site.fast.made import digest_of
from qmsdocs.site.fast.shelf import Shelf
from qmsdocs.site.search.files import search_files
from qmsdocs.site.selection import Entry
from qmsdocs.site.writing import Page
from tests.builders import Handbook
from tests.site.search.office import handbook, replaced, searched, site_on, text

PATH = "content/procedures/qt-ht-02.md"
TITLE = "Đăng ký lại khai sinh"


def other(title: str, words: str, law: str = "", names: str = "[]") -> Handbook:
    """Return the handbook with another text of its second document."""
    book = handbook()
    book.in_force(text("doc00001", "QT-HT-02", title, words, names, law), PATH, name="d1")
    return book


def fewer() -> Handbook:
    book = handbook()
    book.files = {
        path: raw for path, raw in book.files.items() if not re.search("/d1-|02.md", path)
    }
    return book


def with_former() -> Handbook:
    book = handbook()
    replaced(book, date(2026, 3, 1), until=None)
    return book


def with_synonyms() -> Handbook:
    synonyms = "synonyms: 1\nsame:\n  - words: [sổ gốc, khai sinh, tạm trú]\n"
    return handbook().put("content/synonyms.yml", synonyms)


BOOKS: Mapping[str, Callable[[], Handbook]] = {
    "as it was": handbook,
    "other words": lambda: other(TITLE, "Người mất <!-- sổ -->."),
    "other names": lambda: other(TITLE, "Người mất sổ.", names="[sổ xanh]"),
    "another title": lambda: other("Ghi vào sổ", "Người mất sổ."),
    "a citation": lambda: other(TITLE, "Người mất sổ.", "61/2018/NĐ-CP"),
    "one without": fewer,
    "a former text": with_former,
    "synonyms": with_synonyms,
}


@cache
def site_of(book: str) -> Site:
    return site_on(BOOKS[book]())


@dataclass(slots=True)
class Asked:
    """Documents that note which of their pages are asked for."""

    documents: Documents
    paths: list[str] = field(default_factory=list)

    def key(self, entry: Entry) -> str:
        """Return the digest of what the pages of a document depend on."""
        return self.documents.key(entry)

    def page(self, entry: Entry, path: str) -> Page:
        """Return a page, and note it."""
        self.paths.append(path)
        return self.documents.page(entry, path)


@dataclass(slots=True)
class Stage:
    """A stage in which the search is made again and again, and what is kept of it."""

    shelf: Path
    files: dict[str, bytes] = field(default_factory=dict)

    def make(self, book: str, more: Iterable[Page] = (), ground: str = "") -> list[str]:
        """Make the search of a handbook; return the pages that had to be read for it."""
        present = {f"docs/{path}": digest_of(content) for path, content in self.files.items()}
        last = LastBuild(ground, Shelf(self.shelf), present, "here")
        documents = Asked(Documents(site_of(book), last))
        made: dict[str, bytes] = {}
        for path, content in search_files(site_of(book), more, documents, last):
            if isinstance(content, Same):
                assert content.digest == present[f"docs/{path}"]
                made[path] = self.files[path]
            else:
                made[path] = content
        last.shelf.save()
        self.files = made
        return documents.paths


def whole(book: str, more: Iterable[Page] = ()) -> dict[str, bytes]:
    """Return the files of search of a handbook, made of everything."""
    return searched(site_of(book), more)
