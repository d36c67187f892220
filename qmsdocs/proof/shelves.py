"""Texts by path, commit by commit: a text is its Markdown together with its attached files."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from qmsdocs.model.text import Area
from qmsdocs.proof.history import Copy, Turn
from qmsdocs.source.gitlog import Commit
from qmsdocs.source.reading import Reading
from qmsdocs.source.texts import area_of
from qmsdocs.source.tree import MemoryTree

_FILES = ".files/"


@dataclass(slots=True)
class Shelves:
    """The texts that lie in the handbook after the commits taken so far."""

    copies: dict[str, Copy] = field(default_factory=dict)
    _drafts: dict[str, Copy] = field(default_factory=dict)
    _blobs: dict[str, str] = field(default_factory=dict)
    _attached: defaultdict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))

    def take(self, commit: Commit) -> tuple[Turn, ...]:
        """Apply a commit; return the texts that it brought, changed or took away."""
        touched: dict[str, Area] = {}
        for change in commit.changes:
            owner, name = _owner(change.path)
            area = area_of(owner)
            if area is None:
                continue
            touched[owner] = area
            shelf, key = (self._attached[owner], name) if name else (self._blobs, owner)
            if change.after:
                shelf[key] = change.after
            else:
                shelf.pop(key, None)
        return tuple(self._turned(touched))

    def new_drafts(self) -> list[Copy]:
        """Return the drafts that lie here and were not returned before."""
        found = list(self._drafts.values())
        self._drafts.clear()
        return found

    def _turned(self, touched: dict[str, Area]) -> Iterator[Turn]:
        for path, area in touched.items():
            before = self.copies.pop(path, None)
            self._drafts.pop(path, None)
            after = None
            if path in self._blobs:
                after = Copy(self._blobs[path], tuple(sorted(self._attached[path].items())))
                self.copies[path] = after
                if area is Area.DRAFT:
                    self._drafts[path] = after
            if before != after:
                yield Turn(path, area, before, after)


def _owner(path: str) -> tuple[str, str]:
    """Return the text that a path belongs to, and the name of the attached file or nothing."""
    folder, mark, name = path.partition(_FILES)
    if mark and _named_safely(path):
        return f"{folder}.md", name
    return path, ""


@cache
def _named_safely(path: str) -> bool:
    # The reading floor leaves out a file whose name it refuses; so must its fingerprint here.
    return bool(Reading.of(MemoryTree({path: b""})).files)
