"""Registers of a new handbook: what is written is read back, and nothing else stands there."""

import unicodedata
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qmsdocs.beginnings.answers import NEEDED, OF_UNITS, SINGLE
from qmsdocs.beginnings.enrolment import Enrolment
from qmsdocs.beginnings.registers import (
    calendar_text,
    office_text,
    proposed_office,
    roster_text,
)
from qmsdocs.beginnings.words import no_name
from qmsdocs.model.fingerprint import Node
from qmsdocs.model.office import Audience, Named, Office, Unit
from qmsdocs.model.records import VOUCHING, Meaning, ProofKind
from qmsdocs.model.roster import Roster
from qmsdocs.source.fields import Fields, Notes
from qmsdocs.source.registers import read_office, read_roster
from qmsdocs.source.yamltext import read_yaml
from tests.beginnings.offices import KEY, TODAY, UNITS, answers, entry, people

LANGUAGES = pytest.mark.parametrize("language", ["vi", "en"])
WORDS = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=10)
NAMES = st.tuples(WORDS, st.sampled_from("aĐ東"), WORDS).map(
    lambda words: unicodedata.normalize("NFC", " ".join(words))
)


def office_of(text: str) -> Office:
    """Return what a register says, which must be without fault."""
    notes = Notes("content/qms.yml")
    office = read_office(Fields.of(read_yaml(text), notes))
    assert notes.faults == []
    return office


def roster_of(text: str) -> Roster:
    """Return what a roster says, which must be without fault."""
    notes = Notes("content/people.yml")
    yaml = read_yaml(text)
    assert yaml.complaints == []
    roster = read_roster(Fields.of(yaml, notes))
    assert notes.faults == []
    return roster


@LANGUAGES
def test_office_is_read_back(language: str) -> None:
    office = office_of(office_text(answers(language=language, parent="UBND tỉnh Mới")))

    assert (office.id, office.name) == ("ubnd-phuong-moi", "Ủy ban nhân dân phường Mới")
    assert (office.short, office.parent) == ("UBND phường Mới", "UBND tỉnh Mới")
    assert (office.time_zone, office.language) == ("Asia/Ho_Chi_Minh", language)
    assert office.units == UNITS
    assert office.fields == (Named("ho-tich", "Hộ tịch"),)


def test_what_was_left_out_is_not_there() -> None:
    text = office_text(answers(short="", fields=()))

    assert "short:" not in text
    assert "parent:" not in text
    assert "fields: []\n" in text


@LANGUAGES
def test_rules_begin_on_their_day_and_the_first_record_today(language: str) -> None:
    day = date(2027, 1, 1)

    office = office_of(office_text(answers(language=language, day=day)))

    since = {rule.id: rule.since for rule in office.signing}
    assert since.pop("danh-sach") == TODAY
    assert {*since.values(), *(each.since for each in office.separation)} == {day}
    assert {each.since for each in office.access} == {day}


def test_proposals_differ_in_words_alone() -> None:
    """The English rules are the Vietnamese ones; ids and dates are the same."""

    def bare(language: str) -> Node:
        value = read_yaml(office_text(answers(language=language))).value
        assert isinstance(value, dict)
        named = ("roles", "kinds", "retention")
        return {
            key: [{k: v for k, v in each.items() if k != "name"} for each in listed]
            if key in named
            else listed
            for key, listed in value.items()
            if key != "language"
        }

    assert bare("vi") == bare("en")


def test_proposed_rules_can_be_kept() -> None:
    """Whoever is needed exists; each kind can be written, approved and brought into force."""
    office = proposed_office("vi")
    roles = {each.id for each in office.roles}

    assert {SINGLE, *OF_UNITS, *(role for group in NEEDED for role in group)} <= roles
    for kind in office.kinds:
        required = office.required_on(date.min, kind.id)
        assert {Meaning.PREPARED, Meaning.APPROVED} <= set(required)
        assert kind.id == "form" or set(required) == {*VOUCHING, Meaning.PROMULGATED}
        for meaning in required:
            (rule,) = office.signing_on(date.min, kind.id, meaning)
            assert any(set(group) & set(rule.roles) for group in NEEDED)
            paper = meaning is Meaning.PROMULGATED
            assert rule.proof is (ProofKind.PAPER if paper else ProofKind.SSH)
            assert (rule.recorded_proof is ProofKind.SSH) == paper
    public = {k.id for k in office.kinds if office.audience_on(date.min, k.id) is Audience.PUBLIC}
    assert public == {"policy", "objective", "procedure", "form"}


def test_every_meaning_has_a_rule() -> None:
    found = {rule.meaning for rule in proposed_office("vi").signing}

    assert found == set(Meaning)


def test_roster_is_read_back() -> None:
    roster = roster_of(roster_text(answers()))

    assert [each.id for each in roster.people] == ["dinh-thi-an", "mai-bao", "ta-cong", "ly-dung"]
    assert [each.mandates for each in roster.people] == [each.mandates for each in people()]
    keys = {each.id: each.keys for each in roster.people if each.keys}
    assert [(k.id, k.key, k.since) for k in keys.pop("ly-dung")] == [("k1", KEY, TODAY)]
    assert keys == {}


def test_decision_scope_and_missing_address() -> None:
    taken = Enrolment(proposed_office("vi").roles, UNITS, TODAY)
    issued = date(2025, 7, 1)
    given = entry(role="cong-chuc", unit="to-mot-cua", number="01: #1", issued=issued, email="")
    assert taken.enrol(given) == []

    roster = roster_of(roster_text(answers(people=tuple(taken.people.values()))))

    assert roster.people == tuple(taken.people.values())


@given(name=NAMES, unit=NAMES, number=NAMES, email=st.emails())
@example(name="no", unit="yes: [a]", number="01", email="a@b.example")
@example(name="Trần \"Tí\": 'x' \\u0041 {y}", unit="- a # b", number="$day $$ %s", email="a@b.c")
@example(name="🙂 a", unit="~a", number="null", email="'a'@b.example")
def test_any_name_is_read_back(name: str, unit: str, number: str, email: str) -> None:
    assert no_name(name) is None
    taken = Enrolment(proposed_office("vi").roles, UNITS, TODAY)
    who: dict[str, Any] = {"id": "x", "name": name, "email": email, "number": number}
    refused = taken.enrol(entry(**who, issued=TODAY))
    given_answers = answers(name=name, units=(Unit("u", unit),), people=(*taken.people.values(),))

    office = office_of(office_text(given_answers))

    assert (office.name, office.units) == (name, (Unit("u", unit),))
    if not refused:
        (person,) = roster_of(roster_text(given_answers)).people
        assert (person.name, person.email) == (name, email)
        assert person.mandates[0].decision
        assert person.mandates[0].decision.number == number


@LANGUAGES
def test_calendar(language: str) -> None:
    """Only days that the law fixes, of two years; what the moon decides is left to the office."""
    value = read_yaml(calendar_text(language, 2026)).value

    assert isinstance(value, dict)
    holidays = value["holidays"]
    assert isinstance(holidays, list)
    days = [each["day"] for each in holidays if isinstance(each, dict)]
    fixed = ("01-01", "04-30", "05-01", "09-02")
    assert days == [f"{year}-{day}" for year in (2026, 2027) for day in fixed]
    assert value["working_days"] == []
    assert "2026" in str(value["version"])
    assert "2027" in str(value["version"])
