"""What a finished site was made of, kept so that the next one makes only what changed.

A file outside the handbook, safe to delete. What is used again of the former site has the digest
that was written down when it was made.
"""

import contextlib
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from qmsdocs.source.store import read_whole, write_whole

Digests = Mapping[str, str]


class DoubtError(Exception):
    """Something is not as it is known here: the site is to be rendered by MkDocs alone."""


@dataclass(frozen=True, slots=True)
class PageMade:
    """One page of a finished site.

    Attributes:
        source: Digest of the staged page.
        menu: Digest of everything that it shows of the menu.
        asked: Address of each file that its links asked for; none where there was no such file.
        output: Path of what was written, below the site.
        begin: Where its entries begin in the index of the search, in bytes.
        end: Where they end.
    """

    source: str
    menu: str
    asked: Mapping[str, str | None]
    output: str
    begin: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Made:
    """A finished site.

    Attributes:
        ground: Digest of what every page depends on: program, settings, theme, day.
        addresses: Address of each file by its name.
        sources: Digest of each staged file.
        outputs: Digest of each file of the site.
        pages: What each page was made of, by its staged name; those that gave cause for a
            warning are left out.
        silent: The site builder had nothing to say about any of it.
    """

    ground: str
    addresses: Mapping[str, str]
    sources: Digests
    outputs: Digests
    pages: Mapping[str, PageMade] = field(default_factory=dict)
    silent: bool = True


def digest_of(content: bytes) -> str:
    """Return the digest by which files are told apart."""
    return hashlib.sha256(content).hexdigest()


def read_made(file: Path | None) -> Made | None:
    """Return what was kept; none where a single byte is not as it was written."""
    try:
        return _made(json.loads((read_whole(file) if file else None) or b"null"))
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def keep_made(file: Path | None, made: Made | None) -> None:
    """Keep what a site was made of; a failure to write is no fault."""
    if file is None:
        return
    with contextlib.suppress(OSError):
        if made is None:
            file.unlink(missing_ok=True)
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, [json.dumps(_values(made), ensure_ascii=False).encode()])


def _values(made: Made) -> dict[str, Any]:
    # Not by ``asdict``, which copies a hundred thousand texts.
    plain = {each.name: getattr(made, each.name) for each in fields(made)}
    names = [each.name for each in fields(PageMade)]
    rows = {path: [getattr(page, each) for each in names] for path, page in made.pages.items()}
    return {**plain, "pages": rows}


def _made(found: dict[str, Any]) -> Made:
    pages = {name: PageMade(*page) for name, page in found.pop("pages").items()}
    return Made(**found, pages=pages)
