"""Which files move when a day comes: drafts into force, former texts out of it."""

from collections.abc import Collection
from dataclasses import dataclass, field

from qmsdocs.model.corpus import Corpus
from qmsdocs.model.places import beside, draft_homes, home, superseded_home, withdrawn_home
from qmsdocs.model.records import Act, Meaning
from qmsdocs.model.text import Area, Text
from qmsdocs.model.timeline import State, Timeline, brings_into_force


@dataclass(frozen=True, slots=True)
class Move:
    """One file from one path to another, unchanged; without a target it leaves the handbook."""

    source: str
    target: str | None


def due_moves(corpus: Corpus, documents: Collection[str] | None = None) -> tuple[Move, ...]:
    """Return what must move so that the folders show what is in force on the corpus's day.

    Former texts come first, so that a path is free before another text takes it.

    Args:
        corpus: The handbook, asked about its day.
        documents: Ids of the documents whose files may move; none: all.
    """
    shelf = _Shelf(corpus, {text.place.path for text in corpus.texts})
    for document, timeline in corpus.timelines.items():
        if documents is None or document in documents:
            shelf.settle(timeline, corpus.texts_by_id.get(document, ()))
    return tuple(shelf.moves)


@dataclass(slots=True)
class _Shelf:
    """The paths that are taken, and the moves so far."""

    corpus: Corpus
    taken: set[str]
    moves: list[Move] = field(default_factory=list)

    def settle(self, timeline: Timeline, texts: tuple[Text, ...]) -> None:
        """Note the moves of one document."""
        annulled = [each for each in texts if not _is_bound(timeline, each) and self._clear(each)]
        day = self.corpus.day
        newest = timeline.effective_on(day)
        text = newest.wording_on(day).text if newest else None
        if newest is None or text is None:
            return
        if text.area is not Area.CURRENT:
            for former in texts:
                if former.area is Area.CURRENT and former not in annulled:
                    correction = _correction(timeline, former)
                    self._move(former, (superseded_home(former, correction),))
        self._place(text, timeline.state_on(newest, day))

    def _place(self, text: Text, state: State) -> None:
        if state is State.WITHDRAWN:
            if text.area is not Area.WITHDRAWN:
                self._move(text, (withdrawn_home(text),))
        elif text.area is Area.DRAFT or (
            text.area is not Area.CURRENT and state is not State.EXPIRED
        ):
            self._move(text, (home(self.corpus.office, text),))

    def _clear(self, text: Text) -> bool:
        """Take a text away that only annulled records brought into force; did any?

        What was promulgated wrongly is a draft again, and may be promulgated anew under its
        number. What was corrected wrongly was never another text: history alone keeps it.
        """
        annulled = [
            Act(record, cover)
            for record in self.corpus.records
            if record.id in self.corpus.annulled
            for cover in record.covers
            if cover.fingerprint == text.fingerprint
        ]
        if any(map(brings_into_force, annulled)):
            if text.area is not Area.DRAFT:
                self._move(text, draft_homes(text))
        elif any(act.record.meaning is Meaning.CORRECTED for act in annulled):
            self.taken -= {text.place.path}
            paths = (text.place.path, *(each.path for each in text.files))
            self.moves += [Move(path, None) for path in paths]
        else:
            return False
        return True

    def _move(self, text: Text, targets: tuple[str, ...]) -> None:
        """Note the move of a text, with its files, to the first of these paths that is free."""
        source = text.place.path
        choices = (*targets, *(beside(each, text) for each in targets))
        target = next(each for each in choices if each not in self.taken - {source})
        if target == source:
            return
        self.taken -= {source}
        self.taken |= {target}
        self.moves.append(Move(source, target))
        folder = target.removesuffix(".md") + ".files"
        self.moves += [Move(each.path, f"{folder}/{each.name}") for each in text.files]


def _is_bound(timeline: Timeline, text: Text) -> bool:
    return any(
        wording.fingerprint == text.fingerprint
        for revision in timeline.revisions
        for wording in revision.wordings
    )


def _correction(timeline: Timeline, text: Text) -> int:
    """Return how many corrections of its revision came before a text."""
    for revision in timeline.revisions:
        for position, wording in enumerate(revision.wordings):
            if wording.fingerprint == text.fingerprint:
                return position
    return 0
