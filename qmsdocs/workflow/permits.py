"""May this person take this step now? State, right and separation of duties together."""

from collections.abc import Sequence

from qmsdocs.model.authority import Target
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.records import VOUCHING, Act
from qmsdocs.model.separation import overlaps
from qmsdocs.model.terms import MEANING
from qmsdocs.wording import say
from qmsdocs.workflow.record_text import cover_of
from qmsdocs.workflow.refusal import Refusal
from qmsdocs.workflow.steps import GIVES, Case, Step, case_of, hindrance
from qmsdocs.workflow.warrants import Claim, Warrant, supposed, warrant_for


def permit(cases: Sequence[Case], step: Step, claim: Claim) -> Warrant | Refusal:
    """Return the right in which somebody may take a step over all these documents, or why not."""
    for case in cases:
        refused = hindrance(step, case)
        if refused is not None:
            return refused
    found = warrant_for(cases[0].corpus, claim, [target_of_case(case) for case in cases])
    if isinstance(found, Refusal):
        return found
    return next((r for case in cases if (r := parted(case, claim))), found)


def next_steps(corpus: Corpus, document: str, person: str) -> tuple[Step, ...]:
    """Return the steps that a person may take over a document on the day."""
    return tuple(step for step in GIVES if may_take(corpus, document, step, person))


def may_take(corpus: Corpus, document: str, step: Step, person: str) -> bool:
    """May a person take this step over a document on the day?"""
    case = case_of(corpus, step, document)
    claim = Claim(signer=person, meaning=GIVES[step], day=corpus.day)
    return isinstance(case, Case) and isinstance(permit([case], step, claim), Warrant)


def target_of_case(case: Case) -> Target:
    """Return what rules and scopes ask about the text of a case."""
    return Target(case.text.kind, case.text.unit, case.text.field)


def parted(case: Case, claim: Claim) -> Refusal | None:
    """Return why somebody who vouched for a text before may not vouch for it again."""
    if claim.meaning not in VOUCHING:
        return None
    wished = Act(supposed(case.corpus, claim), cover_of(case.text))
    for each in overlaps(case.corpus, (*case.vouchers, wished)):
        if wished in (each.first, each.second) and not each.allowed:
            earlier = each.first if each.second is wished else each.second
            return Refusal(
                say(
                    "'{person}' gave {code} {number} the meaning '{first}' and may not give it "
                    "'{second}' as well",
                    person=claim.signer,
                    code=case.text.code,
                    number=str(case.text.number),
                    first=MEANING[earlier.record.meaning],
                    second=MEANING[claim.meaning],
                ),
                say("Ask somebody else who holds the right; 'qmsdocs status' names them."),
            )
    return None
