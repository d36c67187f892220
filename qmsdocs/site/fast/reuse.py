"""What stands in a folder now: known by reading it, never by names and times."""

import os
from pathlib import Path

from qmsdocs.site.fast.made import digest_of


def digests_below(folder: Path) -> dict[str, str]:
    """Return the digest of every file below a folder, by its path there; none without one."""
    return {name: _digest(folder, name) for name in _names(folder)}


def _names(folder: Path) -> list[str]:
    return [
        os.path.relpath(os.path.join(inner, file), folder).replace(os.sep, "/")  # noqa: PTH118 - thousands of times
        for inner, _, files in os.walk(folder)
        for file in files
    ]


def _digest(folder: Path, name: str) -> str:
    try:
        with open(os.path.join(folder, name), "rb", buffering=0) as file:  # noqa: PTH118, PTH123 - as above
            return digest_of(file.read())
    except OSError:
        return ""
