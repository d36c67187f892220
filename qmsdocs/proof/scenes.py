"""Where the texts of each document lie, commit by commit, beside the records that stand."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from qmsdocs.model.fingerprint import Fingerprint
from qmsdocs.model.text import Area
from qmsdocs.proof.history import Copy, History, Sighting, Step, Turn
from qmsdocs.proof.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Lying:
    """A text and the area in which it lies."""

    area: Area
    sighting: Sighting


Places = Mapping[str, Lying]
"""Texts of one document by path."""


@dataclass(frozen=True)
class Scene:
    """One commit: what stands after it, and what it moved.

    Attributes:
        before: Where the texts of each document that moved lay.
        after: Where the texts of every document lie now.
        unread: Texts that came or changed and cannot be read.
    """

    step: Step
    ledger: Ledger
    before: Mapping[str, Places]
    after: Mapping[str, Places]
    unread: tuple[Turn, ...]
    _drafts: Mapping[str, Copy]
    _history: History

    def areas_of(self, document: str, text: Fingerprint) -> set[Area]:
        """Return the areas in which a text lies now, drafts left out."""
        lying = self.after.get(document, {}).values()
        return {each.area for each in lying if each.sighting.fingerprint == text}

    def is_draft(self, document: str, text: Fingerprint) -> bool:
        """Does this text lie among the drafts now?"""
        return any(each.id == document and each.fingerprint == text for each in self._drafted)

    def units_of(self, document: str, text: Fingerprint) -> set[str]:
        """Return the units that a text names now, wherever it lies."""
        lying = [each.sighting for each in self.after.get(document, {}).values()]
        return {each.unit for each in (*lying, *self._drafted) if each.fingerprint == text}

    @cached_property
    def _drafted(self) -> tuple[Sighting, ...]:
        found = map(self._history.sighting, self._drafts.values())
        return tuple(each for each in found if each)


def scenes(history: History) -> Iterator[Scene]:
    """Yield each commit that brought records or moved texts.

    A scene is good until the next one is asked for: what it shows moves on with history.
    """
    ledger = Ledger()
    places: defaultdict[str, dict[str, Lying]] = defaultdict(dict)
    drafts: dict[str, Copy] = {}
    for step in history.steps:
        ledger.take(step)
        _move_drafts(drafts, step)
        turns = [turn for turn in step.turns if turn.area is not Area.DRAFT]
        if not turns and not step.arrivals:
            continue
        concerned = {each.id for turn in turns for each in _sightings(history, turn)}
        before = {document: dict(places[document]) for document in concerned}
        unread = tuple(turn for turn in turns if not _move(history, places, turn))
        yield Scene(step, ledger, before, places, unread, drafts, history)


def _sightings(history: History, turn: Turn) -> Iterator[Sighting]:
    for copy in (turn.before, turn.after):
        sighting = history.sighting(copy) if copy else None
        if sighting:
            yield sighting


def _move_drafts(drafts: dict[str, Copy], step: Step) -> None:
    for turn in step.turns:
        if turn.area is Area.DRAFT:
            drafts.pop(turn.path, None)
            if turn.after:
                drafts[turn.path] = turn.after


def _move(history: History, places: Mapping[str, dict[str, Lying]], turn: Turn) -> bool:
    """Move one text; return whether it can be read where it lies now."""
    before = history.sighting(turn.before) if turn.before else None
    if before:
        places[before.id].pop(turn.path, None)
    if turn.after is None:
        return True
    after = history.sighting(turn.after)
    if after:
        places[after.id][turn.path] = Lying(turn.area, after)
    return after is not None
