"""Checks of a text against the records of its public services: title, limit, papers, fee.

All of them are warnings: the national record is incomplete, so that either side may be right.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from qmsdocs.checks.bodies import Body
from qmsdocs.checks.registry import Check
from qmsdocs.checks.serving import at, serving, titles
from qmsdocs.checks.steps import step_columns
from qmsdocs.diagnostics import Hit, Nature, Severity
from qmsdocs.law.services.fees import differing
from qmsdocs.law.services.offices import elsewhere
from qmsdocs.law.services.papers import is_paper, papers, without_counterpart
from qmsdocs.law.services.service_facts import Held
from qmsdocs.law.services.stated_facts import Row, online_modes
from qmsdocs.law.step.suspicion import FORM
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.durations import written
from qmsdocs.model.steptables import Column
from qmsdocs.model.topics import Topic
from qmsdocs.wording import Said, say

_SHOWN = 3
_LONGEST = 60
"""Letters of a paper's name that a message shows."""


@lru_cache(maxsize=1)
def held(corpus: Corpus) -> tuple[tuple[Body, Held], ...]:
    """Return the texts whose services all are in the catalogue, with their records.

    A service that has ended is left out: that it has is said elsewhere, and is enough.
    """
    found = []
    for body, named in serving(corpus):
        listed = [each.listed for each in named]
        if body.text.kind != FORM and all(e and not e.ended_on(body.day) for e in listed):
            records = tuple(corpus.services[each.code] for each in named)
            found.append((body, Held(body.text, records)))
    return tuple(found)


def _titles(corpus: Corpus) -> Iterator[Hit]:
    for body, each in held(corpus):
        # One procedure for several services has a title of its own.
        if len(each.services) > 1:
            continue
        service = each.services[0]
        if not titles(corpus).agrees(service.code, body.text.title):
            said = say(
                "{code}: the title is '{found}', the record of {service} says '{expected}'",
                code=body.text.code,
                found=body.text.title,
                service=service.code,
                expected=service.name,
            )
            yield at(body, body.text.at("title"), said)


def _limits(corpus: Corpus) -> Iterator[Hit]:
    for body, each in held(corpus):
        limit = each.limit
        promise = each.promised if limit else None
        if promise and limit and limit.exceeded_by(promise.amount):
            said = say(
                "{code}: the limit is '{found}', the record of {services} allows '{expected}'",
                code=body.text.code,
                found=written(promise.amount),
                services=each.names,
                expected=limit.written,
            )
            yield body.hit(promise.line, said)


def _steps(corpus: Corpus) -> Iterator[Hit]:
    tables: defaultdict[str, list[Column]] = defaultdict(list)
    for body, column, _ in step_columns(corpus):
        tables[body.text.place.path].append(column)
    for body, each in held(corpus):
        # Where the text states a limit, its steps are held against that, and that against this.
        limit = each.limit
        if limit is None or each.promised:
            continue
        for column in tables[body.text.place.path]:
            if column.allowed is None and limit.exceeded_by(column.least):
                said = say(
                    "{code}: the steps take '{found}', the record of {services} allows "
                    "'{expected}'",
                    code=body.text.code,
                    found=written(column.least),
                    services=each.names,
                    expected=limit.written,
                )
                yield body.hit(column.line, said)


def _fees(corpus: Corpus) -> Iterator[Hit]:
    for body, each in held(corpus):
        rows = each.rows(Topic.FEE)
        record = each.fees if rows else {}
        found = differing([row.text for row in rows], record, copies=each.about_copies)
        if found:
            mode, ours = found
            said = say(
                "{code}: the fee is '{found}', the record of {services} says '{expected}' "
                "for '{mode}'",
                code=body.text.code,
                found=ours.written,
                services=each.names,
                expected=record[mode].written,
                mode=mode,
            )
            yield body.hit(rows[0].line, said)


def _papers(corpus: Corpus) -> Iterator[Hit]:
    for body, each in held(corpus):
        rows = each.rows(Topic.DOSSIER)
        record = [paper for service in each.services for paper in service.dossier]
        if not rows or not record:
            continue
        texts = [row.text for row in rows]
        line = rows[0].line
        lacking = without_counterpart(filter(is_paper, (p.name for p in record)), texts)
        beyond = without_counterpart(papers(texts), [f"{p.name} {p.case}" for p in record])
        if lacking:
            said = say(
                "{code}: papers of the record of {services} that this text does not ask for "
                "({count}): {papers}",
                code=body.text.code,
                count=len(lacking),
                services=each.names,
                papers=_short(lacking),
            )
            yield body.hit(line, said)
        if beyond:
            said = say(
                "{code}: papers that the record of {services} does not ask for ({count}): {papers}",
                code=body.text.code,
                count=len(beyond),
                services=each.names,
                papers=_short(beyond),
            )
            yield body.hit(line, said)


def _short(names: Sequence[str]) -> tuple[str, ...]:
    """Return the first names, each of them shortened to what tells it."""
    short = [each if len(each) <= _LONGEST else f"{each[:_LONGEST].rstrip()}…" for each in names]
    more = ("…",) if len(short) > _SHOWN else ()
    return tuple(f"'{each}'" for each in short[:_SHOWN]) + more


def _levels(corpus: Corpus) -> Iterator[Hit]:
    scope = corpus.scope
    if scope is None or not scope.levels:
        return
    for body, each in held(corpus):
        for service in each.services:
            apart = service.levels and not set(service.levels) & set(scope.levels)
            if apart and service.code not in scope.codes:
                said = say(
                    "{code}: the record of {service} names the level '{found}', this office "
                    "carries out '{expected}'",
                    code=body.text.code,
                    service=service.code,
                    found=service.levels,
                    expected=scope.levels,
                )
                yield at(body, body.text.at("services"), said)


def _online(corpus: Corpus) -> Iterator[Hit]:
    for body, each in held(corpus):
        found = online_modes(body.text.body) if each.online else ()
        if found and each.online.isdisjoint(row.text for row in found):
            said = say(
                "{code}: online it is '{found}', the record of {services} says '{expected}'",
                code=body.text.code,
                found=found[0].text,
                services=each.names,
                expected=tuple(sorted(each.online)),
            )
            yield body.hit(found[0].line, said)


def _offices(corpus: Corpus) -> Iterator[Hit]:
    for body, each in held(corpus):
        rows = each.rows(Topic.AUTHORITY)
        row = elsewhere(rows, each.ranks) if rows and each.ranks else None
        if row is not None:
            yield body.hit(row.line, _of_offices(body, each, row))


def _of_offices(body: Body, each: Held, row: Row) -> Said:
    return say(
        "{code}: carried out by '{found}', the record of {services} names '{expected}'",
        code=body.text.code,
        found=row.text.strip(" -+*|"),
        services=each.names,
        expected=each.offices,
    )


_COMPARE = say(
    "Compare both with the legal basis; mend this text in a new revision, or the record by a newer "
    "one with 'qmsdocs catalogue import'."
)
TITLE = Check(
    id="SVC007",
    title=say("Title unlike the public service's"),
    why=say(
        "People look for the service under its national name; another title may also mean that the "
        "code is another service's."
    ),
    hint=say("Check that the code is the right one; then take over the national name."),
    find=_titles,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)
LIMIT = Check(
    id="SVC008",
    title=say("Limit longer than the national record's"),
    why=say("An office may promise less time than the law allows, never more."),
    hint=_COMPARE,
    find=_limits,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)
STEPS = Check(
    id="SVC009",
    title=say("Steps longer than the national record's limit"),
    why=say("Whoever keeps to the steps returns the result later than the service promises."),
    hint=_COMPARE,
    find=_steps,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)
FEE = Check(
    id="SVC010",
    title=say("Fee unlike the national record's"),
    why=say("People are asked for another amount than they were told; fees are set by law."),
    hint=_COMPARE,
    find=_fees,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)
PAPERS = Check(
    id="SVC011",
    title=say("Dossier unlike the national record's"),
    why=say(
        "Nobody may be asked for papers that the service does not require; one that is left out "
        "sends people home."
    ),
    hint=_COMPARE,
    find=_papers,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)
LEVEL = Check(
    id="SVC012",
    title=say("Public service of another level"),
    why=say("What another level of administration carries out is not for this office to receive."),
    hint=say(
        "Look up who carries it out now; where it is this office, list the code in "
        "catalogue/scope.yml."
    ),
    find=_levels,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)
ONLINE = Check(
    id="SVC013",
    title=say("Online mode unlike the national record's"),
    why=say("People prepare for a visit that is not needed, or leave one out that is."),
    hint=_COMPARE,
    find=_online,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)
OFFICE = Check(
    id="SVC014",
    title=say("Office in charge unlike the national record's"),
    why=say("Powers move between levels of administration; who is not in charge decides nothing."),
    hint=_COMPARE,
    find=_offices,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)

SERVICE_FACTS = (TITLE, LIMIT, STEPS, FEE, PAPERS, LEVEL, ONLINE, OFFICE)
