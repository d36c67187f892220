"""Pages that list the documents in force: by kind, by unit, by field."""

from collections.abc import Callable, Iterable, Sequence

from qmsdocs.model.letters import collation_key
from qmsdocs.model.terms import STATE
from qmsdocs.model.timeline import State
from qmsdocs.site import addresses
from qmsdocs.site.context import Site, by_title, capital
from qmsdocs.site.history import LAST_PROVED
from qmsdocs.site.listing import lead, list_page, nothing
from qmsdocs.site.selection import Entry
from qmsdocs.site.writing import Page, literal, table
from qmsdocs.wording import Said, say

_NARROW = (0, 1, 3, 4, 5)


def master_list(site: Site) -> Page:
    """Return the list of all controlled documents, by kind."""
    office = site.corpus.office
    names = [kind.name for kind in office.kinds]
    groups = _grouped(site.standing, lambda e: office.name_of(office.kinds, e.text.kind))
    ordered = sorted(groups, key=lambda name: (_place(names, name), collation_key(name)))
    said = say(
        "{count} documents in force or suspended on {day}.",
        count=len(site.standing),
        day=site.corpus.day,
    )
    blocks = [lead(site, said)]
    for name in ordered:
        rows = [_listed(site, addresses.MASTER_LIST, n, e) for n, e in enumerate(groups[name], 1)]
        blocks += [f"## {literal(name)}", table(_columns(site), rows, _NARROW)]
    return list_page(
        site, addresses.MASTER_LIST, say("Master list of controlled documents"), blocks
    )


def by_unit(site: Site) -> Page:
    """Return the documents that each unit answers for on the day, by title."""
    office, day = site.corpus.office, site.corpus.day
    groups = _grouped(
        site.standing, lambda e: office.name_of(office.units, office.unit_on(e.text.unit, day))
    )
    return _by_name(site, addresses.BY_UNIT, say("Documents by unit"), groups)


def by_field(site: Site) -> Page:
    """Return the documents of each field of work, by title."""
    office = site.corpus.office
    groups = _grouped(site.standing, lambda e: office.name_of(office.fields, e.text.field))
    named = {name: entries for name, entries in groups.items() if name}
    return _by_name(site, addresses.BY_FIELD, say("Procedures by field"), named)


def _by_name(site: Site, page: str, title: Said, groups: dict[str, list[Entry]]) -> Page:
    blocks = []
    for name in sorted(groups, key=collation_key):
        heading = name or site.say(say("No unit named"))
        rows = [
            _listed(site, page, n, e) for n, e in enumerate(sorted(groups[name], key=_titled), 1)
        ]
        blocks += [f"## {literal(heading)}", table(_columns(site), rows, _NARROW)]
    return list_page(site, page, title, blocks or [nothing(site)])


def _columns(site: Site) -> list[str]:
    return site.cells(
        say("No. in list"),
        say("Document code"),
        say("Title"),
        say("Issue"),
        say("Revision"),
        say("In force from"),
        say("Unit in charge"),
        say("State"),
    )


def _listed(site: Site, page: str, place: int, entry: Entry) -> list[str]:
    text, edition = entry.text, entry.current
    state = LAST_PROVED if entry.behind else STATE[edition.state if edition else State.DRAFT]
    return [
        str(place),
        site.link(page, entry.document),
        literal(text.title),
        f"{text.number.issue:02d}",
        f"{text.number.revision:02d}",
        site.day(edition.revision.effective) if edition else "",
        literal(site.unit(text.unit, site.corpus.day)) if text.unit else "",
        literal(capital(site.say(state))),
    ]


def _grouped(entries: Iterable[Entry], name: Callable[[Entry], str]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(name(entry), []).append(entry)
    return found


def _titled(entry: Entry) -> tuple[tuple[str, str, str], str]:
    return by_title(entry.text)


def _place(names: Sequence[str], name: str) -> int:
    return names.index(name) if name in names else len(names)
