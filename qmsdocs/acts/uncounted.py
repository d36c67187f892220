"""What was vouched for a draft that the other side changed in the meantime."""

from collections.abc import Iterator

from qmsdocs.acts.sides import Side, Told
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.records import VOUCHING, Act
from qmsdocs.model.terms import MEANING
from qmsdocs.wording import Said, say


def vouchers(side: Side) -> list[Act]:
    """Return what a side vouched for."""
    made = [record for record in side.records if record.meaning in VOUCHING]
    return [Act(record, cover) for record in made for cover in record.covers]


def uncounted(joined: Corpus, side: Side, other: Side) -> Iterator[Said]:
    """Yield what one side vouched for and what does not count, as the other changed the text.

    Args:
        joined: The handbook with both sides, as far as either vouched for something.
        side: Who vouched.
        other: Who may have changed the drafts.
    """
    for act in vouchers(side):
        if act.cover.id not in joined.timelines:
            continue
        timeline = joined.timelines[act.cover.id]
        for draft in timeline.drafts:
            if draft.number != act.cover.number or draft.fingerprint == act.cover.fingerprint:
                continue
            given = {each.record.meaning for each in timeline.draft_vouchers[draft.fingerprint]}
            last = other.last_to_touch(draft.place.path)
            if last is not None and act.record.meaning not in given:
                yield _said(joined, act, last)


def _said(joined: Corpus, act: Act, last: Told) -> Said:
    return say(
        "{code} {number}: '{meaning}' by {person} on {day} is for the text before {author} changed "
        "it, and does not count for the text that lies there now; submit that one anew",
        code=act.cover.code,
        number=str(act.cover.number),
        meaning=MEANING[act.record.meaning],
        person=joined.roster.name(act.record.signer),
        day=act.day,
        author=last.author,
    )
