"""The door: words in the reader's language, and an exit status for every way out."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from qmsdocs import __version__
from qmsdocs.cli import check as check_module
from qmsdocs.cli import main as main_module
from qmsdocs.cli.main import main
from tests.cli.doors import Door, start

COMMANDS = [
    "annul",
    "approve",
    "baseline",
    "build",
    "catalogue",
    "check",
    "citations",
    "correct",
    "demo",
    "figures",
    "hooks",
    "impact",
    "init",
    "match",
    "measure",
    "new",
    "promulgate",
    "pull",
    "push",
    "register",
    "release",
    "renumber",
    "resume",
    "return",
    "review",
    "revise",
    "roster",
    "rules",
    "save",
    "serve",
    "settle",
    "sheet",
    "show",
    "status",
    "submit",
    "supersede",
    "suspend",
    "sync",
    "verdict",
    "verify",
    "watch",
    "withdraw",
]
CLEAN = {"en": "No errors, no warnings.\n", "vi": "Không có lỗi, không có cảnh báo.\n"}


def test_commands_are_those_that_are_tested(door: Door) -> None:
    listed = re.findall(r"^  (\w+) ", door("--help").out.partition("Commands:")[2], re.MULTILINE)

    assert listed == COMMANDS


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help(
    door: Door,
    golden: Callable[[str, str], None],
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    language: str,
) -> None:
    """Every command explains itself in both languages, and says what it changes."""
    monkeypatch.setenv("COLUMNS", "80")
    arguments = [command, "--help"] if command else ["--help"]

    left = door(*arguments, language=language)

    assert (left.status, left.err) == (0, "")
    golden(f"help/{command or 'qmsdocs'}.{language}.txt", left.out)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_translated_whole(door: Door, command: str) -> None:
    """No line of an explanation is the same in both languages but names and forms."""
    arguments = [command, "--help"] if command else ["--help"]
    english, vietnamese = (
        set(door(*arguments, language=language).out.splitlines()) for language in ("en", "vi")
    )

    same = {each for each in english & vietnamese if re.search(r"[a-z]{3,} [a-z]{3,}", each)}

    assert same == set()


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        pytest.param(["check", "ROOT"], "vi", id="unsaid"),
        pytest.param(["--lang", "en", "check", "ROOT"], "en", id="before the command"),
        pytest.param(["check", "--lang", "en", "ROOT"], "en", id="after the command"),
        pytest.param(["check", "ROOT", "--lang", "en"], "en", id="at the end"),
        pytest.param(["check", "ROOT", "--lang=en"], "en", id="in one word"),
        pytest.param(["--lang=en", "check", "ROOT", "--lang=vi"], "vi", id="the last one counts"),
    ],
)
def test_language(office: Path, door: Door, arguments: list[str], language: str) -> None:
    given = [str(office) if each == "ROOT" else each for each in arguments]

    left = door(*given, language="")

    assert (left.status, left.out) == (0, CLEAN[language])


def test_language_of_the_environment(
    office: Path, door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QMSDOCS_LANG", "en")

    assert door("check", office, language="").out == CLEAN["en"]
    assert door("check", office, language="vi").out == CLEAN["vi"]


def test_language_after_two_hyphens(door: Door) -> None:
    """What follows ``--`` is no option."""
    left = door("check", "--", "--lang")

    assert left.status == 2
    assert "the folder '--lang' does not exist" in left.err


@pytest.mark.parametrize("arguments", [["--lang", "de"], ["--lang="], ["check", "--lang"]])
def test_unknown_language(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    status = main(arguments)

    out, err = capsys.readouterr()
    assert (status, out) == (2, "")
    assert err.startswith("qmsdocs: ngôn ngữ '")


def test_one_language_after_the_other(office: Path, door: Door) -> None:
    """A second run in the same process speaks its own language, click's words included."""
    for language in ("vi", "en", "vi"):
        assert door("check", office, language=language).out == CLEAN[language]
        usage = door("check", "--nope", language=language).err
        assert ("No such option" in usage) is (language == "en")


def test_version(door: Door) -> None:
    left = door("--version")

    assert (left.status, left.out) == (0, f"qmsdocs, version {__version__}\n")


def test_nothing_asked(door: Door) -> None:
    """Without a command the help is shown, as it stands, and nothing was done."""
    left = door()

    assert (left.status, left.out) == (2, "")
    assert left.err.startswith("Usage: qmsdocs [OPTIONS] COMMAND [ARGS]...\n")


def test_unknown_command(door: Door) -> None:
    left = door("chekc")

    assert (left.status, left.out) == (2, "")
    assert left.err == "qmsdocs: No such command 'chekc'.\n  See 'qmsdocs --help'.\n"


def test_bug(office: Path, door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    """Something that nobody thought of is called a bug, with all that helps to find it."""

    def broken(*_arguments: object) -> None:
        raise RuntimeError("nobody thought of this")

    monkeypatch.setattr(check_module, "judge", broken)

    left = door("check", office)

    assert left.status == 3
    assert left.out == ""
    assert left.err.startswith(f"qmsdocs: a bug in qmsdocs {__version__}; ")
    assert "Traceback (most recent call last):" in left.err
    assert "RuntimeError: nobody thought of this" in left.err
    assert left.err.endswith("Report the lines above together with the command.\n")


def test_interrupted(office: Path, door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(check_module, "judge", stopped)

    left = door("check", office)

    assert left.status == 2
    assert "Traceback" not in left.err


def test_environment_of_git_is_scrubbed(
    office: Path, door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A variable of whoever called must not lead git to another repository."""
    monkeypatch.setenv("GIT_DIR", "/nowhere/.git")

    left = door("check", office, "--staged")

    assert f"'{office}' is not in a git repository" in left.err
    assert "GIT_DIR" not in os.environ


def test_as_a_process_of_its_own(office: Path) -> None:
    assert start("check", office, "--lang=en").status == 0
    assert start("check", office / "nowhere").status == 2
    (office / "content/people.yml").unlink()
    assert start("check", office).status == 1


def test_every_command_is_imported_only_when_called() -> None:
    """Naming the commands costs nothing; a name that leads nowhere would be a traceback."""
    for name in COMMANDS:
        context = click.Context(main_module.commands)

        assert main_module.commands.get_command(context, name) is not None
