"""Laws on register entries: added and ended, never changed, removed or back-dated."""

import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from qmsdocs.diagnostics import Hit
from qmsdocs.model.days import parse_day
from qmsdocs.model.fingerprint import Node
from qmsdocs.proof.chains import Registered, registered
from qmsdocs.proof.history import History, Step, Version
from qmsdocs.proof.law import Law, at
from qmsdocs.wording import Said, Value, say

_CORRECTABLE = frozenset({"name", "email"})
_RULES = ("signing", "separation", "access", "deadlines")
_NAMED = ("people", "units")
_BINDING = ("organisation.id", "time_zone")
_ENDS = ("until", "successor")
_ABSENCES = "absences"
_Node = Mapping[str, Node]


@dataclass(frozen=True, slots=True)
class _Pair:
    """An entry in two versions. ``path`` reads ``people.le-van-mau.mandates.m1``."""

    path: str
    list: str
    old: _Node
    new: _Node


@dataclass(frozen=True, slots=True)
class _Entries:
    """What two versions of a list have in common, lost and won, by path of the entry."""

    kept: tuple[_Pair, ...]
    gone: tuple[str, ...]
    come: tuple[_Pair, ...]


def _entries(node: _Node, key: str) -> dict[str, _Node]:
    """Return the entries of a list by id; the first of an id counts, as for the reader."""
    found: dict[str, _Node] = {}
    listed = node.get(key, ())
    for each in listed if isinstance(listed, list) else ():
        if isinstance(each, Mapping):
            found.setdefault(str(each.get("id", "")), each)
    return found


def _lists(*nodes: _Node) -> list[str]:
    return list(dict.fromkeys(key for node in nodes for key in node if _entries(node, key)))


def _compared(old: _Node, new: _Node, path: str = "") -> Iterator[_Entries]:
    """Yield each list of entries, also those within entries, in two versions."""
    for key in _lists(old, new):
        former, latter = _entries(old, key), _entries(new, key)
        kept = tuple(
            _Pair(f"{path}{key}.{each}", key, former[each], latter[each])
            for each in former
            if each in latter
        )
        gone = tuple(f"{path}{key}.{each}" for each in former if each not in latter)
        come = tuple(
            _Pair(f"{path}{key}.{each}", key, {}, latter[each])
            for each in latter
            if each not in former
        )
        yield _Entries(kept, gone, come)
        for pair in (*kept, *come):
            yield from _compared(pair.old, pair.new, f"{pair.path}.")


def _find_changed(history: History) -> Iterator[Hit]:
    last: dict[str, Version] = {}
    for step in history.steps:
        for version in step.versions:
            former = last.get(version.file)
            if version.node is None:
                yield Hit(at(version.path), _unreadable(version, step))
                continue
            last[version.file] = version
            if former is not None:
                old, new = former.node or {}, version.node
                for said in (*_facts(old, new, step), *_changed(old, new, step)):
                    yield Hit(at(version.path), said)


def _unreadable(version: Version, step: Step) -> Said:
    if not version.digest:
        return say(
            "the register is gone, or no text any more (commit {commit}, {on}, {author})",
            **step.named,
        )
    return say("the register cannot be read (commit {commit}, {on}, {author})", **step.named)


def _facts(old: _Node, new: _Node, step: Step) -> Iterator[Said]:
    for name in _BINDING:
        before, now = _value(old, name), _value(new, name)
        if before not in ("", now):
            yield _differs(name, before, now, step)


def _value(node: Node, name: str) -> Node:
    for key in name.split("."):
        node = node.get(key, "") if isinstance(node, Mapping) else ""
    return node


def _changed(old: _Node, new: _Node, step: Step) -> Iterator[Said]:
    for entries in _compared(old, new):
        for path in entries.gone:
            yield say(
                "'{entry}' was removed (commit {commit}, {on}, {author})", entry=path, **step.named
            )
        for pair in entries.kept:
            yield from _values_changed(pair, step)
    for key in _RULES:
        former = [each for each in _entries(old, key) if each in _entries(new, key)]
        if former != [each for each in _entries(new, key) if each in _entries(old, key)]:
            yield say(
                "the rules of '{list}' stand in another order (commit {commit}, {on}, {author})",
                list=key,
                **step.named,
            )


def _values_changed(pair: _Pair, step: Step) -> Iterator[Said]:
    nested = _lists(pair.old, pair.new)
    for key in dict.fromkeys((*pair.old, *pair.new)):
        before, now = pair.old.get(key, ""), pair.new.get(key, "")
        if key in nested or _same(before, now) or _may_change(pair, key, before, now):
            continue
        yield _differs(f"{pair.path}.{key}", before, now, step)


def _may_change(pair: _Pair, key: str, before: Node, now: Node) -> bool:
    if key in _CORRECTABLE:
        return pair.list in _NAMED
    if key not in _ENDS or now == "":
        return False
    if before == "":
        return True
    earlier, later = parse_day(str(now)), parse_day(str(before))
    return key == "until" and earlier is not None and later is not None and earlier < later


def _differs(name: str, before: Node, now: Node, step: Step) -> Said:
    values: dict[str, Value] = {"entry": name, **step.named}
    if before == "":
        return say(
            "'{entry}' was added to an entry that stood already: '{now}' "
            "(commit {commit}, {on}, {author})",
            now=_shown(now),
            **values,
        )
    if now == "":
        return say(
            "'{entry}' was taken away; it was '{before}' (commit {commit}, {on}, {author})",
            before=_shown(before),
            **values,
        )
    return say(
        "'{entry}' was '{before}' and is '{now}' now (commit {commit}, {on}, {author})",
        before=_shown(before),
        now=_shown(now),
        **values,
    )


def _find_backdated(history: History) -> Iterator[Hit]:
    for change in registered(history):
        if change.former is None or change.version.node is None:
            continue
        old = change.former.node or {}
        for entries in _compared(old, change.version.node):
            for pair in (*entries.kept, *entries.come):
                said = _backdated(pair, change)
                if said is not None:
                    yield Hit(at(change.version.path), said)


def _backdated(pair: _Pair, change: Registered) -> Said | None:
    if pair.old:
        return _ended_before(pair, change)
    since, least = parse_day(str(pair.new.get("from", ""))), _least(pair, change)
    if since is None or least is None or since >= least:
        return None
    return say(
        "'{entry}' begins on {since}, before {least}, the first day that its record allows "
        "(commit {commit}, {on}, {author})",
        entry=pair.path,
        since=since,
        least=least,
        **change.step.named,
    )


def _least(pair: _Pair, change: Registered) -> date | None:
    """Return the first day on which a new entry may begin; none: it may reach back."""
    if pair.list in (*_RULES, "keys"):
        return change.recorded_on
    if pair.list == "mandates":
        return parse_day(str(_value(pair.new, "decision.issued"))) or change.signed_on
    return None


def _ended_before(pair: _Pair, change: Registered) -> Said | None:
    before, now = pair.old.get("until", ""), pair.new.get("until", "")
    until = parse_day(str(now))
    if before == now or until is None or until >= change.signed_on or pair.list == _ABSENCES:
        return None
    return say(
        "'{entry}' was ended on {until}, before {least}, the day on which the end was signed "
        "(commit {commit}, {on}, {author})",
        entry=pair.path,
        until=until,
        least=change.signed_on,
        **change.step.named,
    )


def _same(before: Node, now: Node) -> bool:
    return _shown(before) == _shown(now)


def _shown(node: Node) -> str:
    plain = node if isinstance(node, str) else json.dumps(node, ensure_ascii=False, sort_keys=True)
    return unicodedata.normalize("NFC", plain)


CHANGED = Law(
    id="VER004",
    title=say("Register entry changed or removed"),
    why=say("Entries of the registers are added and ended, so that today's file judges any day."),
    hint=say(
        "Put the entry back as it was, end it with 'until', and add a new entry beside it; "
        "have the change recorded."
    ),
    find=_find_changed,
)
BACKDATED = Law(
    id="VER005",
    title=say("Register entry back-dated"),
    why=say("A key, rule or mandate that reaches back would judge anew what was signed before."),
    hint=say(
        "Keys and rules begin on the day of their record or later, mandates on that of their "
        "decision; have what was signed in between signed again."
    ),
    find=_find_backdated,
)
