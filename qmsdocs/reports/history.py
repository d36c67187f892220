"""The history of one document: its revisions, who signed each in what right, what comes."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from qmsdocs.model.authority import proof_level, right_of, target_of
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.records import Act
from qmsdocs.model.separation import overlaps
from qmsdocs.model.terms import CAPACITY, MEANING, PROOF, STATE
from qmsdocs.model.text import Text
from qmsdocs.model.timeline import Revision, Timeline
from qmsdocs.reports.register import coming_said
from qmsdocs.wording import Said, Value, in_language, say


def as_text(corpus: Corpus, document: str, language: str) -> str:
    """Return the history of a document for the terminal, newest revision first."""
    speak = in_language(language)
    return "\n".join(
        "  " * depth + speak(said) for depth, said in _lines(corpus, corpus.timelines[document])
    )


def _lines(corpus: Corpus, timeline: Timeline) -> Iterator[tuple[int, Said]]:
    last = _latest(corpus, timeline)
    if last:
        yield 0, say("{code} {title} (id {id})", code=last.code, title=last.title, id=last.id)
    for draft in reversed(timeline.drafts):
        state = STATE[timeline.draft_state_on(draft, corpus.day)]
        yield 1, say("{number}: {state}", number=str(draft.number), state=state)
        for act in timeline.draft_vouchers[draft.fingerprint]:
            yield from _act(corpus, act)
    for revision in reversed(timeline.revisions):
        yield from _revision(corpus, timeline, revision)
    for act in timeline.endings:
        yield from _act(corpus, act)
    coming = timeline.coming_after(corpus.day)
    if coming:
        yield 1, say("Next: {what}", what=coming_said(coming))


def _latest(corpus: Corpus, timeline: Timeline) -> Text | None:
    newest = timeline.effective_on(corpus.day)
    texts = corpus.texts_by_id.get(timeline.document, ())
    shown = newest.wording_on(corpus.day).text if newest else None
    return shown or (texts[-1] if texts else None)


def _revision(corpus: Corpus, timeline: Timeline, revision: Revision) -> Iterator[tuple[int, Said]]:
    state = STATE[timeline.state_on(revision, corpus.day)]
    superseded = timeline.superseded_on(revision)
    if superseded:
        yield (
            1,
            say(
                "{number}: {state}, in force from {day} to {last}",
                number=str(revision.number),
                state=state,
                day=revision.effective,
                last=superseded - timedelta(1),
            ),
        )
    else:
        yield (
            1,
            say(
                "{number}: {state}, effective {day}",
                number=str(revision.number),
                state=state,
                day=revision.effective,
            ),
        )
    acts = dict.fromkeys((*revision.vouchers, *(w.act for w in revision.wordings)))
    for act in acts:
        yield from _act(corpus, act)
    for said in disclosed(corpus, revision.vouchers):
        yield 2, said


def disclosed(corpus: Corpus, vouchers: Sequence[Act]) -> Iterator[Said]:
    """Yield what the rules allowed and an auditor wants to know: one person in two roles."""
    for overlap in overlaps(corpus, vouchers):
        if not overlap.allowed:
            continue
        values: dict[str, Value] = {
            "person": corpus.roster.name(overlap.second.record.signer),
            "first": MEANING[overlap.first.record.meaning],
            "second": MEANING[overlap.second.record.meaning],
        }
        if overlap.rule is not None and overlap.rule.basis:
            yield say(
                "{person} both {first} and {second}: exempted until {until} by {basis}",
                until=overlap.rule.until or "-",
                basis=overlap.rule.basis,
                **values,
            )
        else:
            yield say(
                "{person} both {first} and {second}: allowed by the rule of that day", **values
            )


def _act(corpus: Corpus, act: Act) -> Iterator[tuple[int, Said]]:
    yield 2, _signed(corpus, act)
    right = right_of(corpus, act.record, target_of(corpus, act))
    if right is None:
        yield 3, say("without a right that the rules of that day gave")
    else:
        yield (
            3,
            say(
                "by rule '{rule}' and mandate '{mandate}'",
                rule=right.rule.id,
                mandate=right.mandate.id,
            ),
        )
    yield 3, PROOF[proof_level(corpus, act.record)]
    yield from _decision(act)


def _signed(corpus: Corpus, act: Act) -> Said:
    record = act.record
    values: dict[str, Value] = {
        "meaning": MEANING[record.meaning],
        "day": record.signed_on,
        "person": corpus.roster.name(record.signer),
        "role": corpus.office.name_of(corpus.office.roles, record.role),
    }
    if record.capacity is None:
        return say("{meaning} on {day} by {person}, {role}", **values)
    return say(
        "{meaning} on {day} by {person}, {role}, {capacity}",
        capacity=CAPACITY[record.capacity],
        **values,
    )


def _decision(act: Act) -> Iterator[tuple[int, Said]]:
    decision = act.record.decision
    if decision is None:
        return
    issuer = decision.issuer or act.record.predecessor
    if issuer:
        yield (
            3,
            say(
                "decision {number} of {day}, {issuer}",
                number=decision.number,
                day=decision.issued,
                issuer=issuer,
            ),
        )
    else:
        yield 3, say("decision {number} of {day}", number=decision.number, day=decision.issued)
