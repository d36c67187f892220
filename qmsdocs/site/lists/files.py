"""A list as files to take along: CSV for machines, Excel for people."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from qmsdocs.exchange.workbook import Cell, as_workbook, can_write, written_by
from qmsdocs.model.office import Audience
from qmsdocs.reports.separated import as_csv
from qmsdocs.site import addresses
from qmsdocs.site.context import Site
from qmsdocs.site.fast.former import Content
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
_Rows = tuple[tuple[Cell, ...], ...]


Keep = Callable[[str, str, Callable[[], bytes]], Content]
"""Makes a file, of which path and source are given, where there is not the same already."""


def anew(path: str, source: str, make: Callable[[], bytes]) -> bytes:
    """Make what is asked for: nothing is kept."""
    del path, source
    return make()


def list_files(site: Site, listing: Listing, keep: Keep = anew) -> Iterator[tuple[str, Content]]:
    """Yield the files of a list: staged path and content; Excel where it can be written."""
    stem = f"docs/{addresses.DOWNLOADS}/{listing.stem}"
    rows = _flat(listing)
    yield f"{stem}.csv", _csv(site, listing, rows)
    if can_write():
        book, path = _workbook(site, listing, rows), f"{stem}.xlsx"
        yield path, keep(path, f"{written_by()}{book!r}", book.made)


def list_csv(site: Site, listing: Listing) -> bytes:
    """Return a list as CSV: UTF-8 with a mark by which Excel knows it, days as ISO has them."""
    return _csv(site, listing, _flat(listing))


def list_workbook(site: Site, listing: Listing) -> bytes:
    """Return a list as an Excel file that says whose it is, and of which day.

    Raises:
        QmsError: XlsxWriter is not installed.
    """
    return _workbook(site, listing, _flat(listing)).made()


@dataclass(frozen=True, slots=True)
class _Sheet:
    title: str
    columns: tuple[tuple[str, int], ...]
    rows: _Rows


@dataclass(frozen=True, slots=True)
class _Workbook:
    """Everything that the Excel file of a list is made of."""

    sheet: _Sheet
    day: date
    language: str
    head: tuple[str, ...]

    def made(self) -> bytes:
        return as_workbook([self.sheet], self.day, self.language, self.head)


def _flat(listing: Listing) -> _Rows:
    return tuple(tuple(flat(value) for value in row.values) for row in listing.rows)


def _csv(site: Site, listing: Listing, rows: _Rows) -> bytes:
    head = [site.say(each.title) for each in listing.columns]
    return as_csv([head, *([_text(value) for value in row] for row in rows)]).encode("utf-8-sig")


def _workbook(site: Site, listing: Listing, rows: _Rows) -> _Workbook:
    day = site.corpus.day
    head = [site.corpus.office.name, site.say(listing.title), site.say(say("As on {day}", day=day))]
    if site.selection.view.audience is Audience.INTERNAL:
        head.append(site.say(say("Internal edition, not for the public.")))
    sheet = _Sheet(
        site.say(listing.name)[:_LONGEST_NAME],
        tuple((site.say(each.title), _width(each)) for each in listing.columns),
        rows,
    )
    return _Workbook(sheet, day, site.language, tuple(head))


def _width(column: Column) -> int:
    return _WIDE if column.wide else _WIDTHS[column.kind]


def _text(value: Cell) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
