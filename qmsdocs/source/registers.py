"""The dated registers: ``qms.yml`` and ``people.yml`` (docs/formats.md, section 5)."""

from collections.abc import Iterable

from qmsdocs.model.fingerprint import register_digest
from qmsdocs.model.office import (
    AccessRule,
    Audience,
    Kind,
    Named,
    Office,
    Separation,
    SeparationRule,
    SigningRule,
    Unit,
)
from qmsdocs.model.records import Capacity, Meaning, ProofKind
from qmsdocs.model.roster import Absence, Key, Mandate, Person, Roster, Scope
from qmsdocs.source.fields import Fields, Notes, parse_day
from qmsdocs.source.reading import Reading
from qmsdocs.source.records import read_decision
from qmsdocs.source.yamltext import read_yaml
from qmsdocs.wording import say

OFFICE = "qms.yml"
ROSTER = "people.yml"


def read_register(reading: Reading, name: str) -> tuple[Fields | None, str]:
    """Return a register's fields and its digest; no fields where it cannot be read."""
    path = f"content/{name}"
    if path not in reading.files:
        notes = Notes(path)
        notes.add("REG004", 0, say("the register is missing"))
        reading.take(notes)
        return None, ""
    text = reading.text(path)
    if text is None:
        return None, ""
    notes = Notes(path)
    yaml = read_yaml(text)
    notes.take(yaml)
    return Fields.of(yaml, notes), register_digest(text)


def read_office(fields: Fields) -> Office:
    """Return what ``qms.yml`` says; faults go to the notes of its fields."""
    fields.ask("qms")
    organisation = fields.within("organisation", required=True)
    inner = organisation or Fields(fields.yaml, fields.notes, {})
    office = Office(
        id=inner.text("id", required=True),
        name=inner.text("name", required=True),
        short=inner.text("short"),
        parent=inner.text("parent"),
        time_zone=fields.text("time_zone", required=True),
        language=fields.text("language") or "vi",
        units=tuple(_unit(each) for each in _entries(fields, "units")),
        roles=tuple(_named(each) for each in _entries(fields, "roles")),
        fields=tuple(_named(each) for each in _entries(fields, "fields")),
        kinds=tuple(_kind(each) for each in _entries(fields, "kinds")),
        retention=tuple(_named(each) for each in _entries(fields, "retention")),
        signing=tuple(r for each in _entries(fields, "signing") if (r := _signing(each))),
        separation=tuple(s for each in _entries(fields, "separation") if (s := _separation(each))),
        access=tuple(a for each in _entries(fields, "access") if (a := _access(each))),
        lines=_lines(fields),
    )
    inner.refuse_unknown()
    fields.refuse_unknown()
    return office


def read_roster(fields: Fields) -> Roster:
    """Return what ``people.yml`` says; faults go to the notes of its fields."""
    fields.ask("roster")
    people = tuple(_person(each) for each in _entries(fields, "people"))
    return Roster(people, _lines(fields))


def _entries(fields: Fields, key: str) -> Iterable[Fields]:
    known: set[str] = set()
    for each in fields.each(key):
        entry = each.text("id", required=True)
        if entry in known:
            said = say("'{id}' stands twice in '{list}'", id=entry, list=key)
            each.notes.add("REG004", each.line("id"), said)
            continue
        known.add(entry)
        yield each
        each.refuse_unknown()


def _unit(fields: Fields) -> Unit:
    return Unit(
        fields.text("id"),
        fields.text("name", required=True),
        fields.day("from"),
        fields.day("until"),
        fields.text("successor"),
    )


def _named(fields: Fields) -> Named:
    name = fields.text("name", required=True)
    return Named(fields.text("id"), name, fields.day("from"), fields.day("until"))


def _kind(fields: Fields) -> Kind:
    return Kind(
        fields.text("id"),
        fields.text("name", required=True),
        fields.text("folder", required=True),
        fields.text("code"),
        fields.day("from"),
        fields.day("until"),
    )


def _signing(fields: Fields) -> SigningRule | None:
    meaning = fields.choice("meaning", Meaning, required=True)
    proof = fields.choice("proof", ProofKind, required=True)
    rule = SigningRule(
        fields.text("id"),
        meaning or Meaning.PREPARED,
        fields.texts("roles", required=True),
        proof or ProofKind.PADES,
        fields.texts("kinds"),
        fields.choice("recorded_proof", ProofKind) or ProofKind.NONE,
        fields.flag("required"),
        fields.flag("decision"),
        fields.day("from", required=True),
        fields.day("until"),
    )
    return rule if meaning and proof and _has_period(fields) else None


def _separation(fields: Fields) -> SeparationRule | None:
    found = fields.choice("rule", Separation, required=True)
    exempted = found is Separation.EXEMPTED
    rule = SeparationRule(
        fields.text("id"),
        found or Separation.STRICT,
        fields.texts("kinds"),
        fields.text("basis", required=exempted),
        fields.day("from", required=True),
        fields.day("until", required=exempted),
    )
    return rule if found and _has_period(fields) and (rule.until or not exempted) else None


def _access(fields: Fields) -> AccessRule | None:
    audience = fields.choice("audience", Audience, required=True)
    rule = AccessRule(
        fields.text("id"),
        audience or Audience.INTERNAL,
        fields.texts("kinds"),
        fields.day("from", required=True),
        fields.day("until"),
    )
    return rule if audience and _has_period(fields) else None


def _person(fields: Fields) -> Person:
    return Person(
        fields.text("id"),
        fields.text("name", required=True),
        fields.text("email"),
        tuple(m for each in _entries(fields, "mandates") if (m := _mandate(each))),
        tuple(k for each in _entries(fields, "keys") if (k := _key(each))),
        tuple(_absence(each) for each in _entries(fields, "absences")),
    )


def _mandate(fields: Fields) -> Mandate | None:
    mandate = Mandate(
        fields.text("id"),
        fields.text("role", required=True),
        fields.choice("capacity", Capacity),
        fields.text("for"),
        fields.day("from", required=True),
        fields.day("until"),
        _scope(fields.within("scope")),
        read_decision(fields),
    )
    return mandate if _has_period(fields) else None


def _scope(fields: Fields | None) -> Scope:
    if fields is None:
        return Scope()
    scope = Scope(fields.texts("units"), fields.texts("kinds"), fields.texts("fields"))
    fields.refuse_unknown()
    return scope


def _key(fields: Fields) -> Key | None:
    key = Key(
        fields.text("id"),
        fields.text("key", required=True),
        fields.day("from", required=True),
        fields.day("until"),
    )
    return key if _has_period(fields) else None


def _absence(fields: Fields) -> Absence:
    since, until = fields.day("from", required=True), fields.day("until")
    return Absence(fields.text("id"), since, until, fields.text("reason"))


def _has_period(fields: Fields) -> bool:
    # An entry whose days cannot be read gives no right at all, rather than one without end.
    since = parse_day(str(fields.node.get("from", "")))
    until = fields.node.get("until", "")
    return since is not None and (until == "" or parse_day(str(until)) is not None)


def _lines(fields: Fields) -> dict[str, int]:
    return {".".join(map(str, path)): line for path, line in fields.yaml.lines.items()}
