"""A site as it was built, looked at as a whole."""

import gzip
import io
import json
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path

_LOADED = re.compile(
    r"""<(?:script|link(?! rel="?canonical)|img|iframe|source|video|audio|embed|object|track"""
    r"""|image|use|feImage|input|form)\b[^>]*?"""
    r"""\b(?:src|srcset|href|data|poster|action)\s*=\s*["']?((?:https?:)?//[^"'\s>]+)""",
    re.IGNORECASE,
)
_LINK = re.compile(r"<link\b[^>]*>")
_SENT_ON = re.compile(
    r"""http-equiv=["']?refresh[^>]*?url=((?:https?:)?//[^"'\s>]+)""", re.IGNORECASE
)
_WRITTEN = re.compile(r"""["'`]((?:https?:|wss?:)?//[^"'`\s]+)""")
_NEVER_ASKED = frozenset(
    {
        "https://unpkg.com/mermaid@11/dist/mermaid.min.js",  # drawings that no text can have
        "https://unpkg.com/resize-observer-polyfill",  # the page says that it is not needed
        "https://api.github.com/repos/${e}/${t}",  # of a repository that is named
        "https://api.github.com/users/${e}",
        "https://${e}/api/v4/projects/${encodeURIComponent(t)}",
    }
)
"""What the theme's script would ask another server for, in cases that do not occur."""
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
    """Return what pages, drawings, styles, scripts and feeds would load from another server."""
    found = []
    for name, text in texts(folder):
        known: list[str] = []
        if name.endswith(".atom"):
            # Its own links lead to the site; what is escaped is shown as HTML.
            text = unescape(_LINK.sub("", text))  # noqa: PLW2901 - read as readers of feeds do
        if name.endswith((".html", ".svg", ".atom")):
            known += [*_LOADED.findall(text), *_SENT_ON.findall(text)]
        if name.endswith((".html", ".svg", ".css")):
            known += _STYLED.findall(text)
        if name.endswith(".js") and "/lunr/" not in name:
            known += [each for each in _WRITTEN.findall(text) if each not in _NEVER_ASKED]
        found += [f"{name}: {each}" for each in known]
    return found


def content_of(folder: Path) -> dict[str, bytes]:
    """Return every file's bytes by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
