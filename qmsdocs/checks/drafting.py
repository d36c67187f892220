"""Checks on the front matter of drafts: is what a text says of itself whole and known?"""

import difflib
from collections.abc import Iterator, Sequence
from functools import partial

from qmsdocs.checks.registry import Check, meant
from qmsdocs.diagnostics import Hit, Nature, Severity
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.letters import fold
from qmsdocs.model.look_alikes import plain
from qmsdocs.model.office import Kind, Named, Unit
from qmsdocs.model.text import ADMINISTRATIVE, Text
from qmsdocs.wording import Said, say

_KEYS = (
    "id",
    "code",
    "title",
    "kind",
    "issue",
    "revision",
    "change",
    "services",
    "legal_basis",
    "field",
    "access",
    *sorted(ADMINISTRATIVE),
)
# High enough to leave an office's own keys alone, low enough for two letters turned round.
_CLOSE = 0.8


def drafts(corpus: Corpus) -> Iterator[Text]:
    """Yield the texts that can still be mended: no record brings their number into force.

    One that has the number of a promulgated revision is the fault of TXT001 or NUM002.
    """
    for timeline in corpus.timelines.values():
        used = {revision.number for revision in timeline.revisions}
        yield from (draft for draft in timeline.drafts if draft.number not in used)


def _has_fields(kind: Kind | None) -> bool:
    """Are documents of this kind sorted by field of work? Its pattern of codes says so."""
    return kind is not None and "{field}" in kind.code


def _sorted_by_field(corpus: Corpus) -> Iterator[Text]:
    return (each for each in drafts(corpus) if _has_fields(corpus.office.kind(each.kind)))


def _without_field(corpus: Corpus) -> Iterator[Hit]:
    for text in _sorted_by_field(corpus):
        if not text.facts.get("field"):
            said = say(
                "{code}: 'field' is missing for kind '{kind}'", code=text.code, kind=text.kind
            )
            known = tuple(each.id for each in corpus.office.fields) or ("-",)
            hint = say("Name the field of work: one of {known}.", known=known)
            yield Hit(text.at("kind"), said, hint, text.subject)


def _without_services(corpus: Corpus) -> Iterator[Hit]:
    for text in _sorted_by_field(corpus):
        if not text.facts.get("services"):
            said = say("{code}: 'services' names no public service", code=text.code)
            yield Hit(text.at("services"), said, subject=text.subject)


def _without_unit(corpus: Corpus) -> Iterator[Hit]:
    for text in drafts(corpus):
        if not text.unit:
            said = say("{code}: 'unit' is missing", code=text.code)
            yield Hit(text.at("unit"), said, subject=text.subject)


def _misspelt(corpus: Corpus) -> Iterator[Hit]:
    for text in drafts(corpus):
        for key in text.facts:
            word = "" if key in _KEYS else _meant_key(key)
            if word:
                said = say("{code}: key '{key}' is not known", code=text.code, key=key)
                hint = say("Did you mean '{word}'?", word=word)
                yield Hit(text.at(key), said, hint, text.subject)


def _meant_key(key: str) -> str:
    """Return the known key that one of a text's own is too close to, or an empty string."""
    typed = fold(plain(key))
    found = next(iter(difflib.get_close_matches(typed, _KEYS, n=1, cutoff=_CLOSE)), "")
    # What adds to a known key, as 'title_en' does, is a key of its own.
    return "" if typed.startswith(f"{found}_") else found


def _unknown_unit(corpus: Corpus) -> Iterator[Hit]:
    known = [unit.id for unit in corpus.office.units]
    hit = partial(_unit_hit, known)
    yield from (hit(each) for each in drafts(corpus) if each.unit not in ("", *known))
    for timeline in corpus.timelines.values():
        revision = timeline.in_force_on(corpus.day)
        text = revision.wording_on(corpus.day).text if revision else None
        if text is not None and text.unit not in ("", *known):
            yield hit(text, severity=Severity.WARNING)


def _unit_hit(known: Sequence[str], text: Text, severity: Severity | None = None) -> Hit:
    said = say("{code}: unit '{unit}' is not in qms.yml", code=text.code, unit=text.unit)
    return Hit(text.at("unit"), said, meant(text.unit, known), text.subject, severity)


def _ended(corpus: Corpus) -> Iterator[Hit]:
    office = corpus.office
    for text in drafts(corpus):
        named: tuple[tuple[str, str, Sequence[Unit | Named | Kind]], ...] = (
            ("unit", text.unit, office.units),
            ("kind", text.kind, office.kinds),
            ("field", text.field, office.fields),
        )
        for key, word, entries in named:
            entry = next((each for each in entries if each.id == word), None)
            if entry is not None and entry.until is not None and entry.until < corpus.day:
                said = say(
                    "{code}: '{key}' names '{word}', which ended on {day}",
                    code=text.code,
                    key=key,
                    word=word,
                    day=entry.until,
                )
                yield Hit(text.at(key), said, _successor(corpus, entry), text.subject)


def _successor(corpus: Corpus, entry: Unit | Named | Kind) -> Said | None:
    now = corpus.office.unit_on(entry.id, corpus.day) if isinstance(entry, Unit) else entry.id
    return None if now == entry.id else say("Write '{word}', which has taken it over.", word=now)


WITHOUT_FIELD = Check(
    id="DRF001",
    title=say("Field of work missing"),
    why=say("Documents of this kind lie, are numbered and are found by their field of work."),
    hint=say("Name one of the fields of qms.yml under 'field'."),
    find=_without_field,
    nature=Nature.CURRENCY,
)
WITHOUT_SERVICES = Check(
    id="DRF002",
    title=say("Procedure without a public service"),
    why=say(
        "By its national codes a procedure is held against the national catalogue and found at "
        "the counter."
    ),
    hint=say("List the national codes of the public services under 'services', in quotes."),
    find=_without_services,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)
WITHOUT_UNIT = Check(
    id="DRF003",
    title=say("Draft that no unit answers for"),
    why=say("Reviews and questions go to the unit in charge; without one nobody gets them."),
    hint=say("Name one of the units of qms.yml under 'unit'."),
    find=_without_unit,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)
MISSPELT = Check(
    id="DRF004",
    title=say("Key that is probably misspelt"),
    why=say("A text may have keys of its own, so that a misspelt one is kept and does nothing."),
    hint=say("Correct the key."),
    find=_misspelt,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)
UNKNOWN_UNIT = Check(
    id="DRF005",
    title=say("Unit that is not known"),
    why=say(
        "Who may sign depends on the unit; nobody's mandate reaches one that qms.yml does not have."
    ),
    hint=say("Name one of the units of qms.yml under 'unit'."),
    find=_unknown_unit,
    nature=Nature.CURRENCY,
)
ENDED = Check(
    id="DRF006",
    title=say("Draft that names what has ended"),
    why=say("After a merger the former name is often copied on into the next revision."),
    hint=say("Name an entry of qms.yml that is valid today."),
    find=_ended,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)

DRAFTING = (WITHOUT_FIELD, WITHOUT_SERVICES, WITHOUT_UNIT, MISSPELT, UNKNOWN_UNIT, ENDED)
