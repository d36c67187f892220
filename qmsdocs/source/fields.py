"""Values taken out of YAML with their types checked; each fault names its line.

A reader never raises: it notes what was found against what was expected and gives back an
empty value, so that one wrong field never hides the others.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from qmsdocs.diagnostics import Fault, Hit, Place, Subject
from qmsdocs.model.days import parse_day
from qmsdocs.model.fingerprint import Node
from qmsdocs.model.letters import nearest
from qmsdocs.source.yamltext import Path, Yaml
from qmsdocs.wording import Said, say

Choice = TypeVar("Choice", bound=StrEnum)
_WHOLE = re.compile(r"0|[1-9][0-9]{0,8}")
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")


@dataclass(slots=True)
class Notes:
    """Faults noted while one file is read.

    Attributes:
        document: Id of the document that the file speaks of, once it is known.
    """

    path: str
    faults: list[Fault] = field(default_factory=list)
    subject: Subject = field(default_factory=Subject)

    def add(self, check: str, line: int, said: Said, hint: Said | None = None) -> None:
        """Note a fault at a line of this file."""
        self.faults.append(Fault(check, Hit(Place(self.path, line), said, hint, self.subject)))

    def take(self, yaml: Yaml) -> None:
        """Note everything that YAML itself complained of."""
        for each in yaml.complaints:
            self.add(each.check, each.line, each.said)


@dataclass(slots=True)
class Fields:
    """One mapping being read: every key must be asked for, or it is unknown.

    Attributes:
        hollow: There is no mapping at all, which was noted; no key of it is missed as well.
    """

    yaml: Yaml
    notes: Notes
    node: Mapping[str, Node]
    path: Path = ()
    asked: set[str] = field(default_factory=set)
    hollow: bool = False

    @classmethod
    def of(cls, yaml: Yaml, notes: Notes) -> "Fields":
        """Return the fields of a whole file; a file that is no mapping has none."""
        if isinstance(yaml.value, Mapping):
            return cls(yaml, notes, yaml.value)
        if not yaml.complaints:
            said = say("expected 'key: value' lines and found something else")
            notes.add("HDR002", yaml.line(()), said)
        return cls(yaml, notes, {}, hollow=True)

    def line(self, key: str) -> int:
        """Return the line of a key, or of the mapping without it."""
        return self.yaml.line((*self.path, key))

    def text(self, key: str, *, required: bool = False) -> str:
        """Return a scalar, or an empty text."""
        found = self._get(key, required=required)
        if isinstance(found, str):
            return found
        if found is not None:
            self._wrong(key, say("one value"))
        return ""

    def whole(self, key: str, *, required: bool = False, least: int = 0) -> int | None:
        """Return a whole number without sign or leading zero."""
        found = self.text(key, required=required)
        if not found:
            return None
        if _WHOLE.fullmatch(found) and int(found) >= least:
            return int(found)
        self._wrong(
            key,
            say("a whole number such as {example}, from {least}", example=least + 1, least=least),
        )
        return None

    def day(self, key: str, *, required: bool = False) -> date | None:
        """Return a day written YYYY-MM-DD."""
        found = self.text(key, required=required)
        if not found:
            return None
        day = parse_day(found)
        if day is None:
            self._wrong(key, say("a day written YYYY-MM-DD, such as 2026-07-15"))
        return day

    def digest(self, key: str, *, required: bool = False) -> str:
        """Return a digest written ``sha256:<hex>``, or an empty text."""
        found = self.text(key, required=required)
        if found and not _DIGEST.fullmatch(found):
            self._wrong(key, say("sha256: and 64 hexadecimal digits"))
        return found

    def choice(self, key: str, words: type[Choice], *, required: bool = False) -> Choice | None:
        """Return one of a closed list of words."""
        found = self.text(key, required=required)
        if not found:
            return None
        try:
            return words(found)
        except ValueError:
            known = tuple(word.value for word in words)
            self._wrong(key, say("one of: {words}", words=known), _meant(found, known))
            return None

    def choices(self, key: str, words: type[Choice]) -> tuple[Choice, ...]:
        """Return a list of words out of a closed one."""
        known = tuple(word.value for word in words)
        found = self.texts(key)
        for each in found:
            if each not in known:
                self._wrong(key, say("one of: {words}", words=known), _meant(each, known))
        return tuple(words(each) for each in found if each in known)

    def flag(self, key: str) -> bool:
        """Return whether a key says yes; left out, it says no.

        What is neither counts as yes: the keys read so ask for more, never for less.
        """
        found = self.text(key)
        if found not in ("", "yes", "no", "true", "false"):
            self._wrong(key, say("yes or no"))
        return self.node.get(key, "") not in ("", "no", "false")

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """Return a list of scalars."""
        found = self._get(key, required=required)
        if found is None or found == "":
            return ()
        if isinstance(found, Sequence) and not isinstance(found, str):
            kept = tuple(each for each in found if isinstance(each, str) and each.strip())
            if len(kept) == len(found):
                return kept
        self._wrong(key, say("a list such as [a, b]"))
        return ()

    def within(self, key: str, *, required: bool = False) -> "Fields | None":
        """Return the fields of a mapping below a key, or none."""
        found = self._get(key, required=required)
        if isinstance(found, Mapping):
            return Fields(self.yaml, self.notes, found, (*self.path, key))
        if found not in (None, ""):
            self._wrong(key, say("a mapping such as {example}", example="{a: 1, b: 2}"))
        return None

    def each(self, key: str, *, required: bool = False) -> "Iterator[Fields]":
        """Yield the fields of each mapping in a list below a key."""
        found = self._get(key, required=required)
        if found in (None, ""):
            return
        if isinstance(found, str | Mapping) or found is None:
            self._wrong(key, say("a list of mappings"))
            return
        for position, node in enumerate(found):
            path = (*self.path, key, position)
            if isinstance(node, Mapping):
                yield Fields(self.yaml, self.notes, node, path)
            else:
                said = say("'{key}': each entry must be a mapping", key=key)
                self.notes.add("HDR005", self.yaml.line(path), said)

    def unknown(self) -> list[str]:
        """Return the keys that nobody asked for."""
        return [key for key in self.node if key not in self.asked]

    def refuse_unknown(self, check: str = "HDR006") -> None:
        """Note each key that nobody asked for, with the one that was probably meant."""
        for key in self.unknown():
            said = say("key '{key}' is not known here", key=key)
            self.notes.add(check, self.line(key), said, _meant(key, sorted(self.asked)))

    def ask(self, *keys: str) -> None:
        """Count keys as known without reading them."""
        self.asked.update(keys)

    def _get(self, key: str, *, required: bool) -> Node | None:
        self.asked.add(key)
        found = self.node.get(key)
        if required and not self.hollow:
            if found is None:
                self.notes.add("HDR004", self.line(key), say("'{key}' is missing", key=key))
            elif _blank(found):
                self.notes.add("HDR004", self.line(key), say("'{key}' is empty", key=key))
                return None
        return found

    def _wrong(self, key: str, expected: Said, hint: Said | None = None) -> None:
        found = self.node.get(key)
        said = say(
            "'{key}' is '{found}', expected {expected}",
            key=key,
            found=found if isinstance(found, str) else "…",
            expected=expected,
        )
        self.notes.add("HDR005", self.line(key), said, hint)


def _blank(node: Node) -> bool:
    return not node.strip() if isinstance(node, str) else node == []


def _meant(word: str, known: Sequence[str]) -> Said | None:
    found = nearest(word, known)
    return say("Did you mean '{word}'?", word=found) if found else None
