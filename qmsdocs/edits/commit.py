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

from qmsdocs.edits.files import Edit, follow, refuse_changed
from qmsdocs.edits.history import Author, data, signed_by
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
        base: Full id of the commit that was read, and that the branch must still stand at.
        parents: Full ids of the commit's parents where they are not ``base`` alone.
    """

    base: str
    author: Author
    moment: datetime
    message: str
    edits: tuple[Edit, ...]
    parents: tuple[str, ...] = ()


def commit(repository: Repository, change: Change) -> str:
    """Make the change, on the branch and in the files; return the id of its commit.

    Raises:
        QmsError: Something changed underneath, another act was faster, or git fails. Then
            nothing was changed, unless the words say otherwise.
    """
    folder = git_folder(repository)
    _refuse_busy(folder)
    refuse_changed(repository, change.base, change.edits)
    beside = f"refs/qmsdocs/{secrets.token_hex(8)}"
    made = _made(repository, change, beside)
    note = folder / NOTE
    _write_note(note, change.base, made)
    _advance(repository, change.base, made, beside, note)
    follow(repository, folder, change.base, made)
    note.unlink()
    return made


def complete(repository: Repository) -> str | None:
    """Let the files follow a commit after which the program was cut off.

    Returns:
        The id of that commit, or none where nothing was left undone.

    Raises:
        QmsError: A file was changed in the meantime; it is left as it is, and named.
    """
    folder = git_folder(repository)
    note = folder / NOTE
    found = _read_note(note)
    if found is None:
        return None
    base, made = found
    reached = repository.has_commits() and repository.commit_id("HEAD") == made
    if reached:
        follow(repository, folder, base, made)
    note.unlink(missing_ok=True)
    return made if reached else None


def git_folder(repository: Repository) -> Path:
    """Return git's own folder of this work tree."""
    return Path(repository.ask("rev-parse", "--absolute-git-dir").rstrip("\n"))


def _refuse_busy(folder: Path) -> None:
    for name in _BUSY:
        if (folder / name).exists():
            raise QmsError(
                say("git is in the middle of bringing two lines of history together"),
                say(
                    "Finish it or give it up ('git merge --abort', 'git rebase --abort') first, "
                    "then try again."
                ),
            )


def _made(repository: Repository, change: Change, beside: str) -> str:
    stream = b"".join(_stream(repository.prefix, change, beside))
    repository.ask_bytes("fast-import", "--quiet", "--date-format=raw", "--done", stdin=stream)
    return repository.commit_id(beside)


def _stream(prefix: str, change: Change, beside: str) -> Iterator[bytes]:
    yield f"commit {beside}\n".encode() + signed_by(change.author, change.moment)
    yield data(change.message.encode())
    first, *others = change.parents or (change.base,)
    yield f"from {first}\n".encode()
    yield from (f"merge {each}\n".encode() for each in others)
    for edit in change.edits:
        path = _quoted(prefix + edit.path)
        if edit.after is None:
            yield b"D " + path + b"\n"
        elif edit.after != edit.before or change.parents:
            yield b"M 100644 inline " + path + b"\n" + data(edit.after)
    yield b"done\n"


def _quoted(path: str) -> bytes:
    escaped = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'.encode("utf-8", "surrogateescape")


def _advance(repository: Repository, base: str, made: str, beside: str, note: Path) -> None:
    """Move the branch, which is the moment of the act, or say who was faster."""
    steps = f"start\nupdate HEAD {made} {base}\ndelete {beside} {made}\nprepare\ncommit\n"
    try:
        repository.ask_bytes("update-ref", "-m", "qmsdocs", "--stdin", stdin=steps.encode())
    except QmsError:
        note.unlink()
        repository.ask("update-ref", "-d", beside)
        now = repository.commit_id("HEAD")
        if now == base:
            raise
        author = repository.ask("log", "-1", "--format=%an", now).strip()
        raise QmsError(
            say(
                "'{author}' committed {commit} while this was being made; nothing was changed",
                author=author,
                commit=now[:10],
            ),
            say("Look at what is there now ('qmsdocs status'), then try again."),
        ) from None


def _write_note(note: Path, base: str, made: str) -> None:
    new = note.with_name(f"{NOTE}.{secrets.token_hex(4)}")
    with new.open("w", encoding="ascii") as file:
        json.dump({"base": base, "commit": made}, file)
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
