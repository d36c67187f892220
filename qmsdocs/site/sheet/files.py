"""The files of a site for paper: sheets for citizens, and the answers to copies."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict

from qmsdocs.model.letters import slug
from qmsdocs.site.addresses import href
from qmsdocs.site.context import Site
from qmsdocs.site.selection import Edition, Entry
from qmsdocs.site.sheet.codes import drawn
from qmsdocs.site.sheet.content import Sheet, has_sheet, sheet_of
from qmsdocs.site.sheet.copies import copy_pages, short_address
from qmsdocs.site.sheet.fitting import size_of
from qmsdocs.site.sheet.forms import filled
from qmsdocs.site.sheet.printed import properties
from qmsdocs.site.sheet.words import words_of
from qmsdocs.wording import say

Press = Callable[[Mapping[str, object]], bytes]
"""Makes a PDF of a sheet, given as plain values."""


def sheet_pdfs(site: Site, press: Press) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each sheet as PDF."""
    for entry, edition in sheets(site):
        folder = site.addresses.sheet(entry.document)
        yield folder + pdf_name(entry), press(values_of(site, sheet_of(site, edition)))


def papers_of(tongues: list[Site], entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield path and HTML of the pages for the paper of one document.

    Args:
        tongues: The site in each language, as ``tongues_of`` gives it once for all documents.
        entry: The document.
    """
    site = tongues[0]
    yield short_address(site, entry)
    yield from copy_pages(tongues, entry)
    if entry.current is not None and has_sheet(site, entry):
        yield _page(site, entry, entry.current)


def sheets(site: Site) -> Iterator[tuple[Entry, Edition]]:
    """Yield the procedures that have a sheet, with the text that it is drawn from."""
    for entry in site.selection.entries:
        if entry.current is not None and has_sheet(site, entry):
            yield entry, entry.current


def sheet_link(site: Site, path: str, entry: Entry) -> Mapping[str, object]:
    """Return what a document's page says of its sheet; nothing where it has none."""
    if not has_sheet(site, entry):
        return {}
    folder = site.addresses.sheet(entry.document)
    link = {"url": href(path, folder), "label": site.say(say("Sheet for citizens, to be printed"))}
    if site.pressed:
        link["pdf"] = href(path, folder + pdf_name(entry))
        link["pdf_label"] = site.say(say("Download as PDF"))
    return {"sheet": link}


def values_of(site: Site, sheet: Sheet) -> Mapping[str, object]:
    """Return a sheet as plain values, from which its page and its PDF are made."""
    office = site.corpus.office
    return {
        "language": site.language,
        "day": site.corpus.day.isoformat(),
        "office": office.name,
        "parent": office.parent,
        "words": words_of(site, sheet),
        "sheet": asdict(sheet),
        "size": size_of(sheet),
        "code": drawn(sheet.address) if sheet.scanned else "",
    }


def pdf_name(entry: Entry) -> str:
    """Return the name of the PDF of a document's sheet."""
    return f"{slug(entry.text.code) or entry.document}.pdf"


def _page(site: Site, entry: Entry, edition: Edition) -> tuple[str, str]:
    folder = site.addresses.sheet(entry.document)
    sheet = sheet_of(site, edition)
    html = filled(
        "sheet.html",
        **{**values_of(site, sheet), "sheet": sheet},
        pdf=pdf_name(entry) if site.pressed else "",
        root="../" * folder.count("/"),
        printed=properties({"line": sheet.control}),
    )
    return f"{folder}index.html", html
