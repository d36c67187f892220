"""The door: words and exit codes. 0 clean, 1 errors in content, 2 cannot do it, 3 a bug."""

import gc
import gettext
import importlib
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

import click

from qmsdocs import __version__
from qmsdocs.cli.command import Group, Option, Session, session
from qmsdocs.errors import QmsError
from qmsdocs.source.environment import clean_environment
from qmsdocs.wording import LANGUAGES, in_language, say

COMMANDS = {
    "annul": "qmsdocs.cli.correcting:annul_command",
    "approve": "qmsdocs.cli.vouch:approve",
    "baseline": "qmsdocs.cli.promulgate:baseline",
    "build": "qmsdocs.cli.build:build",
    "catalogue": "qmsdocs.cli.catalogue:catalogue",
    "check": "qmsdocs.cli.check:check",
    "citations": "qmsdocs.cli.citations:citations_command",
    "correct": "qmsdocs.cli.correcting:correct_command",
    "demo": "qmsdocs.cli.demo:demo",
    "figures": "qmsdocs.cli.figures:figures_command",
    "hooks": "qmsdocs.cli.hooks:hooks",
    "impact": "qmsdocs.cli.impact:impact",
    "init": "qmsdocs.cli.init:init",
    "match": "qmsdocs.cli.match:match_command",
    "measure": "qmsdocs.cli.measure:measure_command",
    "new": "qmsdocs.cli.drafting:new",
    "promulgate": "qmsdocs.cli.promulgate:promulgate",
    "pull": "qmsdocs.cli.together:pull_command",
    "push": "qmsdocs.cli.together:push_command",
    "register": "qmsdocs.cli.register:register",
    "release": "qmsdocs.cli.release:release",
    "renumber": "qmsdocs.cli.correcting:renumber_command",
    "resume": "qmsdocs.cli.ending:resume",
    "return": "qmsdocs.cli.vouch:send_back_command",
    "review": "qmsdocs.cli.vouch:review",
    "revise": "qmsdocs.cli.revising:revise_command",
    "roster": "qmsdocs.cli.roster:roster",
    "rules": "qmsdocs.cli.registering:rules",
    "save": "qmsdocs.cli.drafting:save_command",
    "serve": "qmsdocs.cli.build:serve",
    "settle": "qmsdocs.cli.promulgate:settle_command",
    "sheet": "qmsdocs.cli.sheet:sheet",
    "show": "qmsdocs.cli.register:show",
    "status": "qmsdocs.cli.status:status",
    "submit": "qmsdocs.cli.vouch:submit",
    "supersede": "qmsdocs.cli.ending:supersede",
    "suspend": "qmsdocs.cli.ending:suspend",
    "sync": "qmsdocs.cli.sync:sync_command",
    "verdict": "qmsdocs.cli.verdict:verdict_command",
    "verify": "qmsdocs.cli.verify:verify",
    "watch": "qmsdocs.cli.watch:watch",
    "withdraw": "qmsdocs.cli.ending:withdraw",
}
"""Where each command is, by its name."""
_BUG = 3
_MANY_OBJECTS = 100_000
_LOCALE = Path(__file__).parent.parent / "locale"


class _Commands(Group):
    """The commands, each imported only when it is called."""

    said = say(
        "Document control for ISO 9001 documentation: Markdown in git, proved by approval "
        "records, published as a handbook."
    )

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        del ctx
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by name, or none."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        found = getattr(importlib.import_module(module), name)
        return found if isinstance(found, click.Command) else None


@click.command(cls=_Commands)
@click.version_option(
    __version__, prog_name="qmsdocs", cls=Option, said=say("Show the version and exit.")
)
def commands() -> None:
    """Document control for ISO 9001 documentation."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status."""
    chosen, rest = _chosen(list(sys.argv[1:] if arguments is None else arguments))
    language = os.environ.get("QMSDOCS_LANG", "vi") if chosen is None else chosen
    if language not in LANGUAGES:
        _show_unknown(language)
        return 2
    _speak_for_click(language)
    clean_environment(inside_hook=_is_hook(rest))
    return _done(Session(language, chosen or ""), rest)


def _is_hook(arguments: list[str]) -> bool:
    """Did git start this, to have a commit or a push judged?"""
    if "--staged" in arguments:
        # Only while a commit is made does git name the index that is staged for it.
        return "GIT_INDEX_FILE" in os.environ
    return arguments[:2] == ["hooks", "run"]


def _done(own: Session, arguments: list[str]) -> int:
    """Run the command and return its exit status."""
    language = own.language
    try:
        status = commands.main(args=arguments, prog_name="qmsdocs", standalone_mode=False, obj=own)
    except click.exceptions.Abort:
        return 2
    except click.ClickException as error:
        _show_usage_error(error)
        return 2
    except QmsError as error:
        _show(error, language)
        return error.exit_code
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - for the interpreter's own flush
        return 2
    except Exception:  # noqa: BLE001 - the last line of defence
        _show_bug(language)
        return _BUG
    return status if isinstance(status, int) else 0


def run() -> None:
    """Run the program and leave with its exit status."""
    # What is read forms no cycles: to look for them at every few hundred objects is a waste.
    gc.set_threshold(_MANY_OBJECTS)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # Words are Vietnamese and JSON is UTF-8, whatever the machine's own code page.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    status = main()
    # Otherwise everything that was read is searched for cycles once more on the way out.
    gc.freeze()
    sys.exit(status)


def _chosen(given: list[str]) -> tuple[str | None, list[str]]:
    """Return the language asked for, if any, and the arguments without it, wherever it stands."""
    chosen: str | None = None
    rest: list[str] = []
    waiting = iter(given)
    for each in waiting:
        if each == "--":
            rest += ["--", *waiting]
        elif each == "--lang":
            chosen = next(waiting, "")
        elif each.startswith("--lang="):
            chosen = each.removeprefix("--lang=")
        else:
            rest.append(each)
    return chosen, rest


def _show_unknown(language: str) -> None:
    speak = in_language("vi")
    said = say("language '{found}' is not one of: {known}", found=language, known=LANGUAGES)
    click.echo(f"qmsdocs: {speak(said)}", err=True)


def _speak_for_click(language: str) -> None:
    # click says its own words through the process-wide gettext domain.
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("qmsdocs", str(_LOCALE))
    gettext.textdomain("qmsdocs")


def _show_usage_error(error: click.ClickException) -> None:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return
    context = getattr(error, "ctx", None)
    speak = session(context).speak if context else in_language("vi")
    click.echo(f"qmsdocs: {error.format_message()}", err=True)
    if context is not None:
        said = say("See '{command} --help'.", command=context.command_path)
        click.echo(f"  {speak(said)}", err=True)


def _show(error: QmsError, language: str) -> None:
    speak = in_language(language)
    click.echo(f"qmsdocs: {speak(error.said)}", err=True)
    if error.hint:
        click.echo(f"  {speak(say('hint: {hint}', hint=error.hint))}", err=True)


def _show_bug(language: str) -> None:
    import traceback  # noqa: PLC0415 - 4 ms that nobody should wait for

    speak = in_language(language)
    said = say(
        "a bug in qmsdocs {version}; nothing was changed by it knowingly", version=__version__
    )
    click.echo(f"qmsdocs: {speak(said)}", err=True)
    click.echo(traceback.format_exc(), err=True)
    click.echo(speak(say("Report the lines above together with the command.")), err=True)
