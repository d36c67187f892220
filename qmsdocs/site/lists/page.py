"""A list as a page of the site: what it says, what can be chosen, what can be taken along."""

from collections.abc import Iterator

from qmsdocs.exchange.workbook import can_write
from qmsdocs.model.letters import collation_key, slug
from qmsdocs.site import addresses
from qmsdocs.site.addresses import href
from qmsdocs.site.context import Site
from qmsdocs.site.lists.description import Column, Listing, facet_of
from qmsdocs.site.lists.table import group_anchors, table
from qmsdocs.site.writing import Page, joined, literal
from qmsdocs.wording import say

_Item = dict[str, object]


def list_page(site: Site, listing: Listing) -> Page:
    """Return the page of a list; search finds what it lists, not the list."""
    meta = {
        "template": "list.html",
        "hide": ["toc"],
        "search": {"exclude": True},
        "qms_list": {"title": site.say(listing.title), **_form(site, listing)},
    }
    body = joined(literal(site.say(each)) for each in listing.leads)
    return Page(listing.page, site.say(listing.title), body, meta)


def _form(site: Site, listing: Listing) -> _Item:
    downloads = {"label": site.say(say("Download this list")), "items": list(_downloads(listing))}
    if not listing.rows:
        return {"nothing": site.say(say("Nothing to list.")), "downloads": downloads}
    # The script puts the numbers in; only it knows them.
    shown = say("{shown} of {count} rows shown", shown="{shown}", count=str(len(listing.rows)))
    return {
        "words": {
            "filter": site.say(say("Filter the list")),
            "hint": site.say(say("Words of any column, with or without diacritics")),
            "all": site.say(say("All")),
            "reset": site.say(say("Show all")),
            "shown": site.say(shown),
            "sort": site.say(say("Sort by")),
        },
        "facets": list(_facets(site, listing)),
        "downloads": downloads,
        "table": table(site, listing),
    }


def _downloads(listing: Listing) -> Iterator[_Item]:
    for name, ending in (("CSV", "csv"), ("Excel", "xlsx"))[: 2 if can_write() else 1]:
        target = f"{addresses.DOWNLOADS}/{listing.stem}.{ending}"
        yield {"label": name, "url": href(listing.page, target), "file": True}
    if listing.page == addresses.CHANGES:
        yield {"label": "Atom", "url": href(listing.page, addresses.FEED), "file": False}


def _facets(site: Site, listing: Listing) -> Iterator[_Item]:
    for place, column in enumerate(listing.columns):
        if not column.facet:
            continue
        options = _options(listing, place, column)
        if len(options) > 1:
            # The first cell of a row is its number in the list.
            at = "group" if place == listing.grouped else str(listing.shown.index(place) + 1)
            title = site.say(column.title)
            yield {"key": column.key, "label": title, "cell": at, "options": options}


def _options(listing: Listing, place: int, column: Column) -> list[dict[str, str]]:
    if column.key == listing.group:
        names = list(group_anchors(listing))
    else:
        names = sorted({facet_of(row.values[place]) for row in listing.rows}, key=collation_key)
    taken: dict[str, str] = {}
    for name in filter(None, names):
        base = slug(name) or "x"
        taken[base if base not in taken else f"{base}-{len(taken)}"] = name
    return [{"value": value, "label": name} for value, name in taken.items()]
