"""Promulgating a release under one decision, taking over what was in force on paper, settling."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from qmsdocs.acts.deed import Deed, RefusedError
from qmsdocs.acts.desk import Desk
from qmsdocs.acts.wishes import Wish, cases_of, named, permitted, refuse_early_end, sealed
from qmsdocs.model.records import Cover, Meaning, Transition
from qmsdocs.model.text import Text
from qmsdocs.wording import say
from qmsdocs.workflow.making import record_of
from qmsdocs.workflow.moves import due_moves
from qmsdocs.workflow.record_text import cover_of
from qmsdocs.workflow.refusal import Refusal
from qmsdocs.workflow.steps import GIVES, Case, Step, case_of, hindrance, outlived


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """From when to when texts are in force.

    Attributes:
        effective: First day, where a document has none of its own.
        own: First days of single documents, by id.
        expires: Last day, for texts made for a period.
    """

    effective: date | None = None
    own: Mapping[str, date] = field(default_factory=dict)
    expires: date | None = None
    transition: Transition | None = None

    def day_of(self, text: Text) -> date:
        """Return the first day of a text.

        Raises:
            RefusedError: None was named.
        """
        found = self.own.get(text.id, self.effective)
        if found is None:
            raise RefusedError(
                Refusal(
                    say(
                        "no first day of {code} {number} was named",
                        code=text.code,
                        number=str(text.number),
                    ),
                    say("Name it with --effective DAY, or --effective {code}=DAY.", code=text.code),
                )
            )
        return found


def approved(desk: Desk) -> tuple[str, ...]:
    """Return the ids of all documents whose drafts can be promulgated, in order of their codes."""
    cases = [
        case
        for document in desk.corpus.document_ids
        if isinstance(case := case_of(desk.corpus, Step.PROMULGATE, document), Case)
        and hindrance(Step.PROMULGATE, case) is None
    ]
    return tuple(case.timeline.document for case in sorted(cases, key=lambda c: c.text.code))


def bring_into_force(
    desk: Desk, step: Step, documents: Sequence[str], wish: Wish, terms: Terms
) -> Deed:
    """Return the deed of promulgating texts, or of taking them over, under one decision.

    Raises:
        RefusedError: A state, the rules or the roster do not allow it, or a day is missing.
    """
    cases = cases_of(desk, step, documents)
    if not cases:
        raise RefusedError(
            Refusal(
                say("there is nothing that could be promulgated"),
                say("'qmsdocs status' shows what waits for whom."),
            )
        )
    meaning = GIVES[step]
    signing, warrant = permitted(desk, step, meaning, cases, wish)
    for case in cases:
        day = terms.day_of(case.text)
        refuse_early_end(terms.transition, day)
        if refused := outlived(case, day):
            raise RefusedError(refused)
    texts = tuple(case.text for case in cases)
    record = record_of(
        desk.corpus, meaning, signing, warrant, covers=[_cover(text, terms) for text in texts]
    )
    number = wish.decision.number if wish.decision else "-"
    said = (
        say("Promulgate {documents} ({decision})", documents=named(texts), decision=number)
        if meaning is Meaning.PROMULGATED
        else say("Take over {documents} ({decision})", documents=named(texts), decision=number)
    )
    return Deed(
        act=step.value,
        said=said,
        texts=texts,
        records=(record,),
        sealed=sealed(signing, warrant),
    )


def _cover(text: Text, terms: Terms) -> Cover:
    cover = cover_of(text, effective=terms.day_of(text), expires=terms.expires)
    return replace(cover, transition=terms.transition)


def settle(desk: Desk) -> Deed | None:
    """Return the deed of moving files to where the day wants them; none: all lie right."""
    moves = due_moves(desk.corpus)
    if not moves:
        return None
    sources = {move.source for move in moves}
    texts = tuple(text for text in desk.corpus.texts if text.place.path in sources)
    said = say(
        "Settle what came into force or ended by {day}: {documents}",
        day=desk.day,
        documents=named(texts),
    )
    return Deed(act="settle", said=said, texts=texts, settles_all=True)
