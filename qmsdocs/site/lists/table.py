"""A list as the table of a page: plain HTML that reads well without any script."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import groupby

from qmsdocs.site.addresses import href
from qmsdocs.site.context import Site
from qmsdocs.site.lists.description import Column, Kind, Link, Listing, Mark, Row, Value, facet_of
from qmsdocs.site.markdown import slugify
from qmsdocs.site.writing import plain
from qmsdocs.wording import say

_STEADY = (Kind.CODE, Kind.DAY)
"""Kinds whose values are not broken into lines."""


def table(site: Site, listing: Listing) -> str:
    """Return the table of a list, on one line."""
    return "".join(_table(site, listing))


def group_anchors(listing: Listing) -> dict[str, str]:
    """Return the anchor of each group of rows by its name, in the order of the list."""
    place = listing.grouped
    if place is None:
        return {}
    anchors: dict[str, str] = {}
    for row in listing.rows:
        name = facet_of(row.values[place])
        if name not in anchors:
            base = slugify(name)
            again = sum(1 for each in anchors.values() if each.partition("_")[0] == base)
            anchors[name] = f"{base}_{again}" if again else base
    return anchors


def _table(site: Site, listing: Listing) -> Iterator[str]:
    columns = [listing.columns[place] for place in listing.shown]
    number = plain(site.say(say("No. in list")))
    yield f'<table class="qms-table" style="{_labels(site, columns)}">'
    yield f"<caption>{plain(site.say(listing.title))}</caption>"
    yield '<colgroup><col class="qms-col-no">'
    yield from (f'<col class="qms-col-{_width(each)}">' for each in columns)
    yield f'</colgroup><thead><tr><th scope="col">{number}</th>'
    for each in columns:
        title = plain(site.say(each.title))
        yield f'<th scope="col" data-key="{each.key}" data-kind="{each.kind}">{title}</th>'
    yield "</tr></thead>"
    yield from _bodies(site, listing)
    yield "</table>"


def _width(column: Column) -> str:
    return "wide" if column.wide else str(column.kind)


def _labels(site: Site, columns: list[Column]) -> str:
    """Return the titles as properties: on a phone each value stands behind its own."""
    titles = (site.say(each.title).replace("\\", "").replace("'", "’") for each in columns)
    return plain(";".join(f"--c{n}:'{title}'" for n, title in enumerate(titles, 2)))


def _bodies(site: Site, listing: Listing) -> Iterator[str]:
    place, cells = listing.grouped, _Cells(site, listing)
    if place is None:
        yield "<tbody>"
        yield from map(cells.row, listing.rows)
        yield "</tbody>"
        return
    anchors = group_anchors(listing)
    for name, rows in groupby(listing.rows, key=lambda row: facet_of(row.values[place])):
        shown = plain(name)
        yield f'<tbody data-group="{shown}"><tr class="qms-group" id="{anchors[name]}">'
        yield f'<th colspan="{len(listing.columns)}" scope="rowgroup">{shown}</th></tr>'
        yield from map(cells.row, rows)
        yield "</tbody>"


class _Cells:
    """The cells of a list: the same value stands in hundreds of its rows, and is written once."""

    def __init__(self, site: Site, listing: Listing) -> None:
        self._site = site
        self._page = listing.page
        columns = [listing.columns[place] for place in listing.shown]
        self._columns = list(zip(listing.shown, columns, strict=True))
        self._known: list[dict[Value, str]] = [{} for _ in columns]

    def row(self, row: Row) -> str:
        anchor = f' id="{plain(row.anchor)}"' if row.anchor else ""
        cells = []
        for n, (place, column) in enumerate(self._columns):
            value, known = row.values[place], self._known[n]
            if value not in known:
                known[value] = _cell(self._site, self._page, column, value, head=n == 0)
            cells.append(known[value])
        return f"<tr{anchor}><td></td>{''.join(cells)}</tr>"


def _cell(site: Site, page: str, column: Column, value: Value, *, head: bool) -> str:
    tag = "th" if head else "td"
    scope = ' scope="row"' if head else ""
    steady = ' class="qms-steady"' if column.kind in _STEADY else ""
    sort = f' data-sort="{value.isoformat()}"' if isinstance(value, date) else ""
    return f"<{tag}{scope}{steady}{sort}>{_content(site, page, value)}</{tag}>"


def _content(site: Site, page: str, value: Value) -> str:
    match value:
        case None:
            return ""
        case date():
            return plain(site.day(value))
        case Link():
            return _link(page, value)
        case Mark():
            notes = "".join(f"<br>{plain(each)}" for each in value.notes)
            return (
                f'<span class="qms-tone qms-tone--{value.tone}">{plain(value.word)}</span>{notes}'
            )
        case tuple():
            between = ", " if isinstance(next(iter(value), None), Link) else "<br>"
            return between.join([_content(site, page, each) for each in value])
        case _:
            return plain(str(value))


@lru_cache(maxsize=20_000)  # a document is linked from many rows
def _link(page: str, link: Link) -> str:
    return f'<a href="{plain(href(page, link.target))}">{plain(link.label)}</a>'
