"""Checks of legal bases against the national records of the services, in both directions."""

from collections.abc import Iterator
from functools import lru_cache

from qmsdocs.checks.bodies import Body
from qmsdocs.checks.registry import Check
from qmsdocs.checks.service_facts import held
from qmsdocs.checks.serving import at
from qmsdocs.diagnostics import Hit, Nature, Severity
from qmsdocs.law.services.service_basis import Bases, Lacking
from qmsdocs.law.services.service_facts import Held
from qmsdocs.model.corpus import Corpus
from qmsdocs.wording import Said, say


@lru_cache(maxsize=1)
def _bases(corpus: Corpus) -> tuple[Bases, tuple[tuple[Body, Held], ...]]:
    """Return the legal bases of all texts that are held against records, and these texts."""
    texts = held(corpus)
    return Bases(corpus, (each for _, each in texts)), texts


def _lacking(corpus: Corpus) -> Iterator[Hit]:
    bases, texts = _bases(corpus)
    for body, each in texts:
        found = bases.lacking(each, body.day)
        if found.numbers:
            yield at(body, body.text.at("legal_basis"), _said(body, each, found))


def _said(body: Body, each: Held, found: Lacking) -> Said:
    if found.left_out:
        return say(
            "{code}: the record of {services} names legal bases that this text does not cite: "
            "{numbers}, and {count} that are not in force",
            code=body.text.code,
            services=each.names,
            numbers=found.numbers,
            count=found.left_out,
        )
    return say(
        "{code}: the record of {services} names legal bases that this text does not cite: "
        "{numbers}",
        code=body.text.code,
        services=each.names,
        numbers=found.numbers,
    )


def _beyond(corpus: Corpus) -> Iterator[Hit]:
    bases, texts = _bases(corpus)
    for body, each in texts:
        found = bases.beyond(each)
        if found:
            said = say(
                "{code}: the record of {services} does not name these legal bases: {numbers}",
                code=body.text.code,
                services=each.names,
                numbers=found,
            )
            yield at(body, body.text.at("legal_basis"), said)


LACKING = Check(
    id="SVC015",
    title=say("Legal basis of the national record that a text lacks"),
    why=say("What the service rests on now may ask for other papers, limits or fees."),
    hint=say(
        "Read what each of them changes for this procedure; cite it in a new revision, or keep "
        "this text with a verdict that says why."
    ),
    find=_lacking,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)
BEYOND = Check(
    id="SVC016",
    title=say("Legal basis that the national record lacks"),
    why=say("Either the text rests on law that is not about the service, or the record is late."),
    hint=say(
        "Check that it is in force and about this service; a gap in the national record is "
        "reported to who keeps it."
    ),
    find=_beyond,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)

SERVICE_BASIS = (LACKING, BEYOND)
