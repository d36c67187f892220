"""The first page: what there is, what changed, where to look."""

from collections import Counter

from qmsdocs.law.step.suspicion import FORM
from qmsdocs.model.terms import MEANING
from qmsdocs.site import addresses
from qmsdocs.site.addresses import url
from qmsdocs.site.context import Site, capital, title_of
from qmsdocs.site.lists.changes import recent
from qmsdocs.site.lists.description import facet_of
from qmsdocs.site.lists.every import listings
from qmsdocs.site.lists.table import group_anchors
from qmsdocs.site.writing import Page
from qmsdocs.wording import Said, say

_NEWEST = 6
_Item = dict[str, object]


def home_page(site: Site) -> Page:
    """Return the first page as plain values; the theme gives them their form."""
    office = site.corpus.office
    lead = say("Documents of the quality management system as on {day}.", day=site.corpus.day)
    home = {
        "office": office.name,
        "parent": office.parent,
        "lead": site.say(lead),
        "search": site.say(say("Search by name, code or word")),
        "doors": list(_doors(site)),
        "fields": {"heading": site.say(say("Procedures by field")), "items": _fields(site)},
        "changes": {
            "heading": site.say(say("What changed lately")),
            "items": _changes(site),
            "all": {"label": site.say(say("All changes")), "url": url(addresses.CHANGES)},
        },
    }
    title = site.say(say("Home"))
    meta = {"template": "home.html", "hide": ["navigation", "toc"], "qms_home": home}
    return Page(addresses.HOME, title, title, {**meta, "search": {"exclude": True}})


def _doors(site: Site) -> list[_Item]:
    in_force = sum(1 for entry in site.standing if entry.in_force)
    forms = sum(1 for entry in site.standing if entry.text.kind == FORM)
    return [
        _door(
            site,
            addresses.MASTER_LIST,
            say("Master list"),
            say("{count} documents in force", count=in_force),
        ),
        _door(site, addresses.BY_FIELD, say("By field"), say("Procedures by field")),
        _door(site, addresses.BY_SERVICE, say("By public service"), say("By national code")),
        _door(site, addresses.FORMS, say("Forms"), say("{count} forms", count=forms)),
        _door(site, addresses.BY_UNIT, say("By unit"), say("Who answers for what")),
        _door(
            site,
            addresses.LAW,
            say("Legal documents"),
            say("{count} entries", count=len(site.corpus.law.by_id)),
        ),
    ]


def _door(site: Site, page: str, title: Said, said: Said) -> _Item:
    return {"title": site.say(title), "text": site.say(said), "url": url(page)}


def _fields(site: Site) -> list[_Item]:
    listing = next(each for each in listings(site) if each.page == addresses.BY_FIELD)
    place = listing.grouped or 0
    counts = Counter(facet_of(row.values[place]) for row in listing.rows)
    return [
        {
            "title": name,
            "text": site.say(say("{count} procedures", count=counts[name])),
            "url": f"{url(listing.page)}#{anchor}",
        }
        for name, anchor in group_anchors(listing).items()
    ]


def _changes(site: Site) -> list[_Item]:
    return [
        {
            "day": site.day(event.day),
            "title": title_of(entry.text),
            "text": f"{capital(site.say(MEANING[event.act.record.meaning]))} {event.number}",
            "url": url(site.addresses.page(entry.document) or addresses.HOME),
        }
        for event, entry in recent(site)[:_NEWEST]
    ]
