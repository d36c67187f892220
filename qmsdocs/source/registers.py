"""The dated registers: ``qms.yml`` and ``people.yml`` (docs/formats.md, section 5)."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from qmsdocs.model.causes import Cause
from qmsdocs.model.fingerprint import register_digest
from qmsdocs.model.office import (
    AccessRule,
    Audience,
    DeadlineRule,
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
from qmsdocs.source.fields import Fields, Notes
from qmsdocs.source.reading import Reading
from qmsdocs.source.records import read_decision
from qmsdocs.source.yamltext import read_yaml
from qmsdocs.wording import say

OFFICE = "qms.yml"
ROSTER = "people.yml"

Entry = TypeVar("Entry")


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
    _recipe(fields, "qms")
    organisation = fields.within("organisation", required=True)
    inner = organisation or Fields(fields.yaml, fields.notes, {}, hollow=True)
    office = Office(
        id=inner.text("id", required=True),
        name=inner.text("name", required=True),
        short=inner.text("short"),
        parent=inner.text("parent"),
        time_zone=fields.text("time_zone", required=True),
        language=fields.text("language") or "vi",
        units=_entries(fields, "units", _unit, broken=_kept),
        roles=_entries(fields, "roles", _named, broken=_kept),
        fields=_entries(fields, "fields", _named, broken=_kept),
        kinds=_entries(fields, "kinds", _kind, broken=_kept),
        retention=_entries(fields, "retention", _named, broken=_kept),
        signing=_entries(fields, "signing", _signing, broken=_by_nobody),
        separation=_entries(fields, "separation", _separation, broken=_strict),
        access=_entries(fields, "access", _access, broken=_internal),
        deadlines=_entries(fields, "deadlines", _deadline, broken=_no_deadline),
        lines=_lines(fields),
    )
    inner.refuse_unknown()
    fields.refuse_unknown()
    return office


def read_roster(fields: Fields) -> Roster:
    """Return what ``people.yml`` says; faults go to the notes of its fields."""
    _recipe(fields, "roster")
    roster = Roster(_entries(fields, "people", _person, broken=_kept), _lines(fields))
    fields.refuse_unknown()
    if not roster.people and not fields.notes.faults:
        # Without anybody on it no right could be judged, and nothing would be found wrong.
        fields.notes.add("REG004", fields.line("people"), say("nobody is on the roster"))
    return roster


def _recipe(fields: Fields, key: str) -> None:
    found = fields.text(key, required=True)
    if found not in ("", "1"):
        said = say("register format '{found}' is not known to this version", found=found)
        fields.notes.add("REG004", fields.line(key), said)


def _entries(
    fields: Fields,
    key: str,
    build: Callable[[Fields], Entry | None],
    *,
    broken: Callable[[Entry], Entry | None],
) -> tuple[Entry, ...]:
    """Return the entries of a list, each id once.

    Of an entry that cannot be read whole it is ``broken`` that decides what counts: a right
    must not grow, nor a duty shrink, because its limits were misspelt.
    """
    known: set[str] = set()
    found = []
    for each in fields.each(key):
        before = len(each.notes.faults)
        entry_id = each.text("id", required=True)
        if entry_id in known:
            said = say("'{id}' stands twice in '{list}'", id=entry_id, list=key)
            each.notes.add("REG004", each.line("id"), said)
            continue
        known.add(entry_id)
        entry = build(each)
        each.refuse_unknown()
        whole = len(each.notes.faults) == before and not each.yaml.complained(each.path)
        kept = entry if whole or entry is None else broken(entry)
        if kept is not None:
            found.append(kept)
    return tuple(found)


def _kept(entry: Entry) -> Entry:
    return entry


def _no_right(_entry: Mandate | Key) -> None:
    return None


def _by_nobody(rule: SigningRule) -> SigningRule | None:
    return replace(rule, roles=()) if rule.since else None


def _strict(rule: SeparationRule) -> SeparationRule | None:
    return replace(rule, rule=Separation.STRICT) if rule.since else None


def _internal(rule: AccessRule) -> AccessRule:
    return replace(rule, audience=Audience.INTERNAL)


def _no_deadline(_rule: DeadlineRule) -> None:
    return None


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
    rule = SigningRule(
        fields.text("id"),
        meaning or Meaning.PREPARED,
        fields.texts("roles", required=True),
        fields.choice("proof", ProofKind, required=True) or ProofKind.PADES,
        fields.texts("kinds"),
        fields.choice("recorded_proof", ProofKind) or ProofKind.NONE,
        fields.flag("required"),
        fields.flag("decision"),
        fields.day("from", required=True),
        fields.day("until"),
    )
    return rule if meaning else None


def _separation(fields: Fields) -> SeparationRule:
    rule = fields.choice("rule", Separation, required=True) or Separation.STRICT
    exempted = rule is Separation.EXEMPTED
    return SeparationRule(
        fields.text("id"),
        rule,
        fields.texts("kinds"),
        fields.text("basis", required=exempted),
        fields.day("from", required=True),
        fields.day("until", required=exempted),
    )


def _access(fields: Fields) -> AccessRule:
    return AccessRule(
        fields.text("id"),
        fields.choice("audience", Audience, required=True) or Audience.INTERNAL,
        fields.texts("kinds"),
        fields.day("from", required=True),
        fields.day("until"),
    )


def _deadline(fields: Fields) -> DeadlineRule:
    return DeadlineRule(
        fields.text("id"),
        fields.whole("working_days", required=True) or 0,
        fields.choices("causes", Cause),
        fields.texts("kinds"),
        fields.day("from", required=True),
        fields.day("until"),
    )


def _person(fields: Fields) -> Person:
    return Person(
        fields.text("id"),
        fields.text("name", required=True),
        fields.text("email"),
        _entries(fields, "mandates", _mandate, broken=_no_right),
        _entries(fields, "keys", _key, broken=_no_right),
        _entries(fields, "absences", _absence, broken=_kept),
    )


def _mandate(fields: Fields) -> Mandate:
    return Mandate(
        fields.text("id"),
        fields.text("role", required=True),
        fields.choice("capacity", Capacity),
        fields.text("for"),
        fields.day("from", required=True),
        fields.day("until"),
        _scope(fields.within("scope")),
        read_decision(fields),
    )


def _scope(fields: Fields | None) -> Scope:
    if fields is None:
        return Scope()
    scope = Scope(
        fields.texts("units"),
        fields.texts("kinds"),
        fields.texts("fields"),
        fields.texts("meanings"),
    )
    fields.refuse_unknown()
    return scope


def _key(fields: Fields) -> Key:
    return Key(
        fields.text("id"),
        fields.text("key", required=True),
        fields.day("from", required=True),
        fields.day("until"),
    )


def _absence(fields: Fields) -> Absence:
    since, until = fields.day("from", required=True), fields.day("until")
    return Absence(fields.text("id"), since, until, fields.text("reason"))


def _lines(fields: Fields) -> dict[str, int]:
    return {".".join(map(str, path)): line for path, line in fields.yaml.lines.items()}
