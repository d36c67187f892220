"""The page about what is held back because of integrity errors."""

from qmsdocs.site import addresses
from qmsdocs.site.context import Site, title_of
from qmsdocs.site.listing import lead, list_page
from qmsdocs.site.writing import Page, literal
from qmsdocs.wording import Said, say


def faults(site: Site) -> Page:
    """Return what is held back because of integrity errors, and why; for the office alone."""
    page, selection = addresses.FAULTS, site.selection
    blocks = [
        lead(site, say("{count} documents have integrity faults.", count=len(selection.held)))
    ]
    for held in selection.held:
        shown = (
            say("shown: {number}", number=str(held.shown)) if held.shown else say("nothing shown")
        )
        heading = f"## {literal(held.code)} ({literal(site.say(shown))})"
        lines = [
            f"- {_fault(site, each.place, each.message, each.hint)}" for each in held.diagnostics
        ]
        blocks += [heading, _linked(site, page, held.document), "\n".join(lines)]
    others = (*selection.registers, *selection.general)
    if others:
        lines = [f"- {_fault(site, each.place, each.message, each.hint)}" for each in others]
        blocks += [f"## {literal(site.say(say('The handbook as a whole')))}", "\n".join(lines)]
    return list_page(site, page, say("Integrity faults"), blocks)


def _linked(site: Site, page: str, document: str) -> str:
    entry = site.entries.get(document)
    return site.link(page, document, title_of(entry.text)) if entry else ""


def _fault(site: Site, place: object, message: Said, hint: Said) -> str:
    return f"`{place}`: {literal(site.say(message))}<br>{literal(site.say(hint))}"
