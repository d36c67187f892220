"""The commands that judge a commit or a push before it counts, and that set them as git's hooks."""

import os
import sys
from datetime import datetime
from pathlib import Path
from typing import Protocol

import click

from qmsdocs import __version__
from qmsdocs.cli.clock import now
from qmsdocs.cli.command import Group, command, language_option, option, root_argument, session
from qmsdocs.cli.hook_files import put_hook
from qmsdocs.cli.hook_words import Gate, told
from qmsdocs.errors import QmsError
from qmsdocs.proof.incoming import Incoming, judge
from qmsdocs.proof.push import guarded, protected, updates
from qmsdocs.proof.staging import Staging
from qmsdocs.reports.diagnostics import printable
from qmsdocs.source.git import Repository
from qmsdocs.wording import LANGUAGES, Said, in_language, say

_REFUSED = 1


class _Hooks(Group):
    """The commands about hooks."""

    said = say("Judge every commit, and every push to a server, before it counts.")


@click.group("hooks", cls=_Hooks)
def hooks() -> None:
    """Judge every commit, and every push to a server, before it counts."""


@command(
    "install",
    say(
        "Have git judge every commit that is made in the folder ROOT.\n\n"
        "With --server, have it judge every push to a bare repository instead. A hook that is "
        "somebody else's is left as it is."
    ),
)
@root_argument
@option(
    "--server",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="BARE",
    said=say("Bare repository that others push to."),
)
@language_option
@click.pass_context
def install(context: click.Context, root: Path, server: Path | None) -> None:
    """Have git judge every commit, or every push."""
    speak = session(context).speak
    repository = Repository.at(root if server is None else server)
    if repository.has_work_tree() is (server is not None):
        raise _wrong_kind(repository, server)
    branch = protected(repository).removeprefix("refs/heads/") if server else ""
    path = put_hook(repository, Gate.COMMIT if server is None else Gate.PUSH, speak)
    if server is None:
        said = say("Every commit is judged from now on: '{path}'.", path=str(path))
    else:
        said = say(
            "Every push to the branch '{branch}' is judged from now on: '{path}'.",
            branch=branch,
            path=str(path),
        )
    click.echo(speak(said))


@command("run", say("Judge what git asks about; git starts this, not people."))
@click.argument("gate", type=click.Choice([each.value for each in Gate]))
@click.pass_context
def run_hook(context: click.Context, gate: str) -> None:
    """Judge what git asks about; nothing but words and an exit status reach it."""
    voice = _Voice(session(context).language)
    try:
        status = _judge(Gate(gate), voice)
    except QmsError as error:
        voice.say(say("refused: {reason}", reason=error.said))
        if error.hint:
            voice.advise(error.hint)
        status = _REFUSED
    except Exception as error:  # noqa: BLE001 - whoever pushes reads words, never a traceback
        voice.say(_bug(error))
        voice.advise(say("Nothing was changed. Tell whoever keeps this server or computer."))
        status = _REFUSED
    context.exit(status)


hooks.add_command(install)
hooks.add_command(run_hook)


class _Asked(Protocol):
    """What git asks about."""

    @property
    def language(self) -> str:
        """Language of the office; empty: unknown."""

    def incoming(self) -> list[Incoming]:
        """Return what would come into each handbook."""


class _Voice:
    """Speaks to whoever commits or pushes, in the language known so far."""

    def __init__(self, language: str) -> None:
        self.language = language

    def obey(self, language: str) -> None:
        """Speak as the office does, unless whoever asks has chosen otherwise."""
        if "QMSDOCS_LANG" not in os.environ and language in LANGUAGES:
            self.language = language

    def say(self, said: Said) -> None:
        """Say what happened."""
        click.echo(f"qmsdocs: {printable(in_language(self.language)(said))}", err=True)

    def advise(self, hint: Said) -> None:
        """Say what to do next."""
        words = in_language(self.language)(say("hint: {hint}", hint=hint))
        click.echo(f"  {printable(words)}", err=True)


def _judge(gate: Gate, voice: _Voice) -> int:
    repository, moment = Repository(Path.cwd()), now("UTC")
    asked = _asked(gate, repository, moment)
    if asked is None:
        return 0
    voice.obey(asked.language)
    refused = False
    for incoming in asked.incoming():
        judgement = judge(incoming, moment)
        for line in told(gate, incoming, judgement, voice.language):
            click.echo(line, err=True)
        refused |= bool(judgement.refused)
    return _REFUSED if refused else 0


def _asked(gate: Gate, repository: Repository, moment: datetime) -> _Asked | None:
    if gate is Gate.COMMIT:
        return Staging(repository, moment)
    listed = sys.stdin.buffer.read().decode("utf-8", "surrogateescape")
    return guarded(repository, updates(listed))


def _wrong_kind(repository: Repository, server: Path | None) -> QmsError:
    folder = str(repository.folder)
    if server is None:
        return QmsError(
            say("'{folder}' is a bare repository: nobody commits there", folder=folder),
            say("Use 'qmsdocs hooks install --server {folder}'.", folder=folder),
        )
    return QmsError(
        say("'{folder}' is no bare repository", folder=folder),
        say("Name the folder on the server that others push to; it holds a file 'HEAD'."),
    )


def _bug(error: Exception) -> Said:
    """Return one line that says what went wrong inside, and where."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else "?"
    return say(
        "refused: a bug in qmsdocs {version} ({what} at {where})",
        version=__version__,
        what=f"{type(error).__name__}: {error}",
        where=where,
    )
