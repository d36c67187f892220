"""What somebody asks the impact of: a legal document, a service, a document or a role."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from qmsdocs.errors import QmsError
from qmsdocs.law.state.force import Force
from qmsdocs.law.state.identity import Resolution, resolve
from qmsdocs.law.state.telling import told
from qmsdocs.law.state.validity import validity
from qmsdocs.law.step.renewal import named
from qmsdocs.law.step.seeds import Seed, Sort, of_law
from qmsdocs.law.step.standing import Standing
from qmsdocs.model.legal import LegalDocument
from qmsdocs.model.letters import nearest
from qmsdocs.model.services import national_code
from qmsdocs.model.text import LegalReference
from qmsdocs.wording import Said, say


@dataclass(frozen=True, slots=True)
class Subject:
    """What is asked about.

    Attributes:
        name: What it is called.
        told: What is known of it, in sentences.
        coming: Is it a legal document that is not yet in force?
    """

    name: Said
    seeds: tuple[Seed, ...]
    told: tuple[Said, ...] = ()
    coming: bool = False


def asked(standing: Standing, word: str, issuer: str = "", issued: date | None = None) -> Subject:
    """Return what a word means: a service, a document, a role, or else a legal document.

    Args:
        standing: What the handbook stands on.
        word: Code of a service, code or id of a document, id or name of a role, number or id
            of a legal document.
        issuer: Who issued the legal document that is meant.
        issued: On which day it was issued.

    Raises:
        QmsError: Nothing is called so, or several things are.
    """
    # Some systems type letters and their signs apart, and blanks come along with a copied code.
    meant = unicodedata.normalize("NFC", word).strip()
    reference = LegalReference(meant, issuer, issued)
    if issuer or issued:
        return _law(standing, reference)
    return (
        _service(standing, meant)
        or _document(standing, meant)
        or _role(standing, meant)
        or _law(standing, reference)
    )


def _service(standing: Standing, word: str) -> Subject | None:
    code = national_code(word)
    listed = standing.services.listed.get(code)
    if listed is None and code not in standing.index.services:
        return None
    name = say("public service {code}", code=code)
    seeds = (Seed(Sort.SERVICE, code),)
    if listed is None:
        return Subject(name, seeds, (say("not in the catalogue of public services"),))
    title = say("{title}", title=listed.name)
    if not listed.ended_on(standing.day):
        return Subject(name, seeds, (title,))
    ended = say("no more since {day}", day=listed.abolished) if listed.abolished else say("no more")
    heirs = standing.services[code].replaced_by
    after = (say("{codes} took its place", codes=heirs),) if heirs else ()
    return Subject(name, seeds, (title, ended, *after))


def _document(standing: Standing, word: str) -> Subject | None:
    folded = word.casefold()
    known = standing.documents
    ids = [folded] if folded in known else _coded(standing, folded)
    if not ids:
        return None
    if len(ids) > 1:
        raise QmsError(
            say("code '{code}' is used by several documents: {ids}", code=word, ids=tuple(ids)),
            say("Name one of the ids instead."),
        )
    found = known[ids[0]]
    name = say("document {code}", code=found.code)
    return Subject(name, (Seed(Sort.DOCUMENT, ids[0]),), (say("{title}", title=found.title),))


def _coded(standing: Standing, folded: str) -> list[str]:
    return sorted(
        each.document for each in standing.documents.values() if each.code.casefold() == folded
    )


def _role(standing: Standing, word: str) -> Subject | None:
    folded = word.casefold()
    for each in standing.office.roles:
        if folded in (each.id.casefold(), each.name.casefold()):
            name = say("role '{role}'", role=each.name)
            ended = each.until is not None and each.until < standing.day
            last = (say("its last day was {day}", day=each.until),) if ended and each.until else ()
            return Subject(name, (Seed(Sort.ROLE, each.id),), last)
    return None


def _law(standing: Standing, reference: LegalReference) -> Subject:
    document = standing.law.by_id.get(reference.number)
    if document is None:
        found = resolve(standing.law, reference)
        document = found.found
        if document is None:
            raise _refusal(standing, reference, found)
    force = validity(standing.law, document, standing.day).force
    return Subject(
        named(document),
        of_law(standing.law, document),
        (say("{title}", title=document.title), *told(standing.law, document, standing.day)),
        force is Force.NOT_YET,
    )


def _refusal(standing: Standing, reference: LegalReference, found: Resolution) -> QmsError:
    number = reference.number
    if found.candidates:
        return QmsError(
            say(
                "{count} legal documents bear the number {number}: {candidates}",
                count=len(found.candidates),
                number=number,
                candidates=tuple(map(_candidate, found.candidates)),
            ),
            say("Tell which one is meant with --issuer or --issued."),
        )
    if found.namesakes:
        return QmsError(
            say("no legal document {number} is from this issuer or day", number=number),
            say("The catalogue has {known}.", known=tuple(map(_candidate, found.namesakes))),
        )
    if found.nearest:
        known = tuple(dict.fromkeys(each.number for each in found.nearest))
        hint = say("The nearest number in the legal catalogue is {known}.", known=known)
    else:
        word = nearest(number, _numbers(standing) if "/" in number else _names(standing))
        hint = say("Did you mean '{word}'?", word=word) if word else _EXPECTED
    return QmsError(say("nothing here is called '{word}'", word=number), hint)


_EXPECTED = say(
    "Name a legal document by its number, a public service or a document by its code, or a role; "
    "without a name everything is shown that is suspect today."
)


def _candidate(document: LegalDocument) -> Said:
    name = named(document)
    if document.issued is None:
        return say("{law} ({issuer})", law=name, issuer=document.issuer)
    return say(
        "{law} ({issuer}, {issued})",
        law=name,
        issuer=document.issuer,
        issued=document.issued,
    )


def _numbers(standing: Standing) -> Iterator[str]:
    return (each.number for each in standing.law.documents)


def _names(standing: Standing) -> Iterator[str]:
    yield from (each.code for each in standing.documents.values())
    yield from standing.services.listed
    for each in standing.office.roles:
        yield from (each.id, each.name)
