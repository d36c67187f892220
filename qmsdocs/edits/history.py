"""A whole history made at once, in a new repository."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from qmsdocs.errors import QmsError
from qmsdocs.source.git import Repository
from qmsdocs.wording import say

_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Author:
    """Who makes a commit."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit to be made: the whole tree after it, by path."""

    moment: datetime
    author: Author
    message: str
    files: Mapping[str, bytes]


def create_history(folder: Path, commits: Iterable[Commit]) -> str:
    """Make a new repository with these commits on ``main``; return the last one's id.

    The ids depend on the commits alone: no setting of the machine, hook or clock has a part.

    Raises:
        QmsError: The folder exists and is not empty, or git fails.
    """
    refuse_taken(folder)
    stream = b"".join(_stream(commits))
    folder.mkdir(parents=True, exist_ok=True)
    repository = Repository(folder)
    repository.ask(
        "init", "--quiet", "--initial-branch=main", "--template=", "--object-format=sha1"
    )
    repository.ask("config", "core.autocrlf", "false")
    repository.ask_bytes("fast-import", "--quiet", "--date-format=raw", stdin=stream)
    repository.ask("reset", "--quiet", "--hard", "main")
    return repository.commit_id("main")


def refuse_taken(folder: Path) -> None:
    """Refuse a folder that holds something already.

    Raises:
        QmsError: It exists and is not empty.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise QmsError(
            say("'{folder}' exists and is not empty", folder=str(folder)),
            say("Name a folder that does not exist yet."),
        )


def _stream(commits: Iterable[Commit]) -> Iterator[bytes]:
    former: Mapping[str, bytes] = {}
    for each in commits:
        yield b"commit refs/heads/main\n" + signed_by(each.author, each.moment)
        yield data(each.message.encode() + b"\n")
        for path in sorted(set(former) - set(each.files)):
            yield f"D {path}\n".encode()
        for path, content in sorted(each.files.items()):
            if former.get(path) != content:
                yield f"M 100644 inline {path}\n".encode() + data(content)
        former = each.files
    yield b"done\n"


def data(content: bytes) -> bytes:
    """Return bytes as fast-import reads them."""
    return b"data %d\n%b\n" % (len(content), content)


def signed_by(author: Author, moment: datetime) -> bytes:
    """Return the lines of fast-import that name who made a commit, and when."""
    name, email = (_plain(each) for each in (author.name, author.email))
    offset = moment.utcoffset()
    minutes = int(offset.total_seconds()) // _MINUTE if offset else 0
    zone = f"{'-' if minutes < 0 else '+'}{abs(minutes) // _MINUTE:02d}{abs(minutes) % _MINUTE:02d}"
    who = f"{name} <{email}> {int(moment.timestamp())} {zone}"
    return f"author {who}\ncommitter {who}\n".encode()


def _plain(name: str) -> str:
    return "".join(letter for letter in name if letter not in "<>\n\0")
