"""The list of drafts and of texts that await their day, for sites that show them."""

from collections.abc import Iterator

from qmsdocs.model.terms import STATE
from qmsdocs.site import addresses
from qmsdocs.site.context import Site, by_code, capital
from qmsdocs.site.lists.description import Column, Kind, Link, Listing, Mark, Value, rows_of
from qmsdocs.site.selection import Entry
from qmsdocs.wording import say

_COLUMNS = (
    Column("code", say("Document code"), Kind.CODE),
    Column("title", say("Title"), wide=True),
    Column("number", say("No."), Kind.NUMBER),
    Column("state", say("State"), Kind.STATE, facet=True),
    Column("effective", say("In force from"), Kind.DAY),
)


def drafts(site: Site) -> Listing:
    """Return the drafts and the texts that await their day, by code."""
    entries = sorted(site.selection.entries, key=lambda each: by_code(each.text))
    return Listing(
        page=addresses.DRAFTS,
        name=say("Drafts"),
        title=say("Drafts and texts that await their day"),
        leads=(say("Nothing on this list is in force."),),
        columns=_COLUMNS,
        rows=rows_of(row for entry in entries for row in _rows(site, entry)),
    )


def _rows(site: Site, entry: Entry) -> Iterator[tuple[Value, ...]]:
    for place, preview in enumerate(entry.previews):
        target = site.addresses.preview(entry.document, preview)
        if entry.current is None and place == 0:
            target = site.addresses.page(entry.document) or target
        yield (
            Link(preview.text.code, target),
            preview.text.title,
            str(preview.text.number),
            Mark(capital(site.say(STATE[preview.state])), "note"),
            preview.effective,
        )
