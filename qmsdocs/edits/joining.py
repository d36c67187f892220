"""Two lines of history brought together in one tree, beside the work tree and the index.

Path by path and by name alone: git's own merge would follow a text that moved, and carry a
change of its draft into the text that was promulgated from it.
"""

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path

from qmsdocs.edits.answers import answer, obtain
from qmsdocs.edits.attributes import TABLES
from qmsdocs.edits.passage import top_of
from qmsdocs.errors import QmsError
from qmsdocs.source.git import Repository
from qmsdocs.wording import say

_FILES = ("100644", "100755")
_THEIRS, _OURS, _BEFORE = "2", "3", "1"
_Stages = Mapping[str, tuple[str, str]]
"""Mode and id by the number that git gives to a side."""


@dataclass(frozen=True, slots=True)
class Joined:
    """What came of bringing two lines together.

    Attributes:
        tree: Id of the tree in which they are together; empty where they cannot be.
        mixed: Paths, from the top, of files put together from lines of either side.
        torn: Paths of files that cannot be put together.
    """

    tree: str
    mixed: tuple[str, ...] = ()
    torn: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lines:
    """Two lines of history, by the full ids of where they parted and of their tips."""

    base: str
    theirs: str
    ours: str


def parted(repository: Repository, theirs: str, ours: str) -> Lines:
    """Return two lines with the commit at which they parted.

    Raises:
        QmsError: They have nothing in common.
    """
    found = repository.ask("merge-base", "--end-of-options", theirs, ours, empty=1).split()
    if not found:
        raise QmsError(
            say("what is shared has no commit in common with what lies here"),
            say("This clone was cut off from older history: run 'git fetch --unshallow' first.")
            if repository.is_shallow()
            else say("It is another handbook. Clone the shared one anew, beside this one."),
        )
    return Lines(found[0], theirs, ours)


def join(repository: Repository, lines: Lines, may_mix: Callable[[str], bool]) -> Joined:
    """Return the tree in which two lines come together.

    Args:
        repository: Where they are.
        lines: Both, and where they parted.
        may_mix: Whether a file may be put together from lines of either side.

    Raises:
        QmsError: Git fails, or a file on one side is a folder on the other.
    """
    top = replace(repository, folder=top_of(repository), prefix="")
    with tempfile.TemporaryDirectory(prefix="qmsdocs-") as folder:
        own = {"GIT_INDEX_FILE": str(Path(folder, "index"))}
        three = ("read-tree", "-i", "-m", "--aggressive", lines.base, lines.theirs, lines.ours)
        obtain(top, *three, environment=own)
        unmerged = _unmerged(top, own)
        mixed = {
            path: _mixed(top, Path(folder), stages, union=_is_table(path)) if may_mix(path) else ""
            for path, stages in unmerged.items()
        }
        torn = tuple(path for path, blob in mixed.items() if not blob)
        if torn:
            return Joined("", (), torn)
        rows = (f"{unmerged[path][_THEIRS][0]} {blob}\t{path}\0" for path, blob in mixed.items())
        given = "".join(rows).encode("utf-8", "surrogateescape")
        obtain(top, "update-index", "-z", "--index-info", stdin=given, environment=own)
        tree = obtain(top, "write-tree", environment=own).decode().strip()
        return Joined(tree, tuple(mixed))


def _unmerged(top: Repository, own: Mapping[str, str]) -> Mapping[str, _Stages]:
    listed = obtain(top, "ls-files", "--unmerged", "-z", environment=own)
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for row in listed.decode("utf-8", "surrogateescape").split("\0"):
        head, _, path = row.partition("\t")
        if path:
            mode, blob, stage = head.split(" ")
            found.setdefault(path, {})[stage] = (mode, blob)
    return found


def _is_table(path: str) -> bool:
    """Is this a table of which each row is a line that says one thing?"""
    return any(fnmatchcase(path, each) or fnmatchcase(path, f"*/{each}") for each in TABLES)


def _mixed(top: Repository, folder: Path, stages: _Stages, *, union: bool) -> str:
    """Return the id of a file with the changes of either side; empty: they cannot be mixed.

    Args:
        top: The repository, from its top.
        folder: For files in passing.
        stages: The versions of the file.
        union: Keep the lines of both sides where they stand at the same place.
    """
    sides = {_THEIRS, _OURS} if union else {_THEIRS, _OURS, _BEFORE}
    if not sides <= set(stages) or any(m not in _FILES for m, _ in stages.values()):
        return ""
    files = [folder / each for each in (_THEIRS, _BEFORE, _OURS)]
    known = [file for file in files if file.name in stages]
    files[1].write_bytes(b"")  # a table that is new on both sides
    contents = top.blobs(stages[file.name][1] for file in known)
    for file, content in zip(known, contents, strict=True):
        file.write_bytes(content)
    ways = ("--union",) if union else ()
    found = answer(top, "merge-file", "-p", "-q", *ways, *map(str, files))
    if found.status:
        return ""  # the number of places where they cannot, or that it is no text
    return top.ask_bytes("hash-object", "-w", "--stdin", stdin=found.out).decode().strip()
