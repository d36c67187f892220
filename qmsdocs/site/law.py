"""The page of the legal catalogue: each entry, and which documents rest on it."""

from collections.abc import Iterable

from qmsdocs.model.legal import LegalDocument
from qmsdocs.site import addresses
from qmsdocs.site.basis import citing, legal_cells, unresolved, validity_cell
from qmsdocs.site.context import Site
from qmsdocs.site.listing import lead, listing
from qmsdocs.site.markdown import END_OF_BODY
from qmsdocs.site.writing import Page, joined, literal
from qmsdocs.wording import say

_LOW = 0.5


def law_page(site: Site) -> Page:
    """Return the legal catalogue by year of issue, newest first."""
    cited = citing(site)
    years: dict[int, list[LegalDocument]] = {}
    for each in site.corpus.law.documents:
        years.setdefault(each.issued.year if each.issued else 0, []).append(each)
    said = say(
        "{count} legal documents, with their validity on {day}. "
        "A day that is not known is left out; nothing is guessed.",
        count=len(site.corpus.law.documents),
        day=site.corpus.day,
    )
    blocks = [END_OF_BODY, lead(site, said)]
    for year in sorted(years, reverse=True):
        heading = str(year) if year else site.say(say("Day of issue not known"))
        blocks += [f"## {literal(heading)}", _table(site, years[year], cited)]
    blocks += _unresolved(site)
    title = site.say(say("Legal documents"))
    return Page(addresses.LAW, title, joined(blocks), {"hide": ["toc"], "search": {"boost": _LOW}})


def _table(site: Site, documents: Iterable[LegalDocument], cited: dict[str, list[str]]) -> str:
    columns = site.cells(
        say("Type"),
        say("Number"),
        say("Issued on"),
        say("Issued by"),
        say("Subject"),
        say("In effect from"),
        say("Validity"),
        say("Cited by"),
    )
    newest = sorted(documents, key=lambda each: (each.issued is not None, each.issued, each.id))
    rows = [
        [
            *(literal(cell) for cell in legal_cells(site, each)),
            site.day(each.effective) if each.effective else "",
            validity_cell(site, each),
            site.links(addresses.LAW, cited.get(each.id, ())),
        ]
        for each in reversed(newest)
    ]
    return listing(site, columns, rows, (0, 1, 2, 5))


def _unresolved(site: Site) -> list[str]:
    documents: dict[str, list[str]] = {}
    for reference, document in unresolved(site):
        documents.setdefault(reference.number, []).append(document)
    if not documents:
        return []
    rows = [
        [literal(number), site.links(addresses.LAW, dict.fromkeys(documents[number]))]
        for number in sorted(documents)
    ]
    heading = site.say(say("Cited, but not settled by the catalogue"))
    return [
        f"## {literal(heading)}",
        listing(site, site.cells(say("Number"), say("Cited by")), rows),
    ]
