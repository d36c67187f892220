"""Checks on law that is cited and does not apply on the day: expired, suspended, still to come."""

from collections.abc import Callable, Iterator

from qmsdocs.checks.cites import Relied, relied
from qmsdocs.checks.registry import Check
from qmsdocs.diagnostics import Hit, Nature, Severity
from qmsdocs.law.state.effects import Effect
from qmsdocs.law.state.force import Force
from qmsdocs.law.state.telling import dated
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.legal import Kind
from qmsdocs.wording import Said, say


def _in_state(force: Force, told: Callable[[Relied], Hit]) -> Callable[[Corpus], Iterator[Hit]]:
    def find(corpus: Corpus) -> Iterator[Hit]:
        return (told(each) for each in relied(corpus) if each.state.force is force)

    return find


def _expired(each: Relied) -> Hit:
    said = say(
        "{code} cites {number}, which has expired: {why} (line {lines})",
        code=each.cites.text.code,
        number=each.law.number,
        why=tuple(_ending(each)),
        lines=each.lines,
    )
    instead = _instead(each.state.by)
    hint = say("Read {number}, and cite it instead.", number=instead) if instead else None
    return each.hit(said, hint, _weight(each))


def _ending(each: Relied) -> Iterator[Said]:
    if not each.state.by and each.state.since:
        yield say("since {day}", day=each.state.since)
    yield from (dated(effect) for effect in each.state.by)


def _instead(effects: tuple[Effect, ...]) -> tuple[str, ...]:
    """Return the numbers of what took a document's place."""
    replacing = (effect.number for effect in effects if effect.kind is Kind.REPLACES)
    return tuple(dict.fromkeys(replacing))


def _suspended(each: Relied) -> Hit:
    meanwhile = tuple(other.number for other in each.state.meanwhile)
    said = say(
        "{code} cites {number}, which is suspended: {why} (line {lines})",
        code=each.cites.text.code,
        number=each.law.number,
        why=(
            *(dated(effect) for effect in each.state.by),
            *(say("{number} applies meanwhile", number=number) for number in meanwhile),
        ),
        lines=each.lines,
    )
    hint = say("Work by {number} as long as the suspension lasts.", number=meanwhile)
    return each.hit(said, hint if meanwhile else None, _weight(each))


def _not_yet(each: Relied) -> Hit:
    until = each.state.until
    said = say(
        "{code} cites {number}, which does not apply yet: {why} (line {lines})",
        code=each.cites.text.code,
        number=each.law.number,
        why=say("in force from {day} on", day=until) if until else _UNDATED,
        lines=each.lines,
    )
    return each.hit(said)


_UNDATED = say("the day from which it is in force is not known")


def _weight(each: Relied) -> Severity:
    """A draft must not be approved on ground that is gone; a text in force cannot be mended."""
    return Severity.ERROR if each.cites.draft and each.basis else Severity.WARNING


EXPIRED = Check(
    id="LAW001",
    title=say("Cites law that has expired"),
    why=say(
        "Who works by the text decides by law that is gone. An error only where a draft still "
        "names it as its legal basis; what a sentence itself calls replaced, repealed or "
        "expired is history and is not reported."
    ),
    hint=say(
        "Find out what applies instead and revise the text; where it is meant as history, say so "
        "in the same sentence."
    ),
    find=_in_state(Force.EXPIRED, _expired),
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)
SUSPENDED = Check(
    id="LAW002",
    title=say("Cites law that is suspended"),
    why=say(
        "While a document is suspended, another one may apply in its place. An error only where "
        "a draft names it as its legal basis."
    ),
    hint=say("Find out what applies as long as the suspension lasts, and cite that."),
    find=_in_state(Force.SUSPENDED, _suspended),
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)
NOT_YET = Check(
    id="LAW003",
    title=say("Cites law that does not apply yet"),
    why=say(
        "Law is often issued long before its first day. Never an error: the text that goes with "
        "it must be approved before that day, and is judged by its own first day once it is "
        "promulgated."
    ),
    hint=say("Promulgate the text for that day, or say in the sentence from when the law applies."),
    find=_in_state(Force.NOT_YET, _not_yet),
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)

CITING_LAW = (EXPIRED, SUSPENDED, NOT_YET)
