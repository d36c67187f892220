"""The evidence store: scans and signed files outside git history, named by their digest."""

import hashlib
import re
from pathlib import Path

from qmsdocs.errors import QmsError
from qmsdocs.wording import say

_NAME = re.compile(r"[0-9a-f]{64}(?:\.[A-Za-z0-9]+)?\Z")


def read_evidence(folder: Path | None) -> dict[str, str] | None:
    """Return the digest of each piece by the digest it is named after.

    A piece that cannot be read has an empty digest: it is not what its name says.

    Raises:
        QmsError: The folder does not exist or cannot be read.
    """
    if folder is None:
        return None
    try:
        names = sorted(each for each in folder.iterdir() if _NAME.match(each.name))
    except OSError as error:
        raise QmsError(
            say(
                "the evidence store '{folder}' cannot be read: {reason}",
                folder=str(folder),
                reason=error.strerror or "",
            ),
            say("Name the folder of the scans with --evidence, or leave the option out."),
        ) from None
    found: dict[str, str] = {}
    for each in names:
        named = "sha256:" + each.name[:64]
        if found.get(named, named) == named:
            found[named] = _digest(each)
    return found


def _digest(path: Path) -> str:
    try:
        if not path.is_file():  # a pipe would be waited for
            return ""
        with path.open("rb") as file:
            return "sha256:" + hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
