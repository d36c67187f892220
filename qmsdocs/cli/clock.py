"""The one place that reads the clock, once in a run, in the office's time zone."""

import os
from datetime import date, datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from qmsdocs.errors import QmsError
from qmsdocs.model.days import parse_day
from qmsdocs.wording import say

VARIABLE = "QMSDOCS_TODAY"
"""Names the day instead of the clock: for rehearsals, and for tests."""
_MORNING = time(9)


def today(time_zone: str) -> date:
    """Return the day that it is now in a time zone such as ``Asia/Ho_Chi_Minh``.

    Raises:
        QmsError: The time zone or the day that was named is not known.
    """
    return now(time_zone).date()


def now(time_zone: str) -> datetime:
    """Return the moment that it is now in a time zone, or nine o'clock of the day named.

    Raises:
        QmsError: The time zone or the day that was named is not known.
    """
    try:
        zone = ZoneInfo(time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise QmsError(
            say("time zone '{zone}' is not known", zone=time_zone),
            say("Correct 'time_zone' in qms.yml, or name the day with --as-of."),
        ) from None
    named = os.environ.get(VARIABLE)
    if named is None:
        return datetime.now(zone)  # noqa: TID251 - the clock of the command line
    day = parse_day(named)
    if day is None:
        raise QmsError(
            say("{variable} is '{found}', which is no day", variable=VARIABLE, found=named),
            say("Write it as 2026-07-15, or remove it."),
        )
    return datetime.combine(day, _MORNING, zone)
