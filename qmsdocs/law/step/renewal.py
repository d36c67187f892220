"""How the legal basis of a text can follow what happened to the law: proposed, never decided."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from qmsdocs.law.citing import Cited
from qmsdocs.law.state.effects import ENDING, Effect
from qmsdocs.law.state.force import Force
from qmsdocs.law.state.identity import naming
from qmsdocs.law.state.terms import NUMBERED
from qmsdocs.law.state.validity import validity
from qmsdocs.model.legal import Kind, LegalCatalogue, LegalDocument
from qmsdocs.model.text import LegalReference, Text
from qmsdocs.wording import Said, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """The draft of one document that follows what happened, and what is left to do in it.

    Attributes:
        former: The text that the draft began as.
        why: What happened, each as part of a sentence.
        proposals: How the legal basis of the draft follows it.
        refused: Why a part of that could not be written into the file.
        mentions: Where the body of the draft still names law that ended or changed.
    """

    former: Text
    draft: Text
    why: tuple[Said, ...]
    proposals: tuple["Proposal", ...] = ()
    refused: tuple[Said, ...] = ()
    mentions: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class Package:
    """Drafts that follow one event, to be released together, and what is left alone and why."""

    renewals: tuple[Renewal, ...] = ()
    apart: tuple[tuple[str, Said], ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is to become of one entry of a legal basis.

    Attributes:
        position: Of the entry, from 0.
        kept: Does it stay? Otherwise what is to follow it takes its place.
        behind: What is to follow it.
    """

    position: int
    kept: bool
    behind: tuple[LegalReference, ...]


def proposals(
    law: LegalCatalogue,
    basis: Sequence[Cited],
    news: Mapping[str, Sequence[Effect]],
    day: date,
) -> tuple[Proposal, ...]:
    """Return how a legal basis can follow what was done to it, in order of its entries.

    What was replaced as a whole gives its place to what is in force of its successors on the
    day; what was amended, or replaced or repealed in part, keeps it and is followed by what
    did so. What the basis has already is not added. Where nothing took the place of what
    ended, and where something was suspended or applies again, nothing is proposed.

    Args:
        law: The legal catalogue.
        basis: The entries of a text's legal basis.
        news: What was done, by the id of the legal document that it was done to.
        day: The day on which successors are to be in force.
    """
    known = {each.found.id for each in basis if each.found}
    found = []
    for position, entry in enumerate(basis):
        if entry.found is None:
            continue
        effects = news.get(entry.found.id, ())
        ends = [each for each in effects if _replaces(each)]
        heirs = [heir for each in ends for heir in _heirs(law, each, day)]
        beside = [each.acting for each in effects if each.acting and _changes(each)]
        behind = {each.id: each for each in (*heirs, *beside) if each.id not in known}
        known |= behind.keys()
        if heirs or behind:
            references = tuple(naming(law, each) for each in behind.values())
            found.append(Proposal(position, not heirs, references))
    return tuple(found)


def named(document: LegalDocument) -> Said:
    """Return a legal document by its type, in words, and its number."""
    number = (("number", document.number),)
    if document.type not in NUMBERED:
        return say("{number}", number=document.number)
    return Said(NUMBERED[document.type].template, number)


def happened(law: LegalCatalogue, effect: Effect) -> Said:
    """Return what one legal document did to another, from which day, as part of a sentence."""
    target = law.by_id.get(effect.relation.target)
    old: Said | str = named(target) if target else effect.relation.target
    if effect.relation.provisions:
        old = say("{provisions} of {number}", provisions=effect.relation.provisions, number=old)
    new = named(effect.acting) if effect.acting else effect.number
    act = Said(_ACTS[effect.kind].template, (("new", new), ("old", old)))
    if effect.since is None:
        return say("{act}, on a day that is not known", act=act)
    return say("{act} from {day} on", act=act, day=effect.since)


_ACTS = {
    Kind.REPLACES: say("{new} takes the place of {old}"),
    Kind.REPEALS: say("{new} repeals {old}"),
    Kind.AMENDS: say("{new} amends {old}"),
    Kind.SUSPENDS: say("{new} suspends {old}"),
    Kind.RESTORES: say("{new} lets {old} apply again"),
}


def _replaces(effect: Effect) -> bool:
    return effect.kind is Kind.REPLACES and not effect.relation.provisions


def _changes(effect: Effect) -> bool:
    in_part = effect.kind in ENDING and bool(effect.relation.provisions)
    return effect.kind is Kind.AMENDS or in_part


def _heirs(law: LegalCatalogue, effect: Effect, day: date) -> Iterator[LegalDocument]:
    """Yield what took the place, on the day: a successor may have been replaced itself."""
    seen: set[str] = set()
    effects = [effect]
    while effects:
        acting = effects.pop(0).acting
        if acting is None or acting.id in seen:
            continue
        seen.add(acting.id)
        state = validity(law, acting, day)
        if state.force is not Force.EXPIRED:
            yield acting
        else:
            effects += [each for each in state.by if _replaces(each)]
