"""Each procedure in force beside the law and the public services that it rests on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from qmsdocs.law.state.identity import number_key, resolve
from qmsdocs.law.state.validity import is_past
from qmsdocs.law.step.lapses import Lapse
from qmsdocs.law.step.reliance import Reliance
from qmsdocs.law.step.standing import Draft, Standing
from qmsdocs.law.step.suspicion import FORM, Suspicion
from qmsdocs.model.causes import Cause
from qmsdocs.model.legal import LegalCatalogue
from qmsdocs.model.services import Listed
from qmsdocs.model.text import LegalReference

PROCEDURE = "procedure"
"""Id of the kind of document that carries out public services."""


@dataclass(frozen=True, slots=True)
class Legs:
    """One procedure, and what is wrong with each leg that it stands on.

    Attributes:
        lapsed: Law that is in force no more and that it rests on.
        changed: What else of the law, of its services or forms changed since it was found right.
        unknown: Law of which the catalogue cannot tell whether it is in force.
        ended: Its services that are no more.
        unlisted: Its services that the catalogue does not have.
        lacking: Legal bases that the records of its services name, that are not over, and that
            it does not cite.
        drafts: What is being written of it, and numbers that await their day.
    """

    reliance: Reliance
    lapsed: tuple[Lapse, ...]
    changed: tuple[Suspicion, ...]
    unknown: tuple[Lapse, ...]
    ended: tuple[Listed, ...]
    unlisted: tuple[str, ...]
    lacking: tuple[str, ...]
    drafts: tuple[Draft, ...]

    @property
    def of_law(self) -> tuple[Suspicion, ...]:
        """What changed in the law."""
        own = {each.legal for each in self.lapsed}
        others = (Cause.SERVICE, Cause.FORM)
        return tuple(
            each for each in self.changed if each.cause not in others and each.of not in own
        )

    @property
    def of_services(self) -> tuple[Suspicion, ...]:
        """What changed in the records of its services, those left out that are no more."""
        gone = {each.code for each in self.ended}
        return tuple(
            each for each in self.changed if each.cause is Cause.SERVICE and each.of not in gone
        )

    @property
    def of_forms(self) -> tuple[Suspicion, ...]:
        """Which of its forms were issued anew, or ended."""
        return tuple(each for each in self.changed if each.cause is Cause.FORM)

    @property
    def in_step(self) -> bool:
        """Is nothing wrong that is known?"""
        return not (self.lapsed or self.changed or self.ended or self.unlisted or self.lacking)


def legs(
    standing: Standing,
    texts: Iterable[Reliance],
    lapses: Iterable[Lapse],
    suspicions: Iterable[Suspicion],
) -> tuple[Legs, ...]:
    """Return a row for each procedure among texts in force: by kind, or by what it carries out."""
    day = standing.day
    wrong: defaultdict[str, list[Lapse]] = defaultdict(list)
    for lapse in lapses:
        if lapse.holds_on(day):
            wrong[lapse.reliance.document].append(lapse)
    changed: defaultdict[str, list[Suspicion]] = defaultdict(list)
    for each in suspicions:
        changed[each.reliance.document].append(each)
    return tuple(
        _legs(standing, each, wrong[each.document], changed[each.document])
        for each in texts
        if each.kind == PROCEDURE or (each.services and each.kind != FORM)
    )


def _legs(
    standing: Standing, reliance: Reliance, wrong: list[Lapse], changed: list[Suspicion]
) -> Legs:
    listed = standing.services.listed
    known = [listed[code] for code in reliance.services if code in listed]
    return Legs(
        reliance,
        tuple(each for each in wrong if each.gone),
        tuple(changed),
        tuple(each for each in wrong if not each.gone),
        tuple(each for each in known if each.ended_on(standing.day)),
        tuple(code for code in reliance.services if code not in listed),
        tuple(_lacking(standing, reliance)),
        standing.drafts.get(reliance.document, ()),
    )


def _lacking(standing: Standing, reliance: Reliance) -> Iterator[str]:
    named = [each for code in reliance.services for each in _basis(standing, code)]
    seen = _cited(standing.law, reliance) if named else set()
    for reference in named:
        key = number_key(reference.number)
        if key not in seen and not _is_past(standing, reference):
            seen.add(key)
            yield reference.number


def _basis(standing: Standing, code: str) -> tuple[LegalReference, ...]:
    """Return the legal basis of a service that exists."""
    listed = standing.services.listed.get(code)
    if listed is None or listed.ended_on(standing.day):
        return ()
    return standing.services[code].legal_basis


def _cited(law: LegalCatalogue, reliance: Reliance) -> set[str]:
    """Return what tells apart the numbers that a text names."""
    numbers = (law.by_id[use.legal].number for use in reliance.uses if use.legal in law.by_id)
    return {number_key(each) for each in (*numbers, *(one.number for one in reliance.unsettled))}


def _is_past(standing: Standing, reference: LegalReference) -> bool:
    found = resolve(standing.law, reference).found
    return found is not None and is_past(standing.law, found, standing.day)
