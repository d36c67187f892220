"""What every page needs: the handbook, what is shown of it, addresses and words."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from qmsdocs.model.corpus import Corpus
from qmsdocs.model.letters import collation_key
from qmsdocs.model.records import Decision
from qmsdocs.model.text import Text
from qmsdocs.model.timeline import State
from qmsdocs.site.addresses import Addresses, relative
from qmsdocs.site.selection import Entry, Selection
from qmsdocs.site.writing import link, literal
from qmsdocs.wording import Said, day_in, in_language, say

TONES = {
    State.IN_FORCE: "good",
    State.AWAITING: "note",
    State.SUSPENDED: "warn",
    State.SUPERSEDED: "muted",
    State.WITHDRAWN: "muted",
    State.EXPIRED: "muted",
}
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, eq=False)
class Site:
    """One site being made."""

    corpus: Corpus
    selection: Selection
    addresses: Addresses
    language: str
    address: str = ""
    """Where it will be served; empty where ``mkdocs.yml`` does not say."""
    pressed: bool = False
    """Do PDFs of the sheets lie beside them?"""

    @classmethod
    def of(cls, corpus: Corpus, selection: Selection, language: str) -> "Site":
        """Return the site of a selection, in a language."""
        addresses = Addresses.of(corpus.office, selection.entries)
        return cls(corpus, selection, addresses, language)

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """Documents on the site by id."""
        return {each.document: each for each in self.selection.entries}

    @cached_property
    def standing(self) -> tuple[Entry, ...]:
        """Documents in force or suspended, in order of their codes."""
        kept = (e for e in self.selection.entries if e.current is not None and not e.ended)
        return tuple(sorted(kept, key=lambda entry: by_code(entry.text)))

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """Place of each document in the order of codes, by id."""
        ordered = sorted(self.selection.entries, key=lambda entry: by_code(entry.text))
        return {entry.document: place for place, entry in enumerate(ordered)}

    def say(self, said: Said) -> str:
        """Return a sentence in the language of the site."""
        return in_language(self.language)(said)

    def cells(self, *said: Said) -> list[str]:
        """Return sentences as cells of a table's first line."""
        return [literal(self.say(each)) for each in said]

    def day(self, day: date) -> str:
        """Return a day as the readers write it."""
        return day_in(self.language, day)

    def unit(self, unit: str, on: date) -> str:
        """Return the unit that answers on a day, with the former one where it was merged."""
        office = self.corpus.office
        now = office.unit_on(unit, on)
        if now == unit:
            return office.name_of(office.units, unit)
        return self.say(
            say(
                "{unit} (formerly {former})",
                unit=office.name_of(office.units, now),
                former=office.name_of(office.units, unit),
            )
        )

    def decision(self, decision: Decision | None) -> str:
        """Return number, day and (where it is another's) issuer of a decision."""
        if decision is None:
            return ""
        number, day, issuer = decision.number, decision.issued, decision.issuer
        if issuer:
            return self.say(
                say("No. {number} of {day}, {issuer}", number=number, day=day, issuer=issuer)
            )
        return self.say(say("No. {number} of {day}", number=number, day=day))

    def link(self, page: str, document: str, label: str = "") -> str:
        """Return a link from a page to a document, or its label where it is not here."""
        entry = self.entries.get(document)
        target = self.addresses.page(document)
        if entry is None or target is None:
            return literal(label)
        return link(label or entry.text.code, relative(page, target))

    def links(self, page: str, documents: Iterable[str]) -> str:
        """Return links to documents of this site in order of their codes."""
        known = sorted(
            (each for each in documents if each in self.ranks), key=self.ranks.__getitem__
        )
        return ", ".join(self.link(page, document) for document in known)


def by_code(text: Text) -> tuple[tuple[str, str, str], str]:
    """Return the key that sorts by code, numbers by their value."""
    return _numbered(text.code), text.id


def by_title(text: Text) -> tuple[tuple[str, str, str], str]:
    """Return the key of Vietnamese alphabetical order of titles."""
    return _numbered(text.title), text.id


def title_of(text: Text) -> str:
    """Return what a document is called in menus: code and title."""
    return f"{text.code} – {text.title}"


def capital(text: str) -> str:
    """Return a text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def given(values: Iterable[tuple[Said, str]]) -> Iterator[tuple[Said, str]]:
    """Yield the labelled values that are not empty."""
    return ((label, value) for label, value in values if value)


@lru_cache(maxsize=20_000)
def _numbered(text: str) -> tuple[str, str, str]:
    return collation_key(_DIGITS.sub(lambda digits: digits[0].zfill(6), text))
