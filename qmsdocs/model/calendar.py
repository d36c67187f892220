"""Working days of an office: Monday to Friday, its holidays and swapped days."""

from dataclasses import dataclass
from datetime import date, timedelta

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Calendar:
    """The office's own list, with the version that a computed day names."""

    version: str = ""
    holidays: frozenset[date] = frozenset()
    working_days: frozenset[date] = frozenset()

    def works_on(self, day: date) -> bool:
        """Is this a working day?"""
        if day in self.working_days:
            return True
        return day.weekday() < _SATURDAY and day not in self.holidays

    def between(self, start: date, end: date) -> int:
        """Return the working days after ``start`` up to ``end``; the first day is not counted."""
        days = (start + timedelta(n) for n in range(1, (end - start).days + 1))
        return sum(map(self.works_on, days))

    def after(self, start: date, count: int) -> date:
        """Return the working day that so many working days after a day ends with.

        The first day is not counted; with no days it is the day itself.
        """
        day = start
        while count > 0:
            day += timedelta(days=1)
            count -= self.works_on(day)
        return day

    def before(self, start: date) -> date:
        """Return the last working day before a day."""
        day = start - timedelta(days=1)
        while not self.works_on(day):
            day -= timedelta(days=1)
        return day
