"""The roster on a day: who holds which mandates and keys, and who is away."""

import json
from collections.abc import Iterator

from qmsdocs.model.corpus import Corpus
from qmsdocs.model.office import Dated, on
from qmsdocs.model.roster import Mandate, Person, Scope
from qmsdocs.wording import Speaker, day_in, in_language, say

FORMAT = 1
_TAIL = 12
"""So many characters of a key tell it from another."""


def as_text(corpus: Corpus, language: str) -> str:
    """Return the roster of the corpus's day for the terminal, a person a paragraph."""
    speak = in_language(language)
    head = speak(say("Roster on {day}", day=corpus.day))
    parts = ["\n".join(_person(corpus, person, speak, language)) for person in corpus.roster.people]
    return "\n\n".join((head, *parts))


def _person(corpus: Corpus, person: Person, speak: Speaker, language: str) -> Iterator[str]:
    yield f"{person.id}  {person.name}  {person.email}".rstrip()
    mandates = person.mandates_on(corpus.day)
    for mandate in mandates:
        right = _right(corpus, mandate)
        yield _line(mandate, right, language, *_limits(mandate, speak))
    if not mandates:
        yield f"  {speak(say('no mandate'))}"
    for key in person.keys_on(corpus.day):
        kind, _, blob = key.key.partition(" ")
        yield _line(key, f"{kind} …{blob.split(' ')[0][-_TAIL:]}", language)
    for absence in on(person.absences, corpus.day):
        yield _line(absence, speak(say("away")), language, absence.reason)


def _line(entry: Dated, what: str, language: str, *more: str) -> str:
    since = day_in(language, entry.since) if entry.since else ""
    until = day_in(language, entry.until) if entry.until else ""
    days = f"{since} – {until}".strip()
    return "  ".join(("", entry.id, what, days, *filter(None, more)))


def _right(corpus: Corpus, mandate: Mandate) -> str:
    """Return a mandate as it stands above a signature: ``KT. Chủ tịch [pho-chu-tich]``."""
    roles = corpus.office.roles
    name = corpus.office.name_of(roles, mandate.stands_for or mandate.role)
    capacity = f"{mandate.capacity}. " if mandate.capacity else ""
    return f"{capacity}{name} [{mandate.role}]"


def _limits(mandate: Mandate, speak: Speaker) -> Iterator[str]:
    if mandate.decision:
        decision = mandate.decision
        yield speak(
            say("by decision {number} of {day}", number=decision.number, day=decision.issued)
        )
    named = tuple(word for words in _lists(mandate.scope).values() for word in words)
    if named:
        yield speak(say("only for: {words}", words=named))


def as_json(corpus: Corpus) -> str:
    """Return the roster of the corpus's day as one JSON object."""
    people = [_object(corpus, person) for person in corpus.roster.people]
    value = {"format": FORMAT, "day": corpus.day.isoformat(), "people": people}
    return json.dumps(value, ensure_ascii=False, indent=2)


def _object(corpus: Corpus, person: Person) -> dict[str, object]:
    day = corpus.day
    return {
        "id": person.id,
        "name": person.name,
        "email": person.email or None,
        "mandates": [_mandate_object(each) for each in person.mandates_on(day)],
        "keys": [{**_dated(each), "key": each.key} for each in person.keys_on(day)],
        "absences": [
            {**_dated(each), "reason": each.reason or None} for each in on(person.absences, day)
        ],
    }


def _mandate_object(mandate: Mandate) -> dict[str, object]:
    decision = mandate.decision
    return {
        **_dated(mandate),
        "role": mandate.role,
        "capacity": mandate.capacity,
        "for": mandate.stands_for or None,
        "scope": {key: list(words) for key, words in _lists(mandate.scope).items() if words},
        "decision": decision and {"number": decision.number, "issued": decision.issued.isoformat()},
    }


def _dated(entry: Dated) -> dict[str, object]:
    return {
        "id": entry.id,
        "from": entry.since.isoformat() if entry.since else None,
        "until": entry.until.isoformat() if entry.until else None,
    }


def _lists(scope: Scope) -> dict[str, tuple[str, ...]]:
    return {
        "units": scope.units,
        "kinds": scope.kinds,
        "fields": scope.fields,
        "meanings": scope.meanings,
    }
