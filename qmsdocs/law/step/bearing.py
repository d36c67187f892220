"""How what is asked about bears on each text that relies on it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from qmsdocs.law.state.effects import Effect, effect_of
from qmsdocs.law.state.force import Force
from qmsdocs.law.state.validity import validity
from qmsdocs.law.step.reasons import carries_out, cites, leads_to, may_mean, names_role, news
from qmsdocs.law.step.reliance import Reliance, Use, Vouch
from qmsdocs.law.step.seeds import Seed, Sort
from qmsdocs.law.step.standing import Standing
from qmsdocs.law.step.suspicion import FORM, Ground, Look, Suspicion
from qmsdocs.law.step.touching import touches
from qmsdocs.model.causes import Cause
from qmsdocs.model.legal import Kind, LegalCatalogue, LegalDocument, Relation
from qmsdocs.wording import Said


class Bearing(StrEnum):
    """What a change means to a text, the most urgent first."""

    OPEN = "open"
    """Something changed, or is to change, and nobody has found the text right since."""
    RELIES = "relies"
    """The text relies on it, and nothing about it asks for another look."""
    MAYBE = "maybe"
    """Whether the text is concerned is for people to read."""
    THROUGH = "through"
    """The text leads to one that relies on it."""
    SETTLED = "settled"
    """Something changed, and the text was found right since, or cites what changed it."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one text is touched.

    Attributes:
        cause: What changed, where the text is to be looked at again.
        of: What the text relies on: id of a legal document, document or role, or a code.
        since: Day of the change; of a change to come its first day; none where not known.
        learned: Day on which the catalogue was told of it; none where it does not say.
        path: Steps from what was asked about to the text.
        effects: What was, or will be, done to the legal document that it cites.
        answered: The newest verdict since, that the text is to be revised or withdrawn.
    """

    bearing: Bearing
    of: str
    path: tuple[Said, ...]
    cause: Cause | None = None
    since: date | None = None
    learned: date | None = None
    effects: tuple[Effect, ...] = ()
    answered: Vouch | None = None


_OVER = (Force.EXPIRED, Force.SUSPENDED)
_STANDING = (Force.IN_FORCE, Force.PARTLY_EXPIRED)
_READ = (Kind.AMENDS, Kind.CORRECTS)


@dataclass(frozen=True)
class Inquiry:
    """One question asked of a handbook.

    Attributes:
        what_if: Documents of which it is not known whether they are in force count as coming.
    """

    standing: Standing
    what_if: bool = False

    def reasons(self, seed: Seed) -> Iterator[tuple[Reliance, Reason]]:
        """Yield the texts in force that rely on a thing, each with its reason."""
        index = self.standing.index
        if seed.sort in (Sort.LAW, Sort.GUIDANCE):
            yield from self._of_law(seed)
        elif seed.sort is Sort.SERVICE:
            for each in self.standing.in_force(index.services.get(seed.of, ())):
                step = carries_out(each, seed.of)
                yield each, self._changed(each, seed, Cause.SERVICE, step)
        elif seed.sort is Sort.DOCUMENT:
            for each in self.standing.in_force(index.links.get(seed.of, ())):
                step = leads_to(self.standing, each, seed.of)
                yield each, self._changed(each, seed, Cause.FORM, step)
        else:
            for each in self.standing.in_force(index.roles.get(seed.of, ())):
                step = names_role(self.standing, each, seed.of)
                yield each, Reason(Bearing.RELIES, seed.of, (*seed.why, step))

    def news(self, reliance: Reliance) -> Iterator[Suspicion]:
        """Yield what makes a text suspect."""
        return replace(self._look, forms=self._forms(reliance)).news(reliance)

    def _news_of(self, reliance: Reliance, of: str) -> Iterator[Suspicion]:
        """Yield what makes a text suspect by one of the things that it relies on."""
        # What others did to it is news unless the text cites these too; nothing else counts.
        acting = {each.acting for each in self.standing.law.upon.get(of, ())}
        asked = replace(
            reliance,
            uses=tuple(use for use in reliance.uses if use.legal == of or use.legal in acting),
            unsettled=tuple(each for each in reliance.unsettled if of in each.candidates),
            services=tuple(each for each in reliance.services if each == of),
            links={key: lines for key, lines in reliance.links.items() if key == of},
        )
        for each in self.news(asked):
            if each.of == of:
                yield replace(each, reliance=reliance)

    @cached_property
    def _look(self) -> Look:
        ground = Ground(self.standing.law, self.standing.services, ())
        return Look.at(ground, self.standing.day)

    def _forms(self, reliance: Reliance) -> dict[str, tuple[Reliance, ...]]:
        standing = self.standing
        forms = (
            each
            for each in reliance.links
            if each in standing.documents and standing.documents[each].kind == FORM
        )
        return {
            each: tuple(map(standing.reliance, standing.index.documents.get(each, ())))
            for each in forms
        }

    def _changed(self, reliance: Reliance, seed: Seed, cause: Cause, step: Said) -> Reason:
        """Return the reason of a text that relies on a service or a form."""
        for each in self._news_of(reliance, seed.of):
            if each.cause is cause:
                return suspect(self.standing, each, step, seed.why)
        # That something changed is known; whether the text was found right with it is not.
        bearing = Bearing.MAYBE if seed.why else Bearing.RELIES
        return Reason(bearing, seed.of, (*seed.why, step))

    def _of_law(self, seed: Seed) -> Iterator[tuple[Reliance, Reason]]:
        index, document = self.standing.index, self.standing.law.by_id.get(seed.of)
        if document is None:
            return
        for each in self.standing.in_force(index.law.get(seed.of, ())):
            use = next(use for use in each.uses if use.legal == seed.of)
            if not seed.by or any(touches(use, one.provisions) for one in seed.by):
                yield each, self._cited(each, use, document, seed)
        for each in self.standing.in_force(index.unsettled.get(seed.of, ())):
            yield each, self._named(each, document, seed)

    def _cited(self, reliance: Reliance, use: Use, document: LegalDocument, seed: Seed) -> Reason:
        step = cites(reliance, use, document)
        if seed.sort is Sort.GUIDANCE:
            return Reason(Bearing.MAYBE, seed.of, (*seed.why, step))
        coming = next((each for each in seed.by if self._is_coming(each)), None)
        if coming is not None:
            return self._of_coming(reliance, coming, (*seed.why, step))
        for each in self._news_of(reliance, seed.of):
            if _by(each, seed):
                return suspect(self.standing, each, step, seed.why)
        bearing = self._otherwise(reliance, document, seed)
        return Reason(bearing, seed.of, (*seed.why, step))

    def _named(self, reliance: Reliance, document: LegalDocument, seed: Seed) -> Reason:
        """Return the reason of a text that names a number which several documents bear."""
        step = may_mean(reliance, document)
        found = next(self._news_of(reliance, seed.of), None) if not seed.by else None
        if found is not None:
            return suspect(self.standing, found, step, seed.why)
        return Reason(Bearing.MAYBE, seed.of, (*seed.why, step))

    def _is_coming(self, relation: Relation) -> bool:
        """Will the relation begin to act, or is it to be taken as if?"""
        law, day = self.standing.law, self.standing.day
        acting = law.by_id.get(relation.acting)
        if acting is None:
            return False
        since, force = _begins(law, relation), validity(law, acting, day).force
        if (since is not None and since > day) or force is Force.NOT_YET:
            return True
        return self.what_if and force not in (*_STANDING, Force.EXPIRED)

    def _of_coming(self, reliance: Reliance, relation: Relation, path: tuple[Said, ...]) -> Reason:
        read = any(use.legal == relation.acting for use in reliance.uses)
        if relation.relation == Kind.CORRECTS:
            return Reason(Bearing.MAYBE, relation.target, path)
        if read and relation.relation in _READ:
            return Reason(Bearing.SETTLED, relation.target, path)
        effect = effect_of(self.standing.law, relation)
        first = effect.since if effect.since and effect.since > self.standing.day else None
        return Reason(
            Bearing.OPEN, relation.target, path, Cause.LAW_COMING, first, effects=(effect,)
        )

    def _otherwise(self, reliance: Reliance, document: LegalDocument, seed: Seed) -> Bearing:
        """Return what a change means to a text that it did not make suspect."""
        if any(self._is_unread(reliance, each) for each in seed.by):
            return Bearing.MAYBE
        state = validity(self.standing.law, document, self.standing.day)
        over = state.force in _OVER
        return Bearing.SETTLED if seed.by or over else Bearing.RELIES

    def _is_unread(self, reliance: Reliance, relation: Relation) -> bool:
        """Is it in doubt, or a slip corrected that nobody has read the text for since?"""
        law, day = self.standing.law, self.standing.day
        if relation.relation != Kind.CORRECTS:
            return effect_of(law, relation).doubt_on(day) is not None
        since, vouch = _begins(law, relation), reliance.vouched_on(day)
        return since is None or vouch is None or vouch.day < since


def suspect(standing: Standing, found: Suspicion, step: Said, why: tuple[Said, ...] = ()) -> Reason:
    """Return the reason of a text that a change has made suspect."""
    path = tuple(dict.fromkeys((*why, *news(standing, found), step)))
    return Reason(
        Bearing.OPEN,
        found.of,
        path,
        found.cause,
        found.since,
        found.learned,
        found.effects,
        found.answered,
    )


def _begins(law: LegalCatalogue, relation: Relation) -> date | None:
    """Return the first day of a relation, as far as it is known."""
    acting = law.by_id.get(relation.acting)
    return relation.day or (acting.effective if acting else None)


def _by(found: Suspicion, seed: Seed) -> bool:
    """Is it what was asked about that made the text suspect?"""
    if not seed.by or found.cause is Cause.LAW_IN_DOUBT:
        return True
    relations = {each.relation for each in found.effects}
    return any(each in relations for each in seed.by)
