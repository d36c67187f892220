"""Frozen values as plain JSON and back, by the types of their fields.

Only what the same program reads again on the same machine is kept so: fields are told by their
order, not by their names.
"""

import dataclasses
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from functools import cache, lru_cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

Way = Callable[[Any], Any]

_NO_WAYS: Mapping[type, Way] = MappingProxyType({})
_PLAIN = (str, int, bool)
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
    if kind in own:
        return own[kind]
    if kind in _PLAIN:
        return _same
    if kind is date:
        return _day
    return _made(kind, own)


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
    make: Way = origin
    if origin is UnionType:
        (way,) = (unpacker(each, own) for each in inner if each is not NoneType)
        return lambda value: None if value is None else way(value)
    if issubclass(origin, Mapping):
        way = unpacker(inner[1], own)
        return lambda values: {key: way(each) for key, each in values.items()}
    way = unpacker(inner[0], own)
    return make if way is _same else lambda values: make([way(each) for each in values])


def _record(kind: Any, own: Mapping[type, Way]) -> Way:  # noqa: ANN401 - as above
    fields = _fields(kind)
    names = [name for name, _ in fields]
    found = ((place, unpacker(each, own)) for place, (_, each) in enumerate(fields))
    # Most fields are text, which is as it stands.
    ways = [(place, way) for place, way in found if way is not _same]
    keyed = any(each.kw_only for each in dataclasses.fields(kind))

    def record(row: list[Any]) -> object:
        for place, way in ways:
            row[place] = way(row[place])
        return kind(**dict(zip(names, row, strict=True))) if keyed else kind(*row)

    return record


@cache
def _fields(kind: Any) -> tuple[tuple[str, Any], ...]:  # noqa: ANN401 - as above
    hints = get_type_hints(kind)
    return tuple((each.name, hints[each.name]) for each in dataclasses.fields(kind) if each.compare)
