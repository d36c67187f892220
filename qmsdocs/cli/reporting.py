"""What was found, in the form that is asked for; each form is imported only when it is."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from qmsdocs.cli.judging import Where, tree_of
from qmsdocs.errors import QmsError
from qmsdocs.model.suppressions import Judged
from qmsdocs.reports.diagnostics import as_json, as_text

if TYPE_CHECKING:
    from qmsdocs.checks.registry import Check

FORMS = ("text", "json", "sarif", "junit", "github", "gitlab")


def report(form: str, judged: Judged, prefixes: tuple[str, ...], root: Path, language: str) -> str:
    """Return what was found in one of the forms.

    Args:
        form: One of ``FORMS``.
        judged: What was found.
        prefixes: Which checks were chosen.
        root: Folder of the handbook.
        language: ``vi`` or ``en``.
    """
    if form == "text":
        return as_text(judged.diagnostics, language, len(judged.suppressed))
    if form == "json":
        return as_json(judged.diagnostics, language, judged.day, judged.suppressed)
    from qmsdocs.checks.engine import choose  # noqa: PLC0415 - not on the warm path

    return _for_machines(form, judged, choose(prefixes), root, language)


def _for_machines(
    form: str, judged: Judged, checks: "tuple[Check, ...]", root: Path, language: str
) -> str:
    from qmsdocs.reports.annotations import as_github, as_gitlab  # noqa: PLC0415 - as above
    from qmsdocs.reports.junit import as_junit  # noqa: PLC0415 - as above
    from qmsdocs.reports.sarif import as_sarif  # noqa: PLC0415 - as above

    if form == "junit":
        return as_junit(judged, checks, language)
    folder = _folder(root)
    if form == "sarif":
        return as_sarif(judged, checks, language, folder)
    if form == "github":
        return as_github(judged, checks, language, folder)
    return as_gitlab(judged, language, folder)


def _folder(root: Path) -> str:
    """Return where the handbook lies in its repository; nothing where git does not know."""
    from qmsdocs.source.git import Repository  # noqa: PLC0415 - 95 ms

    try:
        return Repository.at(root).prefix
    except QmsError:
        return ""


def narrowed(judged: Judged, where: Where, since: str) -> Judged:
    """Return what was found about files and documents that differ from a commit.

    While the registers cannot be judged by, everything is returned: nothing else was judged.

    Raises:
        QmsError: There is no repository here, or no such commit.
    """
    from qmsdocs.source.changes import changes  # noqa: PLC0415 - reads YAML
    from qmsdocs.source.git import Repository  # noqa: PLC0415 - 95 ms

    repository = Repository.at(where.root)
    commit = repository.commit_id(since)
    until = repository.commit_id(where.known) if where.known is not None else ""
    paths = repository.changed_paths(commit, staged=where.staged, until=until)
    changed = changes(repository, commit, tree_of(where), paths)
    if not judged.by_registers:
        return judged
    return replace(
        judged,
        diagnostics=tuple(each for each in judged.diagnostics if changed.concern(each)),
        suppressed=tuple(s for s in judged.suppressed if changed.concern(s.diagnostic)),
    )
