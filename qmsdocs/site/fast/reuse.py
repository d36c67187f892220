"""Files of the former site put into the new one, none without a look at its digest."""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from qmsdocs.site.fast.made import Digests, DoubtError, digest_of

_THREADS = 2


def bring(former: Path, target: Path, wanted: Digests) -> None:
    """Put files of the former site into a new one: as the same files where the disk allows it.

    Raises:
        DoubtError: One of them is not as it was made.
    """

    def one(name: str) -> None:
        path = os.path.join(target, name)  # noqa: PTH118 - thousands of times
        _link(os.path.join(former, name), path)  # noqa: PTH118 - as above
        _look(path, wanted[name])

    for folder in sorted({os.path.dirname(name) for name in wanted}):  # noqa: PTH120 - as above
        os.makedirs(os.path.join(target, folder), exist_ok=True)  # noqa: PTH103, PTH118 - as above
    with ThreadPoolExecutor(_THREADS) as pool:
        # Reading and digesting leave the interpreter free.
        for _ in pool.map(one, wanted, chunksize=64):
            pass


def intact(site: Path, outputs: Digests) -> bool:
    """Is a finished site as it was made, nothing missing and nothing added?"""
    return digests_below(site) == outputs


def digests_below(folder: Path, known: Digests | None = None) -> dict[str, str]:
    """Return the digest of every file below a folder; of those known, the known one."""
    given = known or {}
    names = [
        os.path.relpath(os.path.join(inner, file), folder).replace(os.sep, "/")  # noqa: PTH118 - as above
        for inner, _, files in os.walk(folder)
        for file in files
    ]
    with ThreadPoolExecutor(_THREADS) as pool:
        found = pool.map(lambda name: given.get(name) or _digest(folder, name), names)
        return dict(zip(names, found, strict=True))


def _digest(folder: Path, name: str) -> str:
    with open(os.path.join(folder, name), "rb") as file:  # noqa: PTH118, PTH123 - as above
        return digest_of(file.read())


def _look(path: str, digest: str) -> None:
    with open(path, "rb") as file:  # noqa: PTH123 - as above
        if digest_of(file.read()) != digest:
            raise DoubtError(path)


def _link(former: str, path: str) -> None:
    try:
        os.link(former, path)
    except OSError:
        shutil.copyfile(former, path)
