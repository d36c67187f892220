"""Which texts in force are suspect: what they rely on changed after they were vouched for."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from qmsdocs.law.services.serving import service_digest
from qmsdocs.law.state.effects import Effect
from qmsdocs.law.state.force import Force
from qmsdocs.law.state.validity import validity
from qmsdocs.law.state.worth import Span, Spans, Worth, effect_of, worth
from qmsdocs.law.step.reliance import Reliance, Use, Vouch
from qmsdocs.law.step.touching import named, touches
from qmsdocs.model.causes import Cause
from qmsdocs.model.legal import Kind, LegalCatalogue, LegalDocument
from qmsdocs.model.records import LawEffect, Verdict
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
        learned: Day on which the catalogue was told of it; none where it does not say.
    """

    reliance: Reliance
    cause: Cause
    of: str
    since: date | None
    effects: tuple[Effect, ...] = ()
    vouched: date | None = None
    answered: Vouch | None = None
    learned: date | None = None

    @property
    def lines(self) -> tuple[int, ...]:
        """Lines of the text on which it relies on what changed."""
        if self.cause is Cause.FORM:
            return self.reliance.links.get(self.of, ())
        uses = (use.lines for use in self.reliance.uses if use.legal == self.of)
        unsettled = (each.line for each in self.reliance.unsettled if self.of in each.candidates)
        return next(uses, tuple(unsettled))


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
    look = Look.at(ground, day)
    return tuple(each for reliance in ground.standing_on(day) for each in look.news(reliance))


Forms = Mapping[str, tuple[Reliance, ...]]
"""The stretches of each form, by its document."""


@dataclass(frozen=True, slots=True)
class Look:
    """A look on one day; what it finds out about the law serves every text."""

    ground: Ground
    day: date
    forms: Forms
    spans: Spans

    @classmethod
    def at(cls, ground: Ground, day: date, forms: Forms | None = None) -> "Look":
        """Return a look at a ground, and at its own forms unless others are given."""
        known = forms_of(ground.reliances) if forms is None else forms
        return cls(ground, day, known, Spans(ground.law, day))

    def news(self, reliance: Reliance) -> Iterator[Suspicion]:
        """Yield what makes one text suspect."""
        vouch = reliance.vouched_on(self.day)
        if vouch is None:
            return
        for cause, of, since, effects in self._changes(reliance, vouch):
            answered = _answer(reliance, vouch, self.day)
            learned = _learned(self.ground, cause, of, effects)
            yield Suspicion(reliance, cause, of, since, effects, vouch.day, answered, learned)

    def _changes(self, reliance: Reliance, vouch: Vouch) -> "Iterator[_Change]":
        law, day, spans = self.ground.law, self.day, self.spans
        for use in reliance.uses:
            now = spans[use.legal]
            # Mostly nothing happened: of a hundred uses one or two are looked at closely.
            if now is not None and _moved(now, vouch, use.legal):
                yield from _of_law(law, now, use, reliance, vouch, day)
        yield from _of_unsettled(reliance, vouch)
        yield from _of_services(self.ground.services, reliance, vouch, day)
        yield from _of_forms(self.forms, reliance, vouch, day)


def forms_of(reliances: Iterable[Reliance]) -> Forms:
    """Return the forms among some stretches."""
    found: dict[str, tuple[Reliance, ...]] = {}
    for each in reliances:
        if each.kind == FORM:
            found[each.document] = (*found.get(each.document, ()), each)
    return found


def _learned(ground: Ground, cause: Cause, of: str, effects: Iterable[Effect]) -> date | None:
    """Return the day on which the newest row or record that tells of a change was entered."""
    if cause is Cause.SERVICE:
        return ground.services[of].checked if of in ground.services else None
    days = [each.relation.recorded for each in effects if each.relation.recorded]
    document = ground.law.by_id.get(of)
    return max(days, default=document.checked if document and not effects else None)


_Change = tuple[Cause, str, date | None, tuple[Effect, ...]]


def _answer(reliance: Reliance, vouch: Vouch, day: date) -> Vouch | None:
    behind = reliance.vouches[reliance.vouches.index(vouch) + 1 :]
    later = [
        each
        for each in behind
        if each.verdict in (Verdict.REVISE, Verdict.WITHDRAW) and each.day <= day
    ]
    return later[-1] if later else None


def _moved(now: Span, vouch: Vouch, legal: str) -> bool:
    """May a legal document be worth something else than when a text was found right?

    Without a turn since then it is not, unless a record says otherwise of that day.
    """
    if vouch.law is None:
        return now.since > vouch.day
    state, worth_now = vouch.law.get(legal), now.worth
    if state is None or state.state != worth_now.force or state.acting != worth_now.acting:
        return True
    return bool(now.in_doubt) and now.since > vouch.day


def _of_law(
    law: LegalCatalogue, span: Span, use: Use, reliance: Reliance, vouch: Vouch, day: date
) -> Iterator[_Change]:
    document = law.by_id[use.legal]
    before, now = _before(law, document, vouch), span.worth
    doubtful = [each for each in span.in_doubt if each.doubtful > vouch.day]
    if now == before and not doubtful:
        return
    known = {_same(each) for each in before.acting}
    fresh = [each for each in span.acting if _same(effect_of(each)) not in known]
    fresh += doubtful
    news = tuple(each for each in fresh if touches(use, each.relation.provisions))
    cites = {each.legal for each in reliance.uses}
    unread = tuple(each for each in news if not _is_cited_amendment(each, cites))
    cause = _cause(before.force, now.force, fresh, unread)
    if cause is not None:
        shown = unread if cause is Cause.LAW_CHANGED else news
        yield cause, document.id, _since(law, document, shown, cause, day), shown


def _before(law: LegalCatalogue, document: LegalDocument, vouch: Vouch) -> Worth:
    """Return what was known of a legal document when a text was found right."""
    then = worth(law, document, vouch.day)
    if vouch.law is None:
        return then
    state = vouch.law.get(document.id)
    # What the list does not have the catalogue did not know, whatever it says of that day now.
    return Worth(Force(state.state), state.acting) if state else Worth(Force.UNKNOWN, then.acting)


def _same(effect: LawEffect) -> tuple[str, str, object]:
    """Return what is equal where only the writing of the provisions differs."""
    read = frozenset(named(effect.provisions))
    return effect.id, effect.relation, read or " ".join(effect.provisions.casefold().split())


def _is_cited_amendment(effect: Effect, cites: Container[str]) -> bool:
    return effect.relation.relation == Kind.AMENDS and effect.relation.acting in cites


_STANDING = (Force.IN_FORCE, Force.PARTLY_EXPIRED)
_BY_FORCE = {
    Force.EXPIRED: Cause.LAW_ENDED,
    Force.SUSPENDED: Cause.LAW_SUSPENDED,
    Force.UNKNOWN: Cause.LAW_IN_DOUBT,
}
_CHANGING = (Kind.AMENDS, Kind.REPLACES, Kind.REPEALS, Kind.SUSPENDS)


def _cause(
    before: Force, now: Force, fresh: Sequence[Effect], unread: Sequence[Effect]
) -> Cause | None:
    if now is not before and now in _BY_FORCE:
        return _BY_FORCE[now]
    if before in _STANDING and now is Force.NOT_YET:
        return Cause.LAW_IN_DOUBT  # it was put off
    if before in (Force.EXPIRED, Force.SUSPENDED) and now in _STANDING:
        return Cause.LAW_RESTORED
    if now not in _STANDING:
        return None
    changed = any(each.relation.relation in _CHANGING for each in unread)
    # That a part of it is gone may be all that the source says.
    in_part = before is Force.IN_FORCE and now is Force.PARTLY_EXPIRED and not fresh
    return Cause.LAW_CHANGED if changed or in_part else None


def _since(
    law: LegalCatalogue,
    document: LegalDocument,
    effects: Iterable[Effect],
    cause: Cause,
    day: date,
) -> date | None:
    if cause is not Cause.LAW_CHANGED:
        return validity(law, document, day).since
    known = [each.since for each in effects if each.since]
    return min(known, default=None)


def _of_unsettled(reliance: Reliance, vouch: Vouch) -> Iterator[_Change]:
    """Yield what the text named clearly when it was found right, and what may be several now."""
    known = vouch.law or {}
    for each in reliance.unsettled:
        for candidate in each.candidates:
            if candidate in known:
                yield Cause.LAW_IN_DOUBT, candidate, None, ()


def _of_services(
    services: Services, reliance: Reliance, vouch: Vouch, day: date
) -> Iterator[_Change]:
    for code in reliance.services:
        entry = services.listed.get(code)
        state = vouch.services.get(code) if vouch.services is not None else None
        digest = state.digest if state else ""
        ended = entry is not None and entry.ended_on(day)
        if entry is None:
            changed = bool(digest)
        elif digest and service_digest(services[code]) != digest:
            changed = True
        else:
            first = entry.abolished
            changed = ended and (first > vouch.day if first else not digest)
        if changed:
            yield Cause.SERVICE, code, entry.abolished if entry and ended else None, ()


def _of_forms(forms: Forms, reliance: Reliance, vouch: Vouch, day: date) -> Iterator[_Change]:
    for document in reliance.links:
        since = _form_changed(forms.get(document, ()), day)
        # A form that comes into force together with the text was approved with it.
        if since is not None and since > vouch.day and since != reliance.since:
            yield Cause.FORM, document, since, ()


def _form_changed(stretches: tuple[Reliance, ...], day: date) -> date | None:
    """Return the first day of the form's number of today, or the day on which it ended."""
    now = next((each for each in stretches if each.in_force_on(day)), None)
    if now is not None and now.number == min(each.number for each in stretches):
        return None  # it was new then, and is as it was
    if now is None:
        return max(
            (each.until for each in stretches if each.until and each.until <= day), default=None
        )
    return min(each.since for each in stretches if each.number == now.number)
