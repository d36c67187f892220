"""The one place that reads the clock, once in a run, in the office's time zone."""

from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from qmsdocs.errors import QmsError
from qmsdocs.wording import say


def today(time_zone: str) -> date:
    """Return the day that it is now in a time zone such as ``Asia/Ho_Chi_Minh``.

    Raises:
        QmsError: The time zone is not known, so that no day can be told.
    """
    try:
        zone = ZoneInfo(time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise QmsError(
            say("time zone '{zone}' is not known", zone=time_zone),
            say("Correct 'time_zone' in qms.yml, or name the day with --as-of."),
        ) from None
    return datetime.now(zone).date()  # noqa: TID251 - the clock of the command line
