"""Which files and documents differ from a commit."""

import contextlib
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from qmsdocs.diagnostics import Diagnostic
from qmsdocs.source.git import Repository, commit_tree
from qmsdocs.source.reading import Reading
from qmsdocs.source.records import read_records
from qmsdocs.source.texts import read_texts
from qmsdocs.source.tree import EntryKind, MemoryTree, Tree


@dataclass(frozen=True, slots=True)
class Changes:
    """What is not as a commit has it: new, altered or gone.

    Attributes:
        paths: Files below the handbook's root, as diagnostics name them.
        documents: Ids of the documents that these files hold, belong to or speak of.
    """

    paths: frozenset[str]
    documents: frozenset[str]

    def concern(self, diagnostic: Diagnostic) -> bool:
        """Is the diagnostic about one of these files or documents?"""
        return diagnostic.place.path in self.paths or diagnostic.subject.document in self.documents


def changes(repository: Repository, since: str, tree: Tree, paths: AbstractSet[str]) -> Changes:
    """Return what changed, from the files of a tree that differ from a commit.

    Args:
        repository: Where the commit is.
        since: The commit, by its full id.
        tree: What is compared with it.
        paths: The files that differ, as git names them.
    """
    owners = {owner for path in paths for owner in _owners(path)}
    documents = {*_documents(commit_tree(repository, since), owners), *_documents(tree, owners)}
    shown = (path.encode("utf-8", "backslashreplace").decode() for path in paths)
    return Changes(frozenset(shown), frozenset(documents - {""}))


def _owners(path: str) -> tuple[str, ...]:
    """Return a file, the text that an attached file belongs to, the record of a signature."""
    text, attached, _ = path.partition(".files/")
    return (path, f"{text}.md") if attached else (path, path.removesuffix(".sig"))


def _documents(tree: Tree, paths: AbstractSet[str]) -> Iterator[str]:
    found = {}
    for entry in tree.entries():
        if entry.path in paths and entry.kind is EntryKind.FILE:
            with contextlib.suppress(OSError):
                found[entry.path] = tree.read(entry.path)
    reading = Reading.of(MemoryTree(found))
    yield from (text.id for text in read_texts(reading))
    yield from (cover.id for record in read_records(reading) for cover in record.covers)
    # A text that is too broken to be one may still say whose it is.
    yield from (fault.hit.subject.document for fault in reading.faults)
