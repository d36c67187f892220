"""The only module that writes content and commits."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qmsdocs.errors import QmsError
from qmsdocs.source.git import Repository
from qmsdocs.wording import say


@dataclass(frozen=True, slots=True)
class Author:
    """Who makes a commit."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit to be made: the whole tree after it, by path."""

    day: date
    author: Author
    message: str
    files: Mapping[str, bytes]


def create_history(folder: Path, commits: Iterable[Commit]) -> str:
    """Make a new repository with these commits on ``main``; return the last one's id.

    The ids depend on the commits alone: no setting of the machine, hook or clock has a part.

    Raises:
        QmsError: The folder exists and is not empty, or git fails.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise QmsError(
            say("'{folder}' exists and is not empty", folder=str(folder)),
            say("Name a folder that does not exist yet."),
        )
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


def _stream(commits: Iterable[Commit]) -> Iterator[bytes]:
    former: Mapping[str, bytes] = {}
    for position, each in enumerate(commits):
        who = f"{each.author.name} <{each.author.email}> {_moment(each.day, position)} +0700"
        yield b"commit refs/heads/main\n"
        yield f"author {who}\ncommitter {who}\n".encode()
        yield _data(each.message.encode() + b"\n")
        for path in sorted(set(former) - set(each.files)):
            yield f"D {path}\n".encode()
        for path, content in sorted(each.files.items()):
            if former.get(path) != content:
                yield f"M 100644 inline {path}\n".encode() + _data(content)
        former = each.files
    yield b"done\n"


def _data(content: bytes) -> bytes:
    return b"data %d\n%b\n" % (len(content), content)


def _moment(day: date, position: int) -> int:
    """Return nine o'clock in Viet Nam (UTC+7) plus a minute a commit, in seconds since 1970."""
    days = day.toordinal() - date(1970, 1, 1).toordinal()
    return days * 86_400 + 2 * 3_600 + position * 60
