"""Checks on law that is cited and stands, but not as it stood: ended in part, amended."""

from collections.abc import Iterable, Iterator
from datetime import date

from qmsdocs.checks.cites import Relied, last_vouch, relied
from qmsdocs.checks.doubts import may_be_over
from qmsdocs.checks.registry import Check
from qmsdocs.diagnostics import Hit, Nature, Severity
from qmsdocs.law.state.effects import ENDING, Effect, effects
from qmsdocs.law.state.force import Force
from qmsdocs.law.state.telling import dated
from qmsdocs.law.state.validity import amendments
from qmsdocs.law.state.worth import effect_of
from qmsdocs.law.step.reliance import Vouch
from qmsdocs.law.step.touching import touches
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.legal import Kind, LegalCatalogue
from qmsdocs.wording import Said, say


def _in_part(corpus: Corpus) -> Iterator[Hit]:
    gone: dict[tuple[str, date], list[Effect]] = {}
    for each in relied(corpus):
        if each.state.force is not Force.PARTLY_EXPIRED:
            continue
        key = (each.law.id, each.day)
        if key not in gone:
            gone[key] = _gone(corpus.law, each)
        if gone[key] and each.named.provisions:
            found = [one for one in gone[key] if touches(each.named, one.relation.provisions)]
        else:
            found = list(_unread(corpus, each, gone[key])) if each.basis else []
        if found:
            said = say(
                "{code} cites {number}, parts of which do not apply any more: {why} (line {lines})",
                code=each.cites.text.code,
                number=each.law.number,
                why=_told(each, found),
                lines=each.lines,
            )
            yield each.hit(said)


def _gone(law: LegalCatalogue, each: Relied) -> list[Effect]:
    """Return what ended or suspended provisions of a document, or may have done so."""
    sure = [one for one in each.state.by if one.relation.provisions and one.kind is not Kind.AMENDS]
    doubtful = [
        one
        for one in effects(law, each.law, (*ENDING, Kind.SUSPENDS))
        if one.relation.provisions and one.doubt_on(each.day)
    ]
    return list(dict.fromkeys((*sure, *doubtful)))


def _unread(corpus: Corpus, each: Relied, gone: Iterable[Effect]) -> Iterator[Effect]:
    """Yield what the text does not cite, and nobody looked at since.

    An approval says nothing of the provisions of a document that is cited as a whole, unless
    it carries the list of law; a verdict does.
    """
    vouch = last_vouch(corpus, each.cites)
    looked = vouch if vouch and (vouch.verdict or vouch.law is not None) else None
    for one in gone:
        if one.relation.acting not in each.cites.known and not _is_known(looked, each, one):
            yield one


def _amended(corpus: Corpus) -> Iterator[Hit]:
    amending: dict[tuple[str, date], tuple[Effect, ...]] = {}
    for each in relied(corpus):
        key = (each.law.id, each.day)
        if key not in amending:
            amending[key] = _amending(corpus.law, each)
        uncited = [
            one
            for one in amending[key]
            if one.relation.acting not in each.cites.known
            and touches(each.use, one.relation.provisions)
        ]
        if uncited:
            yield from _since_approval(corpus, each, uncited)


def _amending(law: LegalCatalogue, each: Relied) -> tuple[Effect, ...]:
    """Return what amends a document; of one that is over, or may be, other checks speak."""
    stands = each.state.force in _STANDING and not may_be_over(law, each.law)
    return amendments(law, each.law, each.day) if stands else ()


_STANDING = (Force.IN_FORCE, Force.PARTLY_EXPIRED, Force.UNKNOWN)


def _since_approval(corpus: Corpus, each: Relied, uncited: list[Effect]) -> Iterator[Hit]:
    if each.cites.draft:
        said = say(
            "{code} cites {number}, and not what amends it: {why} (line {lines})",
            code=each.cites.text.code,
            number=each.law.number,
            why=_told(each, uncited),
            lines=each.lines,
        )
        yield each.hit(said)
        return
    vouch = last_vouch(corpus, each.cites)
    news = [one for one in uncited if not _is_known(vouch, each, one)]
    if vouch and news:
        said = say(
            "{code} cites {number}, which was amended after the text was last found right on "
            "{day}: {why} (line {lines})",
            code=each.cites.text.code,
            number=each.law.number,
            day=vouch.day,
            why=_told(each, news),
            lines=each.lines,
        )
        yield each.hit(said)


def _is_known(vouch: Vouch | None, each: Relied, one: Effect) -> bool:
    """Was it known to whoever found the text right: by the record's list, or by its day?"""
    if vouch is None:
        return False
    if one.doubt_on(vouch.day):
        return True  # it may have acted then already, and nothing is newer than that
    stated = vouch.law.get(each.law.id) if vouch.law is not None else None
    if stated is not None:
        return effect_of(one) in stated.acting
    return (one.since or one.doubtful) <= vouch.day


def _told(each: Relied, found: Iterable[Effect]) -> tuple[Said, ...]:
    return tuple(one.doubt_on(each.day) or dated(one) for one in found)


IN_PART = Check(
    id="LAW004",
    title=say("Cites law of which parts are gone"),
    why=say(
        "Most decrees that stand have lost a provision or two. Where the text names provisions, "
        "only these count; where it names none, what ended the others must be cited too, or a "
        "verdict given since."
    ),
    hint=say("Read what ended them; cite it as well, or record a verdict that the text stands."),
    find=_in_part,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)
AMENDED = Check(
    id="LAW005",
    title=say("Cites law that was amended, and not the amendment"),
    why=say(
        "Fees, papers and time limits change by amendments, while the number that is cited stays "
        "the same."
    ),
    hint=say("Read the amendment; cite it as well, or record a verdict that the text stands."),
    find=_amended,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)

CHANGED_LAW = (IN_PART, AMENDED)
