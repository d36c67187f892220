"""Staged pages of documents, kept from one build to the next by everything that they depend on.

A page depends on the texts of its own document, on what other documents show of themselves, and
on everything that is not a text: records, registers, catalogues, the day, the audience.
"""

import hashlib
import json
import re
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from weakref import WeakKeyDictionary

from qmsdocs.model.text import Text
from qmsdocs.site import selection
from qmsdocs.site.context import Site, title_of
from qmsdocs.site.document import document_pages
from qmsdocs.site.fast.made import digest_of
from qmsdocs.site.fast.shelf import Shelf
from qmsdocs.site.search.files import unread
from qmsdocs.site.sheet.copies import tongues_of
from qmsdocs.site.sheet.files import papers_of
from qmsdocs.site.step import step
from qmsdocs.site.writing import Page
from qmsdocs.source.memory import folder_stamp
from qmsdocs.source.texts import area_of
from qmsdocs.source.tree import Entry, EntryKind, Tree

_PACKAGE = Path(__file__).parent.parent.parent
_LINK = re.compile(r"doc:[a-z][a-z0-9]{7}")
_ATTACHED = re.compile(r"\.files/")
_LOOKED_INTO = ("corpus", "selection", "addresses")


@dataclass(slots=True)
class KeptPages:
    """Pages staged before.

    Attributes:
        ground: Digest of everything that is not a text.
        kept: Pages by key.
    """

    ground: str
    kept: Shelf = field(default_factory=lambda: Shelf(None))
    _keys: WeakKeyDictionary[Site, dict[str, str]] = field(default_factory=WeakKeyDictionary)

    def pages(self, site: Site) -> Iterator[Page]:
        """Yield the pages of all documents of a site."""
        for entry in site.selection.entries:
            key = f"pages:{self._key(site, entry)}"
            known = self.kept.get(key)
            if known is not None:
                yield from _read(known)
                continue
            made = [unread(page) for page in document_pages(site, entry)]
            written = _written(made)
            if written is not None:
                self.kept.put(key, written)
            yield from made

    def papers(self, site: Site) -> Iterator[tuple[str, str]]:
        """Yield path and HTML of the pages for paper of all documents of a site."""
        tongues = tongues_of(site)
        for entry in site.selection.entries:
            key = f"papers:{self._key(site, entry)}"
            known = self.kept.get(key)
            if known is None:
                known = json.dumps(dict(papers_of(tongues, entry)), ensure_ascii=False)
                self.kept.put(key, known)
            yield from json.loads(known).items()

    def once(self, source: str, make: Callable[[], bytes]) -> bytes:
        """Return what was made of a source before, or else make it."""
        key = f"bytes:{digest_of(f'{self.ground}{source}'.encode('utf-8', 'surrogatepass'))}"
        known = self.kept.get(key)
        if known is not None:
            return b64decode(known)
        made = make()
        self.kept.put(key, b64encode(made).decode())
        return made

    def _key(self, site: Site, entry: selection.Entry) -> str:
        """Return the digest of everything that the pages of a document depend on."""
        keys = self._keys.setdefault(site, {})
        if not keys:
            common = digest_of("\0".join([self.ground, *_faces(site)]).encode())
            keys.update((each.document, _key(site, each, common)) for each in site.entries.values())
        return keys[entry.document]


def ground_of_pages(tree: Tree, evidence: Path | None, stamp: str) -> str:
    """Return the digest of everything that is not a text: what lies beside, and the program.

    Args:
        tree: The handbook's files.
        evidence: The store of evidence, if one is asked.
        stamp: Changes whenever the code of this program does.
    """
    digest = hashlib.sha256(f"{stamp}\0{folder_stamp(evidence)}\0".encode())
    for entry in tree.entries():
        if area_of(entry.path) is None and not _ATTACHED.search(entry.path):
            row = f"{entry.kind}:{entry.path}\0{_content(tree, entry)}\n"
            digest.update(row.encode("utf-8", "surrogateescape"))
    for row in _resources():
        digest.update(row.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _content(tree: Tree, entry: Entry) -> str:
    try:
        return digest_of(tree.read(entry.path) if entry.kind is EntryKind.FILE else b"")
    except OSError as error:
        return str(error.errno)


def _resources() -> Iterator[str]:
    """Yield what changes whenever something changes that belongs to the program and is no code."""
    for path in sorted(_PACKAGE.rglob("*")):
        if path.suffix not in (".py", ".pyc") and path.is_file():
            found = path.stat()
            yield f"{path}\0{found.st_size}\0{found.st_mtime_ns}\n"


def _key(site: Site, entry: selection.Entry, common: str) -> str:
    digest = hashlib.sha256(common.encode())
    for text in site.corpus.texts_by_id.get(entry.document, ()):
        digest.update(repr(text).encode("utf-8", "surrogatepass"))
    digest.update(repr(step(site).suspects.get(entry.document)).encode())
    return digest.hexdigest()


def _faces(site: Site) -> Iterator[str]:
    """Yield what each document shows of itself on the pages of others."""
    yield from (repr(getattr(site, e.name)) for e in fields(site) if e.name not in _LOOKED_INTO)
    yield repr((site.selection.view, site.corpus.day))
    yield repr((site.selection.held, site.selection.general, site.selection.registers))
    for entry in site.selection.entries:
        yield repr(
            (
                entry.document,
                site.addresses.page(entry.document),
                title_of(entry.text),
                entry.text.kind,
                entry.text.field,
                entry.text.unit,
                entry.current and (entry.current.label, entry.current.state),
                [each.label for each in entry.earlier],
                [(each.text.number, each.state, each.effective) for each in entry.previews],
                (entry.behind, entry.warned),
                [(text.files, _LINK.findall(text.body)) for text in _texts(entry)],
            )
        )


def _texts(entry: selection.Entry) -> Iterator[Text]:
    if entry.current is not None:
        yield entry.current.text
    yield from (edition.text for edition in entry.earlier)
    yield from (preview.text for preview in entry.previews)


def _written(pages: list[Page]) -> str | None:
    """Return pages as JSON; none where they would not be the same files again."""
    whole = [replace(page, written=page.staged) for page in pages]
    rows = [[getattr(page, each.name) for each in fields(page)] for page in whole]
    try:
        written = json.dumps(rows, ensure_ascii=False)
    except (TypeError, ValueError):
        return None
    again = [replace(page, written="").staged for page in _read(written)]
    return written if again == [page.written for page in whole] else None


def _read(written: str) -> list[Page]:
    return [Page(*each) for each in json.loads(written)]
