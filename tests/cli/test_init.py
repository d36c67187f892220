"""The command ``init`` by options alone: a handbook of one's own that holds."""

import csv
import os
import shutil
import subprocess
import unicodedata
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qmsdocs.model.corpus import Corpus
from qmsdocs.source.load import load
from qmsdocs.source.tree import WorkTree
from tests.beginnings.offices import PEOPLE_CSV
from tests.cli.beginners import ID, NAME, TODAY, Beginner, make_key
from tests.cli.doors import CLEAN, Door, start
from tests.conftest import History
from tests.sample import CONTENT
from tests.site.published import files_with

DAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in TODAY.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def beginner(tmp_path: Path) -> Beginner:
    return Beginner.at(tmp_path)


def corpus_of(beginner: Beginner) -> Corpus:
    """Return the handbook that was made."""
    return load(WorkTree(beginner.folder), DAY)


def refused(door: Door, beginner: Beginner, **changed: Any) -> str:  # noqa: ANN401 - options
    """Return why nothing is made with these options; there must be nothing afterwards."""
    before = sorted(beginner.root.iterdir())
    left = door(*beginner.options(**changed))

    assert (left.status, left.out) == (2, ""), left
    assert sorted(beginner.root.iterdir()) == before
    return left.err


@pytest.mark.parametrize("language", ["vi", "en"])
def test_it_holds(beginner: Beginner, door: Door, language: str) -> None:
    """No error, no warning; its history is proved; its site is made."""
    left = door(*beginner.options(language=language))

    folder = beginner.folder
    assert (left.status, left.err) == (0, "")
    assert left.out.startswith(
        f"Handbook of UBND phường Mới in '{folder}', first record by Lý Dung, commit "
    )
    assert f"  cd '{folder}'\n" in left.out
    assert door("check", folder, "--strict").out == CLEAN
    verified = door("verify", folder)
    assert verified.status == 0, verified.out
    built = door("build", folder)
    assert (built.status, built.err) == (0, "")
    assert files_with(folder / "build/site", "UBND phường Mới")
    assert door("build", folder, "--audience", "internal").status == 0


def test_nothing_of_the_sample(beginner: Beginner, door: Door) -> None:
    """Neither in the files nor on the site: no office, person, address, unit or text of it."""
    door(*beginner.options())
    door("build", beginner.folder)
    sample = load(WorkTree(CONTENT.parent), DAY)

    words = [
        *("Sông Mẫu", "song-mau", "example.org", sample.office.id, sample.office.parent),
        *(word for each in sample.roster.people for word in (each.id, each.name)),
        *(key.key for each in sample.roster.people for key in each.keys),
        *(text.id for text in sample.texts),
    ]

    assert {word: files_with(beginner.folder, word) for word in words} == {
        word: [] for word in words
    }


def test_nothing_but_what_was_said(beginner: Beginner, door: Door) -> None:
    """Nobody approves by default, nobody is there who was not named."""
    door(*beginner.options())

    corpus = corpus_of(beginner)
    office, people = corpus.office, corpus.roster.people
    assert (office.id, office.name, office.short, office.parent) == (
        ID,
        NAME,
        "UBND phường Mới",
        "",
    )
    assert [(each.id, each.name) for each in office.units] == [
        ("van-phong", "Văn phòng"),
        ("to-mot-cua", "Tổ Một cửa"),
    ]
    assert [each.name for each in office.fields] == ["Hộ tịch"]
    assert [(each.name, each.email) for each in people] == [
        ("Đinh Thị An", "an@co-quan.example"),
        ("Mai Bảo", "bao@co-quan.example"),
        ("Tạ Công", "cong@co-quan.example"),
        ("Lý Dung", "dung@co-quan.example"),
    ]
    public = beginner.key.with_name("khóa.pub").read_text(encoding="ascii").strip()
    assert {each.id: [key.key for key in each.keys] for each in people if each.keys} == {
        "ly-dung": [public]
    }
    assert corpus.texts == ()
    assert len(corpus.records) == 1


def test_repository(beginner: Beginner, door: Door) -> None:
    """One commit on main by whoever runs it, whom git knows from then on."""
    door(*beginner.options())

    history = History(beginner.folder)
    record = corpus_of(beginner).records[0]
    assert record.place.path == "content/records/registers/2026-11-23-dau-tien.yml"
    assert history.git("log", "--all", "--format=%D|%an|%ae|%cn|%aI|%B") == (
        "HEAD -> main|Lý Dung|dung@co-quan.example|Lý Dung|2026-11-23T09:00:00+07:00|"
        "Begin the quality handbook of UBND phường Mới\n\n"
        f"Qmsdocs-Act: init\nQmsdocs-Record: {record.id}\n\n"
    )
    assert history.git("status", "--porcelain", "--ignored") == ""
    assert history.git("fsck", "--strict", "--no-dangling") == ""
    configured = [
        history.git("config", name).strip()
        for name in ("user.name", "user.email", "user.signingkey", "gpg.format")
    ]
    assert configured == ["Lý Dung", "dung@co-quan.example", str(beginner.key), "ssh"]
    assert sorted(path.name for path in beginner.root.iterdir()) == [
        "khóa",
        "khóa.pub",
        "people.csv",
        "sổ tay",
    ]


def test_a_document_can_be_begun(beginner: Beginner, door: Door) -> None:
    """The office's first draft comes from the template of its kind."""
    door(*beginner.options())

    left = door("new", "policy", "--title", "Chính sách", "--root", beginner.folder)

    assert left.status == 0, left.err
    checked = door("check", beginner.folder)
    assert checked.out.count(": error: ") == 1
    assert "places of the template are not filled in" in checked.out
    assert door("verify", beginner.folder).status == 0


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("Trần \"Tí\": 'x', {y} [z] #1 & * \\u200b %s $day", id="signs"),
        pytest.param("Ủy ban 🙂 <b>phường</b> `Mới` | **a**", id="emoji and Markdown"),
        pytest.param("- no: yes", id="YAML"),
    ],
)
def test_any_name(beginner: Beginner, door: Door, name: str) -> None:
    """Names hold whatever can be seen, and the handbook holds with them."""
    rows = [row.split(",") for row in PEOPLE_CSV.splitlines()]
    rows[4][:2] = ["x", name]
    with beginner.people.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    unit = [f"van-phong={name}"]

    left = door(*beginner.options(name=name, short=name, parent=name, unit=unit, me="x"))

    assert left.status == 0, left.err
    corpus = corpus_of(beginner)
    assert (corpus.office.name, corpus.office.units[0].name) == (name, name)
    assert corpus.roster.name("x") == name
    assert door("check", beginner.folder, "--strict").out == CLEAN
    assert door("verify", beginner.folder).status == 0
    assert door("build", beginner.folder).status == 0


def test_composed(beginner: Beginner, door: Door) -> None:
    """Words typed on another system are kept in NFC."""
    loose = unicodedata.normalize("NFD", PEOPLE_CSV)
    beginner.people.write_text(loose, encoding="utf-8")

    left = door(*beginner.options(name=unicodedata.normalize("NFD", NAME)))

    assert left.status == 0
    assert corpus_of(beginner).office.name == NAME
    assert corpus_of(beginner).roster.name("dinh-thi-an") == "Đinh Thị An"
    assert door("check", beginner.folder, "--strict").out == CLEAN


def test_people_of_yaml(beginner: Beginner, door: Door) -> None:
    rows = [row.split(",") for row in PEOPLE_CSV.splitlines()[1:]]
    keys = ("id", "name", "email", "role", "unit", "decision", "issued", "from")
    listed = ("\n    ".join(f"{k}: {v}" for k, v in zip(keys, row, strict=True)) for row in rows)
    path = beginner.root / "people.yml"
    path.write_text("people:\n" + "".join(f"  - {each}\n" for each in listed), encoding="utf-8")

    assert door(*beginner.options(people=path)).status == 0
    assert len(corpus_of(beginner).roster.people) == 4


def test_rules_of_a_later_day(beginner: Beginner, door: Door) -> None:
    """The rules wait for their day; the first record is of today all the same."""
    assert door(*beginner.options(day="1/1/2027")).status == 0

    since = {each.id: each.since for each in corpus_of(beginner).office.signing}
    assert since.pop("danh-sach") == DAY
    assert set(since.values()) == {date(2027, 1, 1)}
    assert door("check", beginner.folder, "--strict").out == CLEAN
    assert door("verify", beginner.folder).status == 0


@pytest.mark.parametrize("address", ["dung@co-quan.example", "DUNG@co-quan.example"])
def test_known_by_git(beginner: Beginner, door: Door, address: str) -> None:
    home = beginner.root / "home"
    home.mkdir()
    (home / ".gitconfig").write_text(f"[user]\nemail = {address}\n", encoding="utf-8")

    left = start("--lang", "en", *beginner.options(me=None), env={**TODAY, "HOME": str(home)})

    assert left.status == 0, left.err
    assert corpus_of(beginner).records[0].signer == "ly-dung"
    assert door("verify", beginner.folder).status == 0


def test_empty_folder(beginner: Beginner, door: Door) -> None:
    beginner.folder.mkdir()

    assert door(*beginner.options()).status == 0
    assert door("check", beginner.folder).status == 0


def test_current_folder(beginner: Beginner, door: Door) -> None:
    """The folder is replaced as a whole; the words say how to get into the new one."""
    beginner.folder.mkdir()
    arguments = ["init", ".", *beginner.options()[2:]]

    left = start("--lang", "en", *arguments, cwd=beginner.folder, env=TODAY)

    assert (left.status, left.err) == (0, "")
    assert f"  cd '{beginner.folder}'\n" in left.out
    assert door("check", beginner.folder).status == 0


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        pytest.param({"name": "…"}, "--name: '…' is no name", id="no name"),
        pytest.param({"name": " "}, "--name: it cannot be left out", id="blank"),
        pytest.param(
            {"name": "UBND\u200b"},
            "--name: character 5 is U+200B, which cannot be seen; type the words anew",
            id="unseen in the name",
        ),
        pytest.param(
            {"short": "UBND\x1b[31m"},
            "--short: character 5 is U+001B, which cannot be seen; type the words anew",
            id="control in the short name",
        ),
        pytest.param(
            {"parent": "a\nb"},
            "--parent: character 2 is U+000A, which cannot be seen; type the words anew",
            id="line end in the parent",
        ),
        pytest.param(
            {"unit": ["Văn phòng", "a\u202eb"]},
            "--unit: character 2 is U+202E, which cannot be seen; type the words anew",
            id="turned in a unit",
        ),
        pytest.param(
            {"id": "UBND Mới"}, "--id: 'UBND Mới' is no id; write it as 'ubnd-moi'", id="no id"
        ),
        pytest.param(
            {"field": ["Hộ tịch", "ho-tich=Khác"]},
            "--field: 'ho-tich' stands here twice; write id=Name",
            id="id twice",
        ),
        pytest.param(
            {"time_zone": "Asia/Hanoi"},
            "--time-zone: time zone 'Asia/Hanoi' is not known",
            id="no such zone",
        ),
        pytest.param(
            {"day": "2026-11-22"},
            "--day: rules cannot begin on 2026-11-22, before 2026-11-23, when they are recorded",
            id="rules that reach back",
        ),
        pytest.param(
            {"me": "ly-dunk"},
            "--me: 'ly-dunk' is not one of: dinh-thi-an, mai-bao, ta-cong, ly-dung",
            id="nobody",
        ),
        pytest.param({"me": None}, "git does not know who runs this", id="who runs this"),
        pytest.param(
            {"me": "ta-cong"},
            "the first record is signed by the head or the ISO secretary; 'ta-cong' is neither "
            "on 2026-11-23",
            id="neither head nor secretary",
        ),
        pytest.param({"key": "none"}, "there is no key '{cwd}/none'", id="no key"),
    ],
)
def test_refused(beginner: Beginner, door: Door, changed: dict[str, object], said: str) -> None:
    err = refused(door, beginner, **changed)

    assert err.startswith(f"qmsdocs: {said.format(cwd=Path.cwd())}\n"), err


def test_everything_missing_is_named_at_once(beginner: Beginner, door: Door) -> None:
    left = door("init", beginner.folder)

    assert (left.status, left.out) == (2, "")
    assert left.err == (
        "qmsdocs: there is no terminal to ask on, and these are missing: --name, --short, "
        "--parent, --id, --unit, --people, --key, --time-zone\n"
        "  hint: See 'qmsdocs init --help'; a field of work may be left out, and so may --me.\n"
    )


@pytest.mark.parametrize("option", ["name", "short", "parent", "id", "unit", "people", "key"])
def test_no_answer_is_made_up(beginner: Beginner, door: Door, option: str) -> None:
    assert f"missing: --{option}\n" in refused(door, beginner, **{option: None})


def test_faults_of_the_people_line_by_line(beginner: Beginner, door: Door) -> None:
    people = PEOPLE_CSV.replace("chu-tich", "vua").replace("03/QĐ-UBND", "")
    beginner.people.write_text(people, encoding="utf-8")
    path = beginner.people

    assert refused(door, beginner) == (
        f"{path}:2: role 'vua' is not one of: chu-tich, pho-chu-tich, chanh-van-phong, "
        "truong-phong, cong-chuc, thu-ky-iso\n"
        f"{path}:5: a decision has a number and a day; one of them is missing\n"
        f"qmsdocs: faults in '{path}': 2; nothing was made\n"
    )


def test_role_without_anybody(beginner: Beginner, door: Door) -> None:
    rows = [row for row in PEOPLE_CSV.splitlines() if "chanh-van-phong" not in row]
    beginner.people.write_text("\n".join(rows), encoding="utf-8")

    err = refused(door, beginner)

    assert err.startswith(
        f"{beginner.people}: nobody holds one of these roles, without which nothing could be "
        "approved: chanh-van-phong, truong-phong\n"
    )


def test_no_address(beginner: Beginner, door: Door) -> None:
    """Whoever makes the first record must be known by an address."""
    beginner.people.write_text(PEOPLE_CSV.replace("dung@co-quan.example", ""), encoding="utf-8")

    err = refused(door, beginner)

    assert "whoever runs this needs an e-mail address, by which acts are known" in err


@pytest.mark.parametrize("there", ["file", ".hidden"])
def test_folder_not_empty(beginner: Beginner, door: Door, there: str) -> None:
    beginner.folder.mkdir()
    (beginner.folder / there).write_text("kept", encoding="utf-8")

    err = refused(door, beginner)

    assert err.startswith(f"qmsdocs: '{beginner.folder}' exists and is not empty\n")
    assert (beginner.folder / there).read_text(encoding="utf-8") == "kept"


def test_no_key_at_all(beginner: Beginner, door: Door) -> None:
    beginner.key.write_text("nothing\n", encoding="utf-8")
    beginner.key.chmod(0o600)

    said = f"qmsdocs: '{beginner.key}' cannot be used as a key: "
    assert refused(door, beginner).startswith(said)


def test_public_part_comes_out_of_the_key_itself(beginner: Beginner, door: Door) -> None:
    beginner.key.with_name("khóa.pub").unlink()

    assert door(*beginner.options()).status == 0
    assert door("verify", beginner.folder).status == 0


def test_another_public_part_beside_the_key(beginner: Beginner, door: Door) -> None:
    make_key(beginner.root / "other")
    shutil.copy(beginner.root / "other.pub", beginner.key.with_name("khóa.pub"))

    assert refused(door, beginner).startswith("qmsdocs: 'ssh-keygen -Y sign' failed: ")


@pytest.fixture
def shim(tmp_path: Path) -> Path:
    """Return a folder with a ``git`` that ends whoever starts it at one of its commands."""
    real = shutil.which("git")
    folder = tmp_path / "bin"
    folder.mkdir()
    script = folder / "git"
    script.write_text(
        "#!/bin/sh\n"
        'if [ "$1" = "$KILL_AT" ] && [ "$2" != user.email ] && [ "$2" != user.signingkey ]; then\n'
        f'  [ -z "$KILL_AFTER" ] || {real} "$@"\n  kill -9 $PPID\nfi\n'
        f'exec {real} "$@"\n',
        encoding="utf-8",
    )
    script.chmod(0o755)
    return folder


@pytest.mark.parametrize("after", ["", "yes"], ids=["before", "after"])
@pytest.mark.parametrize("command", ["init", "config", "fast-import", "reset"])
def test_killed(tmp_path: Path, shim: Path, command: str, after: str) -> None:
    """Whenever it ends, the folder is not there, and it can be begun again."""
    beginner = Beginner.at(tmp_path)
    env = {**TODAY, "PATH": f"{shim}:{os.environ['PATH']}", "KILL_AT": command, "KILL_AFTER": after}

    left = start("--lang", "en", *beginner.options(), env=env)

    assert left.status == -9
    assert not beginner.folder.exists()
    assert start("--lang", "en", *beginner.options(), env=TODAY).status == 0
    assert History(beginner.folder).git("status", "--porcelain") == ""


def test_agent(beginner: Beginner, door: Door, tmp_path: Path) -> None:
    """A key that only the agent holds signs by its public part."""
    with_agent = _agent(beginner, tmp_path)
    beginner.key.unlink()
    public = beginner.key.with_name("khóa.pub")

    left = start("--lang", "en", *beginner.options(key=public), env={**TODAY, **with_agent})

    subprocess.run(["kill", with_agent["SSH_AGENT_PID"]], check=True)  # noqa: S603, S607
    assert left.status == 0, left.err
    assert door("verify", beginner.folder).status == 0


def _agent(beginner: Beginner, tmp_path: Path) -> Mapping[str, str]:
    command = ["ssh-agent", "-s", "-a", str(tmp_path / "agent")]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603
    pairs = (each.split("=", 1) for each in said.replace("\n", "").split(";") if "=" in each)
    found = {name.strip(): value for name, value in pairs}
    env = {**os.environ, **found}
    subprocess.run(["ssh-add", "-q", str(beginner.key)], check=True, env=env)  # noqa: S603, S607
    return found


@pytest.mark.parametrize(
    "configured",
    [
        pytest.param("key::ssh-ed25519 " + "A" * 400, id="a key itself"),
        pytest.param("~nobody-here/key", id="home of nobody"),
        pytest.param("0123ABCD", id="key of GPG"),
    ],
)
def test_what_git_signs_with_is_no_file(beginner: Beginner, configured: str) -> None:
    home = beginner.root / "home"
    home.mkdir()
    (home / ".gitconfig").write_text(f"[user]\nsigningkey = {configured}\n", encoding="utf-8")

    left = start("--lang", "en", *beginner.options(), env={**TODAY, "HOME": str(home)})

    assert left.status == 0, left.err
    assert str(beginner.key) in History(beginner.folder).git("config", "user.signingkey")
