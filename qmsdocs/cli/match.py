"""The command that finds the public service of each procedure that names none."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from qmsdocs.acts.matching import Nameless, match, nameless
from qmsdocs.cli.acting import Acting, acting
from qmsdocs.cli.command import agreed, command, form_option, option, session
from qmsdocs.cli.judging import Where, read, remember
from qmsdocs.cli.progress import patience
from qmsdocs.errors import QmsError
from qmsdocs.law.services.cover_titles import cover_title
from qmsdocs.law.services.matching import Matcher
from qmsdocs.model.corpus import Corpus
from qmsdocs.reports.matching import Row, as_json, as_text
from qmsdocs.wording import say
from qmsdocs.workflow.naming import document_named

_WHOLE = 100


@command(
    "match",
    say(
        "Find the public service of each procedure that names none, by its title.\n\n"
        "With FILE... of plain texts instead, whether they are in the handbook or not. Scores "
        "run to 100, the same words in the same order; people decide, and two services may have "
        "nearly the same name. What is accepted is written into drafts, in one commit; a text in "
        "force is never edited."
    ),
)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
@option(
    "--accept",
    multiple=True,
    metavar="CODE=SERVICE",
    said=say("Name this service in the draft of this document."),
)
@option(
    "--accept-above",
    "above",
    type=click.IntRange(1, _WHOLE),
    metavar="SCORE",
    said=say(
        "Accept the best one where it has this score, such as 95, and no other comes near it."
    ),
)
@form_option("text", "json")
@acting(signed=False)
@click.pass_context
def match_command(
    context: click.Context,
    act: Acting,
    files: tuple[Path, ...],
    accept: tuple[str, ...],
    above: int | None,
    form: str,
) -> None:
    """Find the public service of each procedure that names none."""
    if files and (accept or above):
        raise QmsError(say("only what is in the handbook can be accepted, not plain files"))
    with patience(act.speak, say("Reading the catalogue…")):
        corpus = read(Where(act.root))
        remember(corpus)
    if not corpus.services:
        raise QmsError(
            say("there is no public service in the catalogue"),
            say("'qmsdocs catalogue import' takes over records of services."),
        )
    matcher = Matcher(corpus.services.listed.values())
    found = [] if files else list(nameless(corpus))
    rows = [_of_file(each, matcher) for each in files] or [_of_text(e, matcher) for e in found]
    language = session(context).language
    if form == "json":
        click.echo(as_json(rows, corpus.day, language))
    elif rows:
        click.echo(as_text(rows, corpus.day, language))
    else:
        click.echo(act.speak(say("every procedure names its public service")))
    services = _accepted(corpus, accept) | _sure(corpus, found, rows, above)
    if not (files or accept or above) and form == "text":
        services = _answered(act, corpus, found, rows)
    if services:
        desk = act.desk([*services], taking_drafts=True)
        act.do(desk, match(desk, corpus, services))


def _of_file(file: Path, matcher: Matcher) -> Row:
    try:
        title = cover_title(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise QmsError(
            say("'{path}' cannot be read: {reason}", path=str(file), reason=error.strerror or "")
        ) from error
    except UnicodeDecodeError as error:
        raise QmsError(
            say("'{path}' is not UTF-8", path=str(file)),
            say("Save it as UTF-8 in an editor, then try again."),
        ) from error
    return Row(file.name, title, None, matcher.nearest(title))


def _of_text(found: Nameless, matcher: Matcher) -> Row:
    text = found.text
    state = say("draft") if found.open else say("revise it to name its service")
    return Row(text.code, text.title, state, matcher.nearest(text.title))


def _accepted(corpus: Corpus, given: Sequence[str]) -> dict[str, str]:
    """Return the service of each document that was named with one."""
    services = {}
    for each in given:
        code, equals, service = each.partition("=")
        if not equals:
            raise QmsError(
                say("--accept: '{text}' is not of the form CODE=SERVICE", text=each),
                say("Write it as QT-HT-01=1.001193."),
            )
        services[document_named(corpus, code.strip())] = service.strip()
    return services


def _sure(
    corpus: Corpus, found: Sequence[Nameless], rows: Sequence[Row], above: int | None
) -> dict[str, str]:
    """Return the best service of each draft where its score is high enough."""
    if above is None:
        return {}
    taken = ((each, row.matches.taken(above)) for each, row in zip(found, rows, strict=True))
    return {
        each.text.id: best.service.code
        for each, best in taken
        if each.open and best and not best.service.ended_on(corpus.day)
    }


def _answered(
    act: Acting, corpus: Corpus, found: Sequence[Nameless], rows: Sequence[Row]
) -> dict[str, str]:
    """Ask on a terminal, draft by draft, and return what was answered with yes."""
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty()):
        return {}
    services = {}
    for each, row in zip(found, rows, strict=True):
        best = next((m for m in row.matches.best if not m.service.ended_on(corpus.day)), None)
        if each.open and best:
            question = say(
                "{code}: is it {service} {name} (score {score})? Type 'c' or 'y' for yes",
                code=row.name,
                service=best.service.code,
                name=best.service.name,
                score=best.score,
            )
            if agreed(act.speak(question)):
                services[each.text.id] = best.service.code
    return services
