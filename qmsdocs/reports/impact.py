"""What a change touches: what was asked, what was found, and its words on screen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qmsdocs.law.step.bearing import Bearing
from qmsdocs.law.step.impact import Touched
from qmsdocs.law.step.standing import Standing
from qmsdocs.model.causes import Cause
from qmsdocs.wording import Said, say


@dataclass(frozen=True, slots=True)
class Impact:
    """The answer to one question.

    Attributes:
        title: What was asked, as a heading.
        told: What is known of what was asked about.
        asked: The word that was given; empty where none was.
        touched: What was found, the most urgent first.
    """

    standing: Standing
    title: Said
    touched: tuple[Touched, ...]
    asked: str = ""
    told: tuple[Said, ...] = ()

    @property
    def open(self) -> bool:
        """Is there a text that is to be looked at again?"""
        return any(each.bearing is Bearing.OPEN for each in self.touched)

    @property
    def groups(self) -> Iterator[tuple[Said, Said, tuple[Touched, ...]]]:
        """Yield heading, what to do, and the texts of each cause, then of each other bearing."""
        for cause in Cause:
            own = tuple(each for each in self.touched if each.cause is cause)
            if own:
                yield CAUSE[cause], _TO_DO[cause], own
        for bearing, (heading, to_do) in OTHERS.items():
            own = tuple(each for each in self.touched if each.bearing is bearing)
            if own:
                yield heading, to_do, own


CAUSE: Mapping[Cause, Said] = {
    Cause.LAW_ENDED: say("Cites law that is in force no more"),
    Cause.LAW_SUSPENDED: say("Cites law that is suspended"),
    Cause.LAW_CHANGED: say("Cites law that was amended"),
    Cause.LAW_RESTORED: say("Cites law that applies again"),
    Cause.LAW_IN_DOUBT: say("Cites law of which it is not known whether it is in force"),
    Cause.LAW_COMING: say("Will be touched by law that is coming"),
    Cause.SERVICE: say("Carries out a public service that changed"),
    Cause.FORM: say("Uses a form that changed"),
}
_CODE = say("CODE")
_TO_DO: Mapping[Cause, Said] = {
    Cause.LAW_ENDED: say(
        "Revise it to rest on what took its place: 'qmsdocs revise {code}'. Where the text is "
        "right as it stands: 'qmsdocs verdict keep {code} --reason …'.",
        code=_CODE,
    ),
    Cause.LAW_SUSPENDED: say(
        "Read what applies meanwhile, then revise the text, or have it found right: 'qmsdocs "
        "verdict keep {code} --reason …'.",
        code=_CODE,
    ),
    Cause.LAW_CHANGED: say(
        "Read what was amended. Where the text is right as it stands: 'qmsdocs verdict keep {code} "
        "--reason …'; else 'qmsdocs revise {code}'.",
        code=_CODE,
    ),
    Cause.LAW_RESTORED: say(
        "Read whether the text follows what applies again: 'qmsdocs verdict keep {code} --reason "
        "…', or 'qmsdocs revise {code}'.",
        code=_CODE,
    ),
    Cause.LAW_IN_DOUBT: say(
        "Find out from the official source, and put the catalogue right; then revise the text or "
        "have it found right."
    ),
    Cause.LAW_COMING: say(
        "Prepare a revision that takes effect on that day: 'qmsdocs revise {code}'.",
        code=_CODE,
    ),
    Cause.SERVICE: say(
        "Compare the text with the record of the service: 'qmsdocs verdict keep {code} --reason "
        "…', 'qmsdocs revise {code}', or withdraw it.",
        code=_CODE,
    ),
    Cause.FORM: say(
        "Read whether the text fits the form: 'qmsdocs verdict keep {code} --reason …', or "
        "'qmsdocs revise {code}'.",
        code=_CODE,
    ),
}
OTHERS: Mapping[Bearing, tuple[Said, Said]] = {
    Bearing.RELIES: (
        say("Relies on it"),
        say("Nothing is to be done as long as it does not change."),
    ),
    Bearing.MAYBE: (
        say("May be touched"),
        say("Read whether it is; nobody can tell from the catalogue."),
    ),
    Bearing.THROUGH: (
        say("Reached through other documents"),
        say("Look at it once those on the way have been answered for."),
    ),
    Bearing.SETTLED: (
        say("Touched, and answered for"),
        say("Nothing is to be done: the text was found right since, or cites what changed it."),
    ),
}


def to_do(each: Touched) -> Said:
    """Return what is to be done about a text."""
    said = _TO_DO[each.cause] if each.cause else OTHERS[each.bearing][1]
    return Said(said.template, (("code", each.reliance.code),))


def counted(found: Impact) -> Said:
    """Return how many documents are touched, and in what way."""
    count = dict.fromkeys(Bearing, 0)
    for each in found.touched:
        count[each.bearing] += 1
    parts = tuple(
        Said(words.template, (("count", count[bearing]),))
        for bearing, words in _COUNTS.items()
        if count[bearing]
    )
    if not parts:
        return say("No document in force is touched.")
    if len(found.touched) == 1:
        return say("1 document in force is touched: {parts}.", parts=parts)
    return say(
        "{count} documents in force are touched: {parts}.", count=len(found.touched), parts=parts
    )


_COUNTS: Mapping[Bearing, Said] = {
    Bearing.OPEN: say("{count} to be looked at again"),
    Bearing.RELIES: say("{count} relying on it"),
    Bearing.MAYBE: say("{count} possibly"),
    Bearing.THROUGH: say("{count} through other documents"),
    Bearing.SETTLED: say("{count} answered for"),
}
