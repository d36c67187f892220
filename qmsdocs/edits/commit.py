"""One change of a handbook as one commit, whole or not at all.

The commit is made beside the branch; the branch moves to it only if it still stands where it
was read; then the files follow. A note in git's own folder names the commit that the files
have to follow, so that whoever comes next completes what was cut off in between.
"""

import json
import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from qmsdocs.edits.files import Edit
from qmsdocs.edits.history import Author, data, signed_by
from qmsdocs.edits.holding import NEW, LockedError, held, leftovers
from qmsdocs.edits.passage import (
    LeftError,
    follow,
    in_the_way,
    passages,
    refuse_changed,
    refuse_impossible,
)
from qmsdocs.errors import QmsError
from qmsdocs.source.git import Repository
from qmsdocs.wording import say

NOTE = "qmsdocs-unfinished.json"
"""Name of the note in git's folder while the files follow a commit."""
_BUSY = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply")


@dataclass(frozen=True, slots=True)
class Change:
    """What one commit changes, by whom, when, and the words about it.

    Attributes:
        base: Full id of the commit that it builds upon.
        edits: What differs from that commit, where no tree is given.
        joins: Full id of another commit that it brings in; empty: none.
        tree: Id of all files afterwards; empty: the base's with the edits.
    """

    base: str
    author: Author
    moment: datetime
    message: str
    edits: tuple[Edit, ...] = ()
    joins: str = ""
    tree: str = ""


def commit(repository: Repository, change: Change) -> str:
    """Make the change, on the branch and in the files; return the id of its commit.

    The branch must still stand at the commit that the change builds upon.

    Raises:
        QmsError: Something changed underneath, another act was faster, or git fails. Then
            nothing was changed, unless the words say otherwise.
    """
    folder = git_folder(repository)
    with held(folder):
        _complete(repository, folder)
        refuse_busy(folder)
        refuse_changed(repository, change.base, change.edits)
        made = make(repository, change)
        _move(repository, folder, change.base, made)
    return made


def make(repository: Repository, change: Change) -> str:
    """Make the commit of a change beside every branch; return its id.

    Raises:
        QmsError: Git fails.
    """
    stream = b"".join(_stream(repository.prefix, change))
    form = ("--quiet", "--date-format=raw", "--done")
    return repository.ask_bytes("fast-import", *form, stdin=stream).decode().strip()


def go_to(repository: Repository, base: str, target: str, keeping: str = "") -> None:
    """Bring branch, index and files to a commit that is there already.

    Args:
        repository: Whose branch: the one that is checked out.
        base: Full id of the commit that it must still stand at.
        target: Full id of the commit that it goes to.
        keeping: Full name of a new branch that stays at ``base``; empty: none.

    Raises:
        InTheWayError: Something would be lost by it; nothing was changed.
        QmsError: Somebody else was faster, or git fails.
    """
    folder = git_folder(repository)
    with held(folder):
        _complete(repository, folder)
        refuse_busy(folder)
        way = passages(repository, base, target)
        refuse_impossible(repository, folder, way)
        lost = in_the_way(repository, base, way)
        if lost:
            raise InTheWayError(lost)
        _move(repository, folder, base, target, keeping)


class InTheWayError(QmsError):
    """Files with changes that are not committed lie where others' changes have to go.

    Attributes:
        paths: Where, from the top of the work tree.
    """

    def __init__(self, paths: tuple[str, ...]) -> None:
        super().__init__(
            say(
                "these files have changes that are not committed, and what comes would take "
                "their places: {paths}; nothing was changed",
                paths=paths,
            ),
            say(
                "Keep your drafts first with 'qmsdocs save', or use 'qmsdocs pull --aside', which "
                "puts a copy of each of these files aside."
            ),
        )
        self.paths = paths


def complete(repository: Repository) -> str | None:
    """Let the files follow a commit after which the program was cut off.

    Returns:
        The id of that commit, or none where nothing was left undone.

    Raises:
        QmsError: A file was changed in the meantime; it is left as it is, and named.
    """
    folder = git_folder(repository)
    if not (folder / NOTE).exists() and not leftovers(folder):
        return None
    with held(folder):
        return _complete(repository, folder)


def git_folder(repository: Repository) -> Path:
    """Return git's own folder of this work tree."""
    return Path(repository.ask("rev-parse", "--absolute-git-dir").rstrip("\n"))


def refuse_busy(folder: Path) -> None:
    """Refuse to work while git itself is in the middle of something.

    Raises:
        QmsError: It is.
    """
    for name in _BUSY:
        if (folder / name).exists():
            raise QmsError(
                say("git is in the middle of bringing two lines of history together"),
                say(
                    "Finish it or give it up ('git merge --abort', 'git rebase --abort') first, "
                    "then try again."
                ),
            )


def _complete(repository: Repository, folder: Path) -> str | None:
    note = folder / NOTE
    found = _read_note(note)
    if found is None:
        return None
    base, target = found
    if repository.has_commits() and repository.commit_id("HEAD") == target:
        _follow(repository, folder, base, target)
        return target
    _unlock(repository, target)
    note.unlink(missing_ok=True)
    return None


def _follow(repository: Repository, folder: Path, base: str, target: str) -> None:
    """Let the files follow; nobody needs the note once all have that can."""
    note = folder / NOTE
    try:
        follow(repository, folder, base, target)
    except LeftError:
        note.unlink(missing_ok=True)
        raise
    note.unlink(missing_ok=True)


def _stream(prefix: str, change: Change) -> Iterator[bytes]:
    # A commit is made on a branch; this one is taken back before git writes it anywhere.
    beside = f"refs/qmsdocs/{secrets.token_hex(8)}"
    yield f"commit {beside}\nmark :1\n".encode() + signed_by(change.author, change.moment)
    yield data(change.message.encode())
    yield f"from {change.base}\n".encode()
    yield f"merge {change.joins}\n".encode() if change.joins else b""
    yield f'M 040000 {change.tree} ""\n'.encode() if change.tree else b""
    for edit in change.edits:
        path = _quoted(prefix + edit.path)
        if edit.after is None:
            yield b"D " + path + b"\n"
        elif edit.after != edit.before:
            yield b"M 100644 inline " + path + b"\n" + data(edit.after)
    yield f"\nget-mark :1\nreset {beside}\nfrom {'0' * len(change.base)}\n\ndone\n".encode()


def _quoted(path: str) -> bytes:
    escaped = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'.encode("utf-8", "surrogateescape")


def _move(repository: Repository, folder: Path, base: str, target: str, keeping: str = "") -> None:
    """Move the branch, which is the moment of the act, and let the files follow."""
    note = folder / NOTE
    _write_note(note, base, target)
    steps = [f"update HEAD {target} {base}", *([f"create {keeping} {base}"] if keeping else [])]
    given = "".join(f"{each}\n" for each in ("start", *steps, "prepare", "commit"))
    try:
        repository.ask_bytes("update-ref", "-m", "qmsdocs", "--stdin", stdin=given.encode())
    except QmsError:
        note.unlink()
        _refuse_faster(repository, base)
        _refuse_locked(repository)
        raise
    _follow(repository, folder, base, target)


def _refuse_faster(repository: Repository, base: str) -> None:
    now = repository.commit_id("HEAD")
    if now == base:
        return
    author = repository.ask("log", "-1", "--format=%an", now).strip()
    raise QmsError(
        say(
            "'{author}' committed {commit} while this was being made; nothing was changed",
            author=author,
            commit=now[:10],
        ),
        say("Look at what is there now ('qmsdocs status'), then try again."),
    ) from None


def _refuse_locked(repository: Repository) -> None:
    for lock in _locks(repository):
        raise LockedError(lock) from None


def _unlock(repository: Repository, target: str) -> None:
    """Take away the locks of git that were left when moving the branch was cut off.

    A lock is ours where it holds the commit that the note names, or nothing yet.
    """
    for lock in _locks(repository):
        if lock.read_text(encoding="ascii").strip() in ("", target):
            lock.unlink()


def _locks(repository: Repository) -> list[Path]:
    """Return git's locks of the branch that is checked out."""
    branch = repository.ask("symbolic-ref", "--quiet", "HEAD", empty=1).strip()
    named = [f"{each}.lock" for each in (branch, "HEAD") if each]
    paths = [repository.ask("rev-parse", "--git-path", each).rstrip("\n") for each in named]
    return [lock for path in paths if (lock := repository.folder / path).exists()]


def _write_note(note: Path, base: str, target: str) -> None:
    new = note.with_name(f"{NEW}{secrets.token_hex(4)}")
    with new.open("w", encoding="ascii") as file:
        json.dump({"base": base, "commit": target}, file)
        file.flush()
        os.fsync(file.fileno())
    new.replace(note)


def _read_note(note: Path) -> tuple[str, str] | None:
    try:
        found = json.loads(note.read_text(encoding="ascii"))
        return str(found["base"]), str(found["commit"])
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError):
        note.unlink(missing_ok=True)
        return None
