"""Official lists of legal documents that expired, and reviews of local ones.

A row names a document, why it ended, by which other document, and from which day. It is taken
over only where these agree with each other.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from qmsdocs.exchange.cells import UnreadableError, day_in, line_of
from qmsdocs.exchange.headers import Columns
from qmsdocs.exchange.legal_lists import filled
from qmsdocs.exchange.named import NamedDocument, named_in, named_in_columns
from qmsdocs.exchange.outcomes import Found, Outcome, outcome
from qmsdocs.exchange.tables import Row
from qmsdocs.law.catalogue.offers import OfferedDocument, OfferedRelation
from qmsdocs.law.finding.citations import citations
from qmsdocs.law.state.identity import number_key
from qmsdocs.model.legal import Kind
from qmsdocs.model.letters import fold
from qmsdocs.model.text import LegalReference
from qmsdocs.wording import say

_VERBS = (
    (Kind.REPLACES, r"thay thế"),
    (Kind.REPEALS, r"bãi bỏ|hủy bỏ|huỷ bỏ"),
    (Kind.AMENDS, r"sửa đổi,? bổ sung|sửa đổi|bổ sung"),
    (Kind.SUSPENDS, r"ngưng hiệu lực|đình chỉ"),
)
_ACT = re.compile(
    "(?:" + "|".join(f"(?P<{kind.value}>{verb})" for kind, verb in _VERBS) + ")", re.IGNORECASE
)
_BY = re.compile(r"[^.;]{0,60}?\b(?:bởi|bằng|tại|theo)\b(?P<between>[^.;]{0,80})\Z", re.DOTALL)
_FEW = 2
_WHOLE = frozenset({"toan bo", "toan bo van ban", "het hieu luc toan bo"})


@dataclass(slots=True)
class _Reader:
    """Reads the rows of one table; an acting document is offered where it is first named."""

    columns: Columns
    heading: str = ""
    known: set[tuple[str, str, date | None]] = field(default_factory=set)

    def row(self, row: Row) -> Found:
        target = named_in_columns(row, self.columns)
        day = day_in(self.columns.cell(row, "expires"), self.columns.written.get("expires", ""))
        acts = self._acts(row)
        state = fold(f"{self.heading} {self.columns.line(row, 'state')}")
        part = self.columns.line(row, "part")
        part = "" if fold(part) in _WHOLE else part
        partly, suspended = bool(part) or "mot phan" in state, _is_suspended(state)
        _refuse_contradiction(acts, day, part)
        status = ("TNHL" if suspended else "HHL") + ("1P" if partly else "")
        ends = day if not partly and not suspended else None
        relations = tuple(
            OfferedRelation(
                row=row.number,
                acting=acting.reference,
                kind=Kind.SUSPENDS if suspended else kind,
                target=target.reference,
                day=day,
                provisions=part,
            )
            for kind, acting in acts
            # Which part it ends is not said: a relation would end the whole.
            if part or not partly or kind is Kind.AMENDS
        )
        document = _document(row, target, status, ends)
        return self._found(row, document, [acting for _, acting in acts], relations)

    def review(self, row: Row) -> Found:
        """Read a row of a review: what was done with a local document."""
        target = named_in_columns(row, self.columns)
        done = self.columns.line(row, "done")
        kind, status = _decided(done)
        told = self.columns.line(row, "acting_text")
        acting = self._acting(row, told) if kind else None
        if not kind and not status and _ACT.search(told):
            raise UnreadableError(say("'{done}', and beside it '{told}'", done=done, told=told))
        relations = tuple(
            OfferedRelation(
                row=row.number, acting=each.reference, kind=kind, target=target.reference
            )
            for each in (acting,)
            if kind and each
        )
        document = _document(row, target, status, None)
        return self._found(row, document, [acting] if acting else [], relations)

    def _found(
        self,
        row: Row,
        document: OfferedDocument,
        acting: Iterable[NamedDocument],
        relations: tuple[OfferedRelation, ...],
    ) -> Found:
        offered = [document]
        self.known.add((number_key(document.number), document.issuer, document.issued))
        for each in acting:
            reference = each.reference
            key = (number_key(reference.number), reference.issuer, reference.issued)
            if key not in self.known:
                self.known.add(key)
                offered.append(_document(row, each, "", None))
        return Found(documents=tuple(offered), relations=relations)

    def _acting(self, row: Row, told: str) -> NamedDocument:
        """Return the document that took the place of one that was reviewed, or repealed it."""
        number = self.columns.line(row, "acting")
        issued = day_in(
            self.columns.cell(row, "acting_issued"), self.columns.written.get("acting_issued", "")
        )
        found = named_in(told) if citations(told) else None
        if found is None:
            if not number:
                raise UnreadableError(say("no document is named that did it"))
            return NamedDocument.of(number, LegalReference(number, "", issued))
        return found.agreeing(number, issued)

    def _acts(self, row: Row) -> list[tuple[Kind, NamedDocument]]:
        """Return what was done to a document, and by which one, as the reason tells it."""
        reason = self.columns.line(row, "told") or self.columns.line(row, "reason")
        number = self.columns.line(row, "acting")
        acts = _told(reason)
        if not acts and number:
            acts = [
                (kind, NamedDocument.of(number, LegalReference(number)))
                for kind in _kinds(self.columns.line(row, "reason"))
            ]
        if not acts and _ACT.search(reason):
            raise UnreadableError(say("the reason names no document: '{reason}'", reason=reason))
        if len(acts) == 1 and number:
            kind, acting = acts[0]
            return [(kind, acting.agreeing(number, None))]
        return acts


def expiries_of_table(rows: Iterable[Row], columns: Columns) -> Iterator[Outcome]:
    """Yield what becomes of each row of a list of documents that expired or were suspended."""
    reader = _Reader(columns)
    for row in filled(rows):
        lines = [line for line in map(line_of, row.cells) if line]
        names = [columns.line(row, key) for key in ("number", "numbered", "reason", "expires")]
        if len(lines) <= _FEW and not any(names) and not _names_document(columns.line(row, "text")):
            reader.heading = " ".join(lines)
            continue
        yield _outcome(row, columns, lines, reader.row)


def reviews_of_table(rows: Iterable[Row], columns: Columns) -> Iterator[Outcome]:
    """Yield what becomes of each row of a review of local documents."""
    reader = _Reader(columns)
    for row in filled(rows):
        yield _outcome(row, columns, [line_of(each) for each in row.cells], reader.review)


def _outcome(row: Row, columns: Columns, lines: list[str], read: Callable[[Row], Found]) -> Outcome:
    label = columns.line(row, "number") or columns.line(row, "text") or next(iter(lines), "")
    return outcome(row.number, label, lambda: read(row))


def _names_document(text: str) -> bool:
    return bool(citations(text))


def _document(row: Row, named: NamedDocument, status: str, expires: date | None) -> OfferedDocument:
    reference = named.reference
    return OfferedDocument(
        row=row.number,
        type=named.type,
        number=reference.number,
        title=named.title,
        issuer=reference.issuer,
        issued=reference.issued,
        expires=expires,
        status=status,
    )


def _told(reason: str) -> list[tuple[Kind, NamedDocument]]:
    """Return what a reason says was done, each with the document named behind it."""
    verbs = list(_ACT.finditer(reason))
    found = citations(reason)
    acts: dict[tuple[Kind, str], NamedDocument] = {}
    done = 0
    for verb in verbs:
        if verb.start() < done:
            continue
        behind = next((each for each in found if each.start >= verb.end()), None)
        if behind is None or not _BY.match(reason[verb.end() : behind.start]):
            continue
        acts.setdefault((_kind(verb), behind.number or ""), named_in(reason, behind))
        # What the acting document is called often says that it amends another one.
        done = _end_of_name(reason, behind.end)
    if not acts and len(found) == 1 and len(set(map(_kind, verbs))) == 1:
        return [(_kind(verbs[0]), named_in(reason, found[0]))]
    return [(kind, acting) for (kind, _), acting in acts.items()]


def _end_of_name(text: str, at: int) -> int:
    place = text.find(";", at)
    return len(text) if place < 0 else place


def _kind(verb: re.Match[str]) -> Kind:
    return Kind(str(verb.lastgroup))


def _kinds(text: str) -> list[Kind]:
    return list(dict.fromkeys(map(_kind, _ACT.finditer(text))))[:1]


def _decided(done: str) -> tuple[Kind | None, str]:
    """Return what a review did to a document, or the state in which it found it."""
    folded = fold(done)
    if re.search(r"\b(?:giu nguyen|tiep tuc|con hieu luc|con phu hop)\b", folded):
        return None, ""
    if "het hieu luc" in folded:
        return None, "HHL"
    kinds = _kinds(done)
    if not kinds:
        raise UnreadableError(say("what was done is not known: '{done}'", done=done))
    return kinds[0], ""


def _is_suspended(state: str) -> bool:
    return "ngung hieu luc" in state and "het hieu luc" not in state


def _refuse_contradiction(
    acts: list[tuple[Kind, NamedDocument]], day: date | None, part: str
) -> None:
    if part and len(acts) > 1:
        numbers = tuple(each.reference.number for _, each in acts)
        raise UnreadableError(
            say(
                "several documents ended a part of it, and not which one: {numbers}",
                numbers=numbers,
            )
        )
    for _, acting in acts:
        issued = acting.reference.issued
        if day and issued and day < issued:
            raise UnreadableError(
                say(
                    "it is said to end on {day}, before {number} was issued on {issued}",
                    day=day,
                    number=acting.reference.number,
                    issued=issued,
                )
            )
