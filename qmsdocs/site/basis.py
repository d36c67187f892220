"""On what a document rests: law, public services, clauses of the standard."""

from collections.abc import Iterator
from weakref import WeakKeyDictionary

from qmsdocs.law.state.identity import Resolution, resolve
from qmsdocs.law.state.telling import told
from qmsdocs.law.state.terms import TYPES
from qmsdocs.model.legal import LegalDocument
from qmsdocs.model.text import LegalReference, Text
from qmsdocs.site.context import Site, capital
from qmsdocs.site.writing import literal, table
from qmsdocs.wording import Said, say


def type_name(site: Site, kind: str) -> str:
    """Return what a type of legal document is called; one that is not known as it stands."""
    return capital(site.say(TYPES[kind])) if kind in TYPES else kind


def legal_table(site: Site, text: Text) -> str:
    """Return the table of a text's legal bases; what cannot be resolved says so."""
    columns = site.cells(
        say("Type"),
        say("Number"),
        say("Issued on"),
        say("Issued by"),
        say("Subject"),
        say("Validity"),
    )
    rows = (_legal_row(site, reference) for reference in text.legal_basis)
    return table(columns, rows, (0, 1, 2))


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


def _legal_row(site: Site, reference: LegalReference) -> list[str]:
    resolution = resolve(site.corpus.law, reference)
    if resolution.found:
        cells = (literal(each) for each in legal_cells(site, resolution.found))
        return [*cells, validity_cell(site, resolution.found)]
    issued = site.day(reference.issued) if reference.issued else ""
    said = _unresolved(resolution)
    return [
        "",
        literal(reference.number),
        issued,
        literal(reference.issuer),
        f"*{literal(site.say(said))}*",
        "",
    ]


def legal_cells(site: Site, found: LegalDocument) -> list[str]:
    """Return type, number, day, issuer and subject of an entry of the catalogue."""
    issued = site.day(found.issued) if found.issued else ""
    return [type_name(site, found.type), found.number, issued, found.issuer, found.title]


_CELLS: WeakKeyDictionary[Site, dict[str, str]] = WeakKeyDictionary()
"""What was written of each entry: hundreds of documents rest on the same few."""


def validity_cell(site: Site, found: LegalDocument) -> str:
    """Return what an entry of the catalogue is worth on the day of the site, and why."""
    known = _CELLS.setdefault(site, {})
    if found.id not in known:
        known[found.id] = _validity_cell(site, found)
    return known[found.id]


def _validity_cell(site: Site, found: LegalDocument) -> str:
    state, *rest = told(site.corpus.law, found, site.corpus.day)
    return "<br>".join(
        [capital(literal(site.say(state))), *(literal(site.say(each)) for each in rest)]
    )


def _unresolved(resolution: Resolution) -> Said:
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


def unresolved(site: Site) -> Iterator[tuple[LegalReference, str]]:
    """Yield what documents on the site cite and the catalogue does not settle."""
    for entry in site.standing:
        for reference in entry.text.legal_basis:
            if not resolve(site.corpus.law, reference).found:
                yield reference, entry.document
