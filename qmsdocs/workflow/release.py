"""What a release is made of: the texts that one decision is to promulgate."""

from collections.abc import Iterable

from qmsdocs.model.corpus import Corpus
from qmsdocs.model.records import Meaning
from qmsdocs.wording import say
from qmsdocs.workflow.refusal import Refusal
from qmsdocs.workflow.steps import Case, Step, hindrance, outlived
from qmsdocs.workflow.waiting import open_cases


def release_of(corpus: Corpus, *, unapproved: bool = False) -> list[Case]:
    """Return the newest text of each document that a decision could promulgate on the day.

    Args:
        corpus: The handbook, asked about its day.
        unapproved: Take drafts too that are still to be approved.
    """
    cases = [
        case
        for case in open_cases(corpus)
        if hindrance(Step.PROMULGATE, case) is None or (unapproved and _is_unapproved(case))
    ]
    return list(_newest(cases).values())


def release_case(corpus: Corpus, document: str) -> Case | Refusal:
    """Return the newest text of a document that is not decided on, or why there is none."""
    texts = corpus.texts_by_id.get(document, ())
    code = texts[-1].code if texts else document
    own = [case for case in open_cases(corpus) if case.timeline.document == document]
    if not own:
        return Refusal(
            say("nothing of '{code}' awaits promulgation on {day}", code=code, day=corpus.day),
            say("'qmsdocs show {code}' shows its history.", code=code),
        )
    case = _newest(own)[document]
    refused = hindrance(Step.PROMULGATE, case)
    return case if refused is None or _is_unapproved(case) else refused


def _is_unapproved(case: Case) -> bool:
    """Could a decision promulgate it once everybody has vouched who must?"""
    waits = Meaning.PROMULGATED in case.required and bool(case.missing)
    return waits and outlived(case, case.corpus.day) is None


def _newest(cases: Iterable[Case]) -> dict[str, Case]:
    found = sorted(cases, key=lambda case: case.text.number)
    return {case.timeline.document: case for case in found}
