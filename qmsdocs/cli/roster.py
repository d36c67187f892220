"""The roster: who holds which mandates and keys on a day, and every change of it."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from qmsdocs.acts.mandating import end_mandate, grant
from qmsdocs.acts.rostering import add_key, add_person, end_key, enter_absence, leave
from qmsdocs.cli.acting import Acting, acting
from qmsdocs.cli.command import (
    Day,
    Group,
    as_of_option,
    form_option,
    language_option,
    option,
    refuse_misplaced,
    root_option,
    session,
)
from qmsdocs.cli.command import command as made
from qmsdocs.cli.judging import Where, read, tree_of
from qmsdocs.cli.registering import carry_out
from qmsdocs.errors import QmsError
from qmsdocs.model.records import Capacity
from qmsdocs.model.roster import Absence, Mandate, Scope
from qmsdocs.proof.versions import REGISTERS, register_path
from qmsdocs.reports import roster as reports
from qmsdocs.source.signatures import public_part
from qmsdocs.source.tree import MemoryTree
from qmsdocs.wording import say

_PERSON = click.argument("person", metavar="PERSON")
_SINCE = option("--from", "since", type=Day(), required=True, metavar="DAY", said=say("First day."))
_END = option("--until", type=Day(), required=True, metavar="DAY", said=say("Last day."))
_UNTIL = option(
    "--until", type=Day(), metavar="DAY", said=say("Last day; without it, until it is ended.")
)
_SCOPE = (
    option("--unit", "units", multiple=True, metavar="UNIT", said=say("Only for this unit.")),
    option("--kind", "kinds", multiple=True, metavar="KIND", said=say("Only for this kind.")),
    option("--field", "fields", multiple=True, metavar="FIELD", said=say("Only for this field.")),
    option(
        "--meaning", "meanings", multiple=True, metavar="MEANING", said=say("Only to sign this.")
    ),
)


def _scoped(function: Any) -> Any:  # noqa: ANN401 - click's own
    for each in reversed(_SCOPE):
        function = each(function)
    return function


@click.group("roster", cls=Group, invoke_without_command=True)
@root_option
@as_of_option
@form_option("text", "json")
@language_option
@click.pass_context
def roster(context: click.Context, root: Path, as_of: date | None, form: str) -> None:
    """List who is on the roster, or change it."""
    if context.invoked_subcommand is not None:
        refuse_misplaced(context)
        return
    where = Where(root, as_of)
    corpus = read(where, _registers(where))
    if corpus.faults:
        said = say("the registers have faults; 'qmsdocs check' names what this list may lack")
        click.echo(session(context).speak(said), err=True)
    if form == "json":
        click.echo(reports.as_json(corpus))
    else:
        click.echo(reports.as_text(corpus, session(context).language))


roster.said = say(
    "List who holds which mandates and keys on a day, and who is away; or change the roster.\n\n"
    "Without a command it changes nothing. Each command makes one commit with its record."
)


def _registers(where: Where) -> MemoryTree:
    """Return the two registers alone: nothing else is listed."""
    tree = tree_of(where)
    listed = {entry.path for entry in tree.entries()}
    paths = [register_path(file) for file in REGISTERS]
    for path in paths:
        if path not in listed:
            raise QmsError(
                say("'{path}' is missing", path=path),
                say("Name the folder that holds 'content', or go there and leave it out."),
            )
    return MemoryTree({path: tree.read(path) for path in paths})


@made("add", say("Enter a new person, with this id, on the roster."))
@click.argument("person", metavar="ID")
@option("--name", required=True, metavar="NAME", said=say("Name in full."))
@option("--email", required=True, metavar="ADDRESS", said=say("E-mail address, as git has it."))
@acting()
def add(act: Acting, person: str, name: str, email: str) -> None:
    """Enter a new person."""
    carry_out(act, act.desk(()), lambda desk: add_person(desk, person, name, email, act.wish))


@made("appoint", say("Give a person a role from a day on, by a decision."))
@_PERSON
@click.argument("post", metavar="ROLE")
@_SINCE
@_UNTIL
@_scoped
@acting(decided=True)
def appoint(
    act: Acting, person: str, post: str, since: date, until: date | None, **scope: tuple[str, ...]
) -> None:
    """Give a person a role."""
    mandate = Mandate("", post, None, "", since, until, Scope(**scope), act.wish.decision)
    carry_out(act, act.desk(()), lambda desk: grant(desk, person, mandate, act.wish))


@made(
    "delegate",
    say("Let a person sign in the stead of ROLE, in a capacity (KT, TL, TUQ or Q), by a decision."),
)
@_PERSON
@click.argument("right", metavar="CAPACITY", type=click.Choice(["KT", "TL", "TUQ", "Q"]))
@click.argument("stands_for", metavar="ROLE")
@_SINCE
@_UNTIL
@option(
    "--own-role",
    default="",
    metavar="ROLE",
    said=say("In which role of one's own; without it, the one held on the first day."),
)
@_scoped
@acting(decided=True)
def delegate(
    act: Acting,
    person: str,
    right: str,
    stands_for: str,
    since: date,
    until: date | None,
    own_role: str,
    **scope: tuple[str, ...],
) -> None:
    """Let a person sign in a role's stead."""
    mandate = Mandate(
        id="",
        role=own_role,
        capacity=Capacity(right),
        stands_for=stands_for,
        since=since,
        until=until,
        scope=Scope(**scope),
        decision=act.wish.decision,
    )
    carry_out(act, act.desk(()), lambda desk: grant(desk, person, mandate, act.wish))


@made("end", say("End a mandate of a person's; 'qmsdocs roster' shows its id. Asks first."))
@_PERSON
@click.argument("mandate", metavar="MANDATE")
@_END
@acting()
def end(act: Acting, person: str, mandate: str, until: date) -> None:
    """End a mandate."""
    carry_out(
        act,
        act.desk(()),
        lambda desk: end_mandate(desk, person, mandate, until, act.wish),
        asking=True,
    )


@made("absence", say("Enter the days on which a person is away."))
@_PERSON
@_SINCE
@_END
@acting(reasoned=True)
def absence(act: Acting, person: str, since: date, until: date) -> None:
    """Enter an absence."""
    # The reason is that of the absence, not of the record.
    entered, wish = Absence("", since, until, act.wish.reason), replace(act.wish, reason="")
    carry_out(act, act.desk(()), lambda desk: enter_absence(desk, person, entered, wish))


@made("leave", say("End every mandate and key of a person who leaves. Asks first."))
@_PERSON
@_END
@acting()
def leave_command(act: Acting, person: str, until: date) -> None:
    """End all that a person holds."""
    carry_out(act, act.desk(()), lambda desk: leave(desk, person, until, act.wish), asking=True)


@click.group("key", cls=Group)
def key() -> None:
    """Enter and end the keys of people."""


key.said = say("Enter a key of a person's, or end one.")


@made(
    "add",
    say(
        "Enter the public key in FILE as a person's; the former keys end as it begins.\n\n"
        "It begins today or later."
    ),
)
@_PERSON
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@option("--from", "since", type=Day(), metavar="DAY", said=say("First day; without it, today."))
@option("--keep", is_flag=True, said=say("The former keys stay valid beside it."))
@acting()
def key_add(act: Acting, person: str, file: Path, since: date | None, keep: bool) -> None:
    """Enter a key."""
    desk, public = act.desk(()), public_part(file)
    first = since or desk.day
    carry_out(act, desk, lambda desk: add_key(desk, person, public, first, act.wish, keeping=keep))


@made("end", say("End a key of a person's; 'qmsdocs roster' shows its id. Asks first."))
@_PERSON
@click.argument("name", metavar="KEY")
@_END
@acting()
def key_end(act: Acting, person: str, name: str, until: date) -> None:
    """End a key."""
    carry_out(
        act, act.desk(()), lambda desk: end_key(desk, person, name, until, act.wish), asking=True
    )


for _each in (add, appoint, delegate, end, absence, leave_command, key):
    roster.add_command(_each)
for _each in (key_add, key_end):
    key.add_command(_each)
