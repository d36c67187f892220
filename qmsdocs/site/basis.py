"""On what a document rests: law, public services, clauses of the standard."""

from datetime import date
from weakref import WeakKeyDictionary

from qmsdocs.law.state.force import Force
from qmsdocs.law.state.identity import Resolution, resolve
from qmsdocs.law.state.telling import told
from qmsdocs.law.state.terms import FORCE, TYPES
from qmsdocs.model.legal import LegalDocument
from qmsdocs.model.text import LegalReference, Text
from qmsdocs.site.addresses import BY_LAW, href, law_anchor, relative
from qmsdocs.site.context import Site, capital
from qmsdocs.site.markdown import slugify
from qmsdocs.site.writing import link, literal, table
from qmsdocs.wording import Said, say


def type_name(site: Site, kind: str) -> str:
    """Return what a type of legal document is called; one that is not known as it stands."""
    return capital(site.say(TYPES[kind])) if kind in TYPES else kind


def legal_table(site: Site, text: Text, path: str) -> str:
    """Return the table of a text's legal bases; what cannot be resolved says so.

    Args:
        site: The site.
        text: The text.
        path: The page on which it will stand.
    """
    columns = site.cells(say("Legal document"), say("Subject, issued by"), say("Validity"))
    rows = (_legal_row(site, reference, path) for reference in text.legal_basis)
    return table(columns, rows, (0,))


def legal_summary(site: Site, path: str, text: Text) -> dict[str, object] | None:
    """Return how many legal bases are in which state, with those that are not simply in force.

    None where a text names none.
    """
    if not text.legal_basis:
        return None
    states: dict[str, list[dict[str, str]]] = {}
    pages = href(path, BY_LAW)
    for reference in text.legal_basis:
        state, number, anchor = _standing(site, reference)
        entry = {"number": number, "url": f"{pages}#{anchor}"} if anchor else {"number": number}
        states.setdefault(state, []).append(entry)
    plainly = capital(site.say(FORCE[Force.IN_FORCE]))
    heading = site.say(say("Legal bases"))
    return {
        "label": heading,
        "anchor": slugify(heading),
        "source": site.say(say("see the table")),
        "lead": site.say(
            say(
                "Legal documents: {count}; their state on {day}:",
                count=len(text.legal_basis),
                day=site.corpus.day,
            )
        ),
        "states": [
            {"state": state, "count": len(own), "entries": [] if state == plainly else own}
            for state, own in states.items()
        ],
    }


_STANDING: WeakKeyDictionary[Site, dict[LegalReference, tuple[str, str, str]]] = WeakKeyDictionary()
"""What each reference comes to: hundreds of documents name the same few."""


def _standing(site: Site, reference: LegalReference) -> tuple[str, str, str]:
    """Return the state of a legal basis on the day, its number, and its anchor on its list."""
    known = _STANDING.setdefault(site, {})
    if reference not in known:
        resolution = resolve(site.corpus.law, reference)
        found = resolution.found
        known[reference] = (
            (_known(site, found)[0], found.number, law_anchor(found.id))
            if found
            else (capital(site.say(why_unsettled(resolution))), reference.number, "")
        )
    return known[reference]


def service_table(site: Site, text: Text) -> str:
    """Return the table of the public services that a text carries out."""
    columns = site.cells(say("Service code"), say("Name of the public service"))
    rows = ([literal(code), _service(site, code)] for code in text.services)
    return table(columns, rows, (0,))


def clause_list(site: Site, text: Text) -> str:
    """Return the clauses of each edition of the standard, number and title."""
    lines = []
    for edition in sorted(text.clauses):
        known = {each.clause: each for each in site.corpus.clauses.get(edition, ())}
        for number in text.clauses[edition]:
            clause = known.get(number)
            title = "" if clause is None else _titled(site, clause.title_vi, clause.title_en)
            lines.append(f"- ISO {literal(edition)}, {literal(number)}. {literal(title)}".rstrip())
    return "\n".join(lines)


def _titled(site: Site, vietnamese: str, english: str) -> str:
    return vietnamese if site.language == "vi" else english


def _legal_row(site: Site, reference: LegalReference, path: str) -> list[str]:
    resolution = resolve(site.corpus.law, reference)
    if resolution.found:
        found = resolution.found
        number = link(found.number, f"{relative(path, BY_LAW)}#{law_anchor(found.id)}")
        return [
            _lines(literal(type_name(site, found.type)), number, _day(site, found.issued)),
            _lines(literal(found.title), literal(found.issuer)),
            validity_cell(site, found),
        ]
    said = f"*{literal(site.say(why_unsettled(resolution)))}*"
    number = literal(reference.number)
    return [
        _lines(number, _day(site, reference.issued)),
        _lines(said, literal(reference.issuer)),
        "",
    ]


def _lines(*parts: str) -> str:
    return "<br>".join(part for part in parts if part)


def _day(site: Site, day: date | None) -> str:
    return site.day(day) if day else ""


_KNOWN: WeakKeyDictionary[Site, dict[str, tuple[str, str]]] = WeakKeyDictionary()
"""State and cell of each entry: hundreds of documents rest on the same few."""


def validity_cell(site: Site, found: LegalDocument) -> str:
    """Return what an entry of the catalogue is worth on the day of the site, and why."""
    return _known(site, found)[1]


def _known(site: Site, found: LegalDocument) -> tuple[str, str]:
    known = _KNOWN.setdefault(site, {})
    if found.id not in known:
        state, *rest = told(site.corpus.law, found, site.corpus.day)
        cells = [capital(literal(site.say(state))), *(literal(site.say(each)) for each in rest)]
        known[found.id] = capital(site.say(state)), "<br>".join(cells)
    return known[found.id]


def why_unsettled(resolution: Resolution) -> Said:
    """Return why a reference means no one entry of the catalogue."""
    if resolution.candidates:
        return say(
            "{count} legal documents bear this number; the issuer or the day tells which",
            count=len(resolution.candidates),
        )
    if resolution.namesakes:
        return say("in the legal catalogue with another issuer or day")
    return say("not in the legal catalogue")


def _service(site: Site, code: str) -> str:
    service = site.corpus.services.get(code)
    if service is None:
        return f"*{literal(site.say(say('not in the catalogue of public services')))}*"
    return literal(service.name)


def citing(site: Site) -> dict[str, list[str]]:
    """Return the documents on the site that rest on each entry of the legal catalogue."""
    found: dict[str, list[str]] = {}
    for entry in site.standing:
        for reference in entry.text.legal_basis:
            meant = resolve(site.corpus.law, reference).found
            if meant:
                found.setdefault(meant.id, []).append(entry.document)
    return found
