"""Pages about what is not in force: ended, superseded, drafts, held back."""

from datetime import timedelta

from qmsdocs.model.terms import STATE
from qmsdocs.model.timeline import State
from qmsdocs.site import addresses
from qmsdocs.site.addresses import relative
from qmsdocs.site.context import Site, by_code, capital, title_of
from qmsdocs.site.history import transition
from qmsdocs.site.listing import lead, list_page, listing
from qmsdocs.site.selection import Edition, Entry
from qmsdocs.site.writing import Page, link, literal
from qmsdocs.wording import Said, say


def ended(site: Site) -> Page:
    """Return the documents that are not in force any more, and every superseded text."""
    page = addresses.ENDED
    entries = sorted(site.selection.entries, key=lambda entry: by_code(entry.text))
    over = [_over(site, page, e, e.current) for e in entries if e.current and e.ended]
    old = [
        _superseded(site, page, entry, edition) for entry in entries for edition in entry.earlier
    ]
    withdrawn = site.cells(
        say("Document"), say("Title"), say("State"), say("Since"), say("Files under way")
    )
    texts = site.cells(say("Document code"), say("Title"), say("No."), say("In effect from"))
    blocks = [
        f"## {literal(site.say(say('Withdrawn and expired documents')))}",
        listing(site, withdrawn, over, (0, 3)),
        f"## {literal(site.say(say('Superseded texts')))}",
        listing(site, texts, old, (0, 2, 3)),
    ]
    return list_page(site, page, say("No longer in force"), blocks)


def drafts(site: Site) -> Page:
    """Return the list of drafts and of texts that await their day."""
    page = addresses.DRAFTS
    rows = []
    for entry in sorted(site.selection.entries, key=lambda each: by_code(each.text)):
        for place, preview in enumerate(entry.previews):
            target = site.addresses.preview(entry.document, preview)
            if entry.current is None and place == 0:
                target = site.addresses.page(entry.document) or target
            rows.append(
                [
                    link(preview.text.code, relative(page, target)),
                    literal(preview.text.title),
                    str(preview.text.number),
                    literal(capital(site.say(STATE[preview.state]))),
                    site.day(preview.effective) if preview.effective else "",
                ]
            )
    columns = site.cells(
        say("Document code"), say("Title"), say("No."), say("State"), say("In effect from")
    )
    notice = lead(site, say("Nothing on this list is in force."))
    return list_page(
        site,
        page,
        say("Drafts and texts that await their day"),
        [notice, listing(site, columns, rows, (0, 2, 4))],
    )


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


def _over(site: Site, page: str, entry: Entry, edition: Edition) -> list[str]:
    act = entry.timeline.withdrawal_of(edition.revision)
    withdrawn = edition.state is State.WITHDRAWN and act is not None
    expires = edition.revision.act.cover.expires
    since = act.effective if act and withdrawn else expires and expires + timedelta(days=1)
    return [
        site.link(page, entry.document),
        literal(entry.text.title),
        literal(capital(site.say(STATE[edition.state]))),
        site.day(since) if since else "",
        literal(capital(transition(site, act))) if act and withdrawn else "",
    ]


def _superseded(site: Site, page: str, entry: Entry, edition: Edition) -> list[str]:
    target = relative(page, site.addresses.edition(entry.document, edition))
    return [
        link(edition.text.code, target),
        literal(edition.text.title),
        str(edition.revision.number),
        site.day(edition.wording.since),
    ]
