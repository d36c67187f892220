"""A change set turned into the files of the catalogue that it changes."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from qmsdocs.acts.cataloguing import FOLDER, Catalogue, read_whole
from qmsdocs.errors import QmsError
from qmsdocs.exchange.catalogue_text import LEGAL, RELATIONS, ids_of, service_text, with_rows
from qmsdocs.law.catalogue.changeset import ChangeSet
from qmsdocs.law.catalogue.shelf import year_of
from qmsdocs.model.legal import LegalDocument, Relation
from qmsdocs.source.tree import MemoryTree
from qmsdocs.wording import Said, say

Tell = Callable[[int, int], None]
"""Is told how many of how many entries are written."""
_LEGAL = f"{FOLDER}legal/"
_RELATIONS = f"{FOLDER}relations/"


def files_of(
    catalogue: Catalogue, changes: ChangeSet, tell: Tell = lambda _done, _total: None
) -> dict[str, bytes]:
    """Return the files of the catalogue as they will be, those that change, by path.

    Raises:
        QmsError: A file would not be read back as it was meant.
    """
    found: dict[str, bytes] = {}
    for done, each in enumerate(changes.services):
        tell(done, len(changes.services))
        found[f"{FOLDER}services/{each.new.code}.yml"] = service_text(each.new)
    found |= _legal_files(catalogue, changes)
    found |= _relation_files(catalogue, changes)
    _prove(catalogue, found, changes)
    return found


def said_of(changes: ChangeSet, sources: Iterable[str]) -> Said:
    """Return the words of the commit that takes a change set over."""
    return say(
        "Bring the catalogue up to date from {sources}: {services} public services, "
        "{documents} legal documents, {relations} relations",
        sources=tuple(sources),
        services=len(changes.services),
        documents=len(changes.documents),
        relations=len(changes.relations),
    )


def _legal_files(catalogue: Catalogue, changes: ChangeSet) -> dict[str, bytes]:
    lying = _lying(catalogue, _LEGAL) if changes.documents else {}
    tables: defaultdict[str, list[LegalDocument]] = defaultdict(list)
    for each in changes.documents:
        new = f"{_LEGAL}{year_of(each.new.number, each.new.issued)}.csv"
        tables[lying.get(each.new.id, new)].append(each.new)
    return {
        path: with_rows(catalogue.content(path) or b"", LEGAL, those)
        for path, those in tables.items()
    }


def _relation_files(catalogue: Catalogue, changes: ChangeSet) -> dict[str, bytes]:
    lying = _lying(catalogue, _RELATIONS) if changes.relations else {}
    tables: defaultdict[str, list[Relation]] = defaultdict(list)
    issued: dict[str, date | None] = {
        **{key: each.issued for key, each in catalogue.law.by_id.items()},
        **{each.new.id: each.new.issued for each in changes.documents},
    }
    for each in changes.relations:
        number = changes.numbers.get(each.new.acting, "")
        year = year_of(number, each.new.day or issued.get(each.new.acting))
        tables[lying.get(each.new.id, f"{_RELATIONS}{year}.csv")].append(each.new)
    return {
        path: with_rows(catalogue.content(path) or b"", RELATIONS, those)
        for path, those in tables.items()
    }


def _lying(catalogue: Catalogue, folder: str) -> Mapping[str, str]:
    """Return the file in which each entry lies, by id; the first where there are several."""
    found: dict[str, str] = {}
    for path in sorted(catalogue.tree.listing):
        if path.startswith(folder):
            for each in ids_of(catalogue.tree.read(path)):
                found.setdefault(each, path)
    return found


def _prove(catalogue: Catalogue, files: Mapping[str, bytes], changes: ChangeSet) -> None:
    """Refuse files that would not say what they are meant to, before they count."""
    law, services = read_whole(MemoryTree(files), catalogue.worked_out)
    relations = {each.id: each for each in reversed(law.relations)}
    for each in changes.services:
        _refuse_other(each.new.code, each.new, services.get(each.new.code))
    for document in changes.documents:
        _refuse_other(document.new.id, document.new, law.by_id.get(document.new.id))
    for relation in changes.relations:
        _refuse_other(relation.new.id, relation.new, relations.get(relation.new.id))


def _refuse_other(name: str, meant: object, read: object) -> None:
    if meant != read:
        raise QmsError(
            say("'{name}' would not be read back as it was given; nothing was written", name=name),
            say("Report it together with the file that was to be taken over."),
        )
