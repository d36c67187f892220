"""``qmsdocs sheet``: guidance sheets for citizens as PDF."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from qmsdocs.cli.building import Order, own_settings, site_of
from qmsdocs.cli.command import (
    as_of_option,
    audience_option,
    command,
    evidence_option,
    language_option,
    option,
    root_option,
    session,
)
from qmsdocs.cli.judging import Where
from qmsdocs.cli.progress import Progress
from qmsdocs.errors import QmsError
from qmsdocs.model.office import Audience
from qmsdocs.site.context import Site
from qmsdocs.site.selection import Edition, Entry, View
from qmsdocs.site.sheet.content import sheet_of, why_none
from qmsdocs.site.sheet.files import pdf_name, sheets, values_of
from qmsdocs.site.sheet.press import typesetter
from qmsdocs.site.stage import served
from qmsdocs.wording import say
from qmsdocs.workflow.naming import code_of, document_named


@command(
    "sheet",
    say(
        "Write the guidance sheets of procedures in force as PDF, one page each.\n\n"
        "A sheet says what the approved text says for certain: dossier, limit, fee, where to hand "
        "in, result, steps. Its QR code leads to the page that tells whether the sheet still holds."
    ),
)
@click.argument("documents", nargs=-1, metavar="[CODE...]")
@option("--all", "every", is_flag=True, said=say("Of all procedures that have one."))
@option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    metavar="DIR",
    said=say("Folder to write in."),
)
@root_option
@as_of_option
@audience_option
@evidence_option
@language_option
@click.pass_context
def sheet(
    context: click.Context,
    documents: tuple[str, ...],
    every: bool,
    out: Path,
    root: Path,
    as_of: date | None,
    audience: str,
    evidence: Path | None,
) -> None:
    """Write the guidance sheets of procedures in force as PDF."""
    speak = session(context).speak
    if every == bool(documents):
        raise click.UsageError(
            speak(say("name the procedures by their codes, or all of them with --all")), context
        )
    setter = typesetter()
    order = Order(
        Where(root, as_of, evidence), View(Audience(audience)), out, session(context).chosen
    )
    site = served(site_of(order), own_settings(order))
    wanted = list(sheets(site)) if every else _named(site, documents)
    names: set[str] = set()
    with Progress(speak) as progress:
        for done, (entry, edition) in enumerate(wanted):
            progress(say("{done} of {all} sheets written", done=done, all=len(wanted)))
            pdf = setter.pdf(values_of(site, sheet_of(site, edition)))
            name = pdf_name(entry)
            # Two documents may have one code.
            name = f"{entry.document}-{name}" if name in names else name
            names.add(name)
            _write(out, name, pdf)
    if not site.address:
        said = say("mkdocs.yml names no 'site_url', so that the sheets bear no QR code.")
        click.echo(speak(said), err=True)
    said = say(
        "{count} sheets as on {day}: {folder}",
        count=len(wanted),
        day=site.corpus.day,
        folder=str(out),
    )
    click.echo(speak(said))


def _write(out: Path, name: str, content: bytes) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
        (out / name).write_bytes(content)
    except OSError as error:
        raise QmsError(
            say(
                "'{file}' cannot be written: {reason}",
                file=str(out / name),
                reason=error.strerror or str(error),
            ),
            say("Name another folder with --out."),
        ) from None


def _named(site: Site, words: Sequence[str]) -> list[tuple[Entry, Edition]]:
    """Return the procedures that are named, each once.

    Raises:
        QmsError: A document is not known, or has no sheet.
    """
    found = {entry.document: (entry, edition) for entry, edition in sheets(site)}
    named = dict.fromkeys(document_named(site.corpus, word) for word in words)
    for document in named:
        reason = why_none(site, site.entries.get(document))
        if reason is not None:
            raise QmsError(
                say(
                    "{code} has no guidance sheet: {reason}",
                    code=code_of(site.corpus, document),
                    reason=reason,
                ),
                say("'qmsdocs sheet --all' writes those of all procedures that have one."),
            )
    return [found[document] for document in named]
