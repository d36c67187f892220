"""What changed lately: the last twelve months by the day of effect."""

from datetime import date
from weakref import WeakKeyDictionary

from qmsdocs.model.terms import MEANING
from qmsdocs.site import addresses
from qmsdocs.site.context import Site, capital
from qmsdocs.site.history import HELD_BACK, Event, events
from qmsdocs.site.lists.description import Column, Kind, Listing, rows_of
from qmsdocs.site.lists.documents import code_link
from qmsdocs.site.selection import Entry
from qmsdocs.wording import say

_MONTHS = 12
_COLUMNS = (
    Column("effective", say("In effect from"), Kind.DAY),
    Column("code", say("Document code"), Kind.CODE),
    Column("title", say("Title"), wide=True),
    Column("number", say("No."), Kind.NUMBER),
    Column("act", say("Act"), facet=True),
    Column("content", say("Content"), wide=True),
    Column("unit", say("Unit in charge"), facet=True),
)


def changes(site: Site) -> Listing:
    """Return what took effect in the last twelve months, newest first."""
    day = site.corpus.day
    return Listing(
        page=addresses.CHANGES,
        name=say("What changed lately"),
        title=say("What changed lately"),
        leads=(say("What took effect from {since} to {day}.", since=_since(day), day=day),),
        columns=_COLUMNS,
        rows=rows_of(
            (
                event.day,
                code_link(site, entry),
                entry.text.title,
                str(event.number),
                capital(site.say(MEANING[event.act.record.meaning])),
                event.content,
                site.unit(entry.text.unit, day) if entry.text.unit else "",
            )
            for event, entry in recent(site)
        ),
    )


_RECENT: WeakKeyDictionary[Site, list[tuple[Event, Entry]]] = WeakKeyDictionary()
"""What is new on the sites at hand: the first page, the list and the feed ask for it."""


def recent(site: Site) -> list[tuple[Event, Entry]]:
    """Return what happened to documents on the site in the last twelve months, newest first."""
    if site not in _RECENT:
        _RECENT[site] = _recent(site)
    return _RECENT[site]


def _recent(site: Site) -> list[tuple[Event, Entry]]:
    day = site.corpus.day
    since = _since(day)
    found = [
        (event, entry)
        for entry in sorted(site.selection.entries, key=lambda e: site.ranks[e.document])
        if entry.current is not None
        for event in events(site, entry)
        if since <= event.day <= day and event.state is not HELD_BACK
    ]
    return sorted(found, key=lambda each: each[0].day, reverse=True)


def _since(day: date) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - _MONTHS, 12)
    if year < date.min.year:
        return date.min
    # The 29th of February has no counterpart in most years.
    last = 28 if (month + 1, day.day) == (2, 29) else day.day
    return date(year, month + 1, last)
