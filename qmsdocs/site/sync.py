"""The page that shows how far law, public services and procedures are out of step."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from qmsdocs.law.step.coverage import Coverage
from qmsdocs.law.step.duties import Age
from qmsdocs.law.step.exposure import Interval
from qmsdocs.law.step.legs import Legs
from qmsdocs.law.step.trend import Point
from qmsdocs.model.office import Audience
from qmsdocs.reports import sync_lines as lines
from qmsdocs.reports import sync_words as words
from qmsdocs.reports.sync import Sync
from qmsdocs.site import addresses
from qmsdocs.site.context import Site, capital
from qmsdocs.site.figures.drawing import Told
from qmsdocs.site.figures.lines import Panel, Series
from qmsdocs.site.figures.lines import lines as line_chart
from qmsdocs.site.listing import lead, listing
from qmsdocs.site.markdown import END_OF_BODY
from qmsdocs.site.step import step
from qmsdocs.site.writing import Page, joined, literal, table
from qmsdocs.wording import Said, say

CHART = "assets/dong-bo.svg"
"""Where the drawing of the last months lies."""
_PAGE = addresses.SYNC


def sync_page(site: Site) -> Page:
    """Return the page; persons and drafts stand there for the office alone."""
    found = step(site).sync
    heads = (
        (words.PROCEDURES, _rows(site, found)),
        (words.COVERAGE, _coverage(site, found.coverage)),
        (words.SUSPECTS, _suspects(site, found)),
        (words.COMING, _coming(site, found)),
        (words.LEDGER, _ledger(site, found)),
    )
    blocks = [
        END_OF_BODY,
        lead(site, lines.calendar(found)),
        _items(site, lines.summary(found)),
        _heading(site, words.TREND),
        f"![{literal(_told(site, found.trend))}]({CHART})",
        _trend(site, found.trend),
    ]
    for heading, below in heads:
        blocks += [_heading(site, heading), *below]
    title = site.say(say("In step with the law"))
    return Page(_PAGE, title, joined(blocks), {"search": {"exclude": True}})


def sync_chart(site: Site) -> str:
    """Return the drawing of the last months."""
    points = step(site).sync.trend
    suspect = Series(site.say(say("to be looked at again")), [each.suspect for each in points])
    exposed = Series(site.say(words.GONE), [each.exposed for each in points])
    panels = [Panel(site.say(say("Documents")), (suspect, exposed))]
    due = [each.due for each in points if each.due is not None]
    covered = [each.covered for each in points if each.covered is not None]
    if due:
        those = Series(site.say(say("to be carried out")), due)
        panels.append(
            Panel(
                site.say(say("Public services")),
                (those, Series(site.say(say("with a procedure")), covered)),
            )
        )
    labels = [_month(site, each) for each in points]
    told = Told("dong-bo", site.say(words.TREND), _told(site, points))
    return line_chart(told, labels, panels)


def _month(site: Site, point: Point) -> str:
    """Return the name of a point: its month, or the day itself where the month goes on."""
    day = point.day
    return f"{day.month:02d}/{day.year:04d}" if site.language == "vi" else f"{day:%Y-%m}"


def _told(site: Site, points: Sequence[Point]) -> str:
    """Return the drawing in words."""
    first, last = points[0], points[-1]
    said = say(
        "Line chart from {first} to {last}. Documents to be looked at again: {before}, now {now}. "
        "Documents on ended law: {exposed}, now {still}. The table below has every figure.",
        first=first.day,
        last=last.day,
        before=first.suspect,
        now=last.suspect,
        exposed=first.exposed,
        still=last.exposed,
    )
    return site.say(said)


def _is_internal(site: Site) -> bool:
    return site.selection.view.audience is Audience.INTERNAL


def _heading(site: Site, said: Said) -> str:
    return f"## {literal(site.say(said))}"


def _items(site: Site, said: Iterable[Said]) -> str:
    return "\n".join(f"- {literal(site.say(each))}" for each in said)


def _trend(site: Site, points: Sequence[Point]) -> str:
    rows = [[literal(site.say(cell)) for cell in lines.point(each)] for each in points]
    return table(site.cells(*words.TREND_HEAD), rows, (0,))


def _rows(site: Site, found: Sync) -> list[str]:
    shows_drafts = _is_internal(site) or site.selection.view.drafts
    head = site.cells(*words.ROW_HEAD)
    rows = [_row(site, each) for each in found.rows]
    if shows_drafts:
        drafts = (", ".join(str(one.number) for one in each.drafts) for each in found.rows)
        rows = [[*row, literal(draft)] for row, draft in zip(rows, drafts, strict=True)]
    return [listing(site, head if shows_drafts else head[:-1], rows, (0, 2))]


def _row(site: Site, row: Legs) -> list[str]:
    text = row.reliance
    return [
        site.link(_PAGE, text.document, text.code),
        literal(text.title),
        literal(", ".join(text.services)),
        literal(capital(site.say(words.law_leg(row)))),
        literal(capital(site.say(words.service_leg(row)))),
    ]


def _coverage(site: Site, found: Coverage) -> Iterator[str]:
    yield _items(site, lines.covered(found))
    for field, services in groupby(found.missing, key=lambda each: each.field):
        own = list(services)
        name = field or site.say(words.NO_FIELD)
        yield f"### {literal(site.say(words.MISSING))}: {literal(name)} ({len(own)})"
        rows = [[literal(each.code), literal(each.name)] for each in own]
        columns = site.cells(say("Service code"), say("Name of the public service"))
        yield table(columns, rows, (0,))
    for heading, rows_of in lines.oddities(found):
        yield f"### {literal(site.say(heading))}"
        yield _items(site, rows_of)


def _suspects(site: Site, found: Sync) -> Iterator[str]:
    if not found.suspects:
        yield listing(site, (), ())
    columns = site.cells(say("Document"), say("Reason"), say("Owner"), say("Due"), say("Answer"))
    for age in Age:
        own = found.of_age(age)
        if not own:
            continue
        yield f"### {literal(capital(site.say(words.AGE[age])))} ({len(own)})"
        rows = []
        for each in own:
            text = each.suspicion.reliance
            owner = lines.owner(found, each, persons=_is_internal(site))
            answer = lines.answer(each) or say("not answered")
            rows.append(
                [
                    site.link(_PAGE, text.document, text.code),
                    literal(site.say(lines.news_of(found, each))),
                    literal(site.say(owner)) if owner else "",
                    site.day(each.due) if each.due else "",
                    literal(site.say(answer)),
                ]
            )
        yield table(columns, rows, (0, 3))
    if lines.without_rule(found) and _is_internal(site):
        yield lead(site, words.NO_RULE)


def _coming(site: Site, found: Sync) -> Iterator[str]:
    columns = site.cells(say("What happens"), say("What it does"), say("Documents touched"))
    rows = [
        [
            literal(site.say(lines.countdown(found, each))),
            "<br>".join(literal(site.say(said)) for said in words.effects(each, found.ground.law)),
            site.links(_PAGE, dict.fromkeys(one.document for one in each.touched)),
        ]
        for each in found.coming
    ]
    yield listing(site, columns, rows)


def _ledger(site: Site, found: Sync) -> Iterator[str]:
    yield _items(site, lines.totals(found.ledger))
    if found.ledger.accounts:
        columns = site.cells(
            say("Document"), say("No."), say("Days"), say("Length"), say("Legal document")
        )
        rows = [row for each in found.ledger.accounts for row in _account(site, each.intervals)]
        yield table(columns, rows, (0, 1))
        yield _items(site, (lines.account(each) for each in found.ledger.accounts))
    unknown = lines.unknown(found.ledger)
    if unknown:
        yield f"### {literal(site.say(words.UNKNOWN))} ({len(unknown)})"
        yield _items(site, unknown)


def _account(site: Site, intervals: Iterable[Interval]) -> Iterator[list[str]]:
    for each in intervals:
        text = each.lapse.reliance
        law = say("{law}: {ended}", law=words.law_of(each.lapse), ended=words.ended_by(each.lapse))
        yield [
            site.link(_PAGE, text.document, text.code),
            str(text.number),
            literal(site.say(words.span(each))),
            literal(site.say(words.days(each.days, each.working_days))),
            literal(site.say(law)),
        ]
