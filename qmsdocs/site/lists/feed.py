"""What changed lately as an Atom feed, for readers and for other offices' machines."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, tzinfo
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from qmsdocs.model.terms import MEANING
from qmsdocs.site import addresses
from qmsdocs.site.addresses import url
from qmsdocs.site.context import Site, capital, title_of
from qmsdocs.site.history import Event
from qmsdocs.site.lists.changes import recent
from qmsdocs.site.selection import Entry
from qmsdocs.site.writing import plain
from qmsdocs.wording import say


def feed(site: Site, site_url: str = "") -> str:
    """Return the feed as Atom 1.0; its entries keep their ids for ever.

    Args:
        site: What is shown; nothing else is told.
        site_url: Address of the site; where it is not known, links are relative to the feed.
    """
    return "\n".join(_feed(site, f"{site_url.rstrip('/')}/" if site_url else "")) + "\n"


def served_at(own: Mapping[str, Any]) -> str:
    """Return the address that the handbook's own settings give the site, or nothing."""
    found = own.get("site_url")
    return found if isinstance(found, str) else ""


def _feed(site: Site, base: str) -> Iterator[str]:
    found = recent(site)
    office = site.corpus.office
    newest = found[0][0].day if found else site.corpus.day
    title = say("What changed: {office}", office=office.name)
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{site.language}">'
    yield f"<id>{_id(site, site.selection.view.audience, 'changes')}</id>"
    yield f"<title>{plain(site.say(title))}</title>"
    yield f"<updated>{_moment(site, newest)}</updated>"
    yield f"<author><name>{plain(office.name)}</name></author>"
    yield f'<link rel="self" type="application/atom+xml" href="{plain(base + addresses.FEED)}"/>'
    yield f'<link rel="alternate" type="text/html" href="{plain(base + url(addresses.CHANGES))}"/>'
    for event, entry in found:
        yield from _entry(site, base, event, entry)
    yield "</feed>"


def _entry(site: Site, base: str, event: Event, entry: Entry) -> Iterator[str]:
    record = event.act.record
    act = capital(site.say(MEANING[record.meaning]))
    page = url(site.addresses.page(entry.document) or addresses.HOME)
    title = f"{act} {event.number}: {title_of(entry.text)}"
    yield "<entry>"
    yield f"<id>{_id(site, record.id, entry.document, str(event.number))}</id>"
    yield f"<title>{plain(title)}</title>"
    yield f"<updated>{_moment(site, event.day)}</updated>"
    yield f'<link rel="alternate" type="text/html" href="{plain(base + page)}"/>'
    yield f'<category term="{record.meaning}" label="{plain(act)}"/>'
    yield f"<summary>{plain(event.content or title)}</summary>"
    yield "</entry>"


def _id(site: Site, *names: str) -> str:
    """Return an address of nothing else in the world, made of names that never change."""
    return uuid5(NAMESPACE_URL, ":".join(("qmsdocs", site.corpus.office.id, *names))).urn


def _moment(site: Site, day: date) -> str:
    return datetime.combine(day, time(), _zone(site.corpus.office.time_zone)).isoformat()


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        # The command that asks for today says so; of a day that was named, midnight will do.
        return UTC
