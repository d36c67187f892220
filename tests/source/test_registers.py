"""The dated registers: a right never grows, nor a duty shrinks, because of a slip."""

from datetime import date

import pytest

from qmsdocs.model.causes import Cause
from qmsdocs.model.office import Audience, Office, Separation, Unit
from qmsdocs.model.records import Capacity, Decision, Meaning, ProofKind
from qmsdocs.model.roster import Absence, Key, Mandate, Roster, Scope
from qmsdocs.source.fields import Fields, Notes
from qmsdocs.source.reading import Reading
from qmsdocs.source.registers import read_office, read_register, read_roster
from qmsdocs.source.tree import MemoryTree
from qmsdocs.source.yamltext import read_yaml
from tests.builders import PEOPLE, QMS
from tests.source.handbooks import words

DAY = date(2026, 3, 1)
TOP = "qms: 1\norganisation: {id: a, name: A}\ntime_zone: UTC\n"


def _fields(text: str) -> Fields:
    yaml = read_yaml(text)
    notes = Notes("r.yml")
    notes.take(yaml)
    return Fields.of(yaml, notes)


def _office(text: str) -> tuple[Office, list[str]]:
    fields = _fields(text)
    office = read_office(fields)
    return office, [each.removeprefix("r.yml:") for each in words(fields.notes.faults)]


def _roster(text: str) -> tuple[Roster, list[str]]:
    fields = _fields(text)
    roster = read_roster(fields)
    return roster, [each.removeprefix("r.yml:") for each in words(fields.notes.faults)]


def test_a_whole_office() -> None:
    office, faults = _office(
        """\
qms: 1
organisation: {id: ubnd-mau, name: UBND phường Mẫu, short: UBND, parent: UBND tỉnh}
time_zone: Asia/Ho_Chi_Minh
language: vi
units:
  - {id: a, name: A, from: 2025-07-01, until: 2026-03-31, successor: b}
  - {id: b, name: B}
roles: [{id: chu-tich, name: Chủ tịch}]
fields: [{id: ho-tich, name: Hộ tịch}]
kinds: [{id: procedure, name: Quy trình, folder: procedures, code: "QT-{field}-{n}"}]
retention: [{id: r10, name: 10 năm}]
signing:
  - {id: s1, from: 2025-07-01, kinds: [procedure], meaning: promulgated, roles: [chu-tich],
     proof: paper, recorded_proof: ssh, required: yes, decision: yes}
separation: [{id: p1, from: 2025-07-01, until: 2026-12-31, rule: exempted, basis: QĐ 12}]
access: [{id: a1, from: 2025-07-01, kinds: [procedure], audience: public}]
"""
    )

    assert faults == []
    assert (office.id, office.short, office.parent) == ("ubnd-mau", "UBND", "UBND tỉnh")
    assert office.units[0] == Unit("a", "A", date(2025, 7, 1), date(2026, 3, 31), "b")
    kind = office.kind("procedure")
    assert kind is not None
    assert (kind.folder, kind.code) == ("procedures", "QT-{field}-{n}")
    (rule,) = office.signing
    assert (rule.meaning, rule.roles, rule.kinds) == (
        Meaning.PROMULGATED,
        ("chu-tich",),
        ("procedure",),
    )
    assert (rule.proof, rule.recorded_proof) == (ProofKind.PAPER, ProofKind.SSH)
    assert rule.required
    assert rule.decision
    separation = office.separation_on(DAY, "procedure")
    assert separation is not None
    assert (separation.rule, separation.basis) == (Separation.EXEMPTED, "QĐ 12")
    assert office.audience_on(DAY, "procedure") is Audience.PUBLIC
    assert office.lines["signing.0.roles"] == 13


def test_a_whole_roster() -> None:
    roster, faults = _roster(
        """\
roster: 1
people:
  - id: mau
    name: Lê Văn Mẫu
    email: mau@example.org
    mandates:
      - {id: m1, role: pho-chu-tich, capacity: KT, for: chu-tich, from: 2026-01-01,
         until: 2026-01-31, scope: {units: [a], kinds: [b], fields: [c], meanings: [approved]},
         decision: {number: 12/QĐ-UBND, issued: 2025-12-30}}
    keys: [{id: k1, key: ssh-ed25519 AAAA, from: 2026-01-01}]
    absences: [{id: x1, from: 2026-02-01, until: 2026-02-05, reason: Nghỉ phép}]
"""
    )

    assert faults == []
    person = roster.person("mau")
    assert person is not None
    assert person.email == "mau@example.org"
    assert person.mandates == (
        Mandate(
            "m1",
            "pho-chu-tich",
            Capacity.KT,
            "chu-tich",
            date(2026, 1, 1),
            date(2026, 1, 31),
            Scope(("a",), ("b",), ("c",), ("approved",)),
            Decision("12/QĐ-UBND", date(2025, 12, 30)),
        ),
    )
    assert person.keys == (Key("k1", "ssh-ed25519 AAAA", date(2026, 1, 1)),)
    assert person.absences == (Absence("x1", date(2026, 2, 1), date(2026, 2, 5), "Nghỉ phép"),)
    assert roster.lines["people.0.mandates.0.role"] == 7


def test_the_builders_registers_are_whole() -> None:
    assert _office(QMS)[1] == []
    assert _roster(PEOPLE)[1] == []


MANDATE = "roster: 1\npeople:\n  - id: mau\n    name: Mẫu\n    mandates:\n      - {%s}\n"
GOOD_MANDATE = "id: m1, role: chu-tich, from: 2025-07-01"


@pytest.mark.parametrize(
    ("mandate", "said"),
    [
        pytest.param("id: m1, role: chu-tich", "6: 'from' is missing [HDR004]", id="no day"),
        pytest.param("id: m1, role: chu-tich, from: ''", "6: 'from' is empty [HDR004]", id="blank"),
        pytest.param("id: m1, role: chu-tich, from: 1/7/2025",
                     "6: 'from' is '1/7/2025', expected a day written YYYY-MM-DD, such as "
                     "2026-07-15 [HDR005]", id="another form of day"),
        pytest.param("id: m1, role: chu-tich, from: 2025-W27-2",
                     "6: 'from' is '2025-W27-2', expected a day written YYYY-MM-DD, such as "
                     "2026-07-15 [HDR005]", id="week"),
        pytest.param(f"{GOOD_MANDATE}, until: 2026-02-30",
                     "6: 'until' is '2026-02-30', expected a day written YYYY-MM-DD, such as "
                     "2026-07-15 [HDR005]", id="a last day that there is not"),
        pytest.param(f"{GOOD_MANDATE}, utnil: 2025-12-31", "6: key 'utnil' is not known here "
                     "[HDR006]", id="last day misspelt"),
        pytest.param(f"{GOOD_MANDATE}, until: *x",
                     "6: anchors, aliases and tags are not read here [HDR002]", id="alias"),
        pytest.param(f"{GOOD_MANDATE}, until: 2026-12-31, until: 2025-12-31",
                     "6: key 'until' stands here a second time [HDR003]", id="two last days"),
        pytest.param(f"{GOOD_MANDATE}, capacity: KX",
                     "6: 'capacity' is 'KX', expected one of: TM, KT, TL, TUQ, Q [HDR005]",
                     id="capacity"),
        pytest.param(f"{GOOD_MANDATE}, scope: van-phong",
                     "6: 'scope' is 'van-phong', expected a mapping such as {a: 1, b: 2} [HDR005]",
                     id="scope that is no mapping"),
        pytest.param(f"{GOOD_MANDATE}, scope: {{units: van-phong}}",
                     "6: 'units' is 'van-phong', expected a list such as [a, b] [HDR005]",
                     id="units that are no list"),
        pytest.param(f"{GOOD_MANDATE}, scope: {{unit: [van-phong]}}",
                     "6: key 'unit' is not known here [HDR006]", id="limit misspelt"),
        pytest.param("role: chu-tich, from: 2025-07-01", "6: 'id' is missing [HDR004]", id="no id"),
        pytest.param("id: m1, from: 2025-07-01", "6: 'role' is missing [HDR004]", id="no role"),
    ],
)  # fmt: skip
def test_a_mandate_that_cannot_be_read_whole_gives_no_right(mandate: str, said: str) -> None:
    roster, faults = _roster(MANDATE % mandate)

    person = roster.person("mau")
    assert person is not None
    assert person.mandates == ()
    assert faults == [said]


def test_the_same_mandate_spelt_well_does() -> None:
    roster, faults = _roster(MANDATE % f"{GOOD_MANDATE}, until: , capacity: TM")

    person = roster.person("mau")
    assert person is not None
    assert [each.id for each in person.mandates_on(DAY)] == ["m1"]
    assert faults == []


@pytest.mark.parametrize(
    "key",
    [
        "{id: k1, key: ssh-ed25519 AAAA, from: bad}",
        "{id: k1, key: ssh-ed25519 AAAA, from: 2025-07-01, until: bad}",
        "{id: k1, key: ssh-ed25519 AAAA, from: 2025-07-01, util: 2025-12-31}",
        "{id: k1, from: 2025-07-01}",
    ],
)
def test_a_key_that_cannot_be_read_whole_proves_nothing(key: str) -> None:
    roster, faults = _roster(f"roster: 1\npeople:\n  - {{id: a, name: A, keys: [{key}]}}\n")

    assert roster.people[0].keys == ()
    assert len(faults) == 1


def test_a_fault_of_one_entry_takes_nothing_from_the_others() -> None:
    good, bad = "{id: m2, role: y, from: 2025-07-01}", "{id: m1, role: x, from: bad}"
    roster, faults = _roster(
        "roster: 1\npeople:\n"
        f"  - {{id: a, mandates: [{bad}, {good}]}}\n"
        "  - b\n"
        "  - {id: c, name: C}\n"
    )

    assert [each.id for each in roster.people] == ["a", "c"]
    assert [each.id for each in roster.people[0].mandates] == ["m2"]
    assert [each.partition(":")[0] for each in faults] == ["3", "3", "4"]


def test_ids_stand_once() -> None:
    roster, faults = _roster(
        "roster: 1\npeople:\n  - {id: a, name: First}\n  - {id: a, name: Second}\n"
        "  - {id: b, name: B, mandates: [{id: m1, role: x, from: 2025-07-01},"
        " {id: m1, role: y, from: 2025-07-01}]}\n"
    )

    assert [each.name for each in roster.people] == ["First", "B"]
    assert [each.role for each in roster.people[1].mandates] == ["x"]
    assert faults == [
        "4: 'a' stands twice in 'people' [REG004]",
        "5: 'm1' stands twice in 'mandates' [REG004]",
    ]


SIGNING = TOP + "signing:\n  - {%s}\n"
GOOD_RULE = "id: s1, from: 2025-07-01, meaning: approved, roles: [chu-tich], proof: none"


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param(f"{GOOD_RULE}, kinds: procedure", id="kinds that are no list"),
        pytest.param(f"{GOOD_RULE}, until: bad", id="last day"),
        pytest.param(f"{GOOD_RULE}, util: 2025-12-31", id="last day misspelt"),
        pytest.param(f"{GOOD_RULE}, recorded_proof: shs", id="recorder's proof"),
        pytest.param(GOOD_RULE.replace("none", "papper"), id="proof"),
        pytest.param(GOOD_RULE.replace("[chu-tich]", "chu-tich"), id="roles that are no list"),
        pytest.param(GOOD_RULE.replace("[chu-tich]", "[]"), id="no roles"),
        pytest.param(GOOD_RULE.replace("[chu-tich]", "[chu-tich, '']"), id="a blank role"),
    ],
)
def test_a_rule_that_cannot_be_read_whole_lets_nobody_sign(rule: str) -> None:
    """What it requires stays required."""
    office, faults = _office(SIGNING % f"{rule}, required: yes")

    assert len(faults) == 1
    assert [each.roles for each in office.signing] == [()]
    assert office.required_on(DAY, "procedure") == [Meaning.APPROVED]


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param(GOOD_RULE.replace("approved", "aproved"), id="meaning"),
        pytest.param(GOOD_RULE.replace("2025-07-01", "1/7/2025"), id="first day"),
    ],
)
def test_a_rule_without_meaning_or_first_day_is_none(rule: str) -> None:
    office, faults = _office(SIGNING % rule)

    assert len(faults) == 1
    assert office.signing == ()


def test_a_requirement_that_is_unclear_is_one() -> None:
    office, faults = _office(SIGNING % f"{GOOD_RULE}, required: maybe")

    assert faults == ["5: 'required' is 'maybe', expected yes or no [HDR005]"]
    assert office.required_on(DAY, "form") == [Meaning.APPROVED]


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param("id: p1, from: 2025-07-01, rule: stirct", id="rule misspelt"),
        pytest.param("id: p1, from: 2025-07-01, rule: exempted, basis: QĐ 12", id="no end"),
        pytest.param("id: p1, from: 2025-07-01, until: 2026-12-31, rule: exempted", id="no basis"),
        pytest.param(
            "id: p1, from: 2025-07-01, rule: author-not-approver, kinds: form", id="kinds"
        ),
    ],
)
def test_an_unclear_separation_is_strict(rule: str) -> None:
    office, faults = _office(f"{TOP}separation: [{{{rule}}}]\n")

    assert len(faults) == 1
    found = office.separation_on(DAY, "form")
    assert found is not None
    assert found.rule is Separation.STRICT


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param("id: a2, from: 2025-07-01, kinds: [form], audience: intrenal", id="misspelt"),
        pytest.param("id: a2, from: 2025-07-01, kinds: form, audience: internal", id="kinds"),
        pytest.param("id: a2, from: bad, kinds: [form], audience: internal", id="first day"),
        pytest.param("id: a2, from: 2025-07-01, until: bad, kinds: [form], audience: public",
                     id="last day"),
    ],
)  # fmt: skip
def test_unclear_access_is_internal(rule: str) -> None:
    office, faults = _office(
        f"{TOP}access:\n  - {{id: a1, from: 2025-07-01, audience: public}}\n  - {{{rule}}}\n"
    )

    assert len(faults) == 1
    assert office.audience_on(DAY, "form") is Audience.INTERNAL


def test_deadlines() -> None:
    office, faults = _office(
        f"{TOP}deadlines:\n"
        "  - {id: a, from: 2025-07-01, working_days: 30}\n"
        "  - {id: b, from: 2025-07-01, working_days: 10, causes: [law-ended], kinds: [procedure]}\n"
        "  - {id: c, from: 2025-07-01, until: 2026-01-01, working_days: 1, kinds: [form]}\n"
        "  - {id: d, from: 2025-07-01, working_days: 2, causes: [law-eneded]}\n"
        "  - {id: e, from: 2025-07-01}\n"
    )

    assert faults == [
        (
            "8: 'causes' is '…', expected one of: law-ended, law-suspended, law-changed, "
            "law-restored, law-in-doubt, law-coming, service, form [HDR005]"
        ),
        "9: 'working_days' is missing [HDR004]",
    ]
    found = [
        office.deadline_on(day, kind, cause)
        for day, kind, cause in (
            (DAY, "procedure", Cause.LAW_ENDED),
            (DAY, "procedure", Cause.FORM),
            (DAY, "form", Cause.FORM),
            (date(2025, 12, 1), "form", Cause.FORM),
            (date(2025, 6, 30), "form", Cause.FORM),
        )
    ]
    assert [rule and rule.working_days for rule in found] == [10, 30, 30, 1, None]


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        pytest.param(TOP.replace("qms: 1", "qms: 2"),
                     ["1: register format '2' is not known to this version [REG004]"],
                     id="format of a later day"),
        pytest.param(TOP.replace("qms: 1\n", ""), ["1: 'qms' is missing [HDR004]"], id="no format"),
        pytest.param("qms: 1\ntime_zone: UTC\n", ["1: 'organisation' is missing [HDR004]"],
                     id="no organisation"),
        pytest.param(TOP.replace("name: A", "nmae: A"),
                     ["2: 'name' is missing [HDR004]", "2: key 'nmae' is not known here [HDR006]"],
                     id="organisation"),
        pytest.param(TOP + "singing: []\n", ["4: key 'singing' is not known here [HDR006]"],
                     id="misspelt list"),
        pytest.param(TOP + "units: {id: a}\n",
                     ["4: 'units' is '…', expected a list of mappings [HDR005]"], id="no list"),
        pytest.param("a: [b", ["1: not YAML: did not find expected ',' or ']' [HDR002]"],
                     id="not YAML"),
    ],
)  # fmt: skip
def test_faults_of_the_office(text: str, faults: list[str]) -> None:
    assert _office(text)[1] == faults


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        pytest.param("roster: 1\npoeple: []\n", ["2: key 'poeple' is not known here [HDR006]"],
                     id="misspelt list"),
        pytest.param("roster: 2\n",
                     ["1: register format '2' is not known to this version [REG004]"],
                     id="format of a later day"),
        pytest.param("- a\n", ["1: expected 'key: value' lines and found something else [HDR002]"],
                     id="list"),
    ],
)  # fmt: skip
def test_faults_of_the_roster(text: str, faults: list[str]) -> None:
    assert _roster(text)[1] == faults


def test_a_unit_with_a_wrong_day_keeps_its_name() -> None:
    office, faults = _office(f"{TOP}units: [{{id: a, name: A, until: bad}}]\n")

    assert office.name_of(office.units, "a") == "A"
    assert len(faults) == 1


def test_a_register_that_is_missing_or_unreadable() -> None:
    reading = Reading.of(MemoryTree({"content/people.yml": b"\xff"}))

    assert read_register(reading, "qms.yml") == (None, "")
    assert read_register(reading, "people.yml") == (None, "")
    assert words(reading.faults) == [
        "content/qms.yml: the register is missing [REG004]",
        "content/people.yml: byte 1 is not UTF-8 text [FIL002]",
    ]
