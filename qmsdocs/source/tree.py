"""Where a handbook is read from: a folder, memory, or (in ``git``) a commit or the index."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, Protocol

CONTENT = "content"


class EntryKind(StrEnum):
    """What stands at a path."""

    FILE = "file"
    LINK = "link"
    OTHER = "other"


class Entry(NamedTuple):
    """A path below the handbook's root, with ``/``, and what stands there."""

    path: str
    kind: EntryKind = EntryKind.FILE


class Tree(Protocol):
    """A handbook's files at one moment. Links are listed and never followed."""

    def entries(self) -> list[Entry]:
        """Return everything below ``content/``, sorted by path."""

    def read(self, path: str) -> bytes:
        """Return the bytes of a listed file; raises OSError where that fails."""


@dataclass(frozen=True, slots=True)
class MemoryTree:
    """Files held in memory, by path."""

    files: Mapping[str, bytes]

    def entries(self) -> list[Entry]:
        """Return everything below ``content/``, sorted by path."""
        return [Entry(path) for path in sorted(self.files) if path.startswith(CONTENT + "/")]

    def read(self, path: str) -> bytes:
        """Return the bytes of a listed file."""
        return self.files[path]


@dataclass(frozen=True, slots=True)
class WorkTree:
    """The files of a folder as they lie there."""

    root: Path

    def entries(self) -> list[Entry]:
        """Return everything below ``content/``, sorted by path."""
        top = os.path.join(self.root, CONTENT)  # noqa: PTH118 - hot path
        if os.path.islink(top):  # noqa: PTH114 - as above
            return [Entry(CONTENT, EntryKind.LINK)]
        found: list[Entry] = []
        folders = [(top, CONTENT)]
        while folders:
            folders += _scan(*folders.pop(), found)
        return sorted(found)

    def read(self, path: str) -> bytes:
        """Return the bytes of a listed file; raises OSError where that fails."""
        # Without a buffer: each file is read once, to its end.
        with open(os.path.join(self.root, path), "rb", buffering=0) as file:  # noqa: PTH118, PTH123 - hot path
            return file.read()


@dataclass(frozen=True, slots=True)
class ListedTree(WorkTree):
    """The files of a folder, of which there are those that were there at one moment."""

    listed: tuple[Entry, ...]

    @classmethod
    def of(cls, root: Path) -> "ListedTree":
        """Return the tree of a folder, listed now."""
        return cls(root, tuple(WorkTree(root).entries()))

    def entries(self) -> list[Entry]:
        """Return everything that was below ``content/``, sorted by path."""
        return list(self.listed)


def _scan(folder: str, name: str, found: list[Entry]) -> Iterator[tuple[str, str]]:
    """Note what lies in a folder, and yield the folders in it."""
    try:
        entries = list(os.scandir(folder))
    except FileNotFoundError:
        return
    except OSError:
        found.append(Entry(name, EntryKind.OTHER))
        return
    for entry in entries:
        path = f"{name}/{entry.name}"
        if entry.is_symlink():
            found.append(Entry(path, EntryKind.LINK))
        elif entry.is_dir():
            yield entry.path, path
        else:
            kind = EntryKind.FILE if entry.is_file() else EntryKind.OTHER
            found.append(Entry(path, kind))
