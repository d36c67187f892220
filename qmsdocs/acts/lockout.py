"""Registers that nobody could change any more are refused before they are made."""

from collections.abc import Iterator
from datetime import date, timedelta

from qmsdocs.acts.deed import RefusedError
from qmsdocs.model.authority import Target
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.records import Meaning, ProofKind
from qmsdocs.wording import say
from qmsdocs.workflow.refusal import Refusal
from qmsdocs.workflow.warrants import Claim, warrants


def refuse_lockout(before: Corpus, after: Corpus) -> None:
    """Refuse a change by which some day would have nobody with the right to change registers.

    Raises:
        RefusedError: There is such a day, and there was not before.
    """
    for day in sorted(set(_mornings(after))):
        if _is_governed(before, day) and not _is_governed(after, day):
            raise RefusedError(
                Refusal(
                    say(
                        "from {day} on nobody would have the right to change the registers",
                        day=day,
                    ),
                    say("Appoint a successor, with a key, first; then end this."),
                )
            )


def _mornings(corpus: Corpus) -> Iterator[date]:
    """Yield the days, from today on, on which a right that was there is there no more."""
    people = corpus.roster.people
    ends = [
        *(rule.until for rule in corpus.office.signing),
        *(mandate.until for person in people for mandate in person.mandates),
        *(key.until for person in people for key in person.keys),
    ]
    yield corpus.day
    yield from (
        end + timedelta(days=1) for end in ends if end is not None and corpus.day <= end < date.max
    )


def _is_governed(corpus: Corpus, day: date) -> bool:
    """Is there anybody who may change the registers on that day, with a key where one is due?"""
    for person in corpus.roster.people:
        claim = Claim(signer=person.id, meaning=Meaning.REGISTERED, day=day)
        found = warrants(corpus, claim, (Target(),))
        if any(each.proof is not ProofKind.SSH or person.keys_on(day) for each in found):
            return True
    return False
