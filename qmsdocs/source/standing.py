"""What a handbook stands on, kept from one run to the next by the digests of its parts.

Reading ten thousand texts takes ten seconds, and telling that none of them changed a third of
one. So what texts rely on is kept by the digest of everything that it is worked out of: the
texts, the records, the rules, and of the legal catalogue the names and numbers. A decree that
changes its state, its days or its relations changes nothing of what the texts cite.

Nothing here imports YAML or CSV unless a part has changed.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import accumulate
from typing import Any

from qmsdocs.law.citing import meaning
from qmsdocs.law.step.reliance import Reliance, Vouch
from qmsdocs.law.step.standing import Draft, Index, Known, Standing, standing_of
from qmsdocs.model.calendar import Calendar
from qmsdocs.model.legal import LegalCatalogue
from qmsdocs.model.office import Office
from qmsdocs.model.records import LawState, ServiceState, Verdict
from qmsdocs.model.roster import Roster
from qmsdocs.model.services import Listed, Scope, Service, Services
from qmsdocs.source.packing import packed, unpacker
from qmsdocs.source.parts import CATALOGUES, OFFICE, SERVICES, Part, digests, parts_of
from qmsdocs.source.store import Store
from qmsdocs.source.tree import MemoryTree, Tree

_BETWEEN = "\t"


@dataclass(frozen=True, slots=True)
class _Law:
    """The legal catalogue, and what changes with its names and numbers alone."""

    stamp: str
    catalogue: LegalCatalogue
    unread: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Listed:
    services: Mapping[str, Listed]
    unread: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Setting:
    office: Office
    roster: Roster
    calendar: Calendar
    scope: Scope | None
    unread: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Texts:
    """What the texts come to, as long as the catalogue has the same names and numbers."""

    stamp: str
    index: Index
    documents: Mapping[str, Known]
    drafts: Mapping[str, tuple[Draft, ...]]
    unread: tuple[str, ...]


class Shelf:
    """A handbook's files, and what was kept of its parts.

    Args:
        tree: The files; every one of them that counts is read at once.
        kept: What was kept before.
        worked_out: What was worked out of single files before.
    """

    def __init__(self, tree: Tree, kept: Store, worked_out: Store) -> None:
        self._tree = tree
        self._kept = kept
        self._worked_out = worked_out
        self._digests = digests(tree)

    def standing(self, day: date) -> Standing | None:
        """Return what the handbook stands on; none where its texts have to be read.

        Of law, services and registers what has changed is read here.
        """
        if self._key("texts") not in self._kept:
            return None
        self._read_what_changed(day)
        law: _Law = self._unpacked("law", unpacker(_Law))
        kept = self._kept[self._key("texts")]
        head, _, _ = kept.partition(_BETWEEN)
        ends, lists, packed_texts = json.loads(head)
        texts: _Texts = unpacker(_Texts)(packed_texts)
        if texts.stamp != law.stamp:
            return None
        listed: _Listed = self._unpacked("services", unpacker(_Listed))
        setting: _Setting = self._unpacked("setting", unpacker(_Setting))
        unread = {*law.unread, *listed.unread, *setting.unread, *texts.unread}
        return Standing(
            day=day,
            office=setting.office,
            roster=setting.roster,
            calendar=setting.calendar,
            law=law.catalogue,
            services=Services(listed.services, self._whole),
            index=texts.index,
            reliance=_reader(kept, len(head) + 1, ends, lists),
            scope=setting.scope,
            documents=texts.documents,
            drafts=texts.drafts,
            unread=tuple(sorted(unread)),
        )

    def take(self, standing: Standing) -> None:
        """Take over what a handbook stands on that was read whole."""
        for part in CATALOGUES:
            self._take(part, standing)
        stamp, documents, drafts = meaning(standing.law), standing.documents, standing.drafts
        texts = _Texts(stamp, standing.index, documents, drafts, _unread(standing, "texts"))
        every = standing.ground.reliances
        rows = [_json(packed(each, {Vouch: _without_lists})) for each in every]
        head = [list(accumulate(map(len, rows))), _lists(every), packed(texts)]
        # No JSON holds a tab as it is.
        self._put("texts", _json(head) + _BETWEEN + "".join(rows))

    def save(self) -> None:
        """Keep what is new for the next run."""
        self._kept.save()

    def _read_what_changed(self, day: date) -> None:
        parts = [part for part in CATALOGUES if self._key(part) not in self._kept]
        if not parts:
            return
        from qmsdocs.source.load import Aids, load  # noqa: PLC0415 - imports YAML

        changed = Part(
            self._tree, lambda path: path == OFFICE or bool({*parts_of(path)} & {*parts})
        )
        found = standing_of(load(changed, day, Aids(worked_out=self._worked_out)))
        for part in parts:
            self._take(part, found)

    def _take(self, part: str, found: Standing) -> None:
        unread = _unread(found, part)
        value: _Law | _Listed | _Setting
        if part == "law":
            value = _Law(meaning(found.law), found.law, unread)
        elif part == "services":
            value = _Listed(found.services.listed, unread)
        else:
            value = _Setting(found.office, found.roster, found.calendar, found.scope, unread)
        self._put(part, _json(packed(value)))

    def _whole(self, code: str) -> Service:
        """Return the record of a service, which usually lies in the file of its code."""
        file = f"{SERVICES}{code}.yml"
        try:
            own = MemoryTree({file: self._tree.read(file)})
        except (OSError, KeyError):
            own = MemoryTree({})
        for tree in (own, Part(self._tree, lambda path: path.startswith(SERVICES))):
            found = self._services(tree)
            if code in found:
                return found[code]
        raise KeyError(code)

    def _services(self, tree: Tree) -> Services:
        from qmsdocs.source.reading import Reading  # noqa: PLC0415 - imports YAML
        from qmsdocs.source.services import read_services  # noqa: PLC0415 - as above

        return read_services(Reading.of(tree, worked_out=self._worked_out))

    def _unpacked(self, part: str, way: Callable[[Any], Any]) -> Any:  # noqa: ANN401 - the part
        return way(json.loads(self._kept[self._key(part)]))

    def _put(self, part: str, value: str) -> None:
        for key in [key for key in self._kept if key.startswith(f"{part}:")]:
            del self._kept[key]
        self._kept[self._key(part)] = value

    def _key(self, part: str) -> str:
        return f"{part}:{self._digests[part]}"


def _unread(standing: Standing, part: str) -> tuple[str, ...]:
    return tuple(path for path in standing.unread if part in parts_of(path))


def _json(value: object) -> str:
    # Pure ASCII is decoded in a fraction of the time, and takes half the memory.
    return json.dumps(value, separators=(",", ":"))


def _lists(reliances: tuple[Reliance, ...]) -> dict[str, list[Any]]:
    """Return what records say of law and services, once for all texts that they cover."""
    return {
        vouch.record: [packed(vouch.law), packed(vouch.services)]
        for each in reliances
        for vouch in each.vouches
        if vouch.law is not None or vouch.services is not None
    }


def _without_lists(vouch: Vouch) -> list[Any]:
    return [vouch.day.isoformat(), vouch.record, vouch.verdict]


def _reader(
    kept: str, begin: int, ends: list[int], lists: Mapping[str, list[Any]]
) -> Callable[[int], Reliance]:
    """Return what takes a row apart once it is asked for: one question concerns a few.

    Args:
        kept: Holds the rows, one behind the other.
        begin: Where the first one begins.
        ends: Where each one ends, counted from there.
        lists: What records say of law and services.
    """
    way = unpacker(Reliance, {Vouch: _with_lists(lists)})
    bounds = [0, *ends]

    @cache
    def read(place: int) -> Reliance:
        row = kept[begin + bounds[place] : begin + bounds[place + 1]]
        found: Reliance = way(json.loads(row))
        return found

    return read


def _with_lists(lists: Mapping[str, list[Any]]) -> Callable[[list[Any]], Vouch]:
    law = unpacker(Mapping[str, LawState])
    services = unpacker(Mapping[str, ServiceState])
    known = {
        record: (laws and law(laws), those and services(those))
        for record, (laws, those) in lists.items()
    }

    def vouch(row: list[Any]) -> Vouch:
        day, record, verdict = row
        return Vouch(
            date.fromisoformat(day),
            record,
            Verdict(verdict) if verdict else None,
            *known.get(record, (None, None)),
        )

    return vouch
