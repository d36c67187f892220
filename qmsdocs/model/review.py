"""When a text in force is to be reviewed again."""

from collections.abc import Iterable
from datetime import date, timedelta

from qmsdocs.model.records import Act, Meaning, Verdict
from qmsdocs.model.timeline import Timeline


def review_due(timeline: Timeline, acts: Iterable[Act], day: date) -> date | None:
    """Return the day by which the text in force is to be reviewed again.

    Its ``review_months`` count from the later of its first day in force and the newest
    verdict to keep it that was given by the day asked about.

    Args:
        timeline: What the records say of the document.
        acts: The acts over the document that are to count.
        day: The day asked about.

    Returns:
        The day, or none where nothing is in force or the text does not ask for reviews.
    """
    revision = timeline.in_force_on(day)
    text = revision.wording_on(day).text if revision else None
    if revision is None or text is None or text.review_months is None:
        return None
    own = {wording.fingerprint for wording in revision.wordings}
    kept = [act.day for act in acts if _keeps(act) and act.cover.fingerprint in own]
    known = [each for each in kept if each <= day]
    return months_after(max([revision.effective, *known]), text.review_months)


def months_after(day: date, months: int) -> date:
    """Return the same day of a later month, or that month's last: 31 January is 28 February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year >= date.max.year:
        return date.max
    following = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    last = following - timedelta(days=1)
    return last.replace(day=min(day.day, last.day))


def _keeps(act: Act) -> bool:
    return act.record.meaning is Meaning.VERDICT and act.record.verdict == Verdict.KEEP
