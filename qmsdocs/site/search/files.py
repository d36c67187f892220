"""The files below ``docs/search/`` in which a browser searches, a few of them for an answer.

Each is a script that hands over one value by name, so that pages opened from a folder can read
it too; where there is a server, the value alone is taken out of it.
"""

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from qmsdocs.site.context import Site
from qmsdocs.site.search.entries import Findable, findable
from qmsdocs.site.search.index import Postings, postings, shards
from qmsdocs.site.search.words import words
from qmsdocs.site.writing import Page

FOLDER = "search"
SEPARATOR = r"[\s·;,()“”\"!?]+"
"""What parts words where a page marks those that were searched for; codes stay whole."""
_UNREAD = {"exclude": True}
_TOGETHER = 8
"""Listed things of one file; pages have each their own."""


def search_files(site: Site, pages: Iterable[Page]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of search, by path below ``docs/``, for the pages of a site.

    Args:
        site: The site.
        pages: What was staged of it.
    """
    things = list(findable(site, pages))
    texts = list(_texts(things))
    index = postings(things)
    parts = list(shards(index))
    stamp = _stamp(content for _, content in (*texts, *parts))
    manifest = {
        "stamp": stamp,
        "things": len(things),
        "pages": sum(1 for thing in things if not thing.parent[0]),
        "together": _TOGETHER,
        "words": [first for first, _ in parts],
        "ways": list(_ways(site, index)),
    }
    yield _file("manifest", _json(manifest))
    for place, (_, content) in enumerate(parts):
        # The browser tells by the stamp that the site was made anew since it read the manifest.
        yield _file(f"words/{place}", f"[{_json(stamp)},{content}]")
    yield _file("vocabulary", _json(" ".join(_vocabulary(index))))
    for name, content in texts:
        yield _file(name, content)
    # The theme asks for these before it lets anybody search; pages are not read from them.
    theme = _json({"config": {"lang": ["vi"], "separator": SEPARATOR}, "docs": []})
    yield f"{FOLDER}/search_index.js", f"var __index = {theme};\n".encode()


def unread(page: Page) -> Page:
    """Return a page that the theme's own search does not read; ours has read it already."""
    if page.meta.get("search") == _UNREAD:
        return page
    return replace(page, meta={**page.meta, "search": _UNREAD}, written="")


def _ways(site: Site, index: Postings) -> Iterator[tuple[str, list[str]]]:
    """Yield what is typed for what, where that can be found: other words are nobody's business."""
    for synonym in site.corpus.synonyms:
        for said, meant in synonym.ways():
            known = [each for each in meant if all(key.folded in index for key in words(each))]
            if known:
                yield said, known


def _vocabulary(index: Postings) -> list[str]:
    """Return the words without numbers, first what stands in most places: typing errors are few."""
    counts = {
        folded: sum(len(each) for ways in written.values() for each in ways.values())
        for folded, written in index.items()
        if folded.isalpha()
    }
    return sorted(counts, key=lambda folded: (-counts[folded], folded))


def _texts(things: Sequence[Findable]) -> Iterator[tuple[str, str]]:
    """Yield what results show: a file for each page, and for so many listed things together."""
    own = [thing for thing in things if not thing.parent[0]]
    listed = things[len(own) :]
    for place, thing in enumerate(own):
        yield f"pages/{place}", _json([_shown(thing)])
    for place in range(0, len(listed), _TOGETHER):
        shown = [_shown(thing) for thing in listed[place : place + _TOGETHER]]
        yield f"lists/{place // _TOGETHER}", _json(shown)


def _shown(thing: Findable) -> dict[str, object]:
    shown: dict[str, object] = {
        "at": thing.address,
        "title": thing.title,
        "names": thing.names,
        "parts": [(each.anchor, each.title, each.text) for each in thing.text.sections],
    }
    return {**shown, "parent": thing.parent} if thing.parent[0] else shown


def _file(name: str, content: str) -> tuple[str, bytes]:
    return f"{FOLDER}/{name}.js", f'qmsSearch("{name}",{content});\n'.encode()


def _stamp(contents: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for content in contents:
        digest.update(content.encode())
    return digest.hexdigest()[:12]


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return unicodedata.normalize("NFC", text)
