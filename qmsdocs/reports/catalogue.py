"""What is in the catalogue: how much of what, how old it is, and where it comes from."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from qmsdocs.model.legal import LegalCatalogue
from qmsdocs.model.services import Services
from qmsdocs.reports.diagnostics import printable
from qmsdocs.source.sources import Source
from qmsdocs.wording import Speaker, in_language, say

FORMAT = 1
"""Version of the JSON output; keys are only ever added to it."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many entries of one kind there are.

    Attributes:
        ended: How many of them are known to be no more.
        oldest: The longest day ago on which one was held against its source.
        unchecked: How many say no such day.
    """

    count: int
    ended: int
    oldest: date | None
    unchecked: int

    @classmethod
    def of(cls, checked: Iterable[date | None], ended: int = 0) -> "Count":
        """Return the count of entries that were held against their source on these days."""
        days = list(checked)
        known = [day for day in days if day is not None]
        return cls(len(days), ended, min(known, default=None), len(days) - len(known))


@dataclass(frozen=True, slots=True)
class Holdings:
    """What is in a catalogue."""

    services: Count
    documents: Count
    relations: Count


def holdings(law: LegalCatalogue, services: Services) -> Holdings:
    """Return what is in a catalogue."""
    ended = sum(each.ended for each in services.listed.values())
    return Holdings(
        Count.of((each.checked for each in services.values()), ended),
        Count.of(each.checked for each in law.documents),
        Count.of(each.recorded for each in law.relations),
    )


def as_text(found: Holdings, sources: Sequence[Source], language: str) -> str:
    """Return what is in a catalogue for the terminal, a kind a line, then its sources."""
    speak = in_language(language)
    services, documents, relations = found.services, found.documents, found.relations
    return "\n".join(
        [
            speak(
                say(
                    "Public services: {count}, of which {ended} are no more.",
                    count=services.count,
                    ended=services.ended,
                )
            ),
            *_age(services, speak),
            speak(say("Legal documents: {count}.", count=documents.count)),
            *_age(documents, speak),
            speak(say("Relations between them: {count}.", count=relations.count)),
            *_age(relations, speak),
            speak(say("Sources: {count}.", count=len(sources))),
            *(f"  {source_line(each, speak)}" for each in sources),
        ]
    )


def source_line(source: Source, speak: Speaker) -> str:
    """Return a source in one line: its id, where it is, what is taken from it."""
    only = (*source.levels, *source.fields, *source.codes)
    parts = [source.id, source.origin]
    if only:
        parts.append(speak(say("only: {words}", words=only)))
    return printable("  ".join([*parts, source.name]).rstrip())


def as_json(found: Holdings, sources: Sequence[Source]) -> str:
    """Return what is in a catalogue as one JSON object."""
    value = {
        "format": FORMAT,
        **asdict(found),
        "sources": [asdict(each) for each in sources],
    }
    return json.dumps(value, ensure_ascii=False, indent=2, default=str)


def _age(count: Count, speak: Speaker) -> Iterator[str]:
    if count.oldest:
        yield f"  {speak(say('checked last on {day} at the earliest', day=count.oldest))}"
    if count.unchecked:
        yield f"  {speak(say('without a day of checking: {count}', count=count.unchecked))}"
