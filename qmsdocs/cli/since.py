"""What changed in the catalogue since a commit, as the beginning of an impact."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from qmsdocs.cli.judging import Where, tree_of
from qmsdocs.errors import QmsError
from qmsdocs.law.step.asking import Subject
from qmsdocs.law.step.seeds import of_news, of_services
from qmsdocs.law.step.standing import Standing
from qmsdocs.model.days import day_of
from qmsdocs.source.git import Repository
from qmsdocs.source.parts import catalogues, catalogues_at
from qmsdocs.source.tree import CONTENT
from qmsdocs.wording import say

_CATALOGUE = f"{CONTENT}/catalogue/"


def changed_since(standing: Standing, where: Where, since: str) -> Subject:
    """Return what changed in the catalogue since a commit, or the last one before a day.

    Raises:
        QmsError: There is no repository, no such commit, or none before that day.
    """
    repository = Repository.at(where.root)
    until = repository.commit_id(where.known) if where.known is not None else ""
    commit = _commit(repository, since, until or "HEAD", standing.office.time_zone)
    changed = repository.changed_paths(commit, until=until)
    files = {path for path in changed if path.startswith(_CATALOGUE)}
    law, services = catalogues_at(repository, commit, files)
    _, now = catalogues(tree_of(where), files)
    codes = sorted({*services, *now})
    seeds = (*of_news(law, standing.law), *of_services(services, now, codes))
    name = say("what changed in the catalogue since commit {commit}", commit=commit[:12])
    count = len({(each.sort, each.of) for each in seeds})
    told = say("{count} legal documents and public services changed", count=count)
    return Subject(name, seeds, (told,))


def _commit(repository: Repository, since: str, newest: str, time_zone: str) -> str:
    day = day_of(since)
    if day is None:
        return repository.commit_id(since)
    moment = _midnight(day, time_zone)
    order = ("rev-list", "-1", "--first-parent", f"--before={moment.isoformat()}")
    found = repository.ask(*order, repository.commit_id(newest)).strip()
    if not found:
        raise QmsError(say("there is no commit before {day}", day=day))
    return found


def _midnight(day: date, time_zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(time_zone or "UTC"))
