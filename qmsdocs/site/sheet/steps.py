"""The steps of a procedure in a few short lines, for those who hand something in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from qmsdocs.law.services.flows import Flow, Step
from qmsdocs.site.context import Site, capital
from qmsdocs.site.counter.markup import bare_step
from qmsdocs.wording import say

_MOST = 5
"""Lines that people still read."""
_LONG = 100
"""Letters of a line that is still short."""
_SENTENCE = re.compile(r"[.;]\s")
_WITHIN = re.compile(r",\s")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: which steps it is about, who acts, what is done, and how long that takes."""

    number: str
    who: str
    what: str
    time: str = ""


def short_steps(site: Site, flows: Sequence[Flow]) -> tuple[Line, ...]:
    """Return the steps in three to five lines; none where cases have steps of their own.

    Where several cases differ in their times alone, no times are told.
    """
    if not flows or len({_course(each) for each in flows}) > 1:
        return ()
    steps = list(enumerate(flows[0].steps, start=1))
    told = len(flows) == 1
    if len(steps) <= _MOST:
        return tuple(_line([each], told=told) for each in steps)
    together = [list(own) for _, own in groupby(steps, key=lambda each: each[1].who)]
    if len(together) <= _MOST:
        return tuple(_line(own, told=told) for own in together)
    first, last = together[0], together[-1]
    middle = [each for own in together[1:-1] for each in own]
    return _line(first, told=told), _within(site, middle), _line(last, told=told)


def _course(flow: Flow) -> tuple[tuple[str, str], ...]:
    return tuple((each.what, each.who) for each in flow.steps)


def _line(steps: Sequence[tuple[int, Step]], *, told: bool) -> Line:
    """Return the line of steps that one person takes, one after the other."""
    only = steps[0][1]
    time = only.time if told and len(steps) == 1 else ""
    what = "; ".join(_brief(bare_step(each.what)) for _, each in steps)
    return Line(_numbers(steps), capital(only.who), what, time)


def _within(site: Site, steps: Sequence[tuple[int, Step]]) -> Line:
    """Return the line of what the office does by itself."""
    people = tuple(dict.fromkeys(each.who for _, each in steps))
    return Line(
        _numbers(steps), site.say(say("Within the office")), "; ".join(filter(None, people))
    )


def _numbers(steps: Sequence[tuple[int, Step]]) -> str:
    first, last = steps[0][0], steps[-1][0]
    return str(first) if first == last else f"{first}–{last}"


def _brief(what: str) -> str:
    """Return the beginning of what is done, up to where it may be parted."""
    if len(what) <= _LONG:
        return what.rstrip(" .;")
    places = [*_places(_SENTENCE, what), *_places(_WITHIN, what)] or [what[:_LONG].rfind(" ")]
    return f"{what[: places[0]].rstrip(' .,;')} …"


def _places(mark: re.Pattern[str], what: str) -> Iterator[int]:
    """Yield the last place of a mark within a short line."""
    found = [each.start() for each in mark.finditer(what, 0, _LONG)]
    yield from found[-1:]
