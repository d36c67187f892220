"""Which texts in force are suspect: what they rely on changed after they were vouched for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from qmsdocs.law.effects import Effect
from qmsdocs.law.force import Force
from qmsdocs.law.reliance import Reliance, Use, Vouch
from qmsdocs.law.serving import service_digest
from qmsdocs.law.touching import touches
from qmsdocs.law.validity import validity
from qmsdocs.law.worth import Worth, acting, worth
from qmsdocs.model.causes import Cause
from qmsdocs.model.legal import Kind, LegalCatalogue, LegalDocument
from qmsdocs.model.records import Verdict
from qmsdocs.model.services import Services


@dataclass(frozen=True, slots=True)
class Suspicion:
    """One thing that a text relies on and that changed after the text was vouched for.

    Attributes:
        of: What changed: id of a legal document, code of a service, id of a form.
        since: Day of the change; none where it is not known.
        effects: What was done to the legal document that is news to the text.
        vouched: The day on which the text was last found right.
        answered: The newest verdict since, where one says that the text is to be revised or
            withdrawn.
    """

    reliance: Reliance
    cause: Cause
    of: str
    since: date | None
    effects: tuple[Effect, ...] = ()
    vouched: date | None = None
    answered: Vouch | None = None

    @property
    def lines(self) -> tuple[int, ...]:
        """Lines of the text on which it relies on what changed."""
        if self.cause is Cause.FORM:
            return self.reliance.links.get(self.of, ())
        return next((use.lines for use in self.reliance.uses if use.legal == self.of), ())


@dataclass(frozen=True, slots=True)
class Ground:
    """What texts rely on, as it stands: law, services, and what is in force of the handbook."""

    law: LegalCatalogue
    services: Services
    reliances: tuple[Reliance, ...]

    def standing_on(self, day: date) -> tuple[Reliance, ...]:
        """Return what is in force on a day."""
        return tuple(each for each in self.reliances if each.in_force_on(day))


FORM = "form"
"""Id of the kind of document that others fill in: a new issue of one makes them suspect."""


def suspicions(ground: Ground, day: date) -> tuple[Suspicion, ...]:
    """Return what makes texts in force on a day suspect, in order of the documents.

    A text is compared with what the record of its last approval, or verdict to keep it, says
    of the law; where the record says nothing, with what the catalogue of today knows about the
    day of that record. What the text cites itself is no news to it, nor is what happened to
    provisions that it does not name.
    """
    numbers = _numbers(ground.reliances)
    return tuple(
        each
        for reliance in ground.standing_on(day)
        for each in suspicions_of(ground, reliance, day, numbers)
    )


def suspicions_of(
    ground: Ground,
    reliance: Reliance,
    day: date,
    numbers: Mapping[str, tuple[Reliance, ...]] | None = None,
) -> Iterator[Suspicion]:
    """Yield what makes one text suspect on a day."""
    vouch = reliance.vouched_on(day)
    if vouch is None:
        return
    answered = _answer(reliance, vouch, day)
    for cause, of, since, effects in _changes(ground, reliance, vouch, day, numbers):
        yield Suspicion(reliance, cause, of, since, effects, vouch.day, answered)


_Change = tuple[Cause, str, date | None, tuple[Effect, ...]]


def _changes(
    ground: Ground,
    reliance: Reliance,
    vouch: Vouch,
    day: date,
    numbers: Mapping[str, tuple[Reliance, ...]] | None,
) -> Iterator[_Change]:
    for use in reliance.uses:
        document = ground.law.by_id.get(use.legal)
        if document is not None:
            yield from _of_law(ground.law, document, use, reliance, vouch, day)
    yield from _of_services(ground.services, reliance, vouch, day)
    known = _numbers(ground.reliances) if numbers is None else numbers
    yield from _of_forms(known, reliance, vouch, day)


def _answer(reliance: Reliance, vouch: Vouch, day: date) -> Vouch | None:
    later = [
        each
        for each in reliance.vouches
        if each.verdict in (Verdict.REVISE, Verdict.WITHDRAW) and vouch.day <= each.day <= day
    ]
    return later[-1] if later else None


def _of_law(
    law: LegalCatalogue,
    document: LegalDocument,
    use: Use,
    reliance: Reliance,
    vouch: Vouch,
    day: date,
) -> Iterator[_Change]:
    before = _before(law, document, vouch)
    now = worth(law, document, day)
    if now == before:
        return
    cites = {each.legal for each in reliance.uses}
    news = tuple(
        each
        for each in acting(law, document, day)
        if each.relation.acting not in before.acting and touches(use, each.relation.provisions)
    )
    unread = tuple(each for each in news if each.relation.acting not in cites)
    cause = _cause(before.force, now.force, unread)
    if cause is not None:
        shown = unread if cause is Cause.LAW_CHANGED else news
        yield cause, document.id, _since(law, document, shown, cause, day), shown


def _before(law: LegalCatalogue, document: LegalDocument, vouch: Vouch) -> Worth:
    state = vouch.law.get(document.id) if vouch.law is not None else None
    if state is None:
        return worth(law, document, vouch.day)
    return Worth(Force(state.state), state.acting)


_STANDING = (Force.IN_FORCE, Force.PARTLY_EXPIRED)
_BY_FORCE = {
    Force.EXPIRED: Cause.LAW_ENDED,
    Force.SUSPENDED: Cause.LAW_SUSPENDED,
    Force.UNKNOWN: Cause.LAW_IN_DOUBT,
}


def _cause(before: Force, now: Force, unread: Iterable[Effect]) -> Cause | None:
    if now is not before and now in _BY_FORCE:
        return _BY_FORCE[now]
    if before in (Force.EXPIRED, Force.SUSPENDED) and now in _STANDING:
        return Cause.LAW_RESTORED
    if now in _STANDING and any(each.relation.relation in _CHANGING for each in unread):
        return Cause.LAW_CHANGED
    return None


_CHANGING = (Kind.AMENDS, Kind.REPLACES, Kind.REPEALS, Kind.SUSPENDS)


def _since(
    law: LegalCatalogue,
    document: LegalDocument,
    effects: Iterable[Effect],
    cause: Cause,
    day: date,
) -> date | None:
    if cause in (Cause.LAW_ENDED, Cause.LAW_SUSPENDED, Cause.LAW_RESTORED, Cause.LAW_IN_DOUBT):
        return validity(law, document, day).since
    known = [each.since for each in effects if each.since]
    return min(known, default=None)


def _of_services(
    services: Services, reliance: Reliance, vouch: Vouch, day: date
) -> Iterator[_Change]:
    for code in reliance.services:
        listed = services.listed.get(code)
        if listed is None:
            continue
        ended = listed.abolished if listed.ended_on(day) else None
        state = vouch.services.get(code) if vouch.services is not None else None
        if state is None:
            changed = listed.ended_on(day) and (ended is None or ended > vouch.day)
        else:
            changed = service_digest(services[code]) != state.digest
        if changed:
            yield Cause.SERVICE, code, ended, ()


def _numbers(reliances: Iterable[Reliance]) -> dict[str, tuple[Reliance, ...]]:
    """Return the stretches of the forms, by document."""
    found: dict[str, tuple[Reliance, ...]] = {}
    for each in reliances:
        if each.kind == FORM:
            found[each.document] = (*found.get(each.document, ()), each)
    return found


def _of_forms(
    forms: Mapping[str, tuple[Reliance, ...]], reliance: Reliance, vouch: Vouch, day: date
) -> Iterator[_Change]:
    for document in reliance.links:
        since = _form_changed(forms.get(document, ()), day)
        if since is not None and since > vouch.day:
            yield Cause.FORM, document, since, ()


def _form_changed(stretches: tuple[Reliance, ...], day: date) -> date | None:
    """Return the first day of the form's number of today, or the day on which it ended."""
    now = next((each for each in stretches if each.in_force_on(day)), None)
    if now is None:
        return max(
            (each.until for each in stretches if each.until and each.until <= day), default=None
        )
    return min(each.since for each in stretches if each.number == now.number)
