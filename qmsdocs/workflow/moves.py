"""Which files move when a day comes: drafts into force, former texts out of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from qmsdocs.model.corpus import Corpus
from qmsdocs.model.places import home, superseded_home, withdrawn_home
from qmsdocs.model.text import Area, Text
from qmsdocs.model.timeline import Revision, State, Timeline


@dataclass(frozen=True, slots=True)
class Move:
    """One file from one path to another, unchanged."""

    source: str
    target: str


def due_moves(corpus: Corpus) -> tuple[Move, ...]:
    """Return what must move so that the folders show what is in force on the corpus's day.

    Former texts come first, so that a path is free before another text takes it.
    """
    found = [
        move
        for timeline in corpus.timelines.values()
        for move in _due(corpus, timeline, corpus.texts_by_id.get(timeline.document, ()))
    ]
    return tuple(found)


def _due(corpus: Corpus, timeline: Timeline, texts: tuple[Text, ...]) -> Iterator[Move]:
    newest = timeline.effective_on(corpus.day)
    text = newest.wording_on(corpus.day).text if newest else None
    if newest is None or text is None:
        return
    if text.area is Area.DRAFT:
        for former in texts:
            if former.area is Area.CURRENT:
                yield from _moving(former, superseded_home(former, _correction(timeline, former)))
        yield from _moving(text, home(corpus.office, text))
    elif text.area is Area.CURRENT and _withdrawn(timeline, newest, corpus):
        yield from _moving(text, withdrawn_home(text))


def _withdrawn(timeline: Timeline, revision: Revision, corpus: Corpus) -> bool:
    return timeline.state_on(revision, corpus.day) is State.WITHDRAWN


def _correction(timeline: Timeline, text: Text) -> int:
    """Return how many corrections of its revision came before a text."""
    for revision in timeline.revisions:
        for position, wording in enumerate(revision.wordings):
            if wording.fingerprint == text.fingerprint:
                return position
    return 0


def _moving(text: Text, target: str) -> Iterator[Move]:
    yield Move(text.place.path, target)
    folder = target.removesuffix(".md") + ".files"
    for attached in text.files:
        yield Move(attached.path, f"{folder}/{attached.name}")
