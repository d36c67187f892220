"""A list as files to take along: CSV for machines, Excel for people."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from qmsdocs.exchange.workbook import Cell, as_workbook, can_write
from qmsdocs.model.office import Audience
from qmsdocs.reports.separated import as_csv
from qmsdocs.site import addresses
from qmsdocs.site.context import Site
from qmsdocs.site.lists.description import Column, Kind, Listing, flat
from qmsdocs.wording import say

_WIDTHS = {
    Kind.TEXT: 28,
    Kind.CODE: 18,
    Kind.NUMBER: 10,
    Kind.DAY: 12,
    Kind.STATE: 24,
    Kind.LINKS: 40,
}
_WIDE = 56
_LONGEST_NAME = 31


def list_files(site: Site, listing: Listing) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a list: staged path and bytes; Excel where it can be written."""
    stem = f"docs/{addresses.DOWNLOADS}/{listing.stem}"
    yield f"{stem}.csv", list_csv(site, listing)
    if can_write():
        yield f"{stem}.xlsx", list_workbook(site, listing)


def list_csv(site: Site, listing: Listing) -> bytes:
    """Return a list as CSV: UTF-8 with a mark by which Excel knows it, days as ISO has them."""
    head = [site.say(each.title) for each in listing.columns]
    rows = ([_text(flat(value)) for value in row.values] for row in listing.rows)
    return as_csv([head, *rows]).encode("utf-8-sig")


def list_workbook(site: Site, listing: Listing) -> bytes:
    """Return a list as an Excel file that says whose it is, and of which day.

    Raises:
        QmsError: XlsxWriter is not installed.
    """
    day = site.corpus.day
    head = [site.corpus.office.name, site.say(listing.title), site.say(say("As on {day}", day=day))]
    if site.selection.view.audience is Audience.INTERNAL:
        head.append(site.say(say("Internal edition, not for the public.")))
    sheet = _Sheet(
        site.say(listing.name)[:_LONGEST_NAME],
        tuple((site.say(each.title), _width(each)) for each in listing.columns),
        tuple(tuple(flat(value) for value in row.values) for row in listing.rows),
    )
    return as_workbook([sheet], day, site.language, tuple(head))


@dataclass(frozen=True, slots=True)
class _Sheet:
    title: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[Cell, ...], ...]


def _width(column: Column) -> int:
    return _WIDE if column.wide else _WIDTHS[column.kind]


def _text(value: Cell) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
