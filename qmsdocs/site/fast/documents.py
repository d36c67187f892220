"""The staged files of documents; those stay that depend on nothing that changed."""

import json
from collections.abc import Iterator, Mapping

from qmsdocs.site import selection
from qmsdocs.site.context import Site
from qmsdocs.site.document import document_pages
from qmsdocs.site.fast.former import Content, Former, Same
from qmsdocs.site.fast.keys import keys
from qmsdocs.site.fast.made import Digests, digest_of
from qmsdocs.site.search.files import unread
from qmsdocs.site.sheet.copies import tongues_of
from qmsdocs.site.sheet.files import papers_of
from qmsdocs.site.writing import Page


class Documents:
    """The documents of a site being staged.

    Args:
        site: The site.
        former: What may be used again.
    """

    def __init__(self, site: Site, former: Former) -> None:
        self._site = site
        self._former = former
        self._row = f"documents:{former.place}"
        self._before: Mapping[str, tuple[str, Digests]] = _read(former.shelf.get(self._row))
        self._keys: dict[str, str] = {}
        self._made: dict[str, Page] = {}

    def files(self) -> Iterator[tuple[str, Content]]:
        """Yield path and content of every file of theirs in the stage."""
        tongues = tongues_of(self._site)
        now: dict[str, tuple[str, Digests]] = {}
        for entry in self._site.selection.entries:
            key = self.key(entry)
            before, digests = self._before.get(entry.document, ("", {}))
            if before != key or any(self._former.present.get(p) != d for p, d in digests.items()):
                files = dict(self._files(tongues, entry))
                digests = {path: digest_of(content) for path, content in files.items()}
                yield from files.items()
            else:
                yield from ((path, Same(digest)) for path, digest in digests.items())
            now[entry.document] = (key, digests)
        self._former.shelf.put(self._row, json.dumps(now))

    def page(self, entry: selection.Entry, path: str) -> Page:
        """Return a page of a document, by its path below ``docs/``; it may have to be made."""
        known = self._made.pop(path, None)
        return known or next(e for e in document_pages(self._site, entry) if e.path == path)

    def key(self, entry: selection.Entry) -> str:
        """Return the digest of everything that the files of a document depend on."""
        if not self._keys:
            self._keys.update(keys(self._site, self._former.ground))
        return self._keys[entry.document]

    def _files(self, tongues: list[Site], entry: selection.Entry) -> Iterator[tuple[str, bytes]]:
        for page in document_pages(self._site, entry):
            # It is to be searched, too.
            self._made[page.path] = page
            yield f"docs/{page.path}", unread(page).staged.encode()
        for path, html in papers_of(tongues, entry):
            yield f"docs/{path}", html.encode()


def _read(row: str | None) -> Mapping[str, tuple[str, Digests]]:
    found: Mapping[str, tuple[str, Digests]] = json.loads(row) if row else {}
    return found
