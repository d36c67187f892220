"""The legal catalogue as two lists: the documents from outside, and who cites each of them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from weakref import WeakKeyDictionary

from qmsdocs.law.citing import Cited, basis
from qmsdocs.law.state.force import Force
from qmsdocs.law.state.telling import told
from qmsdocs.law.state.validity import validity
from qmsdocs.law.step.ties import ties
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.legal import LegalDocument
from qmsdocs.site import addresses
from qmsdocs.site.addresses import law_anchor
from qmsdocs.site.basis import type_name, why_unsettled
from qmsdocs.site.context import Site, capital
from qmsdocs.site.lists.description import Column, Kind, Link, Listing, Mark, Row, Value, rows_of
from qmsdocs.site.lists.documents import document_links
from qmsdocs.site.selection import Entry
from qmsdocs.wording import say

_TONES = {Force.IN_FORCE: "good", Force.EXPIRED: "danger", Force.SUSPENDED: "danger"}


@dataclass(frozen=True)
class _Citing:
    """Which documents of a site cite what.

    Attributes:
        basis: Documents by the entry of the catalogue that is a legal basis of theirs.
        body: Documents by the entry that their text names.
        unsettled: Documents by what is a legal basis of theirs and no one entry.
    """

    basis: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    body: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    unsettled: dict[tuple[str, str, date | None], tuple[Cited, list[str]]] = field(
        default_factory=dict
    )

    def count(self, legal: str) -> int:
        """Return how many documents cite an entry, wherever they do."""
        return len({*self.basis.get(legal, ()), *self.body.get(legal, ())})


def external_documents(site: Site) -> Listing:
    """Return the legal catalogue, newest first, and what is cited without standing in it."""
    found = _citing(site)
    known = _newest_first(site)
    rows = [Row(_external(site, each, found), law_anchor(each.id)) for each in known]
    return Listing(
        page=addresses.LAW,
        name=say("Legal documents"),
        title=say("List of external documents"),
        leads=(
            say(
                "{count} legal documents, with their validity on {day}. "
                "A day that is not known is left out; nothing is guessed.",
                count=len(known),
                day=site.corpus.day,
            ),
        ),
        columns=_EXTERNAL,
        rows=(*rows, *rows_of(_unsettled(site, found))),
    )


def by_law(site: Site) -> Listing:
    """Return every entry of the catalogue with those who cite it, at its lasting anchor."""
    found = _citing(site)
    known = sorted(_newest_first(site), key=lambda each: not found.count(each.id))
    return Listing(
        page=addresses.BY_LAW,
        name=say("By legal document"),
        title=say("Documents by the legal documents that they cite"),
        leads=(say("Documents in force or suspended on {day} are counted.", day=site.corpus.day),),
        columns=_BY_LAW,
        rows=tuple(_cited(site, each, found) for each in known),
        group="cited",
    )


_NUMBER = Column("number", say("Number"), Kind.CODE)
_TYPE = Column("type", say("Type"), facet=True)
_SUBJECT = Column("subject", say("Subject"), wide=True)
_COUNT = Column("count", say("Documents that cite it"), Kind.NUMBER)
_EXTERNAL = (
    _NUMBER,
    _TYPE,
    Column("issued", say("Issued on"), Kind.DAY),
    Column("issuer", say("Issued by"), facet=True),
    _SUBJECT,
    Column("effective", say("In effect from"), Kind.DAY),
    Column("validity", say("Validity"), Kind.STATE, facet=True, wide=True),
    _COUNT,
)
_BY_LAW = (
    Column("cited", say("Cited"), facet=True),
    _NUMBER,
    _TYPE,
    _SUBJECT,
    Column("validity", say("Validity"), Kind.STATE, facet=True),
    _COUNT,
    Column("basis", say("As legal basis of"), Kind.LINKS, wide=True),
    Column("body", say("In the text of"), Kind.LINKS, wide=True),
)


def _newest_first(site: Site) -> list[LegalDocument]:
    known = site.corpus.law.by_id.values()
    key = {each.id: (each.issued is not None, each.issued or date.min, each.id) for each in known}
    return sorted(known, key=lambda each: key[each.id], reverse=True)


def _external(site: Site, each: LegalDocument, found: _Citing) -> tuple[Value, ...]:
    return (
        Link(each.number, f"{addresses.BY_LAW}#{law_anchor(each.id)}"),
        type_name(site, each.type),
        each.issued,
        each.issuer,
        each.title,
        each.effective,
        _validity(site, each, whole=True),
        found.count(each.id),
    )


def _unsettled(site: Site, found: _Citing) -> Iterator[tuple[Value, ...]]:
    for number, issuer, issued in sorted(found.unsettled, key=str):
        one, documents = found.unsettled[number, issuer, issued]
        why = Mark(capital(site.say(why_unsettled(one.resolution))), "warn")
        yield number, "", issued, issuer, "", None, why, len(documents)


def _cited(site: Site, each: LegalDocument, found: _Citing) -> Row:
    count = found.count(each.id)
    cited_or_not = say("Cited by documents in force") if count else say("Cited by none")
    return Row(
        (
            site.say(cited_or_not),
            each.number,
            type_name(site, each.type),
            each.title,
            _validity(site, each),
            count,
            document_links(site, found.basis.get(each.id, ())),
            document_links(site, found.body.get(each.id, ())),
        ),
        law_anchor(each.id),
    )


def _validity(site: Site, each: LegalDocument, *, whole: bool = False) -> Mark:
    """Return what an entry is worth on the day of the site; wanted whole, also why."""
    law, day = site.corpus.law, site.corpus.day
    state, *rest = told(law, each, day)
    tone = _TONES.get(validity(law, each, day).force, "warn")
    notes = tuple(site.say(one) for one in rest) if whole else ()
    return Mark(capital(site.say(state)), tone, notes)


_CITINGS: WeakKeyDictionary[Site, _Citing] = WeakKeyDictionary()
"""Who cites what on each site at hand; two lists ask for it."""


def _citing(site: Site) -> _Citing:
    if site not in _CITINGS:
        found = _Citing()
        for entry in site.standing:
            _count(found, site.corpus, entry)
        _CITINGS[site] = found
    return _CITINGS[site]


def _count(found: _Citing, corpus: Corpus, entry: Entry) -> None:
    tied = ties(corpus, entry.text)
    for use in tied.uses:
        if use.basis:
            found.basis[use.legal].append(entry.document)
        # All legal bases stand on one line.
        if len(use.lines) > use.basis:
            found.body[use.legal].append(entry.document)
    for each in basis(corpus, entry.text) if tied.unsettled else ():
        if each.found is None:
            key = (each.number, each.issuer, each.issued)
            found.unsettled.setdefault(key, (each, []))[1].append(entry.document)
