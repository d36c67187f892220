"""What other legal documents do to one, from which day, and how sure that is."""

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from datetime import date

from qmsdocs.law.state.terms import done
from qmsdocs.model.legal import Kind, LegalCatalogue, LegalDocument, Relation
from qmsdocs.wording import Said, say

ENDING = (Kind.REPLACES, Kind.REPEALS)
"""Relations that end a document, or the provisions that they name."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What one relation does to its target.

    Attributes:
        acting: The acting document's entry; none where the catalogue does not have it.
        since: First day, as far as it is known: that of the relation, or else that on which
            the acting document takes effect.
        until: First day on which it acts no more, where it acts for a time.
        sure: First day on which it certainly acts; none where that cannot be said.
        doubt: Why it cannot be said from the first day on, or at all.
        doubtful: First day of that doubt.
        lapses: First day on which the acting document, once it had acted, was in force no more.
    """

    relation: Relation
    acting: LegalDocument | None
    since: date | None
    until: date | None = None
    sure: date | None = None
    doubt: Said | None = None
    doubtful: date = date.min
    lapses: date | None = None

    @property
    def kind(self) -> Kind:
        """Replaces, repeals, amends, suspends or restores."""
        return Kind(self.relation.relation)

    @property
    def number(self) -> str:
        """Number of the acting document, or its id where it has no entry."""
        return self.acting.number if self.acting else self.relation.acting

    @property
    def said(self) -> Said:
        """What was done, by which document, to which provisions."""
        return done(self.kind, self.number, self.relation.provisions)

    def acts_on(self, day: date) -> bool:
        """Does it certainly act on a day?"""
        return self.sure is not None and self.sure <= day and not self._over(day)

    def doubt_on(self, day: date) -> Said | None:
        """Return why it may act on a day and need not, or none."""
        unsure = self.sure is None or day < self.sure
        return self.doubt if unsure and self.doubtful <= day and not self._over(day) else None

    def lapse_on(self, day: date) -> Said | None:
        """Return that the acting document has ended, where the effect has no end of its own."""
        if self.until or self.lapses is None or day < self.lapses:
            return None
        return say(
            "{act}, a document that has itself not been in force since {day}",
            act=self.said,
            day=self.lapses,
        )

    def days(self) -> Iterator[date]:
        """Yield the days on which its answers may change."""
        known = (self.since, self.sure, self.doubtful, self.lapses, self.until)
        return (each for each in known if each is not None)

    def _over(self, day: date) -> bool:
        return self.until is not None and self.until <= day


def effects(
    catalogue: LegalCatalogue, document: LegalDocument, kinds: Container[str]
) -> list[Effect]:
    """Return what others do to a document by relations of some kinds, in order of their ids."""
    upon = [each for each in catalogue.upon.get(document.id, ()) if each.relation in kinds]
    return [effect_of(catalogue, each) for each in sorted(upon, key=lambda each: each.id)]


def effect_of(catalogue: LegalCatalogue, relation: Relation) -> Effect:
    """Return what a relation does and from which day.

    It acts from its own day, or without one from that on which the acting document takes
    effect. It is in doubt where neither is known, where days contradict each other, where
    the catalogue lacks the acting document, and where that one was not in force on the day:
    not yet, or not any more.
    """
    acting = catalogue.by_id.get(relation.acting)
    since = _start(catalogue, relation)
    plain = Effect(relation, acting, since, relation.until)
    if acting is None:
        said = say("{act}, which is not in the legal catalogue", act=plain.said)
        return replace(plain, doubt=said, doubtful=since or date.min)
    if since is None:
        said = say("{act}, on a day that is not known", act=plain.said)
        return replace(plain, doubt=said, doubtful=acting.issued or date.min)
    if relation.until is not None and relation.until < since:
        said = say(
            "{act} from {day} until {until}, which is earlier",
            act=plain.said,
            day=since,
            until=relation.until,
        )
        return replace(plain, until=None, doubt=said, doubtful=relation.until)
    target = catalogue.by_id.get(relation.target)
    if target and target.issued and since < target.issued:
        said = say(
            "{act} from {day}, before it was issued on {issued}",
            act=plain.said,
            day=since,
            issued=target.issued,
        )
        return replace(plain, doubt=said, doubtful=since)
    return _dated(catalogue, plain, acting, since)


def _dated(catalogue: LegalCatalogue, plain: Effect, acting: LegalDocument, since: date) -> Effect:
    first = acting.effective or acting.issued
    early = first is not None and since < first
    sure = acting.effective if early else since
    if sure is not None and not _stands(catalogue, acting, sure):
        sure = None
    lapses = min((day for day in _ends(catalogue, acting) if day > (sure or since)), default=None)
    said = None
    if sure != since:
        said = say(
            "{act} from {day}, when that document was itself not in force",
            act=plain.said,
            day=since,
        )
    return Effect(plain.relation, acting, since, plain.until, sure, said, since, lapses)


def _stands(catalogue: LegalCatalogue, acting: LegalDocument, day: date) -> bool:
    """Was a document that acts in force itself on a day that it had taken effect by?

    What is done to it is taken at its word, so that a circle of documents has an end.
    """
    downs = [each for each in _ends(catalogue, acting) if each <= day]
    ups = []
    for relation in catalogue.upon.get(acting.id, ()):
        start = _start(catalogue, relation)
        over = relation.until is not None and relation.until <= day
        if relation.provisions or start is None or start > day or over:
            continue
        if relation.relation == Kind.SUSPENDS:
            downs.append(start)
        elif relation.relation == Kind.RESTORES:
            ups.append(start)
    return not downs or max(ups, default=date.min) >= max(downs)


def _ends(catalogue: LegalCatalogue, document: LegalDocument) -> list[date]:
    upon = catalogue.upon.get(document.id, ())
    ending = (each for each in upon if each.relation in ENDING and not each.provisions)
    starts = (_start(catalogue, each) for each in ending)
    return [each for each in (document.expires, *starts) if each is not None]


def _start(catalogue: LegalCatalogue, relation: Relation) -> date | None:
    if relation.day is not None:
        return relation.day
    acting = catalogue.by_id.get(relation.acting)
    return acting.effective if acting else None
