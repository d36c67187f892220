"""Titles and the public services that come nearest to them, as text and as JSON."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from qmsdocs.law.services.matching import Match, Matches
from qmsdocs.reports.diagnostics import printable
from qmsdocs.wording import Said, Speaker, in_language, say

_SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Row:
    """One title that was asked about.

    Attributes:
        name: Code of the document, or name of the file.
        state: What may be done with the text; none of a plain file.
    """

    name: str
    title: str
    state: Said | None
    matches: Matches


def as_text(rows: Sequence[Row], day: date, language: str) -> str:
    """Return each title with its nearest services and their scores."""
    speak = in_language(language)
    return "\n".join(line for row in rows for line in _lines(row, day, speak))


def as_json(rows: Sequence[Row], day: date, language: str) -> str:
    """Return the same for machines."""
    speak = in_language(language)
    found = [
        {
            "name": row.name,
            "title": row.title,
            "state": speak(row.state) if row.state else None,
            "near_tie": row.matches.near_tie,
            "services": [_packed(each, day) for each in row.matches.best],
        }
        for row in rows
    ]
    return json.dumps({"schema": _SCHEMA, "matches": found}, ensure_ascii=False, indent=2)


def _lines(row: Row, day: date, speak: Speaker) -> Iterator[str]:
    state = f" ({speak(row.state)})" if row.state else ""
    yield printable(f"{row.name}  {row.title}{state}")
    if not row.matches.best:
        yield f"  {speak(say('no service has a word in common with it'))}"
    for each in row.matches.best:
        ended = f" ({speak(say('it is no more'))})" if each.service.ended_on(day) else ""
        yield printable(f"  {each.score:>3}  {each.service.code}  {each.service.name}{ended}")
    if row.matches.near_tie:
        yield f"       {speak(say('the first two are nearly as good: read both'))}"


def _packed(match: Match, day: date) -> dict[str, object]:
    service = match.service
    return {
        "code": service.code,
        "name": service.name,
        "score": match.score,
        "ended": service.ended_on(day),
    }
