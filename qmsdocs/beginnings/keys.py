"""The key that signs the first record: found, or made anew where somebody asks for it."""

import os
from pathlib import Path

from qmsdocs.errors import QmsError
from qmsdocs.source.run import run
from qmsdocs.wording import say

USUAL = "~/.ssh/id_ed25519"
"""Where OpenSSH keeps a person's key unless told otherwise."""


def own_key(configured: str) -> Path | None:
    """Return the key that git or OpenSSH would sign with, or none where there is no such file.

    Args:
        configured: What git's ``user.signingkey`` says, or an empty text.
    """
    named = (located(each) for each in (configured, USUAL) if each)
    # Unlike the methods of a path, this asks about any text, however long.
    return next((each for each in named if os.path.isfile(each)), None)  # noqa: PTH113


def located(text: str) -> Path:
    """Return the whole path that somebody means, ``~`` and all; nothing need lie there."""
    try:
        return Path(text).expanduser().absolute()
    except RuntimeError:  # nobody has that name
        return Path(text).absolute()


def is_there(path: Path) -> bool:
    """Does anything lie at a path, which may be too long or odd to ask the system about?"""
    return os.path.lexists(path)


def make_key(key: Path, owner: str) -> None:
    """Make a new key pair without a passphrase; ``owner`` is the comment of its public part.

    Raises:
        QmsError: A file of that name is there already, or OpenSSH cannot make it.
    """
    for each in (key, _public(key)):
        if is_there(each):
            raise QmsError(say("'{path}' is there already and stays as it is", path=str(each)))
    try:
        key.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise _impossible(key, error.strerror or "?") from None
    done = run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", owner, "-f", str(key)])
    if done.status:
        raise _impossible(key, done.err.splitlines()[-1] if done.err else "?")


def _public(key: Path) -> Path:
    return Path(f"{key}.pub")


def _impossible(key: Path, reason: str) -> QmsError:
    return QmsError(say("'{path}' cannot be made: {reason}", path=str(key), reason=reason))
