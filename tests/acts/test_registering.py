"""Changes of the registers: what each writes, what each refuses, and who may make them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from qmsdocs.acts.deed import Deed, RefusedError
from qmsdocs.acts.desk import Desk
from qmsdocs.acts.differences import differences
from qmsdocs.acts.mandating import end_mandate, grant
from qmsdocs.acts.performing import perform
from qmsdocs.acts.registering import edited_texts, register
from qmsdocs.acts.rostering import add_key, add_person, end_key, enter_absence, leave
from qmsdocs.acts.wishes import Wish
from qmsdocs.errors import QmsError
from qmsdocs.model.fingerprint import register_digest
from qmsdocs.model.records import Capacity, Decision, Meaning
from qmsdocs.model.roster import Absence, Mandate, Scope
from qmsdocs.source.yamltext import read_yaml
from qmsdocs.wording import say
from tests.acts.rehearsal import ADDRESSED, DAY, ROSTER, act, begun, breaches, desk_of, sits_down
from tests.conftest import History

LATER = date(2026, 12, 1)
DECISION = Decision("12/QĐ-UBND", date(2026, 11, 18))
MANDATE = Mandate("", "thu-ky", since=LATER, decision=DECISION)
STEAD = replace(MANDATE, role="", capacity=Capacity.KT, stands_for="chu-tich")
WISH = Wish(has_key=False)
PUBLIC = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAnewnewnewnewnewnewnewnewnewnewnewnewnewnewn"
Build = Callable[[Desk], Deed]


@pytest.fixture
def handbook(history: History) -> History:
    """Return a small handbook whose ISO secretary acts."""
    return begun(history)


@pytest.mark.parametrize(
    ("build", "written"),
    [
        pytest.param(
            lambda desk: add_person(desk, "moi", "Mai Thị Mới", "moi@example.org", WISH),
            '  - id: moi\n    name: Mai Thị Mới\n    email: "moi@example.org"',
            id="person",
        ),
        pytest.param(
            lambda desk: grant(desk, "soan", MANDATE, WISH),
            "      - {id: m2, role: thu-ky, from: 2026-12-01, "
            'decision: {number: "12/QĐ-UBND", issued: 2026-11-18}}',
            id="appointment",
        ),
        pytest.param(
            lambda desk: grant(
                desk,
                "soan",
                replace(STEAD, until=LATER, scope=Scope(("van-phong",), meanings=("corrected",))),
                WISH,
            ),
            "      - {id: m2, role: chuyen-vien, capacity: KT, for: chu-tich, from: 2026-12-01, "
            "until: 2026-12-01, scope: {units: [van-phong], meanings: [corrected]}, "
            'decision: {number: "12/QĐ-UBND", issued: 2026-11-18}}',
            id="in another's stead",
        ),
        pytest.param(
            lambda desk: enter_absence(desk, "mau", Absence("", LATER, LATER, "Nghỉ phép"), WISH),
            "    absences:\n      - {id: a1, from: 2026-12-01, until: 2026-12-01, "
            "reason: Nghỉ phép}",
            id="absence",
        ),
        pytest.param(
            lambda desk: add_key(desk, "mau", PUBLIC, DAY, WISH, keeping=False),
            f"    keys:\n      - {{id: k1, key: {PUBLIC}, from: 2026-11-20}}",
            id="key",
        ),
        pytest.param(
            lambda desk: end_mandate(desk, "mau", "m1", LATER, WISH),
            "-      - {id: m1, role: chu-tich, from: 2025-07-01}\n"
            "      - {id: m1, role: chu-tich, from: 2025-07-01, until: 2026-12-01}",
            id="end of a mandate",
        ),
        pytest.param(
            lambda desk: leave(desk, "soan", DAY, WISH),
            "-      - {id: m1, role: chuyen-vien, from: 2025-07-01}\n"
            "      - {id: m1, role: chuyen-vien, from: 2025-07-01, until: 2026-11-20}",
            id="leaving",
        ),
    ],
)
def test_change_is_written_and_recorded(handbook: History, build: Build, written: str) -> None:
    assert act(handbook, build) == written

    assert breaches(handbook) == []
    assert not handbook.git("status", "--porcelain")


def test_new_key_ends_the_old_one_as_it_begins(handbook: History) -> None:
    act(handbook, lambda desk: add_key(desk, "mau", f"{PUBLIC}a", DAY, WISH, keeping=False))
    act(handbook, lambda desk: add_key(desk, "mau", f"{PUBLIC}b", LATER, WISH, keeping=False))
    act(handbook, lambda desk: add_key(desk, "mau", f"{PUBLIC}c", LATER, WISH, keeping=True))
    act(handbook, lambda desk: end_key(desk, "mau", "k3", LATER, WISH))

    person = desk_of(handbook).corpus.roster.person("mau")
    assert person is not None
    assert [(each.id, each.since, each.until) for each in person.keys] == [
        ("k1", DAY, date(2026, 11, 30)),
        ("k2", LATER, None),
        ("k3", LATER, LATER),
    ]
    assert breaches(handbook) == []


def test_old_key_lives_on_for_the_day_on_which_its_end_is_signed(handbook: History) -> None:
    """An end may not reach back, so that both keys are valid on the first day of the new one."""
    act(handbook, lambda desk: add_key(desk, "mau", f"{PUBLIC}a", DAY, WISH, keeping=False))
    act(handbook, lambda desk: add_key(desk, "mau", f"{PUBLIC}b", DAY, WISH, keeping=False))

    person = desk_of(handbook).corpus.roster.person("mau")
    assert person is not None
    assert [(each.id, each.until) for each in person.keys] == [("k1", DAY), ("k2", None)]
    assert breaches(handbook) == []


def test_who_leaves_keeps_nothing_that_was_to_begin_later(handbook: History) -> None:
    act(handbook, lambda desk: grant(desk, "mau", MANDATE, WISH))
    act(handbook, lambda desk: add_key(desk, "mau", PUBLIC, LATER, WISH, keeping=False))
    act(handbook, lambda desk: leave(desk, "mau", DAY, WISH))

    person = desk_of(handbook).corpus.roster.person("mau")
    assert person is not None
    assert not person.mandates_on(LATER)
    assert not person.keys_on(LATER)
    assert breaches(handbook) == []


@pytest.mark.parametrize(
    ("build", "said"),
    [
        pytest.param(
            lambda desk: grant(desk, "soann", MANDATE, WISH),
            "'soann' is not in people.yml / Did you mean 'soan'?",
            id="unknown person",
        ),
        pytest.param(
            lambda desk: grant(desk, "soan", replace(MANDATE, role="thu-ki"), WISH),
            "'thu-ki' is none of the roles of qms.yml on 2026-12-01 / Did you mean 'thu-ky'?",
            id="unknown role",
        ),
        pytest.param(
            lambda desk: grant(desk, "soan", replace(STEAD, stands_for="chu-tic"), WISH),
            "'chu-tic' is none of the roles of qms.yml on 2026-12-01 / Did you mean 'chu-tich'?",
            id="unknown role in whose stead",
        ),
        pytest.param(
            lambda desk: grant(desk, "soan", replace(MANDATE, scope=Scope(("vanphong",))), WISH),
            "'vanphong' is none of the units of qms.yml on 2026-12-01 / Did you mean 'van-phong'?",
            id="unknown unit",
        ),
        pytest.param(
            lambda desk: grant(
                desk, "soan", replace(MANDATE, scope=Scope(meanings=("aproved",))), WISH
            ),
            "'aproved' is none of the meanings of records on 2026-12-01 / Did you mean 'approved'?",
            id="unknown meaning",
        ),
        pytest.param(
            lambda desk: grant(desk, "soan", replace(MANDATE, decision=None), WISH),
            "a mandate rests on a decision, and none was named / "
            "Name it with --number and --issued.",
            id="no decision",
        ),
        pytest.param(
            lambda desk: grant(desk, "soan", replace(MANDATE, since=date(2026, 11, 17)), WISH),
            "a mandate cannot begin on 2026-11-17, before its decision of 2026-11-18 / "
            "Let it begin on that day or later; what was signed before is signed anew.",
            id="before its decision",
        ),
        pytest.param(
            lambda desk: grant(
                desk, "soan", replace(MANDATE, decision=Decision("13/QĐ-UBND", LATER)), WISH
            ),
            "decision 13/QĐ-UBND is of 2026-12-01, after 2026-11-20, when the mandate is signed "
            "/ Correct --issued.",
            id="decision to come",
        ),
        pytest.param(
            lambda desk: grant(desk, "soan", replace(MANDATE, until=DAY), WISH),
            "the end 2026-11-20 lies before the beginning 2026-12-01 / Correct the days.",
            id="end before beginning",
        ),
        pytest.param(
            lambda desk: enter_absence(desk, "mau", Absence("", LATER, DAY), WISH),
            "the end 2026-11-20 lies before the beginning 2026-12-01 / Correct the days.",
            id="absence that ends before it begins",
        ),
        pytest.param(
            lambda desk: add_key(desk, "mau", PUBLIC, date(2026, 11, 19), WISH, keeping=True),
            "a key cannot begin on 2026-11-19, before today, 2026-11-20 / "
            "Let it begin today or later: it would judge anew what was signed before.",
            id="key of yesterday",
        ),
        pytest.param(
            lambda desk: end_mandate(desk, "soan", "m2", LATER, WISH),
            "there is no entry 'm2' / Use one of those that the register has: m1.",
            id="unknown mandate",
        ),
        pytest.param(
            lambda desk: end_mandate(desk, "soan", "m1", date(2026, 11, 19), WISH),
            "an end on 2026-11-19 would reach back: it is signed on 2026-11-20 / "
            "Let it end on that day or later; what was signed until then stands.",
            id="end that reaches back",
        ),
        pytest.param(
            lambda desk: leave(desk, "soan", date(2026, 11, 19), WISH),
            "an end on 2026-11-19 would reach back: it is signed on 2026-11-20 / "
            "Let it end on that day or later; what was signed until then stands.",
            id="leaving yesterday",
        ),
        pytest.param(
            lambda desk: leave(desk, "vi-du", DAY, WISH),
            "from 2026-11-21 on nobody would have the right to change the registers / "
            "Appoint a successor, with a key, first; then end this.",
            id="the last who may change registers",
        ),
        pytest.param(
            lambda desk: end_mandate(desk, "vi-du", "m1", LATER, WISH),
            "from 2026-12-02 on nobody would have the right to change the registers / "
            "Appoint a successor, with a key, first; then end this.",
            id="the last mandate for it",
        ),
        pytest.param(
            lambda desk: add_person(desk, "Mai Mới", "Mai Mới", "a@b.vn", WISH),
            "'Mai Mới' is no id: small letters, digits and hyphens / Write it as 'mai-moi'.",
            id="id of another form",
        ),
        pytest.param(
            lambda desk: add_person(desk, "moi", "Mai Mới", "SOAN@example.org", WISH),
            "'soan' is in people.yml already: Hoàng Thị Soạn, soan@example.org / "
            "Ids and addresses are of one person each; choose others.",
            id="address of another person",
        ),
        pytest.param(
            lambda desk: add_person(desk, "moi", " ", "moi@example.org", WISH),
            "a person needs a name and an e-mail address / ",
            id="no name",
        ),
        pytest.param(
            lambda desk: enter_absence(
                desk, "mau", Absence("", LATER, LATER), replace(WISH, signer="soan")
            ),
            "role 'chuyen-vien' may not sign 'register change' for kind '-' on 2026-11-20; "
            "allowed: thu-ky / 'qmsdocs roster' shows who holds which mandate; "
            "'qms.yml' who must sign what.",
            id="without the right",
        ),
    ],
)
def test_refused(handbook: History, build: Build, said: str) -> None:
    desk, before = desk_of(handbook), handbook.head

    with pytest.raises(RefusedError) as refused:
        build(desk)

    hint = refused.value.hint
    assert f"{refused.value.said} / {hint or ''}" == said
    assert handbook.head == before


@pytest.mark.parametrize(
    ("build", "said"),
    [
        pytest.param(
            lambda desk: grant(desk, "soan", MANDATE, WISH),
            "'soan' has this mandate already: 'm2'",
            id="mandate twice",
        ),
        pytest.param(
            lambda desk: enter_absence(desk, "mau", Absence("", LATER, LATER), WISH),
            "'mau' is entered as away on these days already",
            id="absence twice",
        ),
        pytest.param(
            lambda desk: add_key(desk, "soan", f"{PUBLIC} soan@may", DAY, WISH, keeping=True),
            "this key is 'k1' of 'mau' already",
            id="key of another person",
        ),
        pytest.param(
            lambda desk: end_mandate(desk, "mau", "m2", LATER, WISH),
            "'m2' ends on 2026-12-01 already",
            id="ended already",
        ),
        pytest.param(
            lambda desk: grant(desk, "soan", replace(STEAD, since=date(2027, 1, 1)), WISH),
            "'soan' holds 2 roles on 2027-01-01, expected 1: chuyen-vien, thu-ky",
            id="in which role",
        ),
    ],
)
def test_nothing_is_entered_twice(handbook: History, build: Build, said: str) -> None:
    act(handbook, lambda desk: grant(desk, "soan", MANDATE, WISH))
    act(handbook, lambda desk: grant(desk, "mau", replace(MANDATE, until=LATER), WISH))
    act(handbook, lambda desk: add_key(desk, "mau", PUBLIC, DAY, WISH, keeping=False))
    act(handbook, lambda desk: enter_absence(desk, "mau", Absence("", LATER, LATER), WISH))

    with pytest.raises(RefusedError) as refused:
        build(desk_of(handbook))

    assert str(refused.value.said) == said


def test_change_that_is_not_committed_is_kept(handbook: History) -> None:
    handbook.write(ROSTER, ADDRESSED + "# của tôi\n")

    with pytest.raises(QmsError) as refused:
        act(handbook, lambda desk: grant(desk, "soan", MANDATE, WISH))

    assert str(refused.value.said) == (
        f"'{ROSTER}' has changes that are not committed; nothing was done"
    )
    assert (handbook.root / ROSTER).read_text(encoding="utf-8").endswith("# của tôi\n")


def _record(desk: Desk) -> Deed:
    return register(desk, "rules record", say("…"), edited_texts(desk), WISH)


def _edited(handbook: History, old: str, new: str, file: str = ROSTER) -> None:
    text = (handbook.root / file).read_text(encoding="utf-8")
    assert old in text
    handbook.write(file, text.replace(old, new, 1))


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        pytest.param(
            "content/qms.yml",
            "access:\n",
            "separation:\n  - {id: chung, from: 2026-11-20, rule: strict}\naccess:\n",
            id="rule from today",
        ),
        pytest.param(ROSTER, "Hoàng Thị Soạn", "Hoàng Thị Soạn A", id="name corrected"),
        pytest.param(ROSTER, "roster: 1\n", "# Danh sách\nroster: 1\n", id="comment"),
        pytest.param(
            ROSTER, "chu-tich, from: 2025-07-01", "chu-tich, from: 2025-07-01, until: 2026-11-30",
            id="mandate ended",
        ),
    ],
)  # fmt: skip
def test_edited_registers_are_recorded(handbook: History, file: str, old: str, new: str) -> None:
    _edited(handbook, old, new, file)

    act(handbook, _record)

    assert breaches(handbook) == []
    assert not handbook.git("status", "--porcelain")
    with pytest.raises(RefusedError) as refused:
        _record(desk_of(handbook))
    assert str(refused.value.said) == "both registers are as they were last recorded"


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        pytest.param(
            ROSTER,
            "{id: m1, role: chu-tich",
            "{id: m1, role: thu-ky",
            "'people.mau.mandates.m1.role' was 'chu-tich' and is 'thu-ky' now "
            "(commit –, 2026-11-20, Trần Thị Ví Dụ)",
            id="role altered",
        ),
        pytest.param(
            ROSTER,
            "    mandates:\n      - {id: m1, role: chu-tich, from: 2025-07-01}\n",
            "",
            "'people.mau.mandates.m1' was removed (commit –, 2026-11-20, Trần Thị Ví Dụ)",
            id="mandate removed",
        ),
        pytest.param(
            "content/qms.yml",
            "access:\n",
            "separation:\n  - {id: chung, from: 2026-11-19, rule: strict}\naccess:\n",
            "'separation.chung' begins on 2026-11-19, before 2026-11-20, the first day that its "
            "record allows (commit –, 2026-11-20, Trần Thị Ví Dụ)",
            id="rule from yesterday",
        ),
    ],
)
def test_edits_that_rewrite_the_past_are_refused(
    handbook: History, file: str, old: str, new: str, said: str
) -> None:
    _edited(handbook, old, new, file)

    with pytest.raises(RefusedError) as refused:
        _record(desk_of(handbook))

    assert [str(each.message) for each in refused.value.diagnostics] == [said]


def test_edit_that_cannot_be_read_is_refused(handbook: History) -> None:
    _edited(handbook, "roster: 1", "roster: [1")

    with pytest.raises(QmsError) as refused:
        _record(desk_of(handbook))

    assert str(refused.value.said) == (
        "content/people.yml, line 2: not YAML: did not find expected ',' or ']'"
    )


def test_nobody_grants_a_right_to_himself_by_a_commit_of_his_own(handbook: History) -> None:
    """A register that was committed without a record gives no right to record it."""
    _edited(
        handbook,
        "role: chuyen-vien",
        "role: thu-ky, from: 2025-07-01}\n      - {id: m2, role: chuyen-vien",
    )
    handbook.commit({}, on="2026-11-19")
    sits_down(handbook, "soan")

    with pytest.raises(RefusedError) as refused:
        _record(desk_of(handbook))

    assert str(refused.value.said) == (
        "role 'chuyen-vien' may not sign 'register change' for kind '-' on 2026-11-20; "
        "allowed: thu-ky"
    )


def test_change_upon_an_unrecorded_version_is_refused(handbook: History) -> None:
    handbook.commit({ROSTER: ADDRESSED + "# thêm\n"}, on="2026-11-19")

    with pytest.raises(RefusedError) as refused:
        act(handbook, lambda desk: grant(desk, "soan", MANDATE, WISH))

    assert f"{refused.value.said} / {refused.value.hint}" == (
        "people.yml is not the version that the last register record vouches for / "
        "Have it recorded first: 'qmsdocs rules record'."
    )


def test_two_lines_of_history_are_joined_by_a_record_over_both(handbook: History) -> None:
    """Two people changed the roster at once; whoever merges has both versions recorded."""
    handbook.git("branch", "other")
    act(handbook, lambda desk: grant(desk, "soan", MANDATE, WISH))
    mine = (handbook.root / ROSTER).read_text(encoding="utf-8")
    handbook.git("checkout", "--quiet", "other")
    act(handbook, lambda desk: enter_absence(desk, "vi-du", Absence("", LATER, LATER), WISH))
    theirs = (handbook.root / ROSTER).read_text(encoding="utf-8")
    handbook.git("config", "user.name", "Ví Dụ")
    handbook.git("merge", "--quiet", "-m", "merge", "main")

    act(handbook, _record)

    record = next(
        each
        for each in desk_of(handbook).corpus.standing
        if each.meaning is Meaning.REGISTERED and len(each.registers[0].before) > 1
    )
    assert set(record.registers[0].before) == {register_digest(mine), register_digest(theirs)}


@pytest.mark.parametrize(
    ("new", "said"),
    [
        pytest.param(
            "people: [{id: a, name: A}]", "removed: people.b: {id: b, name: B}", id="gone"
        ),
        pytest.param(
            "people: [{id: a, name: A}, {id: b, name: B, until: 2026-11-20}]",
            "ended: people.b, last day 2026-11-20",
            id="ended",
        ),
        pytest.param(
            "people: [{id: a, name: C, roles: [x, y]}, {id: b, name: B}]",
            "altered: people.a.name: A → C; added: people.a.roles: [x, y]",
            id="altered and added",
        ),
        pytest.param("people: [{id: b, name: B}, {id: a, name: A}]", "", id="order"),
    ],
)
def test_differences_are_told_by_entry(new: str, said: str) -> None:
    old = read_yaml("people: [{id: a, name: A}, {id: b, name: B}]").value

    found = differences(old, read_yaml(new).value)

    assert "; ".join(map(str, found)) == said


def test_record_needs_no_more_than_the_registers(handbook: History) -> None:
    """The commit holds the new register and its record, and nothing else."""
    desk = desk_of(handbook)

    perform(desk, grant(desk, "soan", MANDATE, WISH), None)

    changed = handbook.git("diff", "--name-only", "HEAD~1", "HEAD").split()
    assert changed[0] == ROSTER
    assert [path.rpartition("/")[0] for path in changed[1:]] == ["content/records/registers"]
