"""Lists of the documents in force: the master list, by field, by unit, and the forms."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from weakref import WeakKeyDictionary

from qmsdocs.law.step.suspicion import FORM
from qmsdocs.law.step.ties import ties
from qmsdocs.model.letters import collation_key
from qmsdocs.model.terms import STATE
from qmsdocs.model.timeline import State
from qmsdocs.site import addresses
from qmsdocs.site.context import TONES, Site, by_title, capital
from qmsdocs.site.history import LAST_PROVED
from qmsdocs.site.lists.description import Column, Kind, Link, Listing, Mark, Row, Value, rows_of
from qmsdocs.site.selection import Entry
from qmsdocs.wording import Said, say

_order = lru_cache(maxsize=1024)(collation_key)  # many documents have the same few units and fields


@dataclass(frozen=True, slots=True)
class Fact:
    """A column about documents, and how its value is found."""

    column: Column
    value: Callable[[Site, Entry], Value]


def master_list(site: Site) -> Listing:
    """Return the list of all controlled documents, by kind in the order of the office."""
    names = [kind.name for kind in site.corpus.office.kinds]

    def place(entry: Entry) -> tuple[int, tuple[str, str, str]]:
        name = _kind(site, entry)
        return names.index(name) if name in names else len(names), _order(name)

    return Listing(
        page=addresses.MASTER_LIST,
        name=say("Master list"),
        title=say("Master list of controlled documents"),
        leads=(
            say(
                "{count} documents in force or suspended on {day}.",
                count=len(site.standing),
                day=site.corpus.day,
            ),
        ),
        group="kind",
        columns=_columns(_MASTER),
        rows=_rows(site, sorted(site.standing, key=place), _MASTER),
    )


def by_unit(site: Site) -> Listing:
    """Return the documents that each unit answers for on the day, by title."""
    entries = sorted(site.standing, key=lambda e: (_order(_unit(site, e)), by_title(e.text)))
    return Listing(
        page=addresses.BY_UNIT,
        name=say("By unit"),
        title=say("Documents by unit"),
        group="unit",
        columns=_columns(_BY_UNIT),
        rows=_rows(site, entries, _BY_UNIT),
    )


def by_field(site: Site) -> Listing:
    """Return the documents of each field of work, by title."""
    known = [entry for entry in site.standing if entry.text.field]
    entries = sorted(known, key=lambda e: (_order(_field(site, e)), by_title(e.text)))
    return Listing(
        page=addresses.BY_FIELD,
        name=say("By field"),
        title=say("Procedures by field"),
        group="field",
        columns=_columns(_BY_FIELD),
        rows=_rows(site, entries, _BY_FIELD),
    )


def forms(site: Site) -> Listing:
    """Return the forms, with the documents that lead to them and the files to fill in."""
    users = _users(site)
    used = Fact(
        Column("used", say("Used by"), Kind.LINKS),
        lambda site, entry: document_links(site, users.get(entry.document, ())),
    )
    facts = (*_IDENTITY, FILES, used, STATUS)
    entries = [entry for entry in site.standing if entry.text.kind == FORM]
    return Listing(
        page=addresses.FORMS,
        name=say("Forms"),
        title=say("List of forms"),
        columns=_columns(facts),
        rows=_rows(site, entries, facts),
    )


def document_links(site: Site, documents: Iterable[str]) -> tuple[Link, ...]:
    """Return links to documents of this site, each once, in order of their codes."""
    known = sorted({each for each in documents if each in site.ranks}, key=site.ranks.__getitem__)
    links = _code_links(site)
    return tuple([links[each] for each in known])


_LINKS: WeakKeyDictionary[Site, Mapping[str, Link]] = WeakKeyDictionary()
"""The link to each document of the sites at hand: lists have tens of thousands."""


def _code_links(site: Site) -> Mapping[str, Link]:
    if site not in _LINKS:
        entries = site.entries.items()
        _LINKS[site] = {document: code_link(site, entry) for document, entry in entries}
    return _LINKS[site]


def code_link(site: Site, entry: Entry) -> Link:
    """Return the code of a document, leading to its page."""
    return Link(entry.text.code, site.addresses.page(entry.document) or addresses.HOME)


def state_mark(site: Site, entry: Entry) -> Mark:
    """Return the state of what stands on the page of a document."""
    state = entry.current.state if entry.current else State.DRAFT
    said = LAST_PROVED if entry.behind else STATE[state]
    tone = "warn" if entry.behind else TONES.get(state, "note")
    return Mark(capital(site.say(said)), tone)


def _columns(facts: Sequence[Fact]) -> tuple[Column, ...]:
    return tuple(fact.column for fact in facts)


def _rows(site: Site, entries: Iterable[Entry], facts: Sequence[Fact]) -> tuple[Row, ...]:
    return rows_of([fact.value(site, entry) for fact in facts] for entry in entries)


def _kind(site: Site, entry: Entry) -> str:
    office = site.corpus.office
    return office.name_of(office.kinds, entry.text.kind)


def _field(site: Site, entry: Entry) -> str:
    office = site.corpus.office
    return office.name_of(office.fields, entry.text.field)


def _unit(site: Site, entry: Entry) -> str:
    office = site.corpus.office
    name = office.name_of(office.units, office.unit_on(entry.text.unit, site.corpus.day))
    return name or site.say(say("No unit named"))


def _files(site: Site, entry: Entry) -> tuple[Link, ...]:
    text = entry.text
    return tuple(Link(file.name, site.addresses.attachment(text, file)) for file in text.files)


def _decision(_: Site, entry: Entry) -> str:
    decision = entry.current.revision.act.record.decision if entry.current else None
    return decision.number if decision else ""


def _users(site: Site) -> dict[str, list[str]]:
    """Return the documents that lead to each document."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for entry in site.standing:
        for document in ties(site.corpus, entry.text).links:
            found[document].append(entry.document)
    return found


def _fact(
    key: str,
    title: Said,
    value: Callable[[Site, Entry], Value],
    kind: Kind = Kind.TEXT,
    *,
    facet: bool = False,
    wide: bool = False,
) -> Fact:
    return Fact(Column(key, title, kind, facet, wide), value)


KIND = _fact("kind", say("Kind"), _kind, facet=True)
FIELD = _fact("field", say("Field"), _field, facet=True)
UNIT = _fact("unit", say("Unit in charge"), _unit, facet=True)
STATUS = _fact("state", say("State"), state_mark, Kind.STATE, facet=True)
SERVICES = _fact("services", say("Service code"), lambda _, e: tuple(e.text.services), Kind.CODE)
DECISION = _fact("decision", say("Decision number"), _decision, Kind.CODE)
FILES = _fact("files", say("Files to fill in"), _files, Kind.LINKS)
_IDENTITY = (
    _fact("code", say("Document code"), code_link, Kind.CODE),
    _fact("title", say("Title"), lambda _, e: e.text.title, wide=True),
    _fact("issue", say("Issue"), lambda _, e: f"{e.text.number.issue:02d}", Kind.NUMBER),
    _fact("revision", say("Revision"), lambda _, e: f"{e.text.number.revision:02d}", Kind.NUMBER),
    _fact(
        "effective",
        say("In force from"),
        lambda _, e: e.current.revision.effective if e.current else None,
        Kind.DAY,
    ),
)
_MASTER = (KIND, *_IDENTITY, DECISION, UNIT, STATUS)
_BY_UNIT = (UNIT, *_IDENTITY, KIND, STATUS)
_BY_FIELD = (FIELD, *_IDENTITY, SERVICES, UNIT, STATUS)
