"""The commands by which texts come into force: promulgate, baseline, settle."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

import click

from qmsdocs.acts.desk import Desk
from qmsdocs.acts.finding import Whose
from qmsdocs.acts.promulgating import Terms, approved, bring_into_force, settle
from qmsdocs.beginnings.words import tidied
from qmsdocs.cli.acting import Acting, acting
from qmsdocs.cli.command import Day, command, option
from qmsdocs.errors import QmsError
from qmsdocs.model.records import Transition
from qmsdocs.wording import say
from qmsdocs.workflow.naming import document_named
from qmsdocs.workflow.steps import Step

_TERMS = (
    option(
        "--effective",
        multiple=True,
        metavar="[CODE=]DAY",
        said=say("First day in force: of all, or of the document with this code."),
    ),
    option("--expires", type=Day(), metavar="DAY", said=say("Last day, of texts for a period.")),
)
_TRANSITION = option(
    "--transition-until",
    type=Day(),
    metavar="DAY",
    said=say("Files received before the first day follow the former text, until this day."),
)


@command(
    "promulgate",
    say(
        "Promulgate the approved drafts with these codes, or all, under one decision.\n\n"
        "Asks first, records it and makes one commit: what takes effect by today moves among the "
        "texts in force and the former text to 'superseded/'; what takes effect later stays in "
        "'drafts/' until 'qmsdocs settle'."
    ),
)
@click.argument("documents", nargs=-1, metavar="CODE...")
@option("--all", "all_", is_flag=True, said=say("Every approved draft."))
@option("--except", "left_out", multiple=True, metavar="CODE", said=say("But not this one."))
@_TERMS[0]
@_TERMS[1]
@_TRANSITION
@acting(decided=True, reasoned=True)
def promulgate(
    act: Acting,
    documents: tuple[str, ...],
    all_: bool,
    left_out: tuple[str, ...],
    effective: tuple[str, ...],
    expires: date | None,
    transition_until: date | None,
) -> None:
    """Promulgate a release."""
    if bool(documents) == all_:
        raise QmsError(
            say("name documents by their codes, or --all, one of the two"),
            say("'qmsdocs release summary' shows what is approved."),
        )
    desk = act.desk(Whose.DRAFTED if all_ else documents)
    named = approved(desk) if all_ else desk.documents
    excepted = {_one_of(desk, named, each) for each in left_out}
    chosen = tuple(each for each in named if each not in excepted)
    transition = Transition(transition_until) if transition_until is not None else None
    own = _days(desk, chosen, effective)
    terms = Terms(effective=own.pop("", None), own=own, expires=expires, transition=transition)
    deed = bring_into_force(desk, Step.PROMULGATE, chosen, act.wish, terms)
    act.do(desk, deed, asking=True)


@command(
    "baseline",
    say(
        "Take over drafts with these codes as texts that are in force on paper already.\n\n"
        "Whoever acts attests each against its scanned decision. Asks first, records it and makes "
        "one commit."
    ),
)
@click.argument("documents", nargs=-1, required=True, metavar="CODE...")
@_TERMS[0]
@_TERMS[1]
@option(
    "--predecessor",
    metavar="OFFICE",
    said=say("Name of the former office whose documents they are."),
)
@acting(decided=True)
def baseline(
    act: Acting,
    documents: tuple[str, ...],
    effective: tuple[str, ...],
    expires: date | None,
    predecessor: str | None,
) -> None:
    """Take over what is in force on paper."""
    desk = act.desk(documents)
    wish = replace(act.wish, predecessor=tidied(predecessor or ""))
    own = _days(desk, desk.documents, effective)
    terms = Terms(effective=own.pop("", None), own=own, expires=expires)
    deed = bring_into_force(desk, Step.BASELINE, desk.documents, wish, terms)
    act.do(desk, deed, asking=True)


@command(
    "settle",
    say(
        "Move what came into force or ended by today to where it belongs, in one commit.\n\n"
        "Records nothing: the records said it before. Completes an act that was cut off."
    ),
)
@acting(signed=False)
def settle_command(act: Acting) -> None:
    """Move files to where the day wants them."""
    desk = act.desk(Whose.EVERY)
    deed = settle(desk)
    if deed is None:
        click.echo(act.speak(say("Everything lies where it belongs on {day}.", day=desk.day)))
        return
    act.do(desk, deed)


def _one_of(desk: Desk, documents: Collection[str], word: str) -> str:
    """Return which of some documents a code names."""
    try:
        found = document_named(desk.corpus, word)
    except QmsError:
        found = ""
    if found not in documents:
        raise QmsError(
            say("'{code}' is none of the documents that would come into force by this", code=word),
            say("'qmsdocs release summary' shows what can be promulgated."),
        )
    return found


def _days(desk: Desk, documents: Collection[str], effective: Sequence[str]) -> dict[str, date]:
    """Return the days that ``--effective`` names by document; by nothing, the one of all."""
    found: dict[str, date] = {}
    for each in effective:
        code, mark, text = each.rpartition("=")
        day = Day().convert(text.strip(), None, click.get_current_context())
        if found.setdefault(_one_of(desk, documents, code) if mark else "", day) != day:
            raise QmsError(
                say("'--effective' names two days for the same: '{text}' is the second", text=each),
                say("Name one day for all, and CODE=DAY for each document with a day of its own."),
            )
    return found
