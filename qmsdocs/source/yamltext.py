"""YAML read as text, with the line of every value (docs/formats.md, section 1).

Scalars stay the characters that stand there, so that ``no``, ``01`` and ``1.010820`` mean
what the writer meant, and a fingerprint does not depend on a YAML library's idea of them.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from qmsdocs.model.fingerprint import Node
from qmsdocs.wording import Said, say

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u0085\u2028\u2029\ufeff]")
_DEEPEST = 20
_PLAIN_TAGS = frozenset({"tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"})

Path = tuple[str | int, ...]


@dataclass(slots=True)
class Complaint:
    """Something wrong in YAML: the check that reports it, the line and the words."""

    check: str
    line: int
    said: Said


@dataclass(slots=True)
class Yaml:
    """What could be read: a value, the line of each path in it, and complaints."""

    value: Node = ""
    lines: dict[Path, int] = field(default_factory=dict)
    complaints: list[Complaint] = field(default_factory=list)

    def line(self, path: Path) -> int:
        """Return the line of a value, or of the nearest one around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 0)


def read_yaml(text: str, first_line: int = 1) -> Yaml:
    """Return the value of a YAML text; what is wrong with it is among the complaints."""
    found = Yaml()
    unsafe = _UNSAFE.search(text)
    if unsafe:
        line = first_line + text.count("\n", 0, unsafe.start())
        said = say("character U+{code} does not belong in YAML", code=f"{ord(unsafe[0]):04X}")
        found.complaints.append(Complaint("HDR002", line, said))
        return found
    if _too_deep(text):
        found.complaints.append(Complaint("HDR002", first_line, say("nested too deeply")))
        return found
    try:
        node = _Loader(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        found.complaints.append(_not_yaml(error, text, first_line))
        return found
    except yaml.YAMLError as error:
        said = say("not YAML: {reason}", reason=str(error))
        found.complaints.append(Complaint("HDR002", first_line, said))
        return found
    if node is not None:
        found.value = _Walk(found, first_line).value(node, ())
    return found


def _too_deep(text: str) -> bool:
    # The C parser recurses without a guard of its own.
    depth = deepest = 0
    for bracket in re.findall(r"[\[\]{}]", text):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    indents = re.findall(r"(?m)^[ -]*", text)
    return deepest > _DEEPEST or max(map(len, indents), default=0) > 4 * _DEEPEST


def _not_yaml(error: yaml.MarkedYAMLError, text: str, first_line: int) -> Complaint:
    mark = error.problem_mark or error.context_mark
    row = mark.line if mark else 0
    around = text.splitlines()[row : row + 1]
    if around and "\t" in around[0][: len(around[0]) - len(around[0].lstrip())]:
        return Complaint("HDR002", first_line + row, say("a tab stands where YAML wants spaces"))
    said = say("not YAML: {reason}", reason=error.problem or "?")
    return Complaint("HDR002", first_line + row, said)


@dataclass(slots=True)
class _Walk:
    found: Yaml
    first_line: int
    seen: set[int] = field(default_factory=set)

    def value(self, node: yaml.Node, path: Path) -> Node:
        self.found.lines[path] = self._line(node)
        if id(node) in self.seen or node.tag not in _PLAIN_TAGS:
            self._complain(node, say("anchors, aliases and tags are not read here"))
            return ""
        self.seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            return str(node.value)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(each, (*path, n)) for n, each in enumerate(node.value)]
        return dict(self._pairs(node, path))

    def _pairs(self, node: yaml.Node, path: Path) -> Iterator[tuple[str, Node]]:
        known: set[str] = set()
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._complain(key_node, say("a key must be one word"))
                continue
            key = unicodedata.normalize("NFC", key_node.value)
            value = self.value(value_node, (*path, key))
            self.found.lines[(*path, key)] = self._line(key_node)
            if key in known:
                said = say("key '{key}' stands here a second time", key=key)
                self.found.complaints.append(Complaint("HDR003", self._line(key_node), said))
                continue
            known.add(key)
            yield key, value

    def _complain(self, node: yaml.Node, said: Said) -> None:
        self.found.complaints.append(Complaint("HDR002", self._line(node), said))

    def _line(self, node: yaml.Node) -> int:
        return int(node.start_mark.line) + self.first_line
