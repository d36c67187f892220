"""The files of a handbook at one moment, held so that two moments can be compared."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from qmsdocs.source.tree import CONTENT, Entry, EntryKind, Tree, WorkTree

# What editors put beside a file only while it is open or being saved: Vim, Emacs, office
# programs, gedit, Kate, JetBrains. Whatever they leave behind is judged like any other file.
_WHILE_OPEN = re.compile(
    r"(?:.*/)?(?:\.[^/]+\.(?:sw[a-z]|kate-swp)|4913|\.#[^/]+|#[^/]+#|~\$[^/]+|\.~lock\.[^/]+#"
    r"|\.goutputstream-[^/]+|[^/]+___jb_(?:tmp|old)___)"
)
_Look = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A tree read whole, without the files that editors need while they work.

    Attributes:
        found: Bytes of each file, or the number of the system's error where it refuses them.
    """

    found: Mapping[Entry, bytes | int] = field(default_factory=dict)

    @classmethod
    def of(cls, tree: Tree, before: "Moment | None" = None) -> "Moment":
        """Return the files of a tree as they are now; what did not change is held only once."""
        known = before.found if before else {}
        found: dict[Entry, bytes | int] = {}
        for entry in tree.entries():
            if _WHILE_OPEN.fullmatch(entry.path):
                continue
            try:
                content = tree.read(entry.path) if entry.kind is EntryKind.FILE else b""
            except FileNotFoundError:
                pass  # gone since it was listed
            except OSError as error:
                found[entry] = error.errno or 0
            else:
                same = known.get(entry)
                found[entry] = same if same == content else content
        return cls(found)

    def entries(self) -> list[Entry]:
        """Return everything below ``content/``, sorted by path."""
        return list(self.found)

    def read(self, path: str) -> bytes:
        """Return the bytes of a listed file; raises OSError where the system refused them."""
        content = self.found[Entry(path)]
        if isinstance(content, int):
            raise OSError(content, os.strerror(content))
        return content

    def since(self, before: "Moment") -> tuple[list[str], list[str]]:
        """Return what was written since an earlier moment and what was removed, sorted."""
        written = {
            each.path for each, content in self.found.items() if content != before.found.get(each)
        }
        removed = {each.path for each in before.found} - {each.path for each in self.found}
        return sorted(written), sorted(removed)


def look(tree: WorkTree) -> _Look:
    """Return what tells, without reading a file, that something may have changed."""
    return tuple(
        (entry, _state(os.path.join(tree.root, entry.path)))  # noqa: PTH118 - several times a second
        for entry in tree.entries()
        if not _WHILE_OPEN.fullmatch(entry.path)
    )


def folder_identity(tree: WorkTree) -> tuple[int, int] | None:
    """Return what tells the folder ``content/`` from another of that name; none without one."""
    try:
        found = (tree.root / CONTENT).lstat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _state(path: str) -> tuple[int, int, int]:
    try:
        found = os.lstat(path)
    except OSError:
        return (0, 0, 0)
    return found.st_ino, found.st_size, found.st_mtime_ns
