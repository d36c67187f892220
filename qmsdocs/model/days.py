"""A day as formats write it, ``2026-07-15``, and as people do."""

import re
from datetime import date

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TURNED = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")


def parse_day(text: str) -> date | None:
    """Return the day that an ISO text names, or none."""
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def day_of(text: str) -> date | None:
    """Return the day that people name as ``2026-07-15`` or ``15/7/2026``, or none."""
    turned = _TURNED.fullmatch(text)
    if turned:
        day, month, year = turned.groups()
        return parse_day(f"{year}-{month:0>2}-{day:0>2}")
    return parse_day(text)
