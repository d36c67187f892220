"""What ties one text to law, to other documents and to roles: all that its own words tell."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from sys import intern
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from qmsdocs.law.citing import Cited, as_written, cited, is_searched, meaning
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.links import Aim, links
from qmsdocs.model.text import Text

Lines = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Use:
    """One legal document that a text relies on, and where it says so.

    Attributes:
        legal: Id of the entry of the catalogue.
        lines: Lines of the file on which it stands.
        provisions: Provisions that the text names, as it would be written: ``khoản 2 Điều 14``.
        whole: Does the text name it also without provisions, or as its legal basis?
        basis: Is it a legal basis of the text?
    """

    legal: str
    lines: Lines = ()
    provisions: tuple[str, ...] = ()
    whole: bool = True
    basis: bool = False


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A legal document that a text names and the catalogue does not settle."""

    number: str
    line: int
    candidates: tuple[str, ...] = ()


class Ties(NamedTuple):
    """What a text relies on by its own words.

    Attributes:
        links: Lines on which it leads to other documents, by their ids.
        roles: Lines on which it names a role of the office, by the role's id.
    """

    uses: tuple[Use, ...]
    unsettled: tuple[Unsettled, ...]
    links: dict[str, Lines]
    roles: dict[str, Lines]


def ties(corpus: Corpus, text: Text) -> Ties:
    """Return what ties a text, as it was found before where nothing of it has changed.

    The days and relations of the catalogue play no part: a row is kept by the names and
    numbers alone, by which citations are understood.
    """
    here = _TIES.setdefault(corpus, {})
    # By the text itself, which stays as long as this does: a digest would cost more.
    if id(text) not in here:
        here[id(text)] = text, _kept(corpus, text)
    return here[id(text)][1]


_TIES: WeakKeyDictionary[Corpus, dict[int, tuple[Text, Ties]]] = WeakKeyDictionary()
"""What was found for each handbook at hand: what relies on law and who cites it both ask."""


def _kept(corpus: Corpus, text: Text) -> Ties:
    body = as_written(text)
    known, key = corpus.worked_out, _key(corpus, text, body)
    kept = known.get(key)
    # The checks ask for the citations, and would search every body again without them.
    if kept is not None and is_searched(corpus, body):
        return _unpacked(json.loads(kept))
    found = _found(corpus, text)
    known[key] = json.dumps(_packed(found), separators=(",", ":"))
    return found


@dataclass(frozen=True, slots=True)
class _Ground:
    """What the ties of all texts of a handbook depend on, and the roles as texts may name them."""

    stamp: str
    roles: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, corpus: Corpus) -> "_Ground":
        named = ((each.id, each.name.casefold()) for each in corpus.office.roles)
        roles = tuple((key, name) for key, name in named if name)
        stamp = repr((meaning(corpus.law), roles))
        return cls(hashlib.sha256(stamp.encode()).hexdigest(), roles)


_GROUNDS: WeakKeyDictionary[Corpus, _Ground] = WeakKeyDictionary()
"""The ground of each handbook at hand: all its texts ask for it."""


def _ground(corpus: Corpus) -> _Ground:
    if corpus not in _GROUNDS:
        _GROUNDS[corpus] = _Ground.of(corpus)
    return _GROUNDS[corpus]


def _key(corpus: Corpus, text: Text, body: str) -> str:
    line = text.lines.get("legal_basis", 0)
    source = [_ground(corpus).stamp, text.id, text.body_line, body, line]
    for each in text.legal_basis:
        source += each.number, each.issuer, str(each.issued)
    return f"ties:{hashlib.sha256(repr(source).encode()).hexdigest()}"


def _packed(found: Ties) -> list[object]:
    uses = [[u.legal, u.lines, u.provisions, u.whole, u.basis] for u in found.uses]
    unsettled = [[each.number, each.line, each.candidates] for each in found.unsettled]
    return [uses, unsettled, found.links, found.roles]


def _unpacked(row: list[Any]) -> Ties:
    uses, unsettled, leads, roles = row
    return Ties(
        tuple(
            # Thousands of texts name the same few hundred ids.
            Use(intern(legal), tuple(lines), tuple(provisions), whole, basis)
            for legal, lines, provisions, whole, basis in uses
        ),
        tuple(Unsettled(number, line, tuple(those)) for number, line, those in unsettled),
        {document: tuple(lines) for document, lines in leads.items()},
        {role: tuple(lines) for role, lines in roles.items()},
    )


def _found(corpus: Corpus, text: Text) -> Ties:
    uses, unsettled = _of_law(cited(corpus, text))
    return Ties(uses, unsettled, _links(text), _roles(text, _ground(corpus).roles))


def _of_law(mentions: Iterable[Cited]) -> tuple[tuple[Use, ...], tuple[Unsettled, ...]]:
    found: defaultdict[str, list[Cited]] = defaultdict(list)
    open_ones: dict[tuple[str, int], Unsettled] = {}
    for each in mentions:
        if each.found:
            found[each.found.id].append(each)
        elif each.number or any(map(str.isdigit, each.written)):
            # A law that is called by its name alone may be any of that name.
            candidates = tuple(one.id for one in each.resolution.candidates)
            number = each.number or each.written
            open_ones[number, each.place.line] = Unsettled(number, each.place.line, candidates)
    return tuple(_use(legal, those) for legal, those in found.items()), tuple(open_ones.values())


def _use(legal: str, mentions: list[Cited]) -> Use:
    return Use(
        legal,
        tuple(dict.fromkeys(each.place.line for each in mentions)),
        tuple(dict.fromkeys(str(p) for each in mentions for p in each.provisions)),
        any(not each.provisions for each in mentions),
        any(each.basis for each in mentions),
    )


def _links(text: Text) -> dict[str, Lines]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for link in links(text.body):
        line = text.body_line + link.line
        if link.aim is Aim.DOCUMENT and line not in found[link.name]:
            found[link.name].append(line)
    return {name: tuple(lines) for name, lines in found.items() if name != text.id}


def _roles(text: Text, roles: Iterable[tuple[str, str]]) -> dict[str, Lines]:
    body = text.body.casefold()
    found = {}
    for role, name in roles:
        if name in body:
            rows = enumerate(body.split("\n"), start=text.body_line)
            found[role] = tuple(line for line, row in rows if name in row)
    return found
