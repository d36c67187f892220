"""YAML read as text, with the line of every value (docs/formats.md, section 1).

Scalars stay the characters that stand there, so that ``no``, ``01`` and ``1.010820`` mean
what the writer meant, and a fingerprint does not depend on a YAML library's idea of them.
"""

import re
import sys
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import yaml
from yaml.events import MappingEndEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from qmsdocs.model.fingerprint import Node
from qmsdocs.wording import Said, say

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
# Controls, line ends that libraries disagree about, and what is not seen or turns the order
# of what is seen: zero widths and directions.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufffe\uffff]"
)
_DEEPEST = 20

Path = tuple[str | int, ...]


@dataclass(slots=True)
class Complaint:
    """Something wrong in YAML: the check that reports it, the line, the words, the value."""

    check: str
    line: int
    said: Said
    path: Path = ()


@dataclass(slots=True)
class Yaml:
    """What could be read: a value, the line of each path in it, and complaints.

    Attributes:
        first: Line on which the value begins.
        rows: Lines of the entries of each list and mapping in the value, by its ``id()``;
            most files are sound, and nobody asks them for more than a few lines.
    """

    value: Node = ""
    first: int = 0
    rows: dict[int, list[int]] = field(default_factory=dict)
    complaints: list[Complaint] = field(default_factory=list)

    def line(self, path: Path) -> int:
        """Return the line of a value, or of the nearest one around it."""
        line, node = self.first, self.value
        for step in path:
            found = _entry(node, step)
            if found is None:
                break
            line = self.rows[id(node)][found[0]]
            node = found[1]
        return line

    @property
    def top_lines(self) -> dict[str, int]:
        """The line of each key of a file that is a mapping."""
        if not isinstance(self.value, Mapping):
            return {}
        return dict(zip(self.value, self.rows[id(self.value)], strict=True))

    @property
    def lines(self) -> dict[Path, int]:
        """The line of every value by its path; none where nothing could be read."""
        return dict(self._lines((), self.first, self.value)) if self.first else {}

    def _lines(self, path: Path, line: int, node: Node) -> Iterator[tuple[Path, int]]:
        yield path, line
        for (step, inner), row in zip(_entries(node), self.rows.get(id(node), ()), strict=True):
            yield from self._lines((*path, step), row, inner)

    def complained(self, path: Path) -> bool:
        """Is anything wrong with the value at a path, or within it?"""
        return any(each.path[: len(path)] == path for each in self.complaints)


def _entries(node: Node) -> Iterator[tuple[str | int, Node]]:
    if isinstance(node, Mapping):
        yield from node.items()
    elif not isinstance(node, str):
        yield from enumerate(node)


def _entry(node: Node, step: str | int) -> tuple[int, Node] | None:
    """Return where among its neighbours an entry stands, and what it is."""
    if isinstance(step, str):
        if isinstance(node, Mapping) and step in node:
            return list(node).index(step), node[step]
    elif not isinstance(node, str | Mapping) and step < len(node):
        return step, node[step]
    return None


class _RefusedError(Exception):
    """The text cannot be read any further."""

    def __init__(self, line: int, said: Said) -> None:
        super().__init__(said.template)
        self.complaint = Complaint("HDR002", line, said)


def read_yaml(text: str, first_line: int = 1) -> Yaml:
    """Return the value of a YAML text in NFC; what is wrong with it is among the complaints.

    A text that cannot be read to its end has an empty value and one complaint.
    """
    unsafe = _UNSAFE.search(text)
    if unsafe:
        line = first_line + text.count("\n", 0, unsafe.start())
        return Yaml(complaints=[Complaint("HDR002", line, _unfit(unsafe[0]))])
    found = Yaml()
    try:
        found.value = _Builder(found, first_line, _Loader(text).get_event).document()
    except _RefusedError as refused:
        return Yaml(complaints=[refused.complaint])
    except yaml.MarkedYAMLError as error:
        return Yaml(complaints=[_not_yaml(error, text, first_line)])
    except yaml.YAMLError as error:
        said = say("not YAML: {reason}", reason=str(error))
        return Yaml(complaints=[Complaint("HDR002", first_line, said)])
    return found


def _unfit(character: str) -> Said:
    return say("character U+{code} does not belong in YAML", code=f"{ord(character):04X}")


def _not_yaml(error: yaml.MarkedYAMLError, text: str, first_line: int) -> Complaint:
    rows = text.splitlines()
    marks = [mark for mark in (error.problem_mark, error.context_mark) if mark]
    # What is open at the end of the text is found by where it began.
    row = next((mark.line for mark in marks if mark.line < len(rows)), len(rows) - 1)
    if "\t" in rows[row][: len(rows[row]) - len(rows[row].lstrip())]:
        return Complaint("HDR002", first_line + row, say("a tab stands where YAML wants spaces"))
    said = say("not YAML: {reason}", reason=error.problem or "?")
    return Complaint("HDR002", first_line + row, said)


@dataclass(slots=True)
class _Builder:
    """Builds a value from the parser's events.

    The library's own composer recurses in C without a guard, and a file of brackets would
    end the interpreter; events come one by one, so that depth is counted while reading.
    """

    found: Yaml
    first_line: int
    event: Callable[[], yaml.Event]
    room: int = _DEEPEST

    def document(self) -> Node:
        self.event()  # the stream begins
        start = self.event()
        if isinstance(start, yaml.StreamEndEvent):
            return ""
        if isinstance(start, yaml.DocumentStartEvent) and (start.version or start.tags):
            raise _RefusedError(self._line(start), say("YAML directives are not read here"))
        first = self.event()
        self.found.first = self._line(first)
        value = self.value(first, ())
        self.event()  # the document ends
        after = self.event()
        if not isinstance(after, yaml.StreamEndEvent):
            raise _RefusedError(self._line(after), say("a second YAML document begins here"))
        return value

    def value(self, event: yaml.Event, path: Path) -> Node:
        self._refuse_marks(event, path)
        if isinstance(event, ScalarEvent):
            return _composed(event.value)
        if isinstance(event, yaml.AliasEvent):
            return ""
        self._descend(event)
        items = self._items(path) if isinstance(event, SequenceStartEvent) else self._pairs(path)
        self.room += 1
        return items

    def _items(self, path: Path) -> Node:
        found: list[Node] = []
        self.found.rows[id(found)] = lines = []
        while type(event := self.event()) is not SequenceEndEvent:
            lines.append(self._line(event))
            plain = _plain(event)
            found.append(self.value(event, (*path, len(found))) if plain is None else plain)
        return found

    def _pairs(self, path: Path) -> Node:
        found: dict[str, Node] = {}
        self.found.rows[id(found)] = lines = []
        while type(event := self.event()) is not MappingEndEvent:
            key = _plain(event)
            if key is None:
                key = self._key(event, path)
            if key is None or key in found:
                if key is not None:
                    said = say("key '{key}' stands here a second time", key=key)
                    self._complain(event, said, (*path, key), "HDR003")
                self._skip(self.event())
                continue
            lines.append(self._line(event))
            inner = self.event()
            plain = _plain(inner)
            found[key] = self.value(inner, (*path, key)) if plain is None else plain
        return found

    def _key(self, event: yaml.Event, path: Path) -> str | None:
        """Return a key; none, with a complaint, where it is more than one word."""
        if not isinstance(event, ScalarEvent):
            self._complain(event, say("a key must be one word"), path)
            self._skip(event)
            return None
        self._refuse_marks(event, path)
        return _composed(event.value)

    def _skip(self, event: yaml.Event) -> None:
        """Pass over a value that begins with this event."""
        outside = self.room
        while True:
            if isinstance(event, yaml.CollectionStartEvent):
                self._descend(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self.room += 1
            if self.room == outside:
                return
            event = self.event()

    def _descend(self, event: yaml.Event) -> None:
        if not self.room:
            raise _RefusedError(self._line(event), say("nested too deeply"))
        self.room -= 1

    def _refuse_marks(self, event: yaml.Event, path: Path) -> None:
        unsafe = _escaped(event) if isinstance(event, ScalarEvent) else None
        if unsafe:
            raise _RefusedError(self._line(event), _unfit(unsafe[0]))
        marked = isinstance(event, yaml.NodeEvent) and event.anchor is not None
        if isinstance(event, (ScalarEvent, yaml.CollectionStartEvent)):
            marked = marked or event.tag is not None
        if marked:
            self._complain(event, say("anchors, aliases and tags are not read here"), path)

    def _complain(self, event: yaml.Event, said: Said, path: Path, check: str = "HDR002") -> None:
        self.found.complaints.append(Complaint(check, self._line(event), said, path))

    def _line(self, event: yaml.Event) -> int:
        mark = event.start_mark
        return self.first_line + (mark.line if mark else 0)


def _plain(event: yaml.Event) -> str | None:
    """Return what most events are, an unmarked scalar; none: it needs a closer look."""
    if type(event) is ScalarEvent and event.anchor is None and event.tag is None:
        return None if _escaped(event) else _composed(event.value)
    return None


def _escaped(event: ScalarEvent) -> re.Match[str] | None:
    """Return a character that a scalar may hold by an escape only: the text itself has none."""
    return _UNSAFE.search(event.value) if event.style == '"' else None


def _composed(text: str) -> str:
    # Keys, ids and digests stand in many files; one copy of each is kept.
    return sys.intern(text if text.isascii() else unicodedata.normalize("NFC", text))
