"""The command that opens drafts of next revisions: by code, or for all that an event touches."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext, redirect_stdout
from dataclasses import replace
from datetime import date

import click

from qmsdocs.acts.desk import Desk
from qmsdocs.acts.renewing import renew
from qmsdocs.acts.revising import revise
from qmsdocs.beginnings.words import tidied
from qmsdocs.cli.acting import Acting, acting
from qmsdocs.cli.command import Day, command, form_option, option, session
from qmsdocs.cli.judging import Where
from qmsdocs.cli.progress import patience
from qmsdocs.cli.standing import standing
from qmsdocs.errors import QmsError
from qmsdocs.law.state.identity import Resolution, resolve
from qmsdocs.law.step.bearing import Bearing
from qmsdocs.law.step.impact import Touched, suspects, touched_by
from qmsdocs.law.step.seeds import Seed, Sort, of_law
from qmsdocs.law.step.standing import Standing, standing_of
from qmsdocs.model.services import national_code
from qmsdocs.model.text import LegalReference
from qmsdocs.reports import renewals as reports
from qmsdocs.reports.renewals import reference
from qmsdocs.wording import Said, say


@command(
    "revise",
    say(
        "Open the drafts of the next revision of the documents with these codes, or of all that "
        "one event touches.\n\n"
        "Each begins as a copy of its newest text, attached files included. With --impact or "
        "--suspect the reason is filled in, and the legal basis follows the law as a proposal; "
        "what the body still cites is listed, to be mended by hand. Makes one commit."
    ),
)
@click.argument("documents", nargs=-1, metavar="[CODE]...")
@option("--change", default="", metavar="TEXT", said=say("Why the text is changed, in a sentence."))
@option(
    "--reissue", is_flag=True, said=say("Issue the whole text anew: the next issue, revision 0.")
)
@option(
    "--impact",
    metavar="NUMBER|CODE|SERVICE",
    said=say("All documents that a legal document, a public service or a form touches."),
)
@option(
    "--issuer",
    "issuing",
    metavar="OFFICE",
    said=say("Who issued the legal document, among namesakes."),
)
@option(
    "--issued",
    "dated",
    type=Day(),
    metavar="DAY",
    said=say("Day on which the legal document was issued, among namesakes."),
)
@option("--suspect", is_flag=True, said=say("All documents that are suspect today."))
@option("--dry-run", is_flag=True, said=say("Show what would be opened, and open nothing."))
@form_option("text", "json")
@acting(signed=False)
@click.pass_context
def revise_command(
    context: click.Context,
    act: Acting,
    documents: tuple[str, ...],
    change: str,
    reissue: bool,
    impact: str | None,
    issuing: str | None,
    dated: date | None,
    suspect: bool,
    dry_run: bool,
    form: str,
) -> None:
    """Open the drafts of the next revision."""
    if [bool(documents), impact is not None, suspect].count(True) != 1:
        raise QmsError(
            say("name documents by their codes, or --impact, or --suspect: one of the three"),
            say("'qmsdocs status' shows which documents are suspect."),
        )
    if documents:
        desk = act.desk(documents)
        act.do(desk, revise(desk, desk.documents, tidied(change), reissue=reissue))
        return
    found = session(context)
    with patience(found.speak, say("Reading the handbook…")):
        known = standing(Where(act.root))
    reference = LegalReference(tidied(impact or ""), issuing or "", dated)
    seeds = None if suspect else _seeds(known, reference)
    touched = _touched(known, seeds)
    open_ones = [each for each in touched if each.bearing is Bearing.OPEN]
    if not open_ones:
        click.echo(found.speak(say("No document in force has to be looked at again for it.")))
        return
    desk = act.desk([each.reliance.document for each in open_ones])
    committed = _committed(desk, seeds, open_ones)
    deed, package = renew(desk, committed, tidied(change), reissue=reissue)
    if deed is not None and not dry_run:
        # What is meant for a program stands alone on the standard output.
        with redirect_stdout(sys.stderr) if form == "json" else nullcontext():
            act.do(desk, deed)
    apart = (*package.apart, *_apart(touched))
    shown = reports.as_json if form == "json" else reports.as_text
    click.echo(shown(replace(package, apart=apart), found.language))


def _touched(known: Standing, seeds: tuple[Seed, ...] | None) -> tuple[Touched, ...]:
    """Return what some things touch, or (none) what is suspect."""
    return suspects(known) if seeds is None else touched_by(known, seeds)


def _seeds(known: Standing, reference: LegalReference) -> tuple[Seed, ...]:
    """Return what a public service, a document or a legal document of that name touches.

    Raises:
        QmsError: There is none, or there are several.
    """
    word = reference.number
    code = national_code(word)
    if code in known.services.listed:
        return (Seed(Sort.SERVICE, code),)
    for each in known.documents.values():
        if word.casefold() in (each.code.casefold(), each.document):
            return (Seed(Sort.DOCUMENT, each.document),)
    meant = resolve(known.law, reference)
    if meant.found is not None:
        return of_law(known.law, meant.found)
    raise _unknown(word, meant)


def _unknown(word: str, meant: Resolution) -> QmsError:
    several = meant.candidates or meant.namesakes
    if several:
        return QmsError(
            say("'{number}' is the number of several legal documents", number=word),
            say(
                "Name one with --issuer and --issued: {documents}.",
                documents=tuple(
                    reference(LegalReference(each.number, each.issuer, each.issued))
                    for each in several
                ),
            ),
        )
    near = tuple(each.number for each in meant.nearest)
    return QmsError(
        say("no legal document, public service or document is called '{word}'", word=word),
        say("Did you mean '{word}'?", word=near[0]) if near else None,
    )


def _apart(touched: Sequence[Touched]) -> Iterator[tuple[str, Said]]:
    """Yield the documents for which people have to say whether they are concerned."""
    for each in touched:
        if each.bearing in (Bearing.MAYBE, Bearing.THROUGH):
            yield each.reliance.code, say("{steps}", steps=each.reasons[0].path)


def _committed(
    desk: Desk, seeds: tuple[Seed, ...] | None, touched: Sequence[Touched]
) -> list[Touched]:
    """Return what touches these documents by what is committed.

    Raises:
        QmsError: What is committed knows nothing of it.
    """
    wanted = {each.reliance.document for each in touched}
    found = [
        each
        for each in _touched(standing_of(desk.corpus), seeds)
        if each.bearing is Bearing.OPEN and each.reliance.document in wanted
    ]
    if len(found) < len(wanted):
        raise QmsError(
            say("what the files say of it is not committed, so that no draft can rest on it"),
            say("Commit it first: 'git add content', then 'git commit'."),
        )
    return found
