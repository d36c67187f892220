"""What is not in force any more, and which of it still applies to files received before."""

from collections.abc import Iterator

from qmsdocs.model.records import Act
from qmsdocs.model.terms import STATE
from qmsdocs.model.timeline import State
from qmsdocs.site import addresses
from qmsdocs.site.context import TONES, Site, by_code, capital
from qmsdocs.site.history import transition
from qmsdocs.site.lists.description import Column, Kind, Link, Listing, Mark, Value, rows_of
from qmsdocs.site.lists.documents import code_link
from qmsdocs.site.selection import Edition, Entry
from qmsdocs.wording import say

_COLUMNS = (
    Column("code", say("Document code"), Kind.CODE),
    Column("title", say("Title"), wide=True),
    Column("number", say("No."), Kind.NUMBER),
    Column("state", say("State"), Kind.STATE, facet=True),
    Column("effective", say("In force from"), Kind.DAY),
    Column("last", say("In force until"), Kind.DAY),
    Column("transition", say("Files under way"), Kind.STATE, facet=True, wide=True),
)


def former(site: Site) -> Listing:
    """Return withdrawn and expired documents and every superseded text, by code."""
    entries = sorted(site.selection.entries, key=lambda entry: by_code(entry.text))
    return Listing(
        page=addresses.ENDED,
        name=say("No longer in force"),
        title=say("No longer in force"),
        leads=(
            say(
                "Withdrawn, expired and superseded texts, kept for reference. "
                "One that still applies is the text for files received before its end."
            ),
        ),
        columns=_COLUMNS,
        rows=rows_of(row for entry in entries for row in _rows(site, entry)),
    )


def still_applies(site: Site, entry: Entry, edition: Edition) -> Act | None:
    """Return the act by whose transition a former text still applies on the day, or none.

    It then is the text for files that were received before that act took effect.
    """
    act = _ending(entry, edition)
    rule = act.cover.transition if act else None
    if act is None or rule is None or act.effective > site.corpus.day:
        return None
    return act if rule.until is None or site.corpus.day <= rule.until else None


def _ending(entry: Entry, edition: Edition) -> Act | None:
    """Return the act that took the place of a text in force, or withdrew it."""
    if edition.state is State.WITHDRAWN:
        return entry.timeline.withdrawal_of(edition.revision)
    number, current = edition.revision.number, entry.current
    last = current.revision.number if current else number
    later = [each for each in entry.timeline.revisions if number < each.number <= last]
    # Of the texts of one revision, only the last one was followed by another revision.
    texts = (each for each in entry.earlier if each.revision.number == number)
    if not later or next(texts, None) != edition:
        return None
    return min(later, key=lambda each: each.effective).act


def _rows(site: Site, entry: Entry) -> Iterator[tuple[Value, ...]]:
    if entry.current is not None and entry.ended:
        yield _row(site, entry, entry.current, code_link(site, entry))
    for edition in entry.earlier:
        page = site.addresses.edition(entry.document, edition)
        yield _row(site, entry, edition, Link(edition.text.code, page))


def _row(site: Site, entry: Entry, edition: Edition, code: Link) -> tuple[Value, ...]:
    return (
        code,
        edition.text.title,
        str(edition.revision.number),
        Mark(capital(site.say(STATE[edition.state])), TONES[edition.state]),
        edition.wording.since,
        edition.last_day(entry.timeline),
        _transition(site, entry, edition),
    )


def _transition(site: Site, entry: Entry, edition: Edition) -> Mark | None:
    act = _ending(entry, edition)
    rule = transition(site, act) if act else ""
    if act is None or not rule:
        return None
    if still_applies(site, entry, edition):
        return Mark(site.say(say("Still applies")), "warn", (capital(rule),))
    return Mark(site.say(say("Transition is over")), "muted", (capital(rule),))
