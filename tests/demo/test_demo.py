"""The sample handbook replayed: the same commits everywhere, and its last tree is ``content/``."""

import re
from datetime import date
from pathlib import Path

import pytest

from qmsdocs.checks.engine import diagnose
from qmsdocs.cli.main import main
from qmsdocs.demo.make import make
from qmsdocs.demo.story import Sample, read_story
from qmsdocs.reports.diagnostics import as_line
from qmsdocs.source.git import Repository, commit_tree
from qmsdocs.source.load import Aids, load
from tests.cli.doors import Door, start
from tests.conftest import History
from tests.sample import DAY, ROOT, SIGNATURES, brought_by_time

EVIDENCE = ROOT / "demo" / "evidence"

COMMIT = "937c2009ba5ecb576b70f023513b23f05672334c"
"""Id of the last commit, the same on every machine. It changes with every text of the sample."""

OLD_CODE = (
    "content/drafts/qt-tp-07.md:3: warning: code 'QT-TP-07' is not of the form "
    "'QT-{field}-{n}' of kind 'procedure', such as 'QT-HT-01' [FRM001]"
)
"""Said of it while it was a draft; in April 2026 it was renumbered."""

SETTINGS = """\
[user]
    name = Ai Đó
    email = ai@example.org
[core]
    autocrlf = true
    eol = crlf
    safecrlf = false
    hooksPath = {home}/hooks
    attributesFile = {home}/attributes
    fileMode = false
[commit]
    gpgSign = true
[init]
    templateDir = {home}/template
    defaultBranch = trunk
[i18n]
    commitEncoding = ISO-8859-1
[fetch]
    fsckObjects = true
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the sample, made once for this module."""
    folder = tmp_path_factory.mktemp("demo") / "sample"
    make(folder)
    return folder


@pytest.fixture
def unruly(tmp_path: Path) -> dict[str, str]:
    """Return the environment of a machine on which everything is set otherwise."""
    home = tmp_path / "home"
    for folder in ("hooks", "template/hooks"):
        (home / folder).mkdir(parents=True)
        for name in ("pre-commit", "post-checkout", "reference-transaction", "post-index-change"):
            hook = home / folder / name
            hook.write_text(f"#!/bin/sh\ntouch {home}/ran\nexit 1\n", encoding="utf-8")
            hook.chmod(0o755)
    (home / "attributes").write_text("* text eol=crlf\n", encoding="utf-8")
    (home / "config").write_text(SETTINGS.format(home=home), encoding="utf-8")
    return {
        "HOME": str(home),
        "GIT_CONFIG_GLOBAL": str(home / "config"),
        "XDG_CONFIG_HOME": str(home),
        "TZ": "America/St_Johns",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "7",
        "GIT_AUTHOR_NAME": "Ai Đó",
        "GIT_COMMITTER_DATE": "2001-01-01T00:00:00Z",
        "GIT_DEFAULT_HASH": "sha256",
        "SOURCE_DATE_EPOCH": "1",
    }


def content_of(root: Path) -> dict[str, bytes]:
    """Return every file below ``content/``, by path."""
    paths = (path for path in (root / "content").rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def test_same_commit_everywhere(made: Path) -> None:
    assert History(made).head == COMMIT


def test_made_on_an_unruly_machine(made: Path, tmp_path: Path, unruly: dict[str, str]) -> None:
    """No setting, hook, template, zone or variable of the machine has a part in it."""
    folder = tmp_path / "thư mục mới"

    left = start("demo", "--lang=en", folder, env=unruly)

    assert (left.status, left.err) == (0, "")
    assert History(folder).head == History(made).head
    assert content_of(folder) == content_of(made)
    assert not (tmp_path / "home/ran").exists()
    assert History(folder).git("status", "--porcelain") == ""


def test_last_tree_is_the_content_of_the_repository(made: Path) -> None:
    """Byte by byte, and nothing besides."""
    assert content_of(made) == content_of(ROOT)
    assert History(made).git("ls-files", "content").count("\n") == len(content_of(made))


def test_repository_is_in_order(made: Path) -> None:
    repository = History(made)

    assert repository.git("status", "--porcelain", "--ignored") == "!! evidence/\n"
    assert repository.git("branch", "--all", "--format=%(refname)") == "refs/heads/main\n"
    assert repository.git("fsck", "--strict", "--no-dangling") == ""


def test_commits_tell_the_story(made: Path) -> None:
    """A commit a step, on its day at the office, by whom the story says."""
    logged = History(made).git("log", "--reverse", "--format=%ad|%an|%s", "--date=format:%Y-%m-%d")
    rows = [row.split("|") for row in logged.splitlines()]
    steps = read_story(Sample.found())

    assert [(day, words) for day, _, words in rows] == [(str(s.day), s.message) for s in steps]
    assert len(set(History(made).git("log", "--format=%at").split())) == len(steps)
    assert {name for _, name, _ in rows} >= {"Lê Văn Mẫu", "Trần Thị Ví Dụ", "Nguyễn Văn Nháp"}


def test_scans_lie_beside(made: Path) -> None:
    copied = {path.name: path.read_bytes() for path in (made / "evidence").iterdir()}

    assert copied == {path.name: path.read_bytes() for path in EVIDENCE.iterdir()}


def test_it_holds(made: Path, door_of: Door) -> None:
    """What was made holds, law and services apart that move on; its history is proved."""
    checked = door_of("check", made, "--as-of", str(DAY), "--evidence", made / "evidence")
    verified = door_of("verify", made)

    assert checked.status == 0
    assert not re.search(r"\[(?!LAW|SVC|OBJ009)[A-Z]{3}\d{3}\]", checked.out)
    assert verified.status == 0, verified.out


def test_clean_after_every_commit(made: Path) -> None:
    """Whoever checks out a moment of the history finds nothing but what time brings."""
    repository = Repository.at(made)
    logged = History(made).git("log", "--format=%H %ad", "--date=format:%Y-%m-%d")
    aids = Aids(EVIDENCE, SIGNATURES, {}, {})

    for commit, day in (row.split() for row in logged.splitlines()[::3]):
        found = diagnose(load(commit_tree(repository, commit), date.fromisoformat(day), aids))
        faults = {as_line(each, "en") for each in found if not brought_by_time(each)}

        assert faults <= {OLD_CODE}, (commit, day)


def test_made_again_in_an_empty_folder(made: Path, tmp_path: Path, door_of: Door) -> None:
    """The second time the ids are the same; the words say what comes next."""
    folder = tmp_path / "sample"
    folder.mkdir()

    left = door_of("demo", folder)

    assert left.out == (
        f"Sample handbook of 98 commits in '{folder}', last commit {COMMIT[:12]}.\n"
        f"Next: qmsdocs check {folder} --evidence {folder}/evidence\n"
    )
    assert History(folder).head == History(made).head


@pytest.mark.parametrize("name", ["notes.txt", ".hidden", ".git"])
def test_nothing_is_overwritten(tmp_path: Path, door_of: Door, name: str) -> None:
    (tmp_path / name).write_text("mine", encoding="utf-8")

    left = door_of("demo", tmp_path)

    assert left.status == 2
    assert left.err == (
        f"qmsdocs: '{tmp_path}' exists and is not empty\n"
        "  hint: Name a folder that does not exist yet.\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_file_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")

    assert main(["demo", str(tmp_path / "file")]) == 2
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


@pytest.fixture
def door_of(capsys: pytest.CaptureFixture[str]) -> Door:
    """Return the program, to be run in this process."""
    return Door(capsys)
