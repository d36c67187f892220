"""Where the values of a YAML text stand, and the text with one of them exchanged or added.

Nothing here knows whether what it makes still means the same; ``rewriting`` proves that.
"""

import re
import unicodedata
from collections.abc import Sequence

import yaml

from qmsdocs.source.yamltext import Path

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_LINE_END = re.compile(r"\r\n|\r|\n")
_BLOCK_HEADER = re.compile(r"[|>](?P<marks>[-+0-9]*)(?P<comment>[ \t]+#[^\r\n]*)?")
_STEP = 2
"""Blanks by which a new list stands under its key."""


def root_of(text: str) -> yaml.Node | None:
    """Return the outermost value of a text that ``read_yaml`` could read; none of an empty one."""
    # Composing recurses without a guard; what was read before is not nested too deeply.
    return yaml.compose(text, Loader=_Loader)


def node_at(root: yaml.Node | None, path: Path) -> yaml.Node | None:
    """Return the value at a path, or none."""
    for step in path:
        if isinstance(root, yaml.MappingNode):
            root = next((value for key, value in root.value if _named(key, step)), None)
        elif isinstance(root, yaml.SequenceNode) and step in range(len(root.value)):
            root = root.value[step]
        else:
            return None
    return root


def key_at(root: yaml.Node | None, path: Path) -> yaml.Node | None:
    """Return the key that a path ends with, or none."""
    holder = node_at(root, path[:-1])
    if not isinstance(holder, yaml.MappingNode):
        return None
    return next((key for key, _ in holder.value if _named(key, path[-1])), None)


def is_block(node: yaml.Node) -> bool:
    """Is this a list or mapping written on lines of its own?"""
    return isinstance(node, yaml.CollectionNode) and not node.flow_style


def replaced(text: str, root: yaml.Node, path: Path, written: str) -> str:
    """Return a text with another value at a path that exists."""
    node, key = _expected(root, path), key_at(root, path)
    start, end = node.start_mark.index, _end(text, node)
    if start == end:
        blank = "" if text[:start].endswith(" ") else " "
        return f"{text[:start]}{blank}{written}{text[start:]}"
    if key is not None and is_block(node):
        # What stood on lines of its own goes up to its key; a comment there stays.
        colon = text.index(":", key.end_mark.index) + 1
        return f"{text[:colon]} {written}{text[colon:start].rstrip()}{text[end:]}"
    header = _block_header(text, node)
    comment = (header["comment"] or "") if header else ""
    return f"{text[:start]}{written}{comment}{text[end:]}"


def with_pair(text: str, root: yaml.Node | None, path: Path, pair: str) -> str:
    """Return a text with a key and its value added last to the mapping at a path."""
    holder = node_at(root, path)
    if holder is None:
        return _first_line(text, pair)
    if is_block(holder):
        return _below(text, _end(text, holder), holder.start_mark.column, pair)
    entries = holder.value if isinstance(holder, yaml.MappingNode) else ()
    return _between(text, holder, [each for entry in entries for each in entry], pair)


def with_item(text: str, holder: yaml.SequenceNode, written: str) -> str:
    """Return a text with one more item in a list."""
    if is_block(holder):
        return with_rows(text, holder, [written])
    return _between(text, holder, holder.value, written)


def with_item_behind(text: str, holder: yaml.SequenceNode, position: int, written: str) -> str:
    """Return a text with one more item in a list, behind the one at a position."""
    before = holder.value[position]
    if is_block(holder):
        return _below(text, _end(text, before), holder.start_mark.column, f"- {written}")
    return _between(text, holder, [before], written)


def without_item(text: str, holder: yaml.SequenceNode, position: int) -> str:
    """Return a text without one of several items of a list, nor the comment on its line."""
    item = holder.value[position]
    if is_block(holder):
        dash = text.rindex("-", 0, item.start_mark.index)
        start = max(text.rfind(sign, 0, dash) for sign in "\r\n") + 1
        ending = _LINE_END.search(text, _end(text, item))
        return text[:start] + (text[ending.end() :] if ending else "")
    if position:
        return text[: _end(text, holder.value[position - 1])] + text[_end(text, item) :]
    return text[: item.start_mark.index] + text[holder.value[1].start_mark.index :]


def with_rows(text: str, holder: yaml.SequenceNode, rows: Sequence[str]) -> str:
    """Return a text with one more item in a list that is written on lines of its own."""
    first, *others = rows
    lines = (f"- {first}", *(f"  {row}" for row in others))
    return _below(text, _end(text, holder), holder.start_mark.column, *lines)


def with_list(text: str, root: yaml.Node | None, path: Path, key: str, written: str) -> str:
    """Return a text with a list of one item on a line below its key, old or new."""
    old, holder = key_at(root, path), node_at(root, path[:-1])
    if old is not None:
        indent = old.start_mark.column + _STEP
        return _below(text, old.end_mark.index, indent, f"- {written}")
    indent = _STEP + (holder.start_mark.column if holder else 0)
    end = _line_end(text, _end(text, holder) if holder else 0)
    return with_pair(text, root, path[:-1], f"{key}:{end}{' ' * indent}- {written}")


def without(text: str, root: yaml.Node, path: Path) -> str:
    """Return a text without the lines of a key that exists, and of its value."""
    key, node = _expected(root, path), key_at(root, path)
    start = (node or key).start_mark
    ending = _LINE_END.search(text, _end(text, key))
    return text[: start.index - start.column] + (text[ending.end() :] if ending else "")


def _expected(root: yaml.Node, path: Path) -> yaml.Node:
    found = node_at(root, path)
    if found is None:
        raise KeyError(path)
    return found


def _named(key: yaml.Node, step: str | int) -> bool:
    return isinstance(key.value, str) and unicodedata.normalize("NFC", key.value) == step


def _end(text: str, node: yaml.Node) -> int:
    """Return where the last character of a value ends, comments and empty lines left out."""
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.MappingNode) and is_block(node):
        return max(_end(text, each) for each in node.value[-1])
    if isinstance(node, yaml.SequenceNode) and is_block(node):
        return _end(text, node.value[-1])
    header = _block_header(text, node)
    if header is None:
        return end
    if "+" in header["marks"]:  # the empty lines belong to the value
        return end - 1 if text[start:end].endswith("\n") else end
    return start + len(text[start:end].rstrip())


def _block_header(text: str, node: yaml.Node) -> re.Match[str] | None:
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        return _BLOCK_HEADER.match(text, node.start_mark.index)
    return None


def _between(text: str, holder: yaml.Node, entries: Sequence[yaml.Node], written: str) -> str:
    """Return a text with one more entry between the brackets of a value."""
    if not entries:
        at = holder.start_mark.index + 1
        return text[:at] + written + text[at:]
    at = max(_end(text, each) for each in entries)
    return f"{text[:at]}, {written}{text[at:]}"


def _below(text: str, at: int, indent: int, *lines: str) -> str:
    """Return a text with new lines below that on which a position lies."""
    ending = _LINE_END.search(text, at)
    before = ending.start() if ending else len(text)
    new = "".join(f"{_line_end(text, at)}{' ' * indent}{line}" for line in lines)
    return text[:before] + new + text[before:]


def _first_line(text: str, line: str) -> str:
    end = _line_end(text, 0)
    return text + ("" if not text or text.endswith("\n") else end) + line + end


def _line_end(text: str, at: int) -> str:
    ending = _LINE_END.search(text, at) or _LINE_END.search(text)
    return ending[0] if ending else "\n"
