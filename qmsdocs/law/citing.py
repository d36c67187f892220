"""Which legal documents a text cites, in its body and as its legal basis."""

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from itertools import starmap
from sys import intern
from typing import TYPE_CHECKING, Any, NamedTuple
from weakref import WeakKeyDictionary

from qmsdocs.diagnostics import Place
from qmsdocs.law.finding.provisions import Provision
from qmsdocs.law.state.identity import Resolution, resolve
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.legal import LegalCatalogue, LegalDocument
from qmsdocs.model.text import LegalReference, Text
from qmsdocs.wording import Said, packed, unpacked

if TYPE_CHECKING:
    from qmsdocs.law.finding.citations import Citation
    from qmsdocs.law.finding.resolving import Laws


class Cited(NamedTuple):
    """One mention of a legal document by a text, and which entry of the catalogue is meant.

    Attributes:
        place: Line of the mention in the body, or of its entry in ``legal_basis``.
        written: As it stands there.
        type: Abbreviation of the type (NĐ, TT, L ...); empty in a legal basis.
        number: Canonical number; empty where the text names a law and the catalogue does not
            tell which.
        provisions: Of the document, as far as the text names them.
        faults: What is wrong with the writing.
        basis: Does it stand in ``legal_basis``?
    """

    place: Place
    written: str
    type: str
    number: str
    issuer: str
    issued: date | None
    provisions: tuple[Provision, ...]
    faults: tuple[Said, ...]
    basis: bool
    resolution: Resolution

    @property
    def found(self) -> LegalDocument | None:
        """The one entry of the catalogue that is meant, or none."""
        return self.resolution.found


def cited(corpus: Corpus, text: Text) -> tuple[Cited, ...]:
    """Return what a text cites: its legal basis, then its body in order."""
    return (*basis(corpus, text), *mentioned(corpus, text))


def basis(corpus: Corpus, text: Text) -> tuple[Cited, ...]:
    """Return the legal basis of a text."""
    finder = _finder(corpus.law)
    place = text.at("legal_basis")
    return tuple(
        Cited(
            place,
            reference.number,
            "",
            reference.number,
            reference.issuer,
            reference.issued,
            (),
            (),
            basis=True,
            resolution=finder.resolved(reference, ""),
        )
        for reference in text.legal_basis
    )


def mentioned(corpus: Corpus, text: Text) -> tuple[Cited, ...]:
    """Return what the body of a text cites, in its order."""
    finder = _finder(corpus.law)
    return tuple(
        Cited(
            Place(text.place.path, text.body_line + each.line - 1),
            each.text,
            each.type,
            intern(each.number or ""),
            "",
            each.issued,
            each.provisions,
            each.faults,
            basis=False,
            resolution=finder.meant(each),
        )
        for each in finder.citations(corpus, text)
    )


_NAMED = frozenset({"L", "BL", "PL", "HP"})
"""Types whose documents texts call by their titles."""


def meaning(catalogue: LegalCatalogue) -> str:
    """Return what changes wherever a citation may come to mean another entry."""
    digest = hashlib.sha256()
    for each in catalogue.documents:
        title = each.title if each.type in _NAMED else ""
        cells = (each.id, each.type, each.number, each.issuer, str(each.issued), title)
        digest.update("\0".join((*cells, "\n")).encode())
    return digest.hexdigest()


def as_written(text: Text) -> str:
    """Return the digest of a body letter by letter.

    Its part of the fingerprint is blind to the ends of lines and to how letters are composed;
    on which line something stands is not.
    """
    return hashlib.sha256(text.body.encode("utf-8", "surrogatepass")).hexdigest()


def is_searched(corpus: Corpus, body: str) -> bool:
    """Was a body searched before, of which there is the digest? What was found of it is kept."""
    return _finder(corpus.law).key(body) in corpus.worked_out


class _Finder:
    """One catalogue, asked for the same references again and again."""

    def __init__(self, catalogue: LegalCatalogue) -> None:
        self.catalogue = catalogue
        self._laws: Laws | None = None
        self._stamp = ""
        self._meant: dict[tuple[str, date | None, str], Resolution] = {}
        self._resolved: dict[tuple[LegalReference, str], Resolution] = {}

    @property
    def laws(self) -> "Laws":
        if self._laws is None:
            from qmsdocs.law.finding.resolving import Laws  # noqa: PLC0415 - as below

            self._laws = Laws.of(self.catalogue.documents)
        return self._laws

    @property
    def stamp(self) -> str:
        """What changes with the names and numbers of the catalogue, and with nothing else."""
        if not self._stamp:
            digest = hashlib.sha256()
            for each in self.catalogue.documents:
                title = each.title if each.type in _NAMED else ""
                row = f"{each.type}\0{each.number}\0{title}\0{each.issued if title else ''}\n"
                digest.update(row.encode())
            self._stamp = digest.hexdigest()[:16]
        return self._stamp

    def key(self, body: str) -> str:
        return f"citations:{self.stamp}:{body}"

    def resolved(self, reference: LegalReference, kind: str) -> Resolution:
        key = (reference, kind)
        if key not in self._resolved:
            self._resolved[key] = resolve(self.catalogue, reference, kind)
        return self._resolved[key]

    def meant(self, citation: "_Found") -> Resolution:
        if not citation.number:
            return Resolution()
        key = (citation.number, citation.issued, citation.type)
        if key not in self._meant:
            reference = LegalReference(citation.number, issued=citation.issued)
            self._meant[key] = resolve(self.catalogue, reference, citation.type)
        return self._meant[key]

    def citations(self, corpus: Corpus, text: Text) -> Iterator["_Found"]:
        key = self.key(as_written(text))
        kept = corpus.worked_out.get(key)
        rows = json.loads(kept) if kept is not None else self._searched(text.body)
        if kept is None:
            corpus.worked_out[key] = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
        yield from map(_unpacked, rows)

    def _searched(self, body: str) -> list[list[object]]:
        # What finds them takes a while to load, and mostly all texts were searched before.
        from qmsdocs.law.finding.citations import citations  # noqa: PLC0415

        return [_packed(each) for each in citations(body, self.laws)]


class _Found(NamedTuple):
    """A citation, as far as it is kept."""

    line: int
    text: str
    type: str
    number: str | None
    provisions: tuple[Provision, ...]
    faults: tuple[Said, ...]
    issued: date | None


_FINDERS: WeakKeyDictionary[LegalCatalogue, _Finder] = WeakKeyDictionary()


def _finder(catalogue: LegalCatalogue) -> _Finder:
    if catalogue not in _FINDERS:
        _FINDERS[catalogue] = _Finder(catalogue)
    return _FINDERS[catalogue]


def _packed(each: "Citation") -> list[object]:
    provisions = [[p.article, p.clause, p.point] for p in each.provisions]
    issued = each.issued.isoformat() if each.issued else None
    faults = [packed(fault) for fault in each.faults]
    return [each.line, each.text, each.type, each.number, provisions, faults, issued]


def _unpacked(row: list[Any]) -> _Found:
    line, text, kind, number, provisions, faults, issued = row
    return _Found(
        line,
        text,
        kind,
        number,
        tuple(starmap(Provision, provisions)),
        tuple(map(unpacked, faults)),
        date.fromisoformat(issued) if issued else None,
    )
