"""The first-parent line of a commit: who committed when, and which files changed.

Plumbing commands do it, so that no setting of the repository bends the answer: one lists the
commits, one compares each with the commit before it on the line.
"""

import os
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, tzinfo

from qmsdocs.source.git import Repository
from qmsdocs.source.tree import CONTENT

_FILE_MODE = "100"
_NOTHING = "000000"
_REVISIONS = ("rev-list", "--first-parent", "--reverse", "--encoding=UTF-8")
_RAW = ("-z", "--raw", "--no-renames", "--no-abbrev")


@dataclass(frozen=True, slots=True)
class Change:
    """A file of the handbook before and after a commit, as blob ids; empty: no file there.

    Attributes:
        mode: What stands there afterwards, as git writes it; empty: nothing.
    """

    path: str
    before: str
    after: str
    mode: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit of the line.

    Attributes:
        id: Its full id; empty while it is being made.
        seconds: Committer's moment, in seconds since 1970 in UTC.
        author: Name of who made the change.
        changes: Files below ``content/`` that differ from the commit before, sorted by path.
        parent: Full id of the commit before; empty: this is the first one.
    """

    id: str
    seconds: int
    author: str
    changes: tuple[Change, ...] = ()
    parent: str = ""

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


def first_parent_line(repository: Repository, tip: str, after: str = "") -> list[Commit]:
    """Return the commits from the first one to ``tip`` (a full id), along first parents.

    Args:
        repository: Where they are.
        tip: The last one.
        after: Full id of a commit; it and everything that leads to it is left out.
    """
    # The commit graph is a cache beside the objects; proof reads the objects themselves.
    listed = repository.ask(
        "-c",
        "core.commitGraph=false",
        *_REVISIONS,
        "--format=%ct %P%n%an",
        "--end-of-options",
        tip,
        *([f"^{after}"] if after else []),
    )
    rows = listed.split("\n")
    commits = [
        Commit(head.removeprefix("commit "), int(seconds), _shown(author), (), parent)
        for head, facts, author in zip(rows[::3], rows[1::3], rows[2::3], strict=False)
        for seconds, parent, *_ in [facts.split(" ")]
    ]
    changes = _changes(repository, {each.id: each.parent for each in commits})
    return [replace(each, changes=tuple(sorted(changes[each.id], key=_path))) for each in commits]


def differences(repository: Repository, old: str, new: str = "") -> tuple[Change, ...]:
    """Return what differs between two commits or trees, given by full ids: links and modules too.

    Args:
        repository: Where they are.
        old: The commit that is compared with; empty: with nothing at all.
        new: The other one; empty: what is staged for the next commit.
    """
    raw = _compared(repository, old, new, _RAW, _where(repository))
    return tuple(change for _, change in _parsed(raw, repository.prefix))


def different_names(repository: Repository, old: str, new: str, pattern: str) -> list[str]:
    """Return the paths from the top of the repository that differ and match a glob pattern.

    The commits are given as to ``differences``.
    """
    form = ("-z", "--name-only", "--no-renames")
    raw = _compared(repository, old, new, form, f":(top,glob){pattern}")
    return [path for path in raw.decode("utf-8", "surrogateescape").split("\0") if path]


def _compared(
    repository: Repository, old: str, new: str, form: tuple[str, ...], where: str
) -> bytes:
    former = old or repository.ask("hash-object", "-t", "tree", os.devnull).strip()
    if new:
        return repository.ask_bytes("diff-tree", "-r", *form, former, new, "--", where)
    staged = ("diff-index", "--cached", "--ita-invisible-in-index")
    return repository.ask_bytes(*staged, *form, former, "--", where)


def _changes(repository: Repository, parents: Mapping[str, str]) -> dict[str, list[Change]]:
    # "commit parent" on one line compares with that parent alone, whatever else was merged.
    listing = "".join(f"{commit} {parent}".strip() + "\n" for commit, parent in parents.items())
    compare = ("-c", "core.commitGraph=false", "diff-tree", "--stdin", "--root", "-r", *_RAW)
    raw = repository.ask_bytes(*compare, "--", _where(repository), stdin=listing.encode())
    found: dict[str, list[Change]] = defaultdict(list)
    for commit, change in _parsed(raw, repository.prefix):
        if change.before != change.after:
            found[commit].append(change)
    return found


def _where(repository: Repository) -> str:
    return f":(top,literal){repository.prefix}{CONTENT}"


def _parsed(raw: bytes, prefix: str) -> Iterator[tuple[str, Change]]:
    commit = ""
    cells = iter(raw.decode("utf-8", "surrogateescape").split("\0"))
    for cell in cells:
        if not cell.startswith(":"):
            commit = cell
            continue
        path = next(cells).removeprefix(prefix)
        old_mode, new_mode, old, new, _ = cell[1:].split(" ")
        mode = "" if new_mode == _NOTHING else new_mode
        yield commit, Change(path, _blob(old_mode, old), _blob(new_mode, new), mode)


def _blob(mode: str, blob: str) -> str:
    # A link or a module is no file of the handbook, wherever it points.
    return blob if mode.startswith(_FILE_MODE) else ""


def _path(change: Change) -> str:
    return change.path


def _shown(name: str) -> str:
    # A name goes to a terminal, where control characters would act.
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)
