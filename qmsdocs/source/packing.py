"""Frozen values as plain JSON and back, by the types of their fields.

Only what the same program reads again on the same machine is kept so: fields are told by their
order, not by their names.
"""

import dataclasses
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache, lru_cache
from operator import attrgetter
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

Made = TypeVar("Made")
Way = Callable[[Any], Any]
_Hinted = tuple[tuple[str, Any], ...]

_NO_WAYS: Mapping[type, Way] = MappingProxyType({})
_PLAIN = (str, int, bool)
_UNIONS = (UnionType, Union)
_day = lru_cache(maxsize=65536)(date.fromisoformat)


def packed(value: Any, own: Mapping[type, Way] = _NO_WAYS) -> Any:  # noqa: ANN401 - what JSON holds
    """Return a value as lists, mappings, text and numbers; ``unpacker`` says the way back.

    Args:
        value: Made of dataclasses, tuples, frozen sets, mappings, enumerations, days and text.
        own: How values of some types are packed instead.
    """
    kind = type(value)
    if kind in own:
        return own[kind](value)
    if isinstance(value, date):
        return value.isoformat()
    if dataclasses.is_dataclass(kind):
        return [packed(getattr(value, name), own) for name, _ in _fields(kind)]
    if isinstance(value, Mapping):
        return {key: packed(each, own) for key, each in value.items()}
    if isinstance(value, tuple | frozenset):
        return [packed(each, own) for each in value]
    return value


def unpacker(kind: Any, own: Mapping[type, Way] = _NO_WAYS) -> Way:  # noqa: ANN401 - a type as annotated
    """Return what gives a value of a type back from what ``packed`` made of it.

    What it is given is used up. Fields that play no part in comparing were left out, and get
    what they have where nothing is given.
    """
    if get_origin(kind) is not None:
        return _of_others(kind, own)
    plain = getattr(kind, "__supertype__", kind)
    if plain in own:
        return own[plain]
    if plain in _PLAIN:
        return _same
    return _BACK.get(plain) or _made(plain, own)


class Whole(Generic[Made]):
    """Values of one dataclass packed with all their fields, also those that are not compared.

    What they are packed to goes by their types as annotated, which is quicker than to look at
    each value, and JSON has to be able to hold it: tuples are left to it.
    """

    def __init__(self, kind: type[Made], *told: str) -> None:
        """Take a dataclass, and the fields that are told anew on the way back."""
        hints = get_type_hints(kind)
        declared = dataclasses.fields(kind)  # type: ignore[arg-type]  # no bound says dataclass
        names = [each.name for each in declared if each.init and each.name not in told]
        fields = tuple((name, hints[name]) for name in names)
        self._kind: Callable[..., Made] = kind
        self._names = names
        self._values = _values(names)
        self._there = _ways(fields, _packer)
        # Words, ids and digests stand in many files; one copy of each is kept.
        self._back = _ways(fields, lambda each: unpacker(each, {str: sys.intern}))

    def packed(self, value: Made) -> list[Any]:
        """Return what JSON holds of a value."""
        return _put(list(self._values(value)), self._there)

    def unpacked(self, row: list[Any], **told: object) -> Made:
        """Return the value again, with the fields that are told; the row is used up."""
        row = _put(row, self._back)
        return self._kind(**dict(zip(self._names, row, strict=True)), **told)


def _same(value: Any) -> Any:  # noqa: ANN401 - whatever it is
    return value


def _made(kind: Any, own: Mapping[type, Way]) -> Way:  # noqa: ANN401 - as above
    if dataclasses.is_dataclass(kind):
        return _record(kind, own)
    make: Way = kind
    return make if issubclass(kind, Enum) else lambda values: make(*values)


def _of_others(kind: Any, own: Mapping[type, Way]) -> Way:  # noqa: ANN401 - as above
    """Return the way back of a type that is made of others."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in _UNIONS:
        return _if_any(inner, lambda each: unpacker(each, own))
    if issubclass(origin, Mapping):
        return _of_values(unpacker(inner[1], own), unpacker(inner[0], own))
    make: Way = origin
    way = unpacker(inner[0], own)
    return make if way is _same else lambda values: make([way(each) for each in values])


def _if_any(kinds: tuple[Any, ...], way_of: Way) -> Way:
    several = [each for each in kinds if each is not NoneType]
    if len(several) > 1:
        # Text, lists and mappings are as they are written; what words they hold decides.
        return _node(way_of(str))
    way = way_of(several[0])
    return way if way is _same else lambda value: None if value is None else way(value)


def _node(word: Way) -> Way:
    def node(value: Any) -> Any:  # noqa: ANN401 - as above
        if isinstance(value, dict):
            return {word(key): node(each) for key, each in value.items()}
        return [node(each) for each in value] if isinstance(value, list) else word(value)

    return _same if word is _same else node


def _of_values(way: Way, word: Way = _same) -> Way:
    if way is word is _same:
        return way
    return lambda values: {word(key): way(each) for key, each in values.items()}


def _record(kind: Any, own: Mapping[type, Way]) -> Way:  # noqa: ANN401 - as above
    fields = _fields(kind)
    names = [name for name, _ in fields]
    ways = _ways(fields, lambda each: unpacker(each, own))
    keyed = any(each.kw_only for each in dataclasses.fields(kind))

    def record(row: list[Any]) -> object:
        row = _put(row, ways)
        return kind(**dict(zip(names, row, strict=True))) if keyed else kind(*row)

    return record


def _packer(kind: Any) -> Way:  # noqa: ANN401 - as above
    """Return what packs a value of a type as annotated."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in _UNIONS:
        return _if_any(inner, _packer)
    if origin is not None and issubclass(origin, Mapping):
        return _of_values(_packer(inner[1]))
    if origin is not None:
        way = _packer(inner[0])
        return way if way is _same and origin is tuple else lambda values: [*map(way, values)]
    return _fields_packer(kind) if dataclasses.is_dataclass(kind) else _THERE.get(kind, _same)


def _fields_packer(kind: Any) -> Way:  # noqa: ANN401 - as above
    fields = _fields(kind)
    values, ways = _values([name for name, _ in fields]), _ways(fields, _packer)
    return lambda value: _put(list(values(value)), ways)


def _ways(fields: _Hinted, way_of: Way) -> list[tuple[int, Way]]:
    found = ((place, way_of(each)) for place, (_, each) in enumerate(fields))
    # Most fields are text, which is as it stands.
    return [(place, way) for place, way in found if way is not _same]


def _values(names: list[str]) -> Callable[[object], Iterable[Any]]:
    # Of one name alone it would give the value itself.
    return attrgetter(*names) if len(names) > 1 else lambda value: [getattr(value, *names)]


def _put(row: list[Any], ways: list[tuple[int, Way]]) -> list[Any]:
    for place, way in ways:
        row[place] = way(row[place])
    return row


@cache
def _fields(kind: Any) -> _Hinted:  # noqa: ANN401 - as above
    hints = get_type_hints(kind)
    return tuple((each.name, hints[each.name]) for each in dataclasses.fields(kind) if each.compare)


_BACK: Mapping[Any, Way] = MappingProxyType({date: _day, Decimal: Decimal})
_THERE: Mapping[Any, Way] = MappingProxyType({date: date.isoformat, Decimal: str})
