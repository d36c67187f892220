"""What changed lately: the last twelve months by the day of effect."""

from datetime import date

from qmsdocs.model.terms import MEANING
from qmsdocs.site import addresses
from qmsdocs.site.context import Site, by_code, capital
from qmsdocs.site.history import HELD_BACK, Event, events
from qmsdocs.site.listing import lead, list_page, listing
from qmsdocs.site.selection import Entry
from qmsdocs.site.writing import Page, literal
from qmsdocs.wording import say

_MONTHS = 12


def changes(site: Site) -> Page:
    """Return what took effect in the last twelve months, newest first."""
    rows = [_change(site, addresses.CHANGES, *each) for each in recent(site)]
    columns = site.cells(
        say("In effect from"), say("Document"), say("No."), say("Act"), say("Content")
    )
    said = say("What took effect from {since} to {day}.", since=_since(site), day=site.corpus.day)
    return list_page(
        site,
        addresses.CHANGES,
        say("What changed lately"),
        [lead(site, said), listing(site, columns, rows, (0, 2, 3))],
    )


def recent(site: Site) -> list[tuple[Event, Entry]]:
    """Return what happened to documents on the site in the last twelve months, newest first."""
    since, day = _since(site), site.corpus.day
    found = [
        (event, entry)
        for entry in sorted(site.selection.entries, key=lambda e: by_code(e.text))
        if entry.current is not None
        for event in events(site, entry)
        if since <= event.day <= day and event.state is not HELD_BACK
    ]
    return sorted(found, key=lambda each: each[0].day, reverse=True)


def _change(site: Site, page: str, event: Event, entry: Entry) -> list[str]:
    return [
        site.day(event.day),
        f"{site.link(page, entry.document)} {literal(entry.text.title)}",
        str(event.number),
        literal(capital(site.say(MEANING[event.act.record.meaning]))),
        literal(event.content),
    ]


def _since(site: Site) -> date:
    day = site.corpus.day
    year, month = divmod(day.year * 12 + day.month - 1 - _MONTHS, 12)
    if year < date.min.year:
        return date.min
    # The 29th of February has no counterpart in most years.
    last = 28 if (month + 1, day.day) == (2, 29) else day.day
    return date(year, month + 1, last)
