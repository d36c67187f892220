"""Git commands that need an environment of their own, or whose answer is more than its output."""

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass

from qmsdocs.errors import QmsError
from qmsdocs.source.git import Repository
from qmsdocs.wording import say

_SURE = {"GIT_NO_REPLACE_OBJECTS": "1", "GIT_GRAFT_FILE": os.devnull}


@dataclass(frozen=True, slots=True)
class Answer:
    """What git left behind; ``words`` is what it says to people, in English."""

    status: int
    out: bytes
    words: str


def answer(
    repository: Repository,
    *arguments: str,
    stdin: bytes = b"",
    environment: Mapping[str, str] | None = None,
) -> Answer:
    """Run git in a repository and return how it ended; a failure is an answer as well.

    It may ask for a password on the terminal, if there is one.
    """
    from git import Git  # noqa: PLC0415 - 95 ms

    git = Git(str(repository.folder))
    with tempfile.TemporaryFile() as given:
        given.write(stdin)
        given.seek(0)
        status, out, words = git.execute(
            ["git", *arguments],
            istream=given,
            with_extended_output=True,
            with_exceptions=False,
            stdout_as_string=False,
            strip_newline_in_stdout=False,
            env={**_SURE, **(environment or {})},
        )
    return Answer(int(status), bytes(out), str(words))


def obtain(
    repository: Repository,
    *arguments: str,
    stdin: bytes = b"",
    environment: Mapping[str, str] | None = None,
) -> bytes:
    """Return what a git command prints in an environment of its own.

    Raises:
        QmsError: It failed; the error says so in git's own words.
    """
    found = answer(repository, *arguments, stdin=stdin, environment=environment)
    if found.status:
        raise QmsError(
            say(
                "'git {command}' failed in '{folder}': {reason}",
                command=arguments[0],
                folder=str(repository.folder),
                reason=last_line(found.words),
            )
        )
    return found.out


def last_line(words: str) -> str:
    """Return the last thing that git said, which names the reason in most cases."""
    lines = words.strip().splitlines()
    return lines[-1].removeprefix("fatal: ").removeprefix("error: ") if lines else "?"
