"""The register: every document and what the records say of it on a day."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from qmsdocs.model.corpus import Corpus
from qmsdocs.model.letters import collation_key
from qmsdocs.model.terms import STATE
from qmsdocs.model.text import Number, Text
from qmsdocs.model.timeline import Coming, Revision, State, Timeline
from qmsdocs.reports import separated
from qmsdocs.wording import Said, day_in, in_language, say

FORMAT = 1
_COLUMNS = ("code", "title", "number", "state", "effective", "unit", "decision", "next")


@dataclass(frozen=True, slots=True)
class Row:
    """One document on one day. A document that never came into force has no effective day."""

    id: str
    code: str
    title: str
    kind: str
    unit: str
    unit_name: str
    number: Number
    state: State
    effective: date | None
    decision: str
    coming: Coming | None


def rows(corpus: Corpus) -> list[Row]:
    """Return a row a document, in Vietnamese alphabetical order of the codes."""
    found = (_row(corpus, timeline) for timeline in corpus.timelines.values())
    kept = [each for each in found if each is not None]
    return sorted(kept, key=lambda row: (collation_key(row.code), row.id))


def _row(corpus: Corpus, timeline: Timeline) -> Row | None:
    day = corpus.day
    revision = timeline.effective_on(day) or next(iter(timeline.revisions), None)
    if revision is not None:
        return _promulgated(corpus, timeline, revision)
    if not timeline.drafts:
        return None
    draft = timeline.drafts[-1]
    state = timeline.draft_state_on(draft, day)
    return _of(corpus, draft, draft.number, state, None, "", None)


def _promulgated(corpus: Corpus, timeline: Timeline, revision: Revision) -> Row | None:
    day = corpus.day
    text = revision.wording_on(day).text
    if text is None:
        return None
    decision = revision.act.record.decision
    return _of(
        corpus,
        text,
        revision.number,
        timeline.state_on(revision, day),
        revision.effective,
        decision.number if decision else "",
        timeline.coming_after(day),
    )


def _of(
    corpus: Corpus,
    text: Text,
    number: Number,
    state: State,
    effective: date | None,
    decision: str,
    coming: Coming | None,
) -> Row:
    unit = corpus.office.unit_on(text.unit, corpus.day)
    return Row(
        id=text.id,
        code=text.code,
        title=text.title,
        kind=text.kind,
        unit=unit,
        unit_name=corpus.office.name_of(corpus.office.units, unit),
        number=number,
        state=state,
        effective=effective,
        decision=decision,
        coming=coming,
    )


def as_text(found: Iterable[Row], language: str) -> str:
    """Return the register as a table for the terminal, a document a line."""
    table = [[str(cell) for cell in line] for line in _table(found, language)]
    widths = [max(len(line[n]) for line in table) for n in range(len(_COLUMNS))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in table
    )


def as_csv(found: Iterable[Row], language: str) -> str:
    """Return the register as CSV; a cell that a spreadsheet would compute is made text."""
    return separated.as_csv(_table(found, language))


def as_json(found: Iterable[Row], day: date) -> str:
    """Return the register as one JSON object for a day."""
    documents = [
        {
            "id": row.id,
            "code": row.code,
            "title": row.title,
            "kind": row.kind,
            "unit": row.unit,
            "issue": row.number.issue,
            "revision": row.number.revision,
            "state": row.state.value,
            "effective": row.effective.isoformat() if row.effective else None,
            "decision": row.decision or None,
            "next": _next_object(row.coming),
        }
        for row in found
    ]
    value = {"format": FORMAT, "day": day.isoformat(), "documents": documents}
    return json.dumps(value, ensure_ascii=False, indent=2)


def _next_object(coming: Coming | None) -> dict[str, object] | None:
    if coming is None:
        return None
    number = {"issue": coming.number.issue, "revision": coming.number.revision}
    return {"day": coming.day.isoformat(), "state": coming.state.value, **number}


def _table(found: Iterable[Row], language: str) -> Sequence[list[str]]:
    speak = in_language(language)
    head = (
        say("code"),
        say("title"),
        say("issue/revision"),
        say("state"),
        say("effective day"),
        say("unit"),
        say("decision number"),
        say("what comes next"),
    )
    lines = (
        [
            row.code,
            row.title,
            str(row.number),
            speak(STATE[row.state]),
            day_in(language, row.effective) if row.effective else "",
            row.unit_name,
            row.decision,
            speak(coming_said(row.coming)) if row.coming else "",
        ]
        for row in found
    )
    return [[speak(each) for each in head], *lines]


def coming_said(coming: Coming) -> Said:
    """Return what comes next as a sentence."""
    return say(
        "{number} {state} on {day}",
        number=str(coming.number),
        state=STATE[coming.state],
        day=coming.day,
    )
