"""The registers of a new handbook, written from what the office says and the rules proposed."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from importlib import resources
from string import Template

from qmsdocs.beginnings.answers import Answers
from qmsdocs.model.office import Named, Office, Unit
from qmsdocs.model.roster import Mandate, Person
from qmsdocs.source.fields import Fields, Notes
from qmsdocs.source.registers import read_office
from qmsdocs.source.yamltext import read_yaml
from qmsdocs.workflow.record_text import scalar


def proposed_file(language: str, name: str) -> str:
    """Return a file of a new handbook as it is proposed in a language."""
    return (resources.files("qmsdocs.beginnings") / language / name).read_text(encoding="utf-8")


@cache
def proposed_office(language: str) -> Office:
    """Return the roles, kinds and rules that a new handbook begins with."""
    empty = {"organisation": "  {}", "units": "", "fields": ""}
    plain = {"time_zone": "UTC", "language": language, "day": date.min, "today": date.min}
    text = Template(proposed_file(language, "qms.yml")).substitute(empty | plain)
    return read_office(Fields.of(read_yaml(text), Notes("")))


def office_text(answers: Answers) -> str:
    """Return ``qms.yml``: what the office says of itself, and the rules proposed to it."""
    organisation = {
        "id": answers.id,
        "name": answers.name,
        "short": answers.short,
        "parent": answers.parent,
    }
    return Template(proposed_file(answers.language, "qms.yml")).substitute(
        organisation="\n".join(f"  {k}: {scalar(v)}" for k, v in organisation.items() if v),
        time_zone=scalar(answers.time_zone),
        language=answers.language,
        units=_list("units", answers.units),
        fields=_list("fields", answers.fields),
        day=answers.day,
        today=answers.today,
    )


def roster_text(answers: Answers) -> str:
    """Return ``people.yml``: the people named, the founder with a key."""
    lines = [line for person in answers.people for line in _person(person, answers)]
    return Template(proposed_file(answers.language, "people.yml")).substitute(
        people="\n".join(lines)
    )


def calendar_text(language: str, year: int) -> str:
    """Return ``calendar.yml`` with the days that the law fixes, of a year and the next."""
    template = Template(proposed_file(language, "calendar.yml"))
    return template.substitute(year=f"{year:04d}", next=f"{year + 1:04d}")


def _list(key: str, entries: Sequence[Unit | Named]) -> str:
    if not entries:
        return f"{key}: []"
    rows = (f"  - {{id: {scalar(e.id)}, name: {scalar(e.name)}}}" for e in entries)
    return "\n".join([f"{key}:", *rows])


def _person(person: Person, answers: Answers) -> Iterator[str]:
    yield f"  - id: {scalar(person.id)}"
    yield f"    name: {scalar(person.name)}"
    if person.email:
        yield f"    email: {scalar(person.email)}"
    yield "    mandates:"
    yield from (f"      - {{{', '.join(_mandate(each))}}}" for each in person.mandates)
    if person.id == answers.founder:
        yield "    keys:"
        yield f"      - {{id: k1, key: {scalar(answers.key)}, from: {answers.today}}}"


def _mandate(mandate: Mandate) -> Iterator[str]:
    yield f"id: {mandate.id}"
    yield f"role: {scalar(mandate.role)}"
    yield f"from: {mandate.since}"
    if mandate.scope.units:
        yield f"scope: {{units: [{', '.join(map(scalar, mandate.scope.units))}]}}"
    if mandate.decision:
        number, issued = mandate.decision.number, mandate.decision.issued
        yield f"decision: {{number: {scalar(number)}, issued: {issued}}}"
