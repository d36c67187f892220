"""How far a handbook is out of step, as a page for the terminal of at most 100 columns."""

import textwrap
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from qmsdocs.law.step.coverage import Coverage
from qmsdocs.law.step.duties import Age, Suspect
from qmsdocs.law.step.exposure import Account, Interval
from qmsdocs.law.step.legs import Legs
from qmsdocs.law.step.trend import Point
from qmsdocs.reports import sync_lines as lines
from qmsdocs.reports import sync_words as words
from qmsdocs.reports.diagnostics import printable
from qmsdocs.reports.sync import Sync
from qmsdocs.wording import Said, Speaker, in_language, say

WIDTH = 100
_STEP = 2

Line = tuple[int, str]
"""How deep a line is set in, and what it says."""


def as_text(found: Sync, language: str) -> str:
    """Return the page for the terminal; persons are named."""
    speak = in_language(language)
    blocks = [
        [(0, speak(said)) for said in lines.head(found)],
        _part(speak(words.SUMMARY), ((1, speak(said)) for said in lines.summary(found))),
        _part(_counted(words.PROCEDURES, len(found.rows), speak), _rows(found, speak)),
        _part(speak(words.COVERAGE), _coverage(found.coverage, speak)),
        _part(_counted(words.SUSPECTS, len(found.suspects), speak), _suspects(found, speak)),
        _part(_counted(words.COMING, len(found.coming), speak), _coming(found, speak)),
        _part(speak(words.LEDGER), _ledger(found, speak)),
        _part(speak(words.TREND), _trend(found.trend, speak)),
    ]
    return "\n\n".join("\n".join(_wrapped(block)) for block in blocks if block)


def _part(heading: str, below: Iterable[Line]) -> list[Line]:
    return [(0, heading), *below]


def _counted(heading: Said, count: int, speak: Speaker) -> str:
    return speak(say("{heading} ({count})", heading=heading, count=count))


def _wrapped(block: Iterable[Line]) -> Iterator[str]:
    for depth, text in block:
        indent = " " * (_STEP * depth)
        if len(indent) + len(text) <= WIDTH:
            yield (indent + printable(text)).rstrip()
        else:
            yield from textwrap.wrap(
                printable(text),
                WIDTH,
                initial_indent=indent,
                subsequent_indent=indent + " " * _STEP,
                break_on_hyphens=False,
            )


def _table(head: Sequence[Said], rows: Sequence[Sequence[str]], speak: Speaker) -> Iterator[Line]:
    """Yield the lines of a table; the widest column gives way where there is no room."""
    whole = [[speak(each) for each in head], *([printable(cell) for cell in row] for row in rows)]
    widths = [max(len(row[n]) for row in whole) for n in range(len(head))]
    while sum(widths) + _STEP * len(widths) > WIDTH:
        widths[widths.index(max(widths))] -= 1
    for row in whole:
        cells = (_cut(cell, width).ljust(width) for cell, width in zip(row, widths, strict=True))
        yield 1, "  ".join(cells).rstrip()


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1].rstrip()}…"


def _rows(found: Sync, speak: Speaker) -> Iterator[Line]:
    if found.rows:
        yield from _table(words.ROW_HEAD, [_row(each, speak) for each in found.rows], speak)


def _row(row: Legs, speak: Speaker) -> list[str]:
    text = row.reliance
    codes = text.services[0] if text.services else "-"
    return [
        text.code,
        text.title,
        f"{codes} +{len(text.services) - 1}" if len(text.services) > 1 else codes,
        speak(words.law_leg(row)),
        speak(words.service_leg(row)),
        ", ".join(str(each.number) for each in row.drafts) or "-",
    ]


def _coverage(found: Coverage, speak: Speaker) -> Iterator[Line]:
    for said in lines.covered(found):
        yield 1, speak(said)
    fields = groupby(found.missing, key=lambda each: each.field)
    if found.missing:
        yield 1, _counted(words.MISSING, len(found.missing), speak)
    for field, services in fields:
        own = list(services)
        name = say("{field}", field=field) if field else words.NO_FIELD
        yield 2, _counted(name, len(own), speak)
        yield from ((3, f"{each.code} {each.name}") for each in own)
    for heading, rows in lines.oddities(found):
        yield 1, _counted(heading, len(rows), speak)
        yield from ((2, speak(each)) for each in rows)


def _suspects(found: Sync, speak: Speaker) -> Iterator[Line]:
    if not found.suspects:
        yield 1, speak(words.NOTHING)
    for age in Age:
        own = found.of_age(age)
        if own:
            yield 1, _counted(words.AGE[age], len(own), speak)
            for those in _by_document(own):
                yield 2, speak(lines.suspect_document(found, those[0]))
                yield from ((3, speak(lines.suspect(found, each))) for each in those)
    if lines.without_rule(found):
        yield 1, speak(words.NO_RULE)


def _by_document(own: Iterable[Suspect]) -> Iterable[list[Suspect]]:
    """Return suspects of one document together, the oldest change first."""
    groups: defaultdict[str, list[Suspect]] = defaultdict(list)
    for each in own:
        groups[each.suspicion.reliance.document].append(each)
    return groups.values()


def _coming(found: Sync, speak: Speaker) -> Iterator[Line]:
    if not found.coming:
        yield 1, speak(words.NOTHING)
    for each in found.coming:
        yield 1, speak(lines.countdown(found, each))
        yield from ((2, speak(said)) for said in words.effects(each, found.ground.law))
        yield 2, speak(lines.touched(each))


def _ledger(found: Sync, speak: Speaker) -> Iterator[Line]:
    for said in lines.totals(found.ledger):
        yield 1, speak(said)
    for account in found.ledger.accounts:
        yield from _account(account, speak)
    unknown = lines.unknown(found.ledger)
    if unknown:
        yield 1, _counted(words.UNKNOWN, len(unknown), speak)
        yield from ((2, speak(each)) for each in unknown)


def _account(account: Account, speak: Speaker) -> Iterator[Line]:
    yield 1, speak(lines.account(account))
    for each in account.intervals:
        yield 2, speak(_interval(each))


def _interval(each: Interval) -> Said:
    return say(
        "{number}: {span}, {days}: {law}, {ended}",
        number=str(each.lapse.reliance.number),
        span=words.span(each),
        days=words.days(each.days, each.working_days),
        law=words.law_of(each.lapse),
        ended=words.ended_by(each.lapse),
    )


def _trend(points: Sequence[Point], speak: Speaker) -> Iterator[Line]:
    rows = [lines.point(each) for each in points]
    shown = [[speak(cell) for cell in row] for row in rows]
    yield from _table(words.TREND_HEAD, shown, speak)
