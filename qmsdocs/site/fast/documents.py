"""The staged files of documents; those stay that depend on nothing that changed."""

from collections.abc import Iterator
from functools import partial

from qmsdocs.site import selection
from qmsdocs.site.context import Site
from qmsdocs.site.document import document_pages
from qmsdocs.site.fast.keys import keys
from qmsdocs.site.fast.last import Content, LastBuild
from qmsdocs.site.search.files import unread
from qmsdocs.site.sheet.copies import tongues_of
from qmsdocs.site.sheet.files import papers_of
from qmsdocs.site.writing import Page


class Documents:
    """The documents of a site being staged.

    Args:
        site: The site.
        last: What may be used again.
    """

    def __init__(self, site: Site, last: LastBuild) -> None:
        self._site = site
        self._last = last
        self._keys: dict[str, str] = {}
        self._made: dict[str, Page] = {}

    def files(self) -> Iterator[tuple[str, Content]]:
        """Yield path and content of every file of theirs in the stage."""
        tongues = tongues_of(self._site)
        for entry in self._site.selection.entries:
            make = partial(self._files, tongues, entry)
            yield from self._last.files(self.key(entry), make)

    def page(self, entry: selection.Entry, path: str) -> Page:
        """Return a page of a document, by its path below ``docs/``; it may have to be made."""
        known = self._made.pop(path, None)
        return known or next(e for e in document_pages(self._site, entry) if e.path == path)

    def key(self, entry: selection.Entry) -> str:
        """Return the digest of everything that the files of a document depend on."""
        if not self._keys:
            self._keys.update(keys(self._site, self._last.ground))
        return self._keys[entry.document]

    def _files(self, tongues: list[Site], entry: selection.Entry) -> Iterator[tuple[str, bytes]]:
        for page in document_pages(self._site, entry):
            # It is to be searched, too.
            self._made[page.path] = page
            yield f"docs/{page.path}", unread(page).staged.encode()
        for path, html in papers_of(tongues, entry):
            yield f"docs/{path}", html.encode()
