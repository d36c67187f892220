"""YAML texts made of parts, so that a test can say what one of them looks like elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from hypothesis import strategies as st

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Leaf:
    """A scalar on one line, as it is written."""

    raw: str


@dataclass(frozen=True)
class Long:
    """A scalar over several lines: ``|``, ``>`` with their marks, or (empty) plain."""

    header: str
    rows: tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """A value with its key (none: an item), the lines above it and the comment after it."""

    key: str | None
    value: "Part"
    above: tuple[str, ...] = ()
    after: str = ""


@dataclass(frozen=True)
class Group:
    """A list or mapping; ``flat``: a list that stands no deeper than its key."""

    entries: tuple[Entry, ...]
    flow: bool
    flat: bool = False

    @property
    def listed(self) -> bool:
        """Is it a list?"""
        return all(each.key is None for each in self.entries)


Part = Leaf | Long | Group


def text_of(group: Group, end: str) -> str:
    """Return the text of a document with this line end."""
    return "".join(f"{row}{end}" for row in _rows(group, 0))


def _rows(group: Group, column: int) -> Iterator[str]:
    blanks = " " * column
    for each in group.entries:
        yield from (f"{blanks}{row}" if row else "" for row in each.above)
        head = f"{blanks}-" if each.key is None else f"{blanks}{each.key}:"
        yield from _under(head, each, column)


def _under(head: str, entry: Entry, column: int) -> Iterator[str]:
    value = entry.value
    if isinstance(value, Leaf) or (isinstance(value, Group) and value.flow):
        yield f"{head} {_inline(value)}".rstrip() + entry.after
    elif isinstance(value, Long):
        inner = [f"{' ' * (column + 2)}{row}" for row in value.rows]
        if value.header:
            yield from (f"{head} {value.header}{entry.after}", *inner)
        else:
            yield from (f"{head} {value.rows[0]}", *inner[1:-1], inner[-1] + entry.after)
    elif entry.key is None and not value.listed:
        first, *others = _rows(value, column + 2)
        yield from (f"{head} {first.strip()}", *others)
    else:
        yield f"{head}{entry.after}"
        yield from _rows(value, column if value.flat and value.listed and entry.key else column + 2)


def _inline(part: Part) -> str:
    if not isinstance(part, Group):
        assert isinstance(part, Leaf)
        return part.raw
    inner = (
        _inline(each.value) if each.key is None else f"{each.key}: {_inline(each.value)}"
        for each in part.entries
    )
    return ("[{}]" if part.listed else "{{{}}}").format(", ".join(inner))


def paths(part: Part, path: Path = ()) -> Iterator[tuple[Path, Part]]:
    """Yield every part of a document with its path."""
    yield path, part
    for position, each in enumerate(part.entries if isinstance(part, Group) else ()):
        step: str | int = position if each.key is None else each.key.strip("\"'")
        yield from paths(each.value, (*path, step))


def exchanged(part: Part, path: Path, new: Part) -> Part:
    """Return a document with another part at a path."""
    if not path:
        return new
    assert isinstance(part, Group)
    entries = tuple(
        replace(each, value=exchanged(each.value, path[1:], new))
        if path[0] in (position, (each.key or "").strip("\"'"))
        else each
        for position, each in enumerate(part.entries)
    )
    return replace(part, entries=entries)


_RAW = (
    *("yes", "01", "7", "2026-07-15", "1.000815", "Lê Văn Mẫu", "a#b", "x:y", "~", "41/QĐ-UBND"),
    *('"a: b # không"', '"{Hộ tịch}, [x]"', "'it''s'", '"dòng\\nhai"', '""', "''", '"\U0001f4c4"'),
)
_KEYS = ("id", "tên", '"có dấu cách"', "'q'", "from", "until", "ghi-chú", "k1", "k2")
_ABOVE = st.lists(st.sampled_from(["# ghi chú", "", "#", "# a: b"]), max_size=2).map(tuple)
_AFTER = st.sampled_from(["", "", "  # chú thích", " # {a: b} - c"])
_ROWS = st.lists(st.sampled_from(["Dòng dài", "thứ hai, tiếp", "nữa"]), min_size=2, max_size=3)
LEAVES = st.sampled_from(_RAW).map(Leaf)
LONGS = st.builds(Long, st.sampled_from(["", "|", ">", "|-", ">-", "|2", ">2-"]), _ROWS.map(tuple))


def _group(values: st.SearchStrategy[Part], *, flow: bool, least: int) -> st.SearchStrategy[Group]:
    above, after = (st.just(()), st.just("")) if flow else (_ABOVE, _AFTER)
    items = st.lists(
        st.builds(Entry, st.none(), values, above, after), min_size=max(least, 1), max_size=3
    )
    pairs = st.lists(
        st.builds(Entry, st.sampled_from(_KEYS), values | st.just(Leaf("")), above, after),
        min_size=max(least, 1),
        max_size=4,
        unique_by=lambda each: each.key,
    )
    return st.builds(Group, (items | pairs).map(tuple), st.just(flow), st.booleans()).map(_tidy)


def _tidy(group: Group) -> Group:
    """Leave out what would be read otherwise: lines above a mapping that begins in an item."""
    if group.flow or not group.listed:
        return group
    return replace(group, entries=tuple(map(_begun, group.entries)))


def _begun(entry: Entry) -> Entry:
    value = entry.value
    if not isinstance(value, Group) or value.flow or value.listed:
        return entry
    first, *others = value.entries
    return replace(entry, value=replace(value, entries=(replace(first, above=()), *others)))


_FLOWS: st.SearchStrategy[Part] = st.recursive(
    LEAVES, lambda inner: _group(inner, flow=True, least=1), max_leaves=4
)
_BLOCKS: st.SearchStrategy[Part] = st.recursive(
    _FLOWS | LONGS, lambda inner: _group(inner, flow=False, least=1), max_leaves=8
)
DOCUMENTS = _group(_BLOCKS, flow=False, least=1).filter(lambda made: not made.listed)
