"""Why a text is touched, step by step: each step a sentence that leads to the next."""

from collections.abc import Mapping
from datetime import date

from qmsdocs.law.state.effects import effect_of
from qmsdocs.law.state.validity import validity
from qmsdocs.law.step.reliance import Reliance, Use
from qmsdocs.law.step.renewal import happened, named
from qmsdocs.law.step.standing import Standing
from qmsdocs.law.step.suspicion import FORM, Suspicion
from qmsdocs.model.causes import Cause
from qmsdocs.model.legal import Kind, LegalCatalogue, LegalDocument, Relation
from qmsdocs.wording import Said, say


def done(law: LegalCatalogue, relation: Relation) -> Said:
    """Return what one legal document does to another, and from which day."""
    if relation.relation in _QUIET:
        acting, target = law.by_id.get(relation.acting), law.by_id.get(relation.target)
        new = named(acting) if acting else relation.acting
        old = named(target) if target else relation.target
        return Said(_QUIET[Kind(relation.relation)].template, (("new", new), ("old", old)))
    return happened(law, effect_of(law, relation))


_QUIET: Mapping[Kind, Said] = {
    Kind.CORRECTS: say("{new} corrects a slip in {old}"),
    Kind.GUIDES: say("{new} guides {old}"),
}
"""What changes nothing of whether a document is in force."""


def news(standing: Standing, found: Suspicion) -> tuple[Said, ...]:
    """Return what changed under a text."""
    if found.cause is Cause.SERVICE:
        return (_service(standing, found.of),)
    if found.cause is Cause.FORM:
        return (_form(standing, found),)
    document = standing.law.by_id[found.of]
    if found.effects and found.cause is not Cause.LAW_IN_DOUBT:
        return tuple(dict.fromkeys(happened(standing.law, each) for each in found.effects))
    state = validity(standing.law, document, standing.day)
    number = named(document)
    if all(use.legal != found.of for use in found.reliance.uses):
        return (say("{number} is borne by several documents now", number=document.number),)
    if found.cause is Cause.LAW_IN_DOUBT and state.reason:
        return (say("whether {law} is in force is not known: {why}", law=number, why=state.reason),)
    return (_state(found.cause, number, found.since),)


def _state(cause: Cause, law: Said, since: date | None) -> Said:
    if since is None:
        return Said(_NOW[cause].template, (("law", law),))
    return Said(_SINCE[cause].template, (("day", since), ("law", law)))


_NOW: Mapping[Cause, Said] = {
    Cause.LAW_ENDED: say("{law} is in force no more"),
    Cause.LAW_SUSPENDED: say("{law} is suspended"),
    Cause.LAW_CHANGED: say("{law} was changed, on a day that is not known"),
    Cause.LAW_RESTORED: say("{law} applies again"),
    Cause.LAW_IN_DOUBT: say("whether {law} is in force is not known"),
}
_SINCE: Mapping[Cause, Said] = {
    Cause.LAW_ENDED: say("{law} has not been in force since {day}"),
    Cause.LAW_SUSPENDED: say("{law} has been suspended since {day}"),
    Cause.LAW_CHANGED: say("{law} was changed on {day}"),
    Cause.LAW_RESTORED: say("{law} has applied again since {day}"),
    Cause.LAW_IN_DOUBT: say("whether {law} is in force has not been known since {day}"),
}


def _service(standing: Standing, code: str) -> Said:
    listed = standing.services.listed.get(code)
    if listed is None or not listed.ended_on(standing.day):
        return say("the record of public service {code} was changed", code=code)
    if listed.abolished is None:
        return say("public service {code} is no more", code=code)
    return say("public service {code} was abolished on {day}", code=code, day=listed.abolished)


def _form(standing: Standing, found: Suspicion) -> Said:
    places = standing.index.documents.get(found.of, ())
    code, since = _code(standing, found.of), found.since or standing.day
    if any(standing.in_force(places)):
        return say("form {code} was issued anew on {day}", code=code, day=since)
    return say("form {code} has not been in force since {day}", code=code, day=since)


def relies(standing: Standing, found: Suspicion) -> Said:
    """Return how a text relies on what changed under it."""
    reliance = found.reliance
    if found.cause is Cause.SERVICE:
        return carries_out(reliance, found.of)
    if found.cause is Cause.FORM:
        return leads_to(standing, reliance, found.of)
    law = standing.law.by_id[found.of]
    use = next((use for use in reliance.uses if use.legal == found.of), None)
    return cites(reliance, use, law) if use else may_mean(reliance, law)


def cites(reliance: Reliance, use: Use, law: LegalDocument) -> Said:
    """Return where a text cites a legal document, and which provisions of it."""
    where, number = _lines(use.lines), named(law)
    if not use.provisions:
        return say("{code} cites {law} on {lines}", code=reliance.code, law=number, lines=where)
    return say(
        "{code} cites {law} on {lines} ({provisions})",
        code=reliance.code,
        law=number,
        lines=where,
        provisions=use.provisions,
    )


def may_mean(reliance: Reliance, law: LegalDocument) -> Said:
    """Return where a text names a number that several documents bear, this one among them."""
    found = [each for each in reliance.unsettled if law.id in each.candidates]
    return say(
        "{code} names {number} on {lines}, which may mean {law} of {issuer}",
        code=reliance.code,
        number=found[0].number,
        lines=_lines(tuple(each.line for each in found)),
        law=named(law),
        issuer=law.issuer,
    )


def carries_out(reliance: Reliance, code: str) -> Said:
    """Return that a text carries out a public service."""
    return say("{code} carries out public service {service}", code=reliance.code, service=code)


def names_role(standing: Standing, reliance: Reliance, role: str) -> Said:
    """Return where a text names a role."""
    name = standing.office.name_of(standing.office.roles, role)
    where = _lines(reliance.roles[role])
    return say(
        "{code} names the role '{role}' on {lines}", code=reliance.code, role=name, lines=where
    )


def leads_to(standing: Standing, reliance: Reliance, document: str) -> Said:
    """Return where a text uses a form, or refers to another document."""
    known = standing.documents.get(document)
    words = _USES if known and known.kind == FORM else _REFERS
    values = (
        ("code", reliance.code),
        ("lines", _lines(reliance.links[document])),
        ("other", _code(standing, document)),
    )
    return Said(words.template, values)


_USES = say("{code} uses form {other} on {lines}")
_REFERS = say("{code} refers to {other} on {lines}")


def _lines(lines: tuple[int, ...]) -> Said:
    if len(lines) == 1:
        return say("line {line}", line=lines[0])
    return say("lines {lines}", lines=lines)


def _code(standing: Standing, document: str) -> str:
    known = standing.documents.get(document)
    return known.code if known else document
