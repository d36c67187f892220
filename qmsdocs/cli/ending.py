"""The commands that end or interrupt force: withdraw, supersede, suspend, resume."""

from datetime import date

import click

from qmsdocs.acts.desk import Desk
from qmsdocs.acts.ending import end
from qmsdocs.cli.acting import Acting, acting
from qmsdocs.cli.command import Day, option
from qmsdocs.cli.command import command as made
from qmsdocs.model.records import Transition
from qmsdocs.wording import say
from qmsdocs.workflow.naming import document_named
from qmsdocs.workflow.steps import Step

_DOCUMENTS = click.argument("documents", nargs=-1, required=True, metavar="CODE...")
_EFFECTIVE = option(
    "--effective", type=Day(), required=True, metavar="DAY", said=say("First day of it.")
)
_TRANSITION = option(
    "--transition-until",
    type=Day(),
    metavar="DAY",
    said=say("Files received before the first day follow the text, until this day."),
)


@made(
    "withdraw",
    say(
        "Withdraw the documents with these codes from a day on.\n\n"
        "Asks first, records it with the reason and makes one commit."
    ),
)
@_DOCUMENTS
@_EFFECTIVE
@_TRANSITION
@acting(decided=True, reasoned=True)
def withdraw(
    act: Acting, documents: tuple[str, ...], effective: date, transition_until: date | None
) -> None:
    """Withdraw documents."""
    desk = act.desk(documents)
    transition = Transition(transition_until) if transition_until is not None else None
    deed = end(desk, Step.WITHDRAW, desk.documents, act.wish, effective, transition=transition)
    act.do(desk, deed, asking=True)


@made(
    "supersede",
    say(
        "Withdraw the documents with these codes because other documents are used instead.\n\n"
        "The others must be promulgated. Asks first, records it with the reason and makes one "
        "commit."
    ),
)
@_DOCUMENTS
@option(
    "--by",
    "successors",
    multiple=True,
    required=True,
    metavar="CODE",
    said=say("Code of a document that is used instead."),
)
@_EFFECTIVE
@_TRANSITION
@acting(decided=True, reasoned=True)
def supersede(
    act: Acting,
    documents: tuple[str, ...],
    successors: tuple[str, ...],
    effective: date,
    transition_until: date | None,
) -> None:
    """Withdraw documents in favour of others."""
    desk = act.desk((*documents, *successors))
    replaced_by = tuple(document_named(desk.corpus, each) for each in successors)
    chosen = _named(desk, documents)
    transition = Transition(transition_until) if transition_until is not None else None
    deed = end(
        desk,
        Step.WITHDRAW,
        chosen,
        act.wish,
        effective,
        transition=transition,
        replaced_by=replaced_by,
    )
    act.do(desk, deed, asking=True)


@made(
    "suspend",
    say(
        "Suspend the documents with these codes from a day on.\n\n"
        "Asks first, records it with the reason and makes one commit."
    ),
)
@_DOCUMENTS
@_EFFECTIVE
@acting(decided=True, reasoned=True)
def suspend(act: Acting, documents: tuple[str, ...], effective: date) -> None:
    """Suspend documents."""
    desk = act.desk(documents)
    act.do(desk, end(desk, Step.SUSPEND, desk.documents, act.wish, effective), asking=True)


@made(
    "resume",
    say(
        "Bring suspended documents with these codes back into force from a day on.\n\n"
        "Asks first, records it and makes one commit."
    ),
)
@_DOCUMENTS
@_EFFECTIVE
@acting(decided=True, reasoned=True)
def resume(act: Acting, documents: tuple[str, ...], effective: date) -> None:
    """Resume documents."""
    desk = act.desk(documents)
    act.do(desk, end(desk, Step.RESUME, desk.documents, act.wish, effective), asking=True)


def _named(desk: Desk, documents: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(document_named(desk.corpus, each) for each in documents)
