"""The files of a work tree and of git's index, brought from one commit to the next."""

import os
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from qmsdocs.errors import QmsError
from qmsdocs.source.git import Repository
from qmsdocs.source.gitlog import differences
from qmsdocs.wording import say

_TEXTS = (".md", ".yml", ".csv")
_AS_THEY_ARE = (".files/", "/records/")
_PLAIN, _NO_BLOB = "100644", "0" * 40


@dataclass(frozen=True, slots=True)
class Edit:
    """A file before and after; none: it does not lie there. ``path`` is the handbook's."""

    path: str
    before: bytes | None
    after: bytes | None


def refuse_changed(repository: Repository, base: str, edits: Iterable[Edit]) -> None:
    """Refuse edits of files that are neither as they were read nor as they are to be.

    Raises:
        QmsError: A file, or what is staged of it, would be lost.
    """
    given = tuple(edits)
    for edit in given:
        if on_disk(repository.folder / edit.path) not in (edit.before, edit.after):
            raise _changed(edit.path)
    staged = _staged(repository, base)
    for edit in given:
        if edit.path in staged and staged[edit.path] not in (edit.before, edit.after):
            raise _changed(edit.path)


def _changed(path: str) -> QmsError:
    return QmsError(
        say("'{path}' has changes that are not committed; nothing was done", path=path),
        say("Submit or undo them first ('git diff' shows them), then try again."),
    )


def _staged(repository: Repository, base: str) -> dict[str, bytes | None]:
    """Return what is staged and differs from a commit, by path."""
    changes = differences(repository, base)
    contents = _contents(repository, ((each.path, each.after) for each in changes))
    return {each.path: contents.get(each.path) for each in changes}


def follow(repository: Repository, folder: Path, base: str, made: str) -> None:
    """Bring files and index from one commit to another; a second time does nothing.

    Raises:
        QmsError: A file is neither of the two; it is left, all others follow.
    """
    changes = differences(repository, base, made)
    old = _contents(repository, ((each.path, each.before) for each in changes))
    new = _contents(repository, ((each.path, each.after) for each in changes))
    left = [c.path for c in changes if not _put(repository, folder, c.path, old, new)]
    _update_index(repository, {each.path: each.after for each in changes})
    if left:
        raise QmsError(
            say(
                "committed as {commit}, but these files were changed in the meantime and were "
                "left as they are: {paths}",
                commit=made[:10],
                paths=tuple(left),
            ),
            say("Compare them with 'git diff' and keep what you need."),
        )


def _contents(repository: Repository, named: Iterable[tuple[str, str]]) -> dict[str, bytes]:
    present = [(path, blob) for path, blob in named if blob]
    contents = repository.blobs(blob for _, blob in present)
    return dict(zip([path for path, _ in present], contents, strict=True))


def _put(
    repository: Repository,
    folder: Path,
    path: str,
    old: Mapping[str, bytes],
    new: Mapping[str, bytes],
) -> bool:
    """Let one file follow; return whether it could without losing anything."""
    target = repository.folder / path
    found = on_disk(target)
    if found == new.get(path):
        return True
    if found != old.get(path):
        return False
    if path in new:
        write(target, new[path], folder)
    else:
        _remove(target, repository.folder)
    return True


def on_disk(path: Path) -> bytes | None:
    """Return the bytes of a file as git would keep them, or none where there is no file.

    Raises:
        QmsError: Something that is no readable file lies there.
    """
    try:
        found = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise QmsError(
            say("'{path}' cannot be read: {reason}", path=str(path), reason=error.strerror or "?")
        ) from None
    return kept(str(path), found)


def kept(path: str, content: bytes) -> bytes:
    """Return bytes with the line ends that ``.gitattributes`` sets; records and files as are."""
    if path.endswith(_TEXTS) and not any(part in path for part in _AS_THEY_ARE):
        return content.replace(b"\r\n", b"\n")
    return content


def write(target: Path, content: bytes, folder: Path) -> None:
    """Put a file in place in one step; it is written in ``folder`` first."""
    target.parent.mkdir(parents=True, exist_ok=True)
    new = folder / f"qmsdocs-{secrets.token_hex(8)}"
    try:
        new.write_bytes(content)
        try:
            new.replace(target)
        except OSError:
            # Another file system: at least the file itself is never seen half written.
            near = target.with_name(f".{new.name}")
            near.write_bytes(content)
            near.replace(target)
    finally:
        new.unlink(missing_ok=True)


def _remove(target: Path, top: Path) -> None:
    target.unlink(missing_ok=True)
    for folder in target.parents:
        if folder == top:
            return
        try:
            os.rmdir(folder)  # noqa: PTH106 - only where nothing is left in it
        except OSError:
            return


def _update_index(repository: Repository, blobs: Mapping[str, str]) -> None:
    rows = [
        f"{_PLAIN if blob else '0'} {blob or _NO_BLOB}\t{repository.prefix}{path}\0"
        for path, blob in blobs.items()
    ]
    given = "".join(rows).encode("utf-8", "surrogateescape")
    repository.ask_bytes("update-index", "-z", "--index-info", stdin=given)
    repository.ask("update-index", "-q", "--refresh", empty=1)
