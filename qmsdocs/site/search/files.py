"""The files below ``docs/search/`` in which a browser searches, a few of them for an answer.

Each is a script that hands over one value by name, so that pages opened from a folder can read
it too; where there is a server, the value alone is taken out of it.
"""

import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from qmsdocs.site.context import Site
from qmsdocs.site.fast.last import Content, LastBuild, Same
from qmsdocs.site.fast.made import digest_of
from qmsdocs.site.search.entries import Documents, Findable, Thing, findable
from qmsdocs.site.search.index import Pieces, Postings, note, shards, spread, updated
from qmsdocs.site.search.indexed import Indexed, keep_indexed, own_of, read_indexed
from qmsdocs.site.search.words import words
from qmsdocs.site.writing import Page

FOLDER = "search"
SEPARATOR = r"[\s·;,()“”\"!?]+"
"""What parts words where a page marks those that were searched for; codes stay whole."""
_UNREAD = {"exclude": True}
_TOGETHER = 8
"""Listed things of one file; pages have each their own."""
_STAMP = 12
"""Digits of a digest that tell one search from another."""


def search_files(
    site: Site, pages: Iterable[Page], documents: Documents, last: LastBuild
) -> Iterator[tuple[str, Content]]:
    """Yield the files of search, by path below ``docs/``.

    Only what changed is made; the bytes are those that would be made of everything.

    Args:
        site: The site.
        pages: What was staged of it besides documents.
        documents: The rest of it.
        last: What may be used again.
    """
    things = tuple(findable(site, pages, documents))
    before = read_indexed(last, things)
    changed = before.changed(things)
    postings, shown = Postings(list), dict[str, str]()
    for name, numbers in _places(things):
        digest = before.shown.get(name, "") if changed.isdisjoint(numbers) else ""
        if digest and last.present.get(_staged(name)) == digest:
            content: Content = Same(digest)
        else:
            made = {number: things[number].made() for number in numbers}
            for number in sorted(changed.intersection(made)):
                note(postings, number, made[number])
            content = _file(name, _json([_shown(each) for each in made.values()]))
        shown[name] = content.digest if isinstance(content, Same) else digest_of(content)
        yield _path(name), content
    index = updated(before.index, changed, postings) if changed else before.index
    for name, whole in _of_words(site, things, index, shown):
        digest = digest_of(whole)
        same = last.present.get(_staged(name)) == digest
        yield _path(name), Same(digest) if same else whole
    keep_indexed(last, Indexed([each.key for each in things], own_of(things), shown, index))


def unread(page: Page) -> Page:
    """Return a page that the theme's own search does not read; ours has read it already."""
    if page.meta.get("search") == _UNREAD:
        return page
    return replace(page, meta={**page.meta, "search": _UNREAD})


def _places(things: Sequence[Thing]) -> Iterator[tuple[str, range]]:
    """Yield the files of what results show, and the numbers of the things in each of them."""
    own = own_of(things)
    for number in range(own):
        yield f"pages/{number}", range(number, number + 1)
    for place, first in enumerate(range(own, len(things), _TOGETHER)):
        yield f"lists/{place}", range(first, min(first + _TOGETHER, len(things)))


def _of_words(
    site: Site, things: Sequence[Thing], index: Pieces, shown: Mapping[str, str]
) -> Iterator[tuple[str, bytes]]:
    """Yield what leads from words to things."""
    parts = list(shards(index))
    stamp = _stamp(shown, parts)
    manifest = {
        "stamp": stamp,
        "things": len(things),
        "pages": own_of(things),
        "together": _TOGETHER,
        "words": [first for first, _ in parts],
        "ways": list(_ways(site, index)),
    }
    yield "manifest", _file("manifest", _json(manifest))
    for place, (_, content) in enumerate(parts):
        # The browser tells by the stamp that the site was made anew since it read the manifest.
        yield f"words/{place}", _file(f"words/{place}", f"[{_json(stamp)},{content}]")
    yield "vocabulary", _file("vocabulary", _json(" ".join(_vocabulary(index))))
    # The theme asks for these before it lets anybody search; pages are not read from them.
    theme = _json({"config": {"lang": ["vi"], "separator": SEPARATOR}, "docs": []})
    yield "search_index", f"var __index = {theme};\n".encode()


def _ways(site: Site, index: Pieces) -> Iterator[tuple[str, list[str]]]:
    """Yield what is typed for what, where that can be found: other words are nobody's business."""
    for synonym in site.corpus.synonyms:
        for said, meant in synonym.ways():
            known = [each for each in meant if all(key.folded in index for key in words(each))]
            if known:
                yield said, known


def _vocabulary(index: Pieces) -> list[str]:
    """Return the words without numbers, first what stands in most places: typing errors are few."""
    counts = {word: spread(piece) for word, piece in index.items() if word.isalpha()}
    return sorted(counts, key=lambda word: (-counts[word], word))


def _shown(thing: Findable) -> dict[str, object]:
    shown: dict[str, object] = {
        "at": thing.address,
        "title": thing.title,
        "names": thing.names,
        "parts": [(each.anchor, each.title, each.text) for each in thing.text.sections],
    }
    return {**shown, "parent": thing.parent} if thing.parent[0] else shown


def _stamp(shown: Mapping[str, str], parts: Iterable[tuple[str, str]]) -> str:
    """Return what changes whenever a file does that a browser may have read."""
    rows = [*shown.items(), *((first, digest_of(content.encode())) for first, content in parts)]
    return digest_of(_json(rows).encode())[:_STAMP]


def _file(name: str, content: str) -> bytes:
    return f'qmsSearch("{name}",{content});\n'.encode()


def _path(name: str) -> str:
    return f"{FOLDER}/{name}.js"


def _staged(name: str) -> str:
    return f"docs/{_path(name)}"


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return unicodedata.normalize("NFC", text)
