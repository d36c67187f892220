"""YAML edited in place: one value set, added or taken away, and not a character beside it.

Notation, comments, order and line ends of everything else stay. What an edit made is read
again and must be the old value with exactly that change; otherwise nothing is given back.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence

import yaml

from qmsdocs.errors import QmsError
from qmsdocs.model.fingerprint import Node
from qmsdocs.source.header import split
from qmsdocs.source.spans import (
    is_block,
    node_at,
    replaced,
    root_of,
    with_item,
    with_item_behind,
    with_list,
    with_pair,
    with_rows,
    without,
    without_item,
)
from qmsdocs.source.yamltext import Path, read_yaml
from qmsdocs.wording import Said, say
from qmsdocs.workflow.record_text import scalar

_WHOLE = re.compile(r"0|[1-9][0-9]*")


def set_value(text: str, path: Path, value: Node) -> str:
    """Return YAML with the value at a path set; its key is added where it is missing.

    Args:
        text: A whole YAML text.
        path: Keys and positions, e.g. ``("people", 2, "keys", 0, "until")``; everything above
            its last step must exist.
        value: A scalar, or a list or mapping, which is written in one line; in NFC.

    Raises:
        QmsError: The text cannot be read, or not be edited without touching anything else.
    """
    before, value = _read(text), _composed(value)
    expected = _with(before, path, path, value)
    if _same(before, expected):
        return text
    root = root_of(text)
    if root is not None and node_at(root, path) is not None:
        return _proved(replaced(text, root, path, _written(value)), expected, path)
    pair = f"{_written(str(path[-1]))}: {_written(value)}"
    return _proved(with_pair(text, root, path[:-1], pair), expected, path)


def append_item(text: str, path: Path, item: Mapping[str, Node], *, in_rows: bool = False) -> str:
    """Return YAML with a mapping as the last item of a list.

    Args:
        text: A whole YAML text.
        path: The list; its key is added where it is missing.
        item: What to append.
        in_rows: Each key has a line of its own, where the list's items have; otherwise the
            item is written in one line.

    Raises:
        QmsError: As for ``set_value``, or something else than a list stands there.
    """
    before, new = _read(text), _composed(item)
    items = _value(before, path)
    if isinstance(items, Mapping) or (isinstance(items, str) and items):
        raise _impossible(path)
    expected = _with(before, path, path, [*items, new])
    root = root_of(text)
    held, holder = node_at(root, path), node_at(root, path[:-1])
    if isinstance(held, yaml.SequenceNode):
        if in_rows and is_block(held):
            rows = [f"{scalar(key)}: {_written(_composed(each))}" for key, each in item.items()]
            return _proved(with_rows(text, held, rows), expected, path)
        return _proved(with_item(text, held, _written(new)), expected, path)
    if holder is not None and not is_block(holder):
        return set_value(text, path, [new])
    key = _written(str(path[-1]))
    return _proved(with_list(text, root, path, key, _written(new)), expected, path)


def insert_item(text: str, path: Path, position: int, item: Node) -> str:
    """Return YAML with one more item in a list, behind the one that stands at a position.

    Args:
        text: A whole YAML text.
        path: The list, which has that item.
        position: Of the item before the new one, from 0.
        item: What to insert, written in one line; in NFC.

    Raises:
        QmsError: As for ``set_value``, or there is no such item.
    """
    items, held = _items(text, path, position)
    new = _composed(item)
    expected = [*items[: position + 1], new, *items[position + 1 :]]
    made = with_item_behind(text, held, position, _written(new))
    return _proved(made, _with(_read(text), path, path, expected), path)


def remove_item(text: str, path: Path, position: int) -> str:
    """Return YAML without one item of a list; of the last one empty brackets remain.

    Raises:
        QmsError: As for ``insert_item``.
    """
    items, held = _items(text, path, position)
    expected = [*items[:position], *items[position + 1 :]]
    if not expected:
        return set_value(text, path, [])
    made = without_item(text, held, position)
    return _proved(made, _with(_read(text), path, path, expected), path)


def _items(text: str, path: Path, position: int) -> tuple[Sequence[Node], yaml.SequenceNode]:
    items, held = _value(_read(text), path), node_at(root_of(text), path)
    if not isinstance(held, yaml.SequenceNode) or isinstance(items, str | Mapping):
        raise _impossible(path)
    if position not in range(len(items)):
        raise _impossible((*path, position))
    return items, held


def remove_key(text: str, path: Path) -> str:
    """Return YAML without a key that has lines of its own; the same text where it is missing.

    Raises:
        QmsError: As for ``set_value``.
    """
    before, root = _read(text), root_of(text)
    if root is None or node_at(root, path) is None:
        return text
    holder = _steps(_value(before, path[:-1]))
    # A mapping without keys is read as nothing.
    less = {str(step): each for step, each in holder.items() if step != path[-1]} or ""
    return _proved(without(text, root, path), _with(before, path[:-1], path, less), path)


def value_at(text: str, path: Path) -> Node:
    """Return what stands at a path of a YAML text; nothing where there is nothing.

    Raises:
        QmsError: The text cannot be read.
    """
    return _value(_read(text), path)


def set_front(text: str, values: Mapping[str, Node], remove: Iterable[str] = ()) -> str:
    """Return a Markdown file with keys of its front matter set or removed; its body stays.

    Raises:
        QmsError: The file has no front matter, or as for ``set_value``.
    """

    def edited(front: str) -> str:
        for key in remove:
            front = remove_key(front, (key,))
        for key, value in values.items():
            front = set_value(front, (key,), value)
        return front

    return edit_front(text, edited)


def edit_front(text: str, edit: Callable[[str], str]) -> str:
    """Return a Markdown file with its front matter edited; its body stays.

    Raises:
        QmsError: The file has no front matter, or the edit raises it.
    """
    parts = split(text)
    if parts is None:
        raise QmsError(
            say("no front matter between two lines '---' at the top"),
            say("Begin it with '---', the keys, and '---' again."),
        )
    start = text.index("\n") + 1
    return text[:start] + edit(parts.front) + text[start + len(parts.front) :]


def _written(node: Node) -> str:
    if isinstance(node, Mapping):
        pairs = (f"{scalar(key)}: {_written(value)}" for key, value in node.items())
        return "{" + ", ".join(pairs) + "}"
    if not isinstance(node, str):
        return "[" + ", ".join(map(_written, node)) + "]"
    # Handbooks are read as text, where a whole number needs no quotes.
    return node if _WHOLE.fullmatch(node) else scalar(node)


def _read(text: str) -> Node:
    found = read_yaml(text)
    for each in found.complaints:
        raise QmsError(
            say("line {line}: {reason}; nothing was changed", line=each.line, reason=each.said),
            say("Mend this in an editor first; 'qmsdocs check' names all that is wrong."),
        )
    return found.value


def _proved(made: str, expected: Node, path: Path) -> str:
    found = read_yaml(made)
    for each in found.complaints:
        raise _impossible(path, each.said)
    if not _same(found.value, expected):
        raise _impossible(path)
    return made


def _impossible(path: Path, reason: Said | None = None) -> QmsError:
    place = ".".join(map(str, path))
    if reason is not None:
        said = say("'{path}' cannot be changed so: {reason}", path=place, reason=reason)
    else:
        said = say("'{path}' cannot be changed without touching something else", path=place)
    return QmsError(said, say("Nothing was written. Make this change in an editor."))


def _same(one: Node, other: Node) -> bool:
    """Are these equal, and their keys in the same order?"""
    return json.dumps(one) == json.dumps(other)


def _composed(node: Node) -> Node:
    if isinstance(node, str):
        return unicodedata.normalize("NFC", node)
    if isinstance(node, Mapping):
        return {unicodedata.normalize("NFC", k): _composed(v) for k, v in node.items()}
    return [_composed(each) for each in node]


def _value(node: Node, path: Path) -> Node:
    """Return what stands at a path; nothing where there is nothing."""
    for step in path:
        node = _steps(node).get(step, "")
    return node


def _steps(node: Node) -> dict[str | int, Node]:
    entries = node.items() if isinstance(node, Mapping) else enumerate(node)
    return {} if isinstance(node, str) else dict(entries)


def _with(node: Node, steps: Path, path: Path, value: Node) -> Node:
    """Return a value with the one at a path replaced, or added under a new last key."""
    if not steps:
        return value
    step, rest = steps[0], steps[1:]
    entries = _steps(node)
    new_key = isinstance(step, str) and not rest and (isinstance(node, Mapping) or node == "")
    if step not in entries and not new_key:
        raise _impossible(path)
    entries[step] = _with(entries.get(step, ""), rest, path, value)
    if isinstance(step, int):
        return list(entries.values())
    return {str(key): inner for key, inner in entries.items()}
