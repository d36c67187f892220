"""The commands over drafts: submit, review, approve, return."""

from collections.abc import Sequence
from datetime import date

import click

from qmsdocs.acts.desk import Desk
from qmsdocs.acts.finding import Whose
from qmsdocs.acts.vouching import send_back, vouch
from qmsdocs.cli.acting import Acting, acting
from qmsdocs.cli.command import Day, command, option
from qmsdocs.errors import QmsError
from qmsdocs.model.text import Text
from qmsdocs.wording import say
from qmsdocs.workflow.permits import may_take
from qmsdocs.workflow.steps import Case, Step, case_of

_ENOUGH = 8
"""Digits of a fingerprint by which nobody approves another text by chance."""
_DOCUMENTS = click.argument("documents", nargs=-1, metavar="CODE...")


@command(
    "submit",
    say(
        "Submit the drafts with these codes: who submits vouches for having prepared them.\n\n"
        "Takes the drafts as they lie in 'drafts/', records it and makes one commit."
    ),
)
@click.argument("documents", nargs=-1, required=True, metavar="CODE...")
@acting()
def submit(act: Acting, documents: tuple[str, ...]) -> None:
    """Submit drafts."""
    desk = act.desk(documents, taking_drafts=True)
    act.do(desk, vouch(desk, Step.SUBMIT, desk.documents, act.wish))


_ALL = option("--all", "all_", is_flag=True, said=say("All that wait for whoever acts."))
_FINGERPRINT = option(
    "--fingerprint",
    metavar="DIGITS",
    said=say("Only if the text still has the fingerprint that begins so, as it was read."),
)


@command(
    "review",
    say(
        "Review the submitted drafts with these codes: who reviews vouches for them.\n\n"
        "Asks first, records it and makes one commit."
    ),
)
@_DOCUMENTS
@_ALL
@_FINGERPRINT
@acting()
def review(act: Acting, documents: tuple[str, ...], all_: bool, fingerprint: str | None) -> None:
    """Review drafts."""
    desk = act.desk(_names(documents, all_))
    chosen = _chosen(desk, Step.REVIEW, all_)
    _refuse_other(desk, Step.REVIEW, chosen, fingerprint)
    act.do(desk, vouch(desk, Step.REVIEW, chosen, act.wish), asking=True)


@command(
    "approve",
    say(
        "Approve the drafts with these codes.\n\n"
        "Asks first, records it and makes one commit. Kinds that no decision promulgates come "
        "into force by it, from the day that --effective names."
    ),
)
@_DOCUMENTS
@_ALL
@_FINGERPRINT
@option(
    "--effective",
    type=Day(),
    metavar="DAY",
    said=say("First day, for kinds that come into force by approval."),
)
@acting()
def approve(
    act: Acting,
    documents: tuple[str, ...],
    all_: bool,
    fingerprint: str | None,
    effective: date | None,
) -> None:
    """Approve drafts."""
    desk = act.desk(_names(documents, all_))
    chosen = _chosen(desk, Step.APPROVE, all_)
    _refuse_other(desk, Step.APPROVE, chosen, fingerprint)
    days = dict.fromkeys(chosen, effective) if effective is not None else {}
    act.do(desk, vouch(desk, Step.APPROVE, chosen, act.wish, days), asking=True)


@command(
    "return",
    say(
        "Return the drafts with these codes to be mended: what was vouched for them counts no "
        "more.\n\nRecords it, with the reason, and makes one commit."
    ),
)
@click.argument("documents", nargs=-1, required=True, metavar="CODE...")
@acting(reasoned=True)
def send_back_command(act: Acting, documents: tuple[str, ...]) -> None:
    """Return drafts."""
    desk = act.desk(documents)
    act.do(desk, send_back(desk, desk.documents, act.wish))


def _names(documents: Sequence[str], all_: bool) -> Sequence[str] | Whose:
    if bool(documents) == all_:
        raise QmsError(
            say("name documents by their codes, or --all, one of the two"),
            say("'qmsdocs status' shows what waits for whom."),
        )
    return Whose.DRAFTED if all_ else documents


def _chosen(desk: Desk, step: Step, all_: bool) -> tuple[str, ...]:
    """Return the documents named, or all over which who acts may take the step."""
    if not all_:
        return desk.documents
    found = tuple(
        document
        for document in desk.documents
        if may_take(desk.corpus, document, step, desk.recorder.id)
    )
    if not found:
        raise QmsError(
            say("nothing waits for '{person}' here", person=desk.recorder.name),
            say("'qmsdocs status' shows what waits for whom."),
        )
    return found


def _refuse_other(
    desk: Desk, step: Step, documents: Sequence[str], fingerprint: str | None
) -> None:
    """Refuse a text that is not the one that was read."""
    if fingerprint is None:
        return
    wanted = fingerprint.removeprefix("1:").removeprefix("sha256:").lower()
    if len(documents) != 1 or len(wanted) < _ENOUGH:
        raise QmsError(
            say(
                "'--fingerprint {text}' does not tell one text from every other",
                text=fingerprint,
            ),
            say("Name one document, and at least {count} digits.", count=_ENOUGH),
        )
    case = case_of(desk.corpus, step, documents[0])
    if isinstance(case, Case) and not _digits(case.text).startswith(wanted):
        raise QmsError(
            say(
                "the text that was read has the fingerprint '{wanted}', now it is '{found}'",
                wanted=wanted,
                found=_digits(case.text)[:12],
            ),
            say("It was changed since. Read it again, then decide."),
        )


def _digits(text: Text) -> str:
    return text.fingerprint.rpartition(":")[2]
