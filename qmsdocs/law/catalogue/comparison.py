"""What foreign files offer, held against the catalogue that is there: a change set."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from qmsdocs.law.catalogue.cells import clean, line
from qmsdocs.law.catalogue.changeset import ChangeSet, RejectedRow
from qmsdocs.law.catalogue.folding import folded
from qmsdocs.law.catalogue.offers import (
    UNSTATED,
    Offer,
    OfferedDocument,
    OfferedRelation,
    OfferedService,
    Rejected,
)
from qmsdocs.law.catalogue.pages import Pages
from qmsdocs.law.catalogue.shelf import Shelf, key_change, relation_id, relation_key
from qmsdocs.law.state.identity import Resolution, issuer_key, type_key
from qmsdocs.model.legal import LegalCatalogue, LegalDocument, Relation
from qmsdocs.model.letters import fold
from qmsdocs.model.services import Channel, Paper, Service, national_code
from qmsdocs.model.text import LegalReference
from qmsdocs.wording import Said, say

_KEY = ("type", "number", "issuer", "issued")
_STATED = (*_KEY, "title", "effective", "expires", "status")
_OWN = frozenset({"code", "source", "checked"})
_LINES = frozenset({"conditions", "steps"})


class Comparison:
    """Holds file after file against a catalogue; a later file may change what an earlier did."""

    def __init__(self, law: LegalCatalogue, services: Mapping[str, Service], checked: date) -> None:
        """Begin with the catalogue as it is.

        Args:
            law: Its legal documents and relations.
            services: Its public services by code.
            checked: The day on which the files are read.
        """
        relations = {_relation_key(each): each for each in reversed(law.relations)}
        self._checked = checked
        self._shelf = Shelf(law.documents)
        self._services: Pages[Service] = Pages(services.get)
        self._documents: Pages[LegalDocument] = Pages(law.by_id.get, same=_same)
        self._relations: Pages[Relation] = Pages(relations.get)
        self._rejected: list[RejectedRow] = []
        self._left_out: Counter[str] = Counter()
        self._rows = 0

    def take(self, offer: Offer, file: str, source: str) -> None:
        """Hold what one file offers against the catalogue.

        Args:
            offer: What it offers.
            file: Its name.
            source: What new and changed entries name as their source.
        """
        stamps = {"source": line(source), "checked": self._checked}
        self._services.open(stamps)
        self._documents.open(stamps)
        self._relations.open({"source": line(source), "recorded": self._checked})
        found = [*offer.rejected, *self._rejections(offer)]
        found.sort(key=lambda each: each.row)
        self._rejected += (RejectedRow(file, each) for each in found)
        self._left_out.update(offer.left_out)
        self._rows += offer.rows

    def result(self) -> ChangeSet:
        """Return what taking over all of it changes."""
        services, same_services = self._services.changes()
        documents, same_documents = self._documents.changes()
        relations, same_relations = self._relations.changes()
        named = {end for each in relations for end in (each.new.acting, each.new.target)}
        return ChangeSet(
            services=tuple(services),
            documents=tuple(documents),
            relations=tuple(relations),
            same_services=same_services,
            same_documents=same_documents,
            same_relations=same_relations,
            numbers={each: self._number(each) for each in sorted(named)},
            rejected=tuple(self._rejected),
            left_out=dict(self._left_out),
            rows=self._rows,
        )

    def _number(self, document_id: str) -> str:
        found = self._documents.now(document_id)
        return found.number if found else document_id

    def _rejections(self, offer: Offer) -> Iterator[Rejected]:
        """Take every row over; yield those that cannot be."""
        said = set()
        # What says most of itself comes first: a bare number then means what it names.
        for service in sorted(offer.services, key=lambda each: not each.service.name):
            reason = self._take_service(service)
            if reason:
                yield Rejected(service.row, service.service.code or service.service.name, reason)
        for document, reason in self._take_documents(sorted(offer.documents, key=_vagueness)):
            said.add(document.row)
            yield Rejected(document.row, document.number or document.title, reason)
        for relation in offer.relations:
            reason = self._take_relation(relation)
            # Of a document that was not taken over nobody needs to hear that it is not there.
            if reason and relation.row not in said:
                yield Rejected(relation.row, relation.target.number, reason)

    def _take_documents(
        self, offered: Sequence[OfferedDocument]
    ) -> list[tuple[OfferedDocument, Said]]:
        """Take documents over; return those that cannot be, even beside all the others."""
        rejected = []
        for each in offered:
            reason = self._take_document(each)
            if reason:
                rejected.append((each, reason))
        # A later row may have settled what an earlier one means.
        if not rejected or len(rejected) == len(offered):
            return rejected
        return self._take_documents([each for each, _ in rejected])

    def _take_service(self, offered: OfferedService) -> Said | None:
        code, stated = offered.service.code, _stated_of_service(offered)
        if national_code(code) != code or not code:
            return say("'{code}' is no national code such as 1.001193", code=code)
        reason = self._services.contradiction(code, offered.row, stated)
        if reason:
            return reason
        old = self._services.now(code)
        if old is None and "name" not in stated:
            return say("'{code}' is not in the catalogue, and the row gives no name", code=code)
        begun = old or Service(code=code, name="")
        self._services.put(code, replace(begun, **folded(begun, stated)))
        return None

    def _take_document(self, offered: OfferedDocument) -> Said | None:
        stated = _stated_of_document(offered)
        if "number" not in stated:
            return say("the row names no number")
        reference = LegalReference(line(offered.number), line(offered.issuer), offered.issued)
        kind = line(offered.type)
        found = self._shelf.resolve(reference, kind)
        if found.candidates and found.found is None:
            return _ambiguous(reference.number, found.candidates)
        if found.found is None:
            reason = self._unfit(found, reference, kind)
            if reason:
                return reason
        document_id = found.found.id if found.found else self._shelf.new_id(reference, kind)
        if not document_id:
            return say("no id tells '{number}' from others", number=reference.number)
        return self._put_document(document_id, offered.row, stated)

    def _unfit(self, found: Resolution, reference: LegalReference, kind: str) -> Said | None:
        """Return why a document that is not in the catalogue cannot be a new one; or none."""
        change = key_change(found, reference, kind)
        if change:
            entry, differs = change
            return say(
                "'{number}' of the same issuer is in the catalogue as {id} with {differs}",
                number=reference.number,
                id=entry.id,
                differs=differs,
            )
        alike = self._shelf.misspelt(reference.number)
        if alike:
            return say(
                "'{number}' is not how the catalogue writes it: '{known}' ({id})",
                number=reference.number,
                known=alike.number,
                id=alike.id,
            )
        return None

    def _put_document(self, document_id: str, row: int, stated: dict[str, Any]) -> Said | None:
        reason = self._documents.contradiction(document_id, row, stated)
        if reason:
            return reason
        old = self._documents.now(document_id)
        if old is not None:
            # What tells it from others is only completed; it agrees, however it is written.
            stated = {k: v for k, v in stated.items() if k not in _KEY or not getattr(old, k)}
        begun = old or LegalDocument(document_id, "", "", "", "", None, None, None, "", "", None)
        self._shelf.put(self._documents.put(document_id, replace(begun, **stated)))
        return None

    def _take_relation(self, offered: OfferedRelation) -> Said | None:
        ends = []
        for end in (offered.acting, offered.target):
            found = self._shelf.resolve(end)
            if found.found is None:
                number = line(end.number)
                if found.candidates:
                    return _ambiguous(number, found.candidates)
                return say("'{number}' is neither in the catalogue nor in the file", number=number)
            ends.append(found.found.id)
        acting, target = ends
        if acting == target:
            return say("'{number}' would act on itself", number=offered.target.number)
        given = (("day", offered.day), ("until", offered.until))
        stated: dict[str, Any] = {name: day for name, day in given if day}
        provisions = line(offered.provisions)
        key = relation_key(acting, offered.kind, target, provisions, offered.day)
        reason = self._relations.contradiction(key, offered.row, stated)
        if reason:
            return reason
        begun = self._relations.now(key) or Relation(
            relation_id(key), acting, offered.kind.value, target, None, None, provisions, "", None
        )
        self._relations.put(key, replace(begun, **stated))
        return None


def _stated_of_service(offered: OfferedService) -> dict[str, Any]:
    """Return what a row states of a service: a flag, or what is not empty."""
    found: dict[str, Any] = {}
    for each in fields(Service):
        if each.name not in offered.given or each.name in _OWN:
            continue
        value = _named(clean(getattr(offered.service, each.name)))
        if isinstance(value, str) and each.name not in _LINES:
            value = line(value)
        if value or each.name == "ended":
            found[each.name] = value
    return found


def _named(value: Any) -> Any:  # noqa: ANN401 - a field of any type
    """Return a value in which ways to apply and papers that the source leaves nameless say so."""
    if not isinstance(value, tuple):
        return value
    return tuple(
        replace(each, mode=UNSTATED)
        if isinstance(each, Channel) and not each.mode
        else replace(each, name=UNSTATED)
        if isinstance(each, Paper) and not each.name
        else each
        for each in value
        if not isinstance(each, LegalReference) or each.number
    )


def _stated_of_document(offered: OfferedDocument) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in _STATED:
        value = getattr(offered, name)
        if isinstance(value, str):
            value = line(value)
        if value:
            found[name] = value
    return found


def _vagueness(offered: OfferedDocument) -> tuple[bool, int]:
    return not offered.issued, (not offered.issuer) + (not offered.type)


def _same(name: str, one: object, other: object) -> bool:
    """Do two rows of one file say the same of a legal document?"""
    if name == "number" or one == other:
        return True
    if not (isinstance(one, str) and isinstance(other, str)):
        return False
    if name == "issuer":
        return issuer_key(one) == issuer_key(other)
    if name == "type":
        return type_key(one) == type_key(other)
    return name == "title" and _letters(one) == _letters(other)


def _letters(text: str) -> str:
    return "".join(letter for letter in fold(text) if letter.isalnum())


def _ambiguous(number: str, candidates: tuple[LegalDocument, ...]) -> Said:
    return say(
        "'{number}' may mean several entries: {candidates}",
        number=number,
        candidates=tuple(each.id for each in candidates),
    )


def _relation_key(relation: Relation) -> str:
    return relation_key(
        relation.acting, relation.relation, relation.target, relation.provisions, relation.day
    )
