"""The command that begins a handbook of one's own."""

import shlex
import sys
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import click

from qmsdocs.beginnings.answers import Answers
from qmsdocs.beginnings.make import make
from qmsdocs.beginnings.registers import proposed_office
from qmsdocs.cli.asking import Asking
from qmsdocs.cli.clock import now
from qmsdocs.cli.command import Day, command, language_option, option, session
from qmsdocs.cli.founder import Git
from qmsdocs.cli.interview import Given, Interview
from qmsdocs.cli.progress import patience
from qmsdocs.edits.founding import refuse_unusable
from qmsdocs.errors import QmsError
from qmsdocs.model.roster import Mandate, Person
from qmsdocs.source.git import Repository
from qmsdocs.source.signatures import sign_with
from qmsdocs.wording import LANGUAGES, Said, say

_FILE = click.Path(path_type=Path, dir_okay=False)
_NEEDED = {
    "name": "--name",
    "short": "--short",
    "parent": "--parent",
    "id": "--id",
    "units": "--unit",
    "people": "--people",
    "key": "--key",
    "time_zone": "--time-zone",
}
"""What must be said by option where there is no terminal to ask on."""


@command(
    "init",
    say(
        "Begin a handbook of your own in the new folder DIR.\n\n"
        "On a terminal it asks for what no option says; nothing is made before the last answer. "
        "The head or the ISO secretary runs it, and signs the first record with their key."
    ),
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@option("--name", metavar="NAME", said=say("Full name of the office."))
@option("--short", metavar="NAME", said=say("Its short name; '' leaves it out."))
@option("--parent", metavar="NAME", said=say("The office above it; '' leaves it out."))
@option("--id", metavar="ID", said=say("Its id, which never changes."))
@option("--unit", "units", multiple=True, metavar="[ID=]NAME", said=say("A unit; once for each."))
@option(
    "--field",
    "fields",
    multiple=True,
    metavar="[ID=]NAME",
    said=say("A field of work; once for each."),
)
@option(
    "--people",
    type=_FILE,
    metavar="FILE",
    said=say(
        "The people, as CSV or YAML with the columns id, name, email, role, unit, decision, "
        "issued, from."
    ),
)
@option("--me", metavar="ID", said=say("Who runs this; without it, whom git's address names."))
@option("--key", type=_FILE, metavar="FILE", said=say("OpenSSH key that signs the first record."))
@option(
    "--language", type=click.Choice(LANGUAGES), said=say("Language of the handbook; as --lang.")
)
@option("--time-zone", metavar="ZONE", said=say("Time zone, such as Asia/Ho_Chi_Minh."))
@option("--day", type=Day(), metavar="DAY", said=say("First day of the rules; today."))
@language_option
@click.pass_context
def init(
    context: click.Context,
    /,
    folder: Path,
    language: str | None,
    **given: Any,  # noqa: ANN401 - the options, as they are named there
) -> None:
    """Begin a handbook of one's own in a new folder."""
    own = session(context)
    terminal = sys.stdin.isatty() and sys.stdout.isatty()
    folder = folder.absolute()  # while there is a current folder: it may be the one replaced
    refuse_unusable(folder)
    answered = Given(language=language or own.language, **given)
    asking = Asking(own.speak, own.language, terminal)
    missing = tuple(name for key, name in _NEEDED.items() if given[key] in (None, ()))
    _begin(asking, missing)
    try:
        interview = Interview(asking, answered, _git(), now)
        answers, key, moment = interview.answers()
        if asking.asked:
            _confirm(asking, answers, key, folder)
    except (click.Abort, KeyboardInterrupt):
        click.echo()
        asking.tell(say("No handbook was made."))
        raise click.Abort from None
    with patience(own.speak, say("Making the handbook…")):
        commit = _made(folder, answers, key, moment)
    _report(asking, answers, folder, commit)


def _begin(asking: Asking, missing: tuple[str, ...]) -> None:
    """Say how to answer; where there is nobody to ask, refuse what is missing."""
    if missing and not asking.terminal:
        raise QmsError(
            say(
                "there is no terminal to ask on, and these are missing: {options}", options=missing
            ),
            say("See 'qmsdocs init --help'; a field of work may be left out, and so may --me."),
        )
    if missing:
        asking.tell(
            say("Enter takes what stands in brackets; Ctrl-C leaves, and no handbook is made.")
        )


def _git() -> Git:
    repository = Repository(Path.cwd())
    email, key = (
        repository.ask("config", name, empty=1).strip()
        for name in ("user.email", "user.signingkey")
    )
    return Git(email=email, key=key)


def _made(folder: Path, answers: Answers, key: Path, moment: datetime) -> str:
    founder = next(each for each in answers.people if each.id == answers.founder)
    settings = {
        "user.name": founder.name,
        "user.email": founder.email,
        "user.signingkey": str(key),
        "gpg.format": "ssh",
    }
    seal = partial(sign_with, key)
    return make(folder, answers, seal, moment, settings)


def _confirm(asking: Asking, answers: Answers, key: Path, folder: Path) -> None:
    """Show what was answered; whoever is not content leaves."""
    asking.head(say("To be made"))
    asking.explain(say("What is recorded now is ended later, never changed. Look it over."))
    for said in _summary(answers, key):
        click.echo(f"  {asking.speak(said)}")
    if not asking.agreed(say("Make the handbook in '{folder}'?", folder=str(folder))):
        raise click.Abort


def _summary(answers: Answers, key: Path) -> Iterator[Said]:
    nothing = say("none")
    yield say(
        "Office: {name} ({id}); short name: {short}; above it: {parent}",
        name=answers.name,
        id=answers.id,
        short=answers.short or nothing,
        parent=answers.parent or nothing,
    )
    yield say("Units: {names}", names="; ".join(each.name for each in answers.units))
    fields = "; ".join(each.name for each in answers.fields)
    yield say("Fields of work: {names}", names=fields or nothing)
    for person in answers.people:
        for mandate in person.mandates:
            yield _post(answers, person, mandate)
    yield say(
        "Rules from {day}; first record by '{person}' with the key '{key}'",
        day=answers.day,
        person=answers.founder,
        key=str(key),
    )


def _post(answers: Answers, person: Person, mandate: Mandate) -> Said:
    units = tuple(each.name for each in answers.units if each.id in mandate.scope.units)
    office, decision = proposed_office(answers.language), mandate.decision
    basis = (
        say("decision {number} of {issued}", number=decision.number, issued=decision.issued)
        if decision
        else say("no decision named")
    )
    return say(
        "{name} ({id}, {email}): {role}, {unit}, from {since}, {basis}",
        name=person.name,
        id=person.id,
        email=person.email or say("no address"),
        role=office.name_of(office.roles, mandate.role),
        unit=units or say("the whole office"),
        since=mandate.since or answers.today,
        basis=basis,
    )


def _report(asking: Asking, answers: Answers, folder: Path, commit: str) -> None:
    names = {each.id: each.name for each in answers.people}
    asking.tell(
        say(
            "Handbook of {office} in '{folder}', first record by {person}, commit {commit}.",
            office=answers.short or answers.name,
            folder=str(folder),
            person=names[answers.founder],
            commit=commit[:12],
        )
    )
    asking.tell(say("Next:"))
    click.echo(f"  cd {shlex.quote(str(folder))}")
    for words, about in (
        ("qmsdocs check", say("is anything wrong? Changes nothing")),
        ("qmsdocs roster key add --help", say("how the others get the keys they sign with")),
        ("qmsdocs new --help", say("how to begin a document from a template")),
        ("qmsdocs serve", say("shows the handbook on this machine")),
    ):
        click.echo(f"  {words:<32}{asking.speak(about)}")
    asking.tell(
        say(
            "Read content/qms.yml now: the rules in it are a proposal. As long as nothing else is "
            "recorded, begin anew in another folder if they do not suit."
        )
    )
