"""Checks on entries of the registers: can each take effect, and do the names in it exist?

A register in force is judged by its record; what is said here never weighs as an error.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qmsdocs.checks.registry import Check, meant
from qmsdocs.diagnostics import Hit, Nature, Place, Severity
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.office import AccessRule, Dated, Office, SeparationRule, SigningRule, Unit
from qmsdocs.model.records import Meaning
from qmsdocs.model.roster import Mandate
from qmsdocs.wording import say

_OFFICE, _ROSTER = "content/qms.yml", "content/people.yml"


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry where it stands.

    Attributes:
        name: Its list and its id, ``signing.duyet``; of a person's, the person's id first.
        line: Line on which it begins.
    """

    file: str
    name: str
    line: int
    value: Dated


def _entries(corpus: Corpus) -> Iterator[_Entry]:
    """Yield the entries of each register that could be read whole.

    An entry that was left out would shift the lines of those that follow it.
    """
    faulty = {fault.hit.place.path for fault in corpus.faults}
    office, lines = corpus.office, corpus.office.lines
    if _OFFICE not in faulty:
        for name, listed in _lists(office):
            for place, each in enumerate(listed):
                line = lines.get(f"{name}.{place}", 0)
                yield _Entry(_OFFICE, f"{name}.{each.id}", line, each)
    if _ROSTER not in faulty:
        for number, person in enumerate(corpus.roster.people):
            held: tuple[tuple[str, Sequence[Dated]], ...] = (
                ("mandates", person.mandates),
                ("keys", person.keys),
                ("absences", person.absences),
            )
            for name, listed in held:
                for place, each in enumerate(listed):
                    line = corpus.roster.lines.get(f"people.{number}.{name}.{place}", 0)
                    yield _Entry(_ROSTER, f"{person.id}.{name}.{each.id}", line, each)


def _lists(office: Office) -> tuple[tuple[str, Sequence[Dated]], ...]:
    return (
        ("units", office.units),
        ("roles", office.roles),
        ("fields", office.fields),
        ("kinds", office.kinds),
        ("retention", office.retention),
        ("signing", office.signing),
        ("separation", office.separation),
        ("access", office.access),
        ("deadlines", office.deadlines),
    )


def _backwards(corpus: Corpus) -> Iterator[Hit]:
    for each in _entries(corpus):
        since, until = each.value.since, each.value.until
        if since is not None and until is not None and until < since:
            said = say(
                "'{entry}' ends on {until}, before it begins on {since}",
                entry=each.name,
                until=until,
                since=since,
            )
            yield Hit(Place(each.file, each.line), said)


def _unknown_names(corpus: Corpus) -> Iterator[Hit]:
    known: dict[str, Sequence[str]] = {
        name: [each.id for each in listed] for name, listed in _lists(corpus.office)
    }
    known["meanings"] = [meaning.value for meaning in Meaning]
    for each in _entries(corpus):
        ended = each.value.until is not None and each.value.until < corpus.day
        # What has ended decides nothing any more, but for a unit: its successor answers for it.
        if ended and not isinstance(each.value, Unit):
            continue
        for under, word in _named(each.value):
            if word not in known[under]:
                said = say(
                    "'{entry}' names '{word}', which is none of the {under}",
                    entry=each.name,
                    word=word,
                    under=_UNDER[under],
                )
                yield Hit(Place(each.file, each.line), said, meant(word, known[under]))


def _named(entry: Dated) -> Iterator[tuple[str, str]]:
    """Yield what an entry names, with the list in which it must stand."""
    if isinstance(entry, Unit) and entry.successor:
        yield "units", entry.successor
    if isinstance(entry, SigningRule):
        yield from (("roles", role) for role in entry.roles)
    if isinstance(entry, SigningRule | SeparationRule | AccessRule):
        yield from (("kinds", kind) for kind in entry.kinds)
    if isinstance(entry, Mandate):
        yield from (("roles", role) for role in (entry.role, entry.stands_for) if role)
        yield from (("units", unit) for unit in entry.scope.units)
        yield from (("kinds", kind) for kind in entry.scope.kinds)
        yield from (("fields", field) for field in entry.scope.fields)
        yield from (("meanings", meaning) for meaning in entry.scope.meanings)


_UNDER = {
    "units": say("units of qms.yml"),
    "roles": say("roles of qms.yml"),
    "kinds": say("kinds of qms.yml"),
    "fields": say("fields of qms.yml"),
    "meanings": say("meanings of records"),
}

BACKWARDS = Check(
    id="ENT001",
    title=say("Entry that ends before it begins"),
    why=say("Such an entry is valid on no day: a mandate or an absence entered so does nothing."),
    hint=say("Enter it anew with the right days under another id, and have the change recorded."),
    find=_backwards,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)
UNKNOWN_NAMES = Check(
    id="ENT002",
    title=say("Entry that names what does not exist"),
    why=say(
        "A rule for a role that nobody can have, or a mandate for a unit that is not there, "
        "gives no right and asks for nothing, and nobody notices."
    ),
    hint=say("End the entry, enter it anew with the right name, and have the change recorded."),
    find=_unknown_names,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)

ENTRIES = (BACKWARDS, UNKNOWN_NAMES)
