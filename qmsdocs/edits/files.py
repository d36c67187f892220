"""Single files of a work tree: read as git would keep them, put in place in one step."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from qmsdocs.edits.holding import NEW
from qmsdocs.errors import QmsError
from qmsdocs.wording import say

LINK = "120000"
"""Git's mode of a link."""
_RUNS = "100755"
_TEXTS = (".md", ".yml", ".csv")
_AS_THEY_ARE = (".files/", "/records/")


@dataclass(frozen=True, slots=True)
class Edit:
    """A file before and after; none: it does not lie there. ``path`` is the handbook's."""

    path: str
    before: bytes | None
    after: bytes | None


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
    return kept(path.as_posix(), found)


def kept(path: str, content: bytes) -> bytes:
    """Return bytes with the line ends that ``.gitattributes`` sets; records and files as are."""
    if path.endswith(_TEXTS) and not any(part in path for part in _AS_THEY_ARE):
        return content.replace(b"\r\n", b"\n")
    return content


def write(target: Path, content: bytes, folder: Path, mode: str = "") -> None:
    """Put a file in place in one step; it is written in ``folder`` first.

    Args:
        target: Where; its folders are made.
        content: Its bytes, or where it leads if it is a link.
        folder: Git's folder of the work tree, held.
        mode: Git's mode of it; empty: a plain file.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    new = folder / f"{NEW}{secrets.token_hex(8)}"
    try:
        _make(new, content, mode)
        try:
            new.replace(target)
        except OSError:
            # Another file system: at least the file itself is never seen half written. Whoever
            # completes what was cut off here writes under the same name, and takes it away.
            near = target.with_name(f".{target.name}.{NEW}")
            near.unlink(missing_ok=True)
            _make(near, content, mode)
            near.replace(target)
    finally:
        new.unlink(missing_ok=True)


def remove(target: Path, top: Path) -> None:
    """Take a file away, and the folders below ``top`` in which nothing is left."""
    target.unlink(missing_ok=True)
    for folder in target.parents:
        if folder == top:
            return
        try:
            folder.rmdir()
        except OSError:
            return


def has_mode(path: Path, mode: str) -> bool:
    """Is a file a link, a program or neither, as git's mode of it says?"""
    if path.is_symlink() or mode == LINK:
        return path.is_symlink() and mode == LINK
    return os.access(path, os.X_OK) is (mode == _RUNS)


def _make(path: Path, content: bytes, mode: str) -> None:
    if mode == LINK:
        path.symlink_to(os.fsdecode(content))
        return
    path.write_bytes(content)
    if mode == _RUNS:
        path.chmod(path.stat().st_mode | 0o111)
