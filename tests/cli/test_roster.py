"""The roster on the command line: listed, changed in one commit each, and refused in words."""

import json
from pathlib import Path

import pytest

from qmsdocs.demo.make import make
from tests.acts.clerks import CHAIRMAN, DEPUTY, SECRETARY, Office, office_in
from tests.sample import SAMPLE

NEW = "mai-thi-moi"
DECIDED = ("--number", "201/QĐ-UBND", "--issued", "2026-11-18")
ROSTER = "content/people.yml"


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample's repository, made once; nobody may change it."""
    folder = tmp_path_factory.mktemp("sample") / "origin"
    make(folder, SAMPLE)
    return folder


@pytest.fixture
def clerks(
    tmp_path: Path,
    origin: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Office:
    """Return the people of the sample in a clone of their own."""
    return office_in(tmp_path, origin, capsys, monkeypatch)


def _public_key(clerks: Office) -> str:
    """Return the file of a key that nobody on the roster has; people may give either half."""
    key = clerks.keys / "new.pub"
    key.write_text(
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOncPcMYOFqfMWuuHNP7T1NDcwM8iXtGfZMV/jENq/b5 may-moi\n"
    )
    return str(key)


def test_people_come_sign_for_others_and_leave(clerks: Office) -> None:
    """Each change is one commit with its record; the handbook stays clean, its history holds."""
    key = _public_key(clerks)
    story = [
        (("add", NEW, "--name", "Mai Thị Mới", "--email", "moi@example.org"),
         "Enter Mai Thị Mới on the roster"),
        (("appoint", NEW, "cong-chuc", "--from", "2026-12-01", *DECIDED, "--unit", "van-phong"),
         "Appoint Mai Thị Mới as Công chức chuyên môn from 2026-12-01"),
        (("key", "add", NEW, key), "Enter a key of Mai Thị Mới from 2026-11-20"),
        (("absence", CHAIRMAN, "--from", "1/12/2026", "--until", "5/12/2026", "--reason", "Học"),
         "Enter that Lê Văn Mẫu is away from 2026-12-01 to 2026-12-05"),
        (("delegate", DEPUTY, "KT", "chu-tich", "--from", "2026-12-01", "--until", "2026-12-05",
          *DECIDED), "Phạm Thị Thử signs KT Chủ tịch UBND phường from 2026-12-01"),
        (("end", "do-van-duyet", "m2", "--until", "2026-11-30", "--yes"),
         "End the mandate m2 of Đỗ Văn Duyệt on 2026-11-30"),
        (("key", "end", NEW, "k1", "--until", "2026-12-31", "--yes"),
         "End the key k1 of Mai Thị Mới on 2026-12-31"),
        (("leave", "hoang-thi-soan", "--until", "2026-12-31", "--yes"),
         "Hoàng Thị Soạn leaves, last day 2026-12-31: mandates and keys end"),
    ]  # fmt: skip
    before = clerks.head

    for arguments, said in story:
        assert clerks.does(CHAIRMAN, "roster", *arguments).startswith(f"{said} (commit ")

    clerks.sound()
    clerks.sound("2027-01-04")
    subjects = clerks.git(
        "log", "--format=%an %(trailers:key=Qmsdocs-Act,valueonly)", f"{before}.."
    )
    assert subjects.split("\n\n")[::-1] == [
        "",
        *(
            f"Lê Văn Mẫu roster {act}"
            for act in (
                "add",
                "appoint",
                "key add",
                "absence",
                "delegate",
                "end",
                "key end",
                "leave",
            )
        ),
    ]


def test_roster_of_a_day(clerks: Office) -> None:
    listed = clerks.does(SECRETARY, "roster", "--as-of", "2026-08-15")

    assert listed.startswith(
        "Roster on 2026-08-15\n\n"
        "le-van-mau  Lê Văn Mẫu  chu-tich@example.org\n"
        "  m1  Chủ tịch UBND phường [chu-tich]  2025-07-01 –  "
        "by decision 01/QĐ-UBND of 2025-07-01\n"
        "  k1  ssh-ed25519 …zoSpHG87x4H2  2025-08-25 –\n"
        "  a1  away  2026-08-10 – 2026-08-21  Nghỉ phép\n\n"
        "pham-thi-thu  Phạm Thị Thử  pho-chu-tich@example.org\n"
        "  m1  Phó Chủ tịch UBND phường [pho-chu-tich]  2025-07-01 –  "
        "by decision 01/QĐ-UBND of 2025-07-01\n"
        "  m2  KT. Chủ tịch UBND phường [pho-chu-tich]  2026-08-10 – 2026-08-21  "
        "by decision 133/QĐ-UBND of 2026-08-05\n"
    )
    assert "nguyen-van-nhap  Nguyễn Văn Nháp  tu-phap@example.org\n  no mandate\n" in listed
    assert clerks.git("status", "--porcelain") == ""


def test_roster_as_json(clerks: Office) -> None:
    found = json.loads(
        clerks.does(SECRETARY, "roster", "--as-of", "2026-08-15", "--format", "json")
    )

    deputy = next(each for each in found["people"] if each["id"] == DEPUTY)
    assert (found["format"], found["day"]) == (1, "2026-08-15")
    assert deputy["mandates"][1] == {
        "id": "m2",
        "from": "2026-08-10",
        "until": "2026-08-21",
        "role": "pho-chu-tich",
        "capacity": "KT",
        "for": "chu-tich",
        "scope": {},
        "decision": {"number": "133/QĐ-UBND", "issued": "2026-08-05"},
    }
    assert next(each["absences"] for each in found["people"]) == [
        {"id": "a1", "from": "2026-08-10", "until": "2026-08-21", "reason": "Nghỉ phép"}
    ]


def test_list_says_where_it_may_lack_something(clerks: Office) -> None:
    clerks.write(ROSTER, "role: chu-tich, from: 2025-07-01", "role: chu-tich, from: 01/7/2025")

    done = clerks.act(SECRETARY, "roster")

    assert done.status == 0
    assert done.err == "the registers have faults; 'qmsdocs check' names what this list may lack\n"


def test_list_of_no_handbook(clerks: Office) -> None:
    done = clerks.act(SECRETARY, "roster", "--root", str(clerks.keys))

    assert (done.status, done.err.splitlines()[0]) == (2, "qmsdocs: 'content/qms.yml' is missing")


def test_deputy_changes_the_roster_in_the_chairmans_stead(clerks: Office) -> None:
    clerks.does(
        CHAIRMAN, "roster", "delegate", DEPUTY, "KT", "chu-tich", "--from", "2026-12-01", *DECIDED
    )

    clerks.does(
        DEPUTY, "roster", "absence", CHAIRMAN, "--from", "2026-12-01", "--until", "2026-12-05",
        day="2026-12-01",
    )  # fmt: skip

    clerks.sound("2026-12-01")
    record = clerks.git("show", "--format=", "HEAD", "--", "content/records/registers")
    assert "+role: pho-chu-tich\n+capacity: KT\n" in record


@pytest.mark.parametrize(
    ("person", "arguments", "said"),
    [
        pytest.param(
            SECRETARY,
            ("absence", CHAIRMAN, "--from", "2026-12-01", "--until", "2026-12-05"),
            "role 'thu-ky-iso' may not sign 'register change' for kind '-' on 2026-11-20; "
            "allowed: chu-tich",
            id="without the right",
        ),
        pytest.param(
            CHAIRMAN,
            ("leave", CHAIRMAN, "--until", "2026-12-31", "--yes"),
            "from 2027-01-01 on nobody would have the right to change the registers",
            id="chairman without a successor",
        ),
        pytest.param(
            CHAIRMAN,
            ("leave", "hoang-thi-soan", "--until", "2026-12-31"),
            "this asks before it is done, and nobody is there to answer",
            id="nobody to answer",
        ),
        pytest.param(
            CHAIRMAN,
            ("appoint", DEPUTY, "chanh-van-fong", "--from", "2026-12-01", *DECIDED),
            "'chanh-van-fong' is none of the roles of qms.yml on 2026-12-01",
            id="unknown role",
        ),
        pytest.param(
            CHAIRMAN,
            (
                "appoint",
                DEPUTY,
                "cong-chuc",
                "--from",
                "2026-12-01",
                *DECIDED,
                "--unit",
                "to-tu-phap",
            ),
            "'to-tu-phap' is none of the units of qms.yml on 2026-12-01",
            id="unit that was merged",
        ),
        pytest.param(
            CHAIRMAN,
            ("key", "add", CHAIRMAN, "content/qms.yml"),
            "'content/qms.yml' cannot be used as a key",
            id="no key",
        ),
        pytest.param(
            CHAIRMAN,
            ("--root", ".", "end", CHAIRMAN, "m1", "--until", "2026-12-31"),
            "options belong behind the command 'end'",
            id="option before the command",
        ),
    ],
)
def test_refused_in_words(
    clerks: Office, person: str, arguments: tuple[str, ...], said: str
) -> None:
    before = clerks.head

    done = clerks.act(person, "roster", *arguments)

    assert done.status in (1, 2)
    assert done.err.startswith(f"qmsdocs: {said}")
    assert (clerks.head, clerks.git("status", "--porcelain")) == (before, "")


def test_key_of_another_person_does_not_sign(clerks: Office) -> None:
    clerks.act(SECRETARY, "roster")
    key = str(clerks.keys / SECRETARY)

    done = clerks.act(
        CHAIRMAN, "roster", "absence", CHAIRMAN, "--from", "2026-12-01", "--until", "2026-12-05",
        "--key", key,
    )  # fmt: skip

    assert done.status == 2
    assert done.err.startswith(
        f"qmsdocs: the key '{key}' is none of the keys that 'le-van-mau' has in people.yml"
    )


def test_edited_registers_are_shown_and_recorded(clerks: Office) -> None:
    rule = "  - {id: moi, from: 2026-11-20, meaning: verdict, roles: [cong-chuc], proof: ssh}\n"
    clerks.write("content/qms.yml", "separation:\n", f"{rule}separation:\n")
    clerks.write(ROSTER, "Ngô Văn Ghi", "Ngô Văn Ghi Chép")

    said = clerks.does(CHAIRMAN, "rules", "record", "--yes")

    assert said.startswith(
        "content/qms.yml:\n"
        "  added: signing.moi: {id: moi, from: 2026-11-20, meaning: verdict, "
        "roles: [cong-chuc], proof: ssh}\n"
        "content/people.yml:\n"
        "  altered: people.ngo-van-ghi.name: Ngô Văn Ghi → Ngô Văn Ghi Chép\n"
        "Record changes of qms.yml, people.yml (commit "
    )
    clerks.sound()


def test_edits_that_rewrite_the_past_are_named(clerks: Office) -> None:
    old = "until: 2026-03-31, scope: {units: [to-tu-phap]}"
    clerks.write(ROSTER, old, old.replace("03-31", "06-30"))

    done = clerks.act(CHAIRMAN, "rules", "record", "--yes")

    assert done.status == 1
    assert "altered: people.nguyen-van-nhap.mandates.m1.until: 2026-03-31 → 2026-06-30" in done.out
    assert done.err.startswith(
        "content/people.yml: error: 'people.nguyen-van-nhap.mandates.m1.until' was '2026-03-31' "
        "and is '2026-06-30' now (commit –, 2026-11-20, Lê Văn Mẫu) [VER004]\n"
    )
    assert clerks.git("status", "--porcelain") == f" M {ROSTER}\n"


def test_help_lists_the_groups(clerks: Office) -> None:
    listed = clerks.does(SECRETARY, "--help")

    assert "  roster " in listed
    assert "  rules " in listed
