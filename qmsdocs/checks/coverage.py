"""Checks on the catalogue of public services and on which of them the office carries out."""

from collections import defaultdict
from collections.abc import Iterator

from qmsdocs.checks.bodies import bodies
from qmsdocs.checks.registry import Check, noted
from qmsdocs.diagnostics import Hit, Nature, Place, Severity
from qmsdocs.law.step.suspicion import FORM
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.letters import collation_key, nearest
from qmsdocs.model.services import Listed, national_code
from qmsdocs.model.timeline import State
from qmsdocs.wording import Said, say

_SCOPE = Place("content/catalogue/scope.yml")
_LEVELS = ("Cấp bộ", "Cấp tỉnh", "Cấp xã", "Cơ quan khác")
_SHOWN = 5


def _uncovered(corpus: Corpus) -> Iterator[Hit]:
    if corpus.scope is None:
        return
    carried = _carried(corpus)
    by_field: defaultdict[str, list[Listed]] = defaultdict(list)
    for each in corpus.services.listed.values():
        due = corpus.scope.holds(each) and not each.ended_on(corpus.day)
        if due and each.code not in carried:
            by_field[each.field].append(each)
    for field in sorted(by_field, key=collation_key):
        yield Hit(_SCOPE, _of_field(field, by_field[field]))


def _carried(corpus: Corpus) -> set[str]:
    """Return the codes of the services that a text names: in force, awaiting, being written.

    A document that is suspended is still the service's own.
    """
    texts = [body.text for body in bodies(corpus)]
    for timeline in corpus.timelines.values():
        for revision in timeline.revisions:
            if timeline.state_on(revision, corpus.day) is State.SUSPENDED:
                texts += filter(None, [revision.wording_on(corpus.day).text])
    named = (code for text in texts if text.kind != FORM for code in text.services)
    return {national_code(code) for code in named}


def _of_field(field: str, missing: list[Listed]) -> Said:
    if len(missing) == 1:
        return say(
            "public service {code} '{title}' of field '{field}' has no procedure",
            code=missing[0].code,
            title=missing[0].name,
            field=field,
        )
    more = ("…",) if len(missing) > _SHOWN else ()
    return say(
        "{count} public services of field '{field}' have no procedure: {codes}",
        count=len(missing),
        field=field,
        codes=tuple(each.code for each in missing[:_SHOWN]) + more,
    )


def _unknown(corpus: Corpus) -> Iterator[Hit]:
    scope = corpus.scope
    # Before anything is imported, every word would be unknown.
    if scope is None or not corpus.services:
        return
    listed = corpus.services.listed
    known = {
        "levels": {*_LEVELS, *(level for each in listed.values() for level in each.levels)},
        "fields": {each.field for each in listed.values()},
    }
    for key, words in (("levels", scope.levels), ("fields", scope.fields)):
        for word in words:
            if word not in known[key]:
                said = say("'{key}' names '{word}', which no service has", key=key, word=word)
                meant = nearest(word, known[key])
                hint = say("Did you mean '{word}'?", word=meant) if meant else None
                yield Hit(_SCOPE, said, hint)
    for key, codes in (("codes", scope.codes), ("except", scope.excepted)):
        for code in codes:
            if code not in listed:
                said = say(
                    "'{key}' names '{word}', which is no code of the catalogue", key=key, word=code
                )
                yield Hit(_SCOPE, said)


def _contrary(corpus: Corpus) -> Iterator[Hit]:
    for each in corpus.services.listed.values():
        if each.abolished and not each.ended:
            said = say(
                "service {code} has 'abolished' {day}, but not 'ended: yes'",
                code=each.code,
                day=each.abolished,
            )
            yield Hit(Place(f"content/catalogue/services/{each.code}.yml"), said)


UNCOVERED = Check(
    id="SVC017",
    title=say("Public service without a procedure"),
    why=say("The office has to carry it out, and nothing in the handbook says how."),
    hint=say(
        "Draft procedures with 'qmsdocs new --from-catalogue'; what the office does not carry out "
        "stands in catalogue/scope.yml under 'except' with its reason."
    ),
    find=_uncovered,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)
UNKNOWN_SCOPE = Check(
    id="SVC018",
    title=say("Scope that names what the catalogue does not have"),
    why=say("Services that are meant by it are not asked for, and nobody notices."),
    hint=say("Write it as the catalogue of public services does."),
    find=_unknown,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)
MISNAMED = Check(
    id="SVC019",
    title=say("File of a public service under another name"),
    why=say(
        "A service is looked for by its national code: under another name it is not found, or two "
        "files speak of one service."
    ),
    hint=say("Name the file by the national code that stands in it."),
    find=noted("SVC019"),
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)
CONTRARY = Check(
    id="SVC020",
    title=say("Public service that is abolished and not ended"),
    why=say("Only one that has ended is reported to who carries it out."),
    hint=say("Add 'ended: yes', or take the day away."),
    find=_contrary,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)

COVERAGE = (UNCOVERED, UNKNOWN_SCOPE, MISNAMED, CONTRARY)
