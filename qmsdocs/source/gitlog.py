"""The first-parent line of a commit: who committed when, and which files changed.

Two plumbing commands do it, so that no setting of the repository bends the answer: one lists
the commits, one compares each with the commit before it on the line.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from itertools import pairwise

from qmsdocs.source.git import Repository
from qmsdocs.source.tree import CONTENT

_FILE_MODE = "100"
_REVISIONS = ("rev-list", "--first-parent", "--reverse", "--encoding=UTF-8")
_COMPARE = ("diff-tree", "--stdin", "--root", "-r", "-z", "--raw", "--no-renames", "--no-abbrev")


@dataclass(frozen=True, slots=True)
class Change:
    """A file of the handbook before and after a commit, as blob ids; empty: no file there."""

    path: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit of the line.

    Attributes:
        seconds: Committer's moment, in seconds since 1970 in UTC.
        author: Name of who made the change.
        changes: Files below ``content/`` that differ from the commit before, sorted by path.
    """

    id: str
    seconds: int
    author: str
    changes: tuple[Change, ...] = ()

    @property
    def short(self) -> str:
        """The id as people write it."""
        return self.id[:10]

    def day_in(self, zone: tzinfo) -> date:
        """Return the day on which this was committed, as a calendar in that zone shows it."""
        try:
            return datetime.fromtimestamp(self.seconds, UTC).astimezone(zone).date()
        except (OverflowError, OSError, ValueError):
            return date.max if self.seconds > 0 else date.min


def first_parent_line(repository: Repository, tip: str) -> list[Commit]:
    """Return the commits from the first one to ``tip`` (a full id), along first parents."""
    # The commit graph is a cache beside the objects; proof reads the objects themselves.
    listed = repository.ask(
        "-c", "core.commitGraph=false", *_REVISIONS, "--format=%ct %an", "--end-of-options", tip
    )
    rows = listed.split("\n")
    heads = list(zip(rows[::2], rows[1::2], strict=False))
    ids = [head.removeprefix("commit ") for head, _ in heads]
    changes = _changes(repository, ids)
    return [
        Commit(commit, int(seconds), _shown(author), tuple(sorted(changes[commit], key=_path)))
        for commit, (_, row) in zip(ids, heads, strict=True)
        for seconds, _, author in [row.partition(" ")]
    ]


def _changes(repository: Repository, ids: Sequence[str]) -> dict[str, list[Change]]:
    # "commit parent" on one line compares with that parent alone, whatever else was merged.
    pairs = [ids[0], *(f"{each} {before}" for before, each in pairwise(ids))]
    where = f":(top,literal){repository.prefix}{CONTENT}"
    listing = "".join(f"{pair}\n" for pair in pairs).encode()
    raw = repository.ask_bytes(
        "-c", "core.commitGraph=false", *_COMPARE, "--", where, stdin=listing
    )
    found: dict[str, list[Change]] = defaultdict(list)
    for commit, change in _parsed(raw.decode("utf-8", "surrogateescape"), repository.prefix):
        if change.before != change.after:
            found[commit].append(change)
    return found


def _parsed(raw: str, prefix: str) -> Iterator[tuple[str, Change]]:
    commit = ""
    cells = iter(raw.split("\0"))
    for cell in cells:
        if not cell.startswith(":"):
            commit = cell
            continue
        path = next(cells).removeprefix(prefix)
        old_mode, new_mode, old, new, _ = cell[1:].split(" ")
        yield commit, Change(path, _blob(old_mode, old), _blob(new_mode, new))


def _blob(mode: str, blob: str) -> str:
    # A link or a module is no file of the handbook, wherever it points.
    return blob if mode.startswith(_FILE_MODE) else ""


def _path(change: Change) -> str:
    return change.path


def _shown(name: str) -> str:
    # A name goes to a terminal, where control characters would act.
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)
