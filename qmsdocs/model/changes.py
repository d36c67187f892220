"""What differs between two texts of a document, as somebody who has to decide wants to know it."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from qmsdocs.model.alignment import aligned, share
from qmsdocs.model.fingerprint import IDENTITY, Node, canonical
from qmsdocs.model.letters import fold
from qmsdocs.model.passages import Chapter, chapters
from qmsdocs.model.rows import Cell, cell_changes
from qmsdocs.model.text import LegalReference, Text
from qmsdocs.model.topics import Topic, topic_of

_LIKE = 0.6
"""Share of equal letters from which two titles are taken for one that was reworded."""
_MOST = 2_500
"""Pairs of chapters up to which titles that are not the same are compared."""
_BESIDES = IDENTITY | {"legal_basis", "services"}
"""Keys that tell revisions apart, and those that are compared entry by entry."""


class What(StrEnum):
    """What became of a place in the text."""

    REPLACED = "replaced"
    ADDED = "added"
    REMOVED = "removed"
    SECTION_ADDED = "section-added"
    SECTION_REMOVED = "section-removed"
    RENAMED = "section-renamed"
    UNSEEN = "unseen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that differs.

    Attributes:
        key: The front-matter key, where it is one.
        section: Title of the section, without its number; empty before the first one.
        cell: Where in a table it is.
        old: What stood there.
        new: What stands there now; of a whole section its words.
    """

    topic: Topic
    what: What
    key: str = ""
    section: str = ""
    cell: Cell | None = None
    old: str = ""
    new: str = ""


def differences(before: Text, after: Text) -> tuple[Difference, ...]:
    """Return everything that differs, what matters most first, else in the order of the text.

    Never empty where facts, body or files differ: what readers do not see (the order of
    sections, addresses of links, marks) is ``What.UNSEEN``.
    """
    found = [*_facts(before, after), *_files(before, after)]
    if before.parts.body != after.parts.body:
        found += _bodies(before.body, after.body)
    if not found and not before.parts.same_text(after.parts):
        found = [Difference(topic=Topic.WORDING, what=What.UNSEEN)]
    return tuple(sorted(found, key=lambda each: (each.topic.weight, each.what is What.UNSEEN)))


def _facts(before: Text, after: Text) -> Iterator[Difference]:
    for key in {**before.facts, **after.facts}:
        old, new = _written(before.facts, key), _written(after.facts, key)
        if key not in _BESIDES and old != new:
            yield _difference(Topic.IDENTITY, old, new, key=key)
    yield from _listed("services", Topic.IDENTITY, before.services, after.services)
    old_basis, new_basis = ([_cited(each) for each in t.legal_basis] for t in (before, after))
    yield from _listed("legal_basis", Topic.LEGAL, old_basis, new_basis)


def _written(facts: Mapping[str, Node], key: str) -> str:
    node = facts.get(key, "")
    text = node if isinstance(node, str) else json.dumps(node, ensure_ascii=False, sort_keys=True)
    return canonical(text).decode()


def _cited(reference: LegalReference) -> str:
    issued = reference.issued.isoformat() if reference.issued else ""
    return ", ".join(filter(None, (reference.number, reference.issuer, issued)))


def _listed(key: str, topic: Topic, old: Sequence[str], new: Sequence[str]) -> Iterator[Difference]:
    left, right = (Counter(canonical(each).decode() for each in row) for row in (old, new))
    for each in (left - right).elements():
        yield _difference(topic, each, "", key=key)
    for each in (right - left).elements():
        yield _difference(topic, "", each, key=key)


def _files(before: Text, after: Text) -> Iterator[Difference]:
    old, new = ({each.name: each.digest for each in text.files} for text in (before, after))
    for name in sorted({**old, **new}):
        if old.get(name) != new.get(name):
            was, now = (name if name in each else "" for each in (old, new))
            yield _difference(Topic.FILES, was, now)


def _bodies(before: str, after: str) -> list[Difference]:
    old, new = chapters(before), chapters(after)
    found: list[Difference] = []
    for was, now in _matched(old, new):
        found += _between(was, now)
    return found or [Difference(topic=Topic.WORDING, what=What.UNSEEN)]


def _matched(
    old: Sequence[Chapter], new: Sequence[Chapter]
) -> list[tuple[Chapter | None, Chapter | None]]:
    """Return the chapters that belong together: by title, else by topic, else by likeness."""
    left: dict[str, list[int]] = {}
    for place, each in enumerate(old):
        left.setdefault(fold(each.title), []).append(place)
    partner = {
        place: same.pop(0) for place, each in enumerate(new) if (same := left.get(fold(each.title)))
    }
    _match_rest(old, new, partner)
    pairs: list[tuple[Chapter | None, Chapter | None]] = [
        (old[partner[place]] if place in partner else None, each) for place, each in enumerate(new)
    ]
    kept = set(partner.values())
    return pairs + [(each, None) for place, each in enumerate(old) if place not in kept]


def _match_rest(old: Sequence[Chapter], new: Sequence[Chapter], partner: dict[int, int]) -> None:
    """Match chapters whose titles are not the same, unless there are too many to compare."""
    taken = set(partner.values())
    left = [place for place in range(len(old)) if place not in taken]
    right = [place for place in range(len(new)) if place not in partner]
    if len(left) * len(right) > _MOST:
        return
    for alike in (_same_topic, _like_title):
        for place in right:
            found = next((n for n in left if alike(old[n], new[place])), None)
            if place not in partner and found is not None:
                partner[place] = found
                left.remove(found)


def _same_topic(old: Chapter, new: Chapter) -> bool:
    topic = topic_of(new.title)
    return topic not in (None, Topic.WORDING) and topic is topic_of(old.title)


def _like_title(old: Chapter, new: Chapter) -> bool:
    return bool(old.title and new.title) and share(fold(old.title), fold(new.title)) >= _LIKE


def _between(old: Chapter | None, new: Chapter | None) -> list[Difference]:
    if old is None or new is None:
        return _whole(old, new)
    found = []
    if fold(old.title) != fold(new.title):
        found.append(_in(new, old.title, new.title, what=What.RENAMED, topic=Topic.WORDING))
    found += [
        _in(new, each.old, each.new, topic=each.topic, cell=each.cell)
        for each in cell_changes(new.topic, old.tables, new.tables)
    ]
    for was, now in aligned(old.passages, new.passages, str):
        found.append(_in(new, was or "", now or ""))
    if not found and old.raw != new.raw:
        found.append(_in(new, "", "", what=What.UNSEEN, topic=Topic.WORDING))
    return found


def _whole(old: Chapter | None, new: Chapter | None) -> list[Difference]:
    chapter = new or old
    if chapter is None or not (chapter.title or chapter.raw):
        return []
    cells = (cell for table in chapter.tables for row in table.rows for cell in row)
    words = " ".join(filter(None, (*chapter.passages, *cells)))
    if new is not None:
        return [_in(chapter, "", words, what=What.SECTION_ADDED)]
    return [_in(chapter, words, "", what=What.SECTION_REMOVED)]


def _in(
    chapter: Chapter,
    old: str,
    new: str,
    *,
    what: What | None = None,
    topic: Topic | None = None,
    cell: Cell | None = None,
) -> Difference:
    found = _difference(topic or chapter.topic, old, new, cell=cell)
    return replace(found, section=chapter.title, what=what or found.what)


def _difference(
    topic: Topic, old: str, new: str, *, key: str = "", cell: Cell | None = None
) -> Difference:
    what = What.REPLACED if old and new else What.ADDED if new else What.REMOVED
    return Difference(topic=topic, what=what, key=key, cell=cell, old=old, new=new)
