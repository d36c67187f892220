"""Checks on the legal catalogue itself: rows that contradict each other, or themselves."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from qmsdocs.checks.cites import cites
from qmsdocs.checks.registry import Check, meant
from qmsdocs.diagnostics import Hit, Nature, Severity
from qmsdocs.law.state.force import doubted
from qmsdocs.law.state.identity import issuer_key, type_key
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.legal import Kind, LegalDocument, Relation
from qmsdocs.model.letters import fold
from qmsdocs.wording import Said, say

_KINDS = frozenset(Kind)
_STANDING = frozenset(
    {"chl", "con hieu luc", "co hieu luc", "con hieu luc toan bo", "chua xac dinh"}
)
"""What sources write of a document that they take to be in force, or know nothing of."""


def _double(corpus: Corpus) -> Iterator[Hit]:
    law = corpus.law
    rows: tuple[Iterable[LegalDocument | Relation], ...] = (law.documents, law.relations)
    for table in rows:
        first: dict[str, LegalDocument | Relation] = {}
        for each in table:
            before = first.setdefault(each.id, each)
            if before is not each:
                place = str(before.place)
                said = say("id '{id}' stands already at {place}", id=each.id, place=place)
                yield Hit(each.place, said)


def _same_document(corpus: Corpus) -> Iterator[Hit]:
    bearing: defaultdict[tuple[str, date | None], list[LegalDocument]] = defaultdict(list)
    for each in corpus.law.documents:
        bearing[each.number, each.issued].append(each)
    for those in bearing.values():
        first: dict[tuple[str, str], LegalDocument] = {}
        for each in those if len(those) > 1 else ():
            key = (issuer_key(each.issuer), type_key(each.type))
            before = first.setdefault(key, each)
            if before.id != each.id:
                said = say(
                    "{number} is entered twice, as '{id}' and as '{other}'",
                    number=each.number,
                    id=before.id,
                    other=each.id,
                )
                yield Hit(each.place, said)


def _dangling(corpus: Corpus) -> Iterator[Hit]:
    known = corpus.law.by_id
    for each in corpus.law.relations:
        for end, word in (("from", each.acting), ("to", each.target)):
            if word not in known:
                said = say(
                    "relation '{id}': '{end}' is '{word}', which is no entry of the legal "
                    "catalogue",
                    id=each.id,
                    end=end,
                    word=word,
                )
                yield Hit(each.place, said, _meant(word, known))


def _meant(word: str, known: Iterable[str]) -> Said | None:
    """Return the hint at an id that begins with the same number, if there is one."""
    number = word.partition(".")[0]
    near = [each for each in known if each.partition(".")[0] == number]
    return meant(word, near) if near else None


def _needed(corpus: Corpus) -> Iterator[LegalDocument]:
    """Yield what texts cite, and what acts on that: a catalogue holds thousands of others."""
    law = corpus.law
    cited = dict.fromkeys(legal for each in cites(corpus) for legal in each.known)
    acting = (each.acting for legal in cited for each in law.upon.get(legal, ()))
    for legal in dict.fromkeys((*cited, *acting)):
        if legal in law.by_id:
            yield law.by_id[legal]


def _impossible(corpus: Corpus) -> Iterator[Hit]:
    for each in _needed(corpus):
        for said in _order(each):
            yield Hit(each.place, said)
    for relation in corpus.law.relations:
        if relation.day and relation.until and relation.until < relation.day:
            said = say(
                "relation '{id}' begins on {day} and ends on {until}",
                id=relation.id,
                day=relation.day,
                until=relation.until,
            )
            yield Hit(relation.place, said)


def _order(each: LegalDocument) -> Iterator[Said]:
    issued, effective, expires = each.issued, each.effective, each.expires
    if issued and effective and effective < issued:
        yield say(
            "{number} is in force from {effective}, before it was issued on {issued}",
            number=each.number,
            effective=effective,
            issued=issued,
        )
    begin = max((day for day in (issued, effective) if day), default=None)
    if begin and expires and expires < begin:
        yield say(
            "{number} expires on {expires}, before its first day, {day}",
            number=each.number,
            expires=expires,
            day=begin,
        )


def _unknown_words(corpus: Corpus) -> Iterator[Hit]:
    for relation in corpus.law.relations:
        if relation.relation not in _KINDS:
            said = say(
                "relation '{id}': '{word}' is no known relation",
                id=relation.id,
                word=relation.relation,
            )
            yield Hit(relation.place, said, meant(relation.relation, _KINDS))
    for each in _needed(corpus):
        if each.status and doubted(each.status) is None and not _is_standing(each.status):
            said = say(
                "{number}: status '{word}' is not known", number=each.number, word=each.status
            )
            yield Hit(each.place, said)


def _is_standing(status: str) -> bool:
    return " ".join(fold(status).split()) in _STANDING


DOUBLE = Check(
    id="CAT002",
    title=say("The same id twice in the legal catalogue"),
    why=say(
        "Only the first row of an id is used. Two branches that change one row leave both "
        "versions behind when they are merged."
    ),
    hint=say("Compare the two rows with the document, and keep the one that is right."),
    find=_double,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
    needs_registers=False,
)
SAME_DOCUMENT = Check(
    id="CAT003",
    title=say("The same legal document entered twice"),
    why=say(
        "Number, issuer, type and day are the key of a legal document: with two entries every "
        "citation of it is ambiguous, and what happens to one does not reach the other."
    ),
    hint=say("Keep one entry, and let the relations name it."),
    find=_same_document,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
    needs_registers=False,
)
DANGLING = Check(
    id="CAT004",
    title=say("Relation to a document that is not entered"),
    why=say(
        "A repeal by an unknown document leaves the state of its target in doubt; one of an "
        "unknown document does nothing."
    ),
    hint=say("Correct the id, or add the document to the legal catalogue."),
    find=_dangling,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
    needs_registers=False,
)
IMPOSSIBLE = Check(
    id="CAT005",
    title=say("Days of the legal catalogue that cannot be"),
    why=say(
        "Sources mix up day and month, and years; the state then follows from nonsense. Only "
        "what texts cite, and what acts on that, is looked at."
    ),
    hint=say("Compare the days with the document itself."),
    find=_impossible,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
    needs_registers=False,
)
UNKNOWN_WORDS = Check(
    id="CAT006",
    title=say("Word that the legal catalogue does not know"),
    why=say(
        "An unknown relation makes it unknown whether its target is in force; an unknown status "
        "is passed over. The status is looked at where texts cite the document."
    ),
    hint=say("Write one of the words of docs/formats.md, section 7."),
    find=_unknown_words,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
    needs_registers=False,
)

LEGAL_ENTRIES = (DOUBLE, SAME_DOCUMENT, DANGLING, IMPOSSIBLE, UNKNOWN_WORDS)
