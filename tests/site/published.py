"""A site as it was built, looked at as a whole."""

import gzip
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

_LOADED = re.compile(
    r"""<(?:script|link|img|iframe|source|video|audio|embed|object)\b[^>]*?"""
    r"""\b(?:src|href|data)\s*=\s*["']?((?:https?:)?//[^"'\s>]+)""",
    re.IGNORECASE,
)
_STYLED = re.compile(r"""(?:url\(|@import\s+)\s*["']?((?:https?:)?//[^"')\s]+)""", re.IGNORECASE)


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield name and text of every file, packed ones unpacked, JSON with its letters as such."""
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        content = path.read_bytes()
        if path.suffix == ".gz":
            content = gzip.decompress(content)
        text = text_of(path.name, content)
        if path.suffix == ".json":
            text = json.dumps(json.loads(text), ensure_ascii=False)
        yield path.relative_to(folder).as_posix(), text


def text_of(name: str, content: bytes) -> str:
    """Return the text of a file, that of a workbook's parts one after the other."""
    if not name.endswith(".xlsx"):
        return content.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return "\n".join(parts.read(part).decode() for part in parts.namelist())


def files_with(folder: Path, word: str) -> list[str]:
    """Return the files in whose name or text a word occurs."""
    return [name for name, text in texts(folder) if word in name or word in text]


def loaded_from_elsewhere(folder: Path) -> list[str]:
    """Return what pages and style sheets would load from another server."""
    found = []
    for name, text in texts(folder):
        if name.endswith((".html", ".svg")):
            found += [f"{name}: {each}" for each in _LOADED.findall(text)]
        if name.endswith((".html", ".css")):
            found += [f"{name}: {each}" for each in _STYLED.findall(text)]
    return found


def content_of(folder: Path) -> dict[str, bytes]:
    """Return every file's bytes by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
