"""The parts of a handbook's files that change at times of their own, and their digests."""

import hashlib
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qmsdocs.source.tree import CONTENT, Entry, EntryKind, Tree

if TYPE_CHECKING:
    from qmsdocs.model.legal import LegalCatalogue
    from qmsdocs.model.services import Services
    from qmsdocs.source.git import Repository

OFFICE = f"{CONTENT}/qms.yml"
SERVICES = f"{CONTENT}/catalogue/services/"
CATALOGUES = ("law", "services", "setting")
"""Parts that are read anew where they changed; where texts did, everything is."""
_LAW = (f"{CONTENT}/catalogue/legal/", f"{CONTENT}/catalogue/relations/")
_SETTING = (
    OFFICE,
    f"{CONTENT}/people.yml",
    f"{CONTENT}/calendar.yml",
    f"{CONTENT}/catalogue/scope.yml",
)
_APART = tuple(f"{CONTENT}/{name}" for name in ("catalogue/", "suppressions.yml", "synonyms.yml"))
"""What else lies there and says nothing about what texts stand on."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the files of a tree: those whose path it holds."""

    tree: Tree
    holds: Callable[[str], bool]

    def entries(self) -> list[Entry]:
        """Return everything that belongs to it, sorted by path."""
        return [each for each in self.tree.entries() if self.holds(each.path)]

    def read(self, path: str) -> bytes:
        """Return the bytes of a listed file; raises OSError where that fails."""
        return self.tree.read(path)


def parts_of(path: str) -> tuple[str, ...]:
    """Return the parts that a file belongs to."""
    if path.startswith(SERVICES):
        return ("services",)
    if path.startswith(_LAW):
        return ("law",)
    if path in _SETTING:
        # The rules tell which roles texts name, and which records are the office's own.
        return ("setting", "texts") if path == OFFICE else ("setting",)
    return () if path.startswith(_APART) else ("texts",)


def digests(tree: Tree) -> dict[str, str]:
    """Return the digest of each part, over names, kinds and bytes."""
    parts = {part: hashlib.sha256() for part in (*CATALOGUES, "texts")}
    for entry in tree.entries():
        of = parts_of(entry.path)
        if not of:
            continue
        content = _content(tree, entry)
        head = f"{entry.kind}:{entry.path}\0{len(content)}:".encode("utf-8", "surrogateescape")
        for part in of:
            parts[part].update(head)
            parts[part].update(content)
    return {part: digest.hexdigest() for part, digest in parts.items()}


def _content(tree: Tree, entry: Entry) -> bytes:
    if entry.kind is not EntryKind.FILE:
        return b""
    try:
        return tree.read(entry.path)
    except OSError as error:
        return str(error.errno).encode()


def catalogues(tree: Tree, files: AbstractSet[str]) -> "tuple[LegalCatalogue, Services]":
    """Return the legal catalogue of a tree, and the services of some of its files."""
    from qmsdocs.source.catalogue import read_law  # noqa: PLC0415 - imports YAML
    from qmsdocs.source.reading import Reading  # noqa: PLC0415 - as above
    from qmsdocs.source.services import read_services  # noqa: PLC0415 - as above

    reading = Reading.of(Part(tree, lambda path: path.startswith(_LAW) or path in files))
    return read_law(reading), read_services(reading)


def catalogues_at(
    repository: "Repository", commit: str, files: AbstractSet[str]
) -> "tuple[LegalCatalogue, Services]":
    """Return the catalogues as they stood at a commit, given by its full id."""
    from qmsdocs.source.git import BlobTree, commit_tree  # noqa: PLC0415 - imports git

    listing = commit_tree(repository, commit).listing
    # All files of such a tree are fetched at once.
    wanted = {
        path: found for path, found in listing.items() if path.startswith(_LAW) or path in files
    }
    return catalogues(BlobTree(repository, wanted), files)
