"""What every page of a site depends on: the programs, the settings, the theme, the day."""

import hashlib
import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from qmsdocs.site.fast.made import Digests, DoubtError
from qmsdocs.site.settings import parted

_PACKAGES = ("mkdocs", "material", "markdown", "jinja2", "markupsafe", "yaml")
_ENDINGS = (".py", ".html", ".yml", ".css", ".js", ".json", ".xml", ".pyd", ".so")
_ICONS = ".icons"
SETTINGS = "mkdocs.yml"
THEME = "theme/"


def ground_of(stamp: str, settings: bytes, sources: Digests, epoch: str) -> str:
    """Return the digest of what all pages depend on.

    Args:
        stamp: Changes whenever this program does.
        settings: The staged ``mkdocs.yml``; its menu is looked at page by page instead.
        sources: Digests of the staged files.
        epoch: The time that the site tells.

    Raises:
        DoubtError: The settings depend on the environment.
    """
    if b"!ENV" in settings:
        raise DoubtError(SETTINGS)
    digest = hashlib.sha256(f"{stamp}\0{epoch}\0".encode())
    digest.update(parted(settings)[0])
    for name in sorted(sources):
        if name.startswith(THEME):
            digest.update(f"{name}\0{sources[name]}\n".encode())
    for row in _programs():
        digest.update(row.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _programs() -> Iterator[str]:
    """Yield what changes whenever the programs that render do."""
    for name in _PACKAGES:
        found = find_spec(name)
        if found is None or found.origin is None:
            raise DoubtError(name)
        for folder, inner, files in os.walk(Path(found.origin).parent):
            inner[:] = sorted(each for each in inner if each not in (_ICONS, "__pycache__"))
            for file in sorted(files):
                if file.endswith(_ENDINGS):
                    path = os.path.join(folder, file)  # noqa: PTH118 - a thousand at every build
                    status = os.stat(path)  # noqa: PTH116 - as above
                    yield f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n"
