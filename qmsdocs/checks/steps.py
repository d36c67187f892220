"""Checks on the times of steps: do they add up, and do they keep the limit?"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from unicodedata import normalize

from qmsdocs.checks.bodies import Body, bodies
from qmsdocs.checks.registry import Check
from qmsdocs.diagnostics import Hit, Nature, Severity
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.durations import Amount, written
from qmsdocs.model.letters import slug
from qmsdocs.model.prose import prose
from qmsdocs.model.steptables import Column, added, columns
from qmsdocs.model.steptimes import stated_limit
from qmsdocs.wording import say

_LIMITS = re.compile(
    r"(?:[a-z]-|\d+-)*thoi-(?:han(?:\Z|-giai-quyet|-xu-ly|-thuc-hien)|gian-(?:giai-quyet|xu-ly))"
)
_CASE = re.compile(r"(?:[a-z]-|\d+-)?(?:doi-voi-|trong-)?(truong-hop-.+)")
_ASIDE = re.compile(r"\(([^()]*)\)|thời (?:hạn|gian)(.*)", re.IGNORECASE)


@lru_cache(maxsize=1)
def step_columns(corpus: Corpus) -> tuple[tuple[Body, Column, Amount | None], ...]:
    """Return every column of times, with the limit that holds for it; four checks share them."""
    return tuple(_found(corpus))


def _found(corpus: Corpus) -> Iterator[tuple[Body, Column, Amount | None]]:
    for body in bodies(corpus):
        text = prose(normalize("NFC", body.text.body))
        for column in columns(text):
            yield body, column, _limit(column, _limits(text))


def _limits(text: str) -> list[str]:
    """Return the lines of the sections in which a text states its limits."""
    found: list[str] = []
    within = 0
    for chapter in f"\n{text}".split("\n#")[1:]:
        title, level = chapter.partition("\n")[0], len(chapter) - len(chapter.lstrip("#")) + 1
        if level <= within:
            within = 0
        if not within and "hời " in title.lower() and _LIMITS.match(slug(title)):
            within = level
        found += chapter.split("\n") if within else []
    return found


def _limit(column: Column, lines: Sequence[str]) -> Amount | None:
    """Return what holds for one table: its own limit, that of its case, or that of the text."""
    if column.allowed is not None:
        return column.allowed
    case = _CASE.match(slug(column.above))
    if case is not None:
        aside = _ASIDE.search(column.above)
        own = stated_limit(aside[1] or aside[2] or "") if aside else None
        same = (stated_limit(line) for line in lines if case[1] in slug(line))
        found = own or next(filter(None, same), None)
        if found is not None:
            return found
    return stated_limit("\n".join(lines))


def _above_limit(corpus: Corpus) -> Iterator[Hit]:
    for body, column, limit in step_columns(corpus):
        if limit is None:
            continue
        amounts = [(column.line, column.least), *((t.line, t.amount) for t in column.totals)]
        above = [(line, amount) for line, amount in amounts if amount.exceeds(limit)]
        for line, amount in above[:1]:
            said = say(
                "{code}: the steps take '{found}', the limit is '{limit}'",
                code=body.text.code,
                found=written(amount),
                limit=written(limit),
            )
            yield body.hit(line, said)


def _wrong_total(corpus: Corpus) -> Iterator[Hit]:
    for body, column, _ in step_columns(corpus):
        for total in column.totals:
            if total.wrong:
                said = say(
                    "{code}: the total is '{found}', but the steps add up to '{expected}'",
                    code=body.text.code,
                    found=written(total.amount),
                    expected=written(added(total.since)),
                )
                yield body.hit(total.line, said)


def _not_understood(corpus: Corpus) -> Iterator[Hit]:
    for body, column, _ in step_columns(corpus):
        for step in column.steps:
            if step.time is None:
                said = say(
                    "{code}: time '{found}' of a step is not understood",
                    code=body.text.code,
                    found=step.cell.strip(),
                )
                yield body.hit(step.line, said)


ABOVE_LIMIT = Check(
    id="STP001",
    title=say("Steps that take longer than the limit"),
    why=say(
        "Whoever keeps to the steps returns the result too late; shorter than the limit is "
        "allowed, longer is not."
    ),
    hint=say("Shorten steps until their sum keeps the limit; 8 working hours are 1 working day."),
    find=_above_limit,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)
WRONG_TOTAL = Check(
    id="STP002",
    title=say("Total that is not the sum of the steps"),
    why=say("One of the two is wrong, and the counter promises a day by the total."),
    hint=say("Correct the total or the steps; 8 working hours are 1 working day."),
    find=_wrong_total,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)
NOT_UNDERSTOOD = Check(
    id="STP003",
    title=say("Time of a step that is not understood"),
    why=say("A time without a number or a unit can be neither kept nor added up."),
    hint=say(
        "Write a number and a unit, such as '0,5 ngày làm việc' or '2 giờ làm việc', or 'Không "
        "tính thời gian'."
    ),
    find=_not_understood,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)

STEPS = (ABOVE_LIMIT, WRONG_TOTAL, NOT_UNDERSTOOD)
"""Checks on times, all of them warnings: a table may hold what no rule foresees."""
