"""The command that proves the whole history."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from qmsdocs.cli.command import (
    command,
    form_option,
    language_option,
    option,
    root_argument,
    session,
)
from qmsdocs.cli.progress import Progress
from qmsdocs.proof.verify import Verdict
from qmsdocs.proof.verify import verify as prove
from qmsdocs.reports.diagnostics import as_json, as_text
from qmsdocs.source.git import Repository
from qmsdocs.wording import Said, in_language, say


@command(
    "verify",
    say(
        "Prove from history that nothing accepted was altered.\n\n"
        "Examines every commit on the first-parent line of the handbook in ROOT, which may be a "
        "bare repository. Reads commits only and changes nothing. Exits 1 when a law does not "
        "hold."
    ),
)
@root_argument
@option(
    "--rev",
    "revision",
    default="HEAD",
    metavar="REV",
    said=say("Examine the history of this branch, tag or commit instead of what is checked out."),
)
@form_option("text", "json")
@language_option
@click.pass_context
def verify(context: click.Context, root: Path, revision: str, form: str) -> None:
    """Prove from history that nothing accepted was altered."""
    language = session(context).language
    with Progress(in_language(language)) as progress:
        verdict = prove(Repository.at(root), revision, progress)
    click.echo(_as_json(verdict, language) if form == "json" else _as_text(verdict, language))
    context.exit(int(not verdict.holds))


def _as_text(verdict: Verdict, language: str) -> str:
    speak = in_language(language)
    return "\n".join([as_text(verdict.diagnostics, language), *map(speak, _summary(verdict))])


def _summary(verdict: Verdict) -> Iterator[Said]:
    yield say(
        "Examined: {commits} commits, {records} records, {signatures} signatures, "
        "{registers} versions of registers.",
        commits=verdict.commits,
        records=verdict.records,
        signatures=verdict.signatures,
        registers=verdict.registers,
    )
    if verdict.prefix:
        yield say("Handbook: below '{folder}'", folder=verdict.prefix)
    yield say("Last commit: {commit} of {day}", commit=verdict.tip, day=verdict.day)
    yield say("Rests on the first register record: {records}", records=verdict.roots or "-")
    if verdict.uncommitted:
        yield say("There are changes that are not committed; they were not examined.")
    if verdict.holds:
        yield say("The history holds.")
    else:
        yield say("The history does NOT hold.")


def _as_json(verdict: Verdict, language: str) -> str:
    found = json.loads(as_json(verdict.diagnostics, language, verdict.day))
    found["history"] = {
        "holds": verdict.holds,
        "tip": verdict.tip,
        "first_register_records": list(verdict.roots),
        "commits": verdict.commits,
        "records": verdict.records,
        "signatures": verdict.signatures,
        "registers": verdict.registers,
        "uncommitted": verdict.uncommitted,
    }
    return json.dumps(found, ensure_ascii=False, indent=2)
