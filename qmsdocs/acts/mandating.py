"""Mandates given and ended: appointments to a role, and signing in another's stead."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from qmsdocs.acts.deed import Deed
from qmsdocs.acts.desk import Desk
from qmsdocs.acts.rostering import refuse_backwards, refuse_end
from qmsdocs.acts.sheet import MANDATES, Sheet, free_id, refused
from qmsdocs.acts.wishes import Wish
from qmsdocs.checks.registry import meant
from qmsdocs.model.fingerprint import Node
from qmsdocs.model.office import Dated, Office, on
from qmsdocs.model.records import Decision, Meaning
from qmsdocs.model.roster import Mandate, Person, Scope
from qmsdocs.wording import Said, say


def grant(desk: Desk, person_id: str, mandate: Mandate, wish: Wish) -> Deed:
    """Return the deed of giving a mandate: a role, or the right to sign in a role's stead.

    Args:
        desk: What was read.
        person_id: Who gets it.
        mandate: What is given; its ``id`` is given here. Without a role, in the role that the
            person holds on its first day.
        wish: Who signs.

    Raises:
        RefusedError: Something named is unknown, a day is too early, the mandate stands there
            already, or the right is missing.
    """
    sheet = Sheet.of(desk)
    person = sheet.person(person_id)
    since = mandate.since or desk.day
    role = mandate.role or _own_role(person, since)
    given = replace(mandate, id="", role=role, since=since)
    _refuse_unknown(desk.corpus.office, given, since)
    refuse_backwards(since, given.until)
    _refuse_decision(given.decision, since, wish.day(desk.day))
    for each in person.mandates:
        if replace(each, id="") == given:
            raise refused(
                say("'{person}' has this mandate already: '{id}'", person=person_id, id=each.id)
            )
    item = _item(replace(given, id=free_id("m", person.mandates)))
    act = "roster delegate" if given.stands_for else "roster appoint"
    said = _said(desk.corpus.office, person, given, since)
    return sheet.with_entry(person, MANDATES, item).deed(act, said, wish)


def end_mandate(desk: Desk, person_id: str, mandate_id: str, until: date, wish: Wish) -> Deed:
    """Return the deed of ending a mandate.

    Raises:
        RefusedError: Mandate or day is wrong, the right is missing, or nobody would have it then.
    """
    sheet = Sheet.of(desk)
    person = sheet.person(person_id)
    refuse_end(person.mandates, mandate_id, until, wish.day(desk.day))
    said = say(
        "End the mandate {mandate} of {person} on {until}",
        mandate=mandate_id,
        person=person.name,
        until=until,
    )
    sheet = sheet.ended(person, MANDATES, mandate_id, until)
    return sheet.deed("roster end", said, wish)


def _said(office: Office, person: Person, mandate: Mandate, since: date) -> Said:
    if mandate.stands_for:
        return say(
            "{person} signs {capacity} {role} from {since}",
            person=person.name,
            capacity=mandate.capacity or "",
            role=office.name_of(office.roles, mandate.stands_for),
            since=since,
        )
    return say(
        "Appoint {person} as {role} from {since}",
        person=person.name,
        role=office.name_of(office.roles, mandate.role),
        since=since,
    )


def _own_role(person: Person, day: date) -> str:
    """Return the one role that a person holds: in it somebody signs in another's stead."""
    roles = {each.role: None for each in person.mandates_on(day) if not each.stands_for}
    if len(roles) != 1:
        raise refused(
            say(
                "'{person}' holds {count} roles on {day}, expected 1: {roles}",
                person=person.id,
                count=len(roles),
                day=day,
                roles=tuple(roles) or ("–",),
            ),
            say("Name the role in which it is signed with --own-role, or appoint first."),
        )
    return next(iter(roles))


def _refuse_unknown(office: Office, mandate: Mandate, day: date) -> None:
    for word, known, under in _named(office, mandate, day):
        if word not in known:
            raise refused(
                say("'{word}' is none of the {under} on {day}", word=word, under=under, day=day),
                meant(word, known),
            )


def _named(
    office: Office, mandate: Mandate, day: date
) -> Iterator[tuple[str, tuple[str, ...], Said]]:
    """Yield what a mandate names, what there is of it on a day, and what that is called."""
    scope = mandate.scope
    lists: tuple[tuple[Iterable[str], Iterable[Dated], Said], ...] = (
        (filter(None, (mandate.role, mandate.stands_for)), office.roles, say("roles of qms.yml")),
        (scope.units, office.units, say("units of qms.yml")),
        (scope.kinds, office.kinds, say("kinds of qms.yml")),
        (scope.fields, office.fields, say("fields of qms.yml")),
    )
    for words, entries, under in lists:
        known = tuple(each.id for each in on(entries, day))
        yield from ((word, known, under) for word in words)
    meanings = tuple(each.value for each in Meaning)
    yield from ((word, meanings, say("meanings of records")) for word in scope.meanings)


def _refuse_decision(decision: Decision | None, since: date, signed_on: date) -> None:
    if decision is None:
        raise refused(
            say("a mandate rests on a decision, and none was named"),
            say("Name it with --number and --issued."),
        )
    if decision.issued > signed_on:
        raise refused(
            say(
                "decision {number} is of {issued}, after {day}, when the mandate is signed",
                number=decision.number,
                issued=decision.issued,
                day=signed_on,
            ),
            say("Correct --issued."),
        )
    if since < decision.issued:
        raise refused(
            say(
                "a mandate cannot begin on {since}, before its decision of {issued}",
                since=since,
                issued=decision.issued,
            ),
            say("Let it begin on that day or later; what was signed before is signed anew."),
        )


def _item(mandate: Mandate) -> dict[str, Node]:
    """Return a mandate as the roster writes it, keys without a value left out."""
    values: dict[str, Node | None] = {
        "id": mandate.id,
        "role": mandate.role,
        "capacity": mandate.capacity,
        "for": mandate.stands_for,
        "from": str(mandate.since),
        "until": str(mandate.until) if mandate.until else None,
        "scope": _scope(mandate.scope),
        "decision": _decision(mandate.decision),
    }
    return {key: value for key, value in values.items() if value}


def _scope(scope: Scope) -> Node:
    lists = {
        "units": scope.units,
        "kinds": scope.kinds,
        "fields": scope.fields,
        "meanings": scope.meanings,
    }
    return {key: list(words) for key, words in lists.items() if words}


def _decision(decision: Decision | None) -> Node:
    if decision is None:
        return {}
    inner = {"number": decision.number, "issued": str(decision.issued)}
    return {**inner, **({"issuer": decision.issuer} if decision.issuer else {})}
