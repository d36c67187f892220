"""The date behind the number or name of a legal document."""

import re
from datetime import date
from typing import NamedTuple

_GAP = r"[\s\u200b]{0,3}"
_DAY = (
    rf"ngày{_GAP}(?P<day>\d{{1,2}}){_GAP}(?:"
    rf"(?:tháng|thảng|ngày|năm){_GAP}(?P<m1>\d{{1,2}}){_GAP},?{_GAP}(?:năm|tháng|/){_GAP}(?P<y1>\d{{3,4}})"
    rf"|(?P<sep>[/.-]){_GAP}(?P<m2>\d{{1,2}}){_GAP}(?P=sep){_GAP}(?P<y2>\d{{4}})"
    rf"|[/.-](?P<m3>\d\d)(?P<y3>\d{{4}}))(?!\d)"
)
_OF = r"(?:\s{0,2}\(\s?[A-ZĐ]{1,3}\d{1,2}\s?\))?(?:\s{1,3}của(?:\s{1,3}[^\W\d_]{1,10}){0,9}?)?"
_DATED = re.compile(
    rf"{_OF}{_GAP},?{_GAP}(?P<open>\(?){_GAP}{_DAY}(?P<close>{_GAP}\))?", re.IGNORECASE
)
_YEAR = re.compile(
    rf"{_GAP}(?P<open>\(?){_GAP}(?:năm{_GAP})?(?P<year>(?:19|20)\d\d)(?![\w/.:-]\d|\w)"
    rf"(?P<close>{_GAP}\))?",
    re.IGNORECASE,
)
_WORDED_YEAR = re.compile(rf"{_GAP}năm{_GAP}(?P<year>(?:19|20)\d\d)(?![\w/])", re.IGNORECASE)


class Dated(NamedTuple):
    """Where a date ends; its year and, where it is one of the calendar, its day."""

    end: int
    year: int
    day: date | None = None


def dated(text: str, at: int) -> Dated | None:
    """Return the date that begins here, such as ``ngày 05 tháng 3 năm 2020``."""
    found = _DATED.match(text, at)
    if found is None:
        return None
    year = int(found["y1"] or found["y2"] or found["y3"])
    month = int(found["m1"] or found["m2"] or found["m3"])
    try:
        day = date(year, month, int(found["day"]))
    except ValueError:
        day = None
    return Dated(_end(found), year, day)


def in_year(text: str, at: int, *, worded: bool = False) -> Dated | None:
    """Return the year that begins here: ``năm 2014``, ``(2014)``, and unless worded ``2014``."""
    found = (_WORDED_YEAR if worded else _YEAR).match(text, at)
    if found is None:
        return None
    return Dated(found.end() if worded else _end(found), int(found["year"]))


def _end(found: re.Match[str]) -> int:
    # A bracket is part of the date only where it is closed behind it.
    if found["close"] and not found["open"]:
        return found.start("close")
    return found.end()
