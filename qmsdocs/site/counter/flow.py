"""The steps of a process on its page: drawn, and as a table."""

import re
from collections.abc import Sequence
from html import escape

from qmsdocs.law.services.anatomy import Anatomy
from qmsdocs.law.services.flows import Flow, Step
from qmsdocs.law.services.parts import Part
from qmsdocs.site.context import Site
from qmsdocs.site.counter.drawing import Drawn, chain, lanes
from qmsdocs.site.counter.facts import PART
from qmsdocs.site.counter.markup import Group, bare_step, cell_html, table_html, timed
from qmsdocs.wording import say

Block = dict[str, object]
_NUMBER = re.compile(r"\d{1,2}(?:\.\d)?[a-zđ]?\Z")


def steps(site: Site, path: str, facts: Anatomy) -> Block | None:
    """Return the steps case by case; none where no table of them can be read."""
    if not facts.flows:
        return None
    return {
        "label": site.say(PART[Part.STEPS]),
        "anchor": facts.anchors.get(Part.STEPS, ""),
        "as_table": site.say(say("The same as a table")),
        "flows": [_flow(site, path, each) for each in facts.flows],
    }


def _flow(site: Site, path: str, flow: Flow) -> Block:
    drawn = [_drawn(n, each) for n, each in enumerate(flow.steps, start=1)]
    total = site.say(say("In all: {time}", time=flow.total)) if flow.total else ""
    label = _label(site, flow)
    caption = flow.case or site.say(PART[Part.STEPS])
    return {
        "title": flow.case,
        "broad": lanes(drawn, total, label),
        "narrow": chain(drawn, total, label),
        "table": table_html(caption, *_table(site, path, flow.steps), total),
    }


def _drawn(place: int, step: Step) -> Drawn:
    # 'B1' and 'Bước 1' are too long for a ring.
    found = _NUMBER.search(step.number)
    number = found[0] if found else str(place)
    return Drawn(number, bare_step(step.what), step.who, step.time, step.stage)


def _label(site: Site, flow: Flow) -> str:
    people = len({each.who for each in flow.steps})
    return site.say(
        say(
            "Drawing of the steps, from receipt to return: {count} steps, {people} who act; the "
            "same stands in the table below.",
            count=len(flow.steps),
            people=people,
        )
    )


def _table(site: Site, path: str, found: Sequence[Step]) -> tuple[list[str], list[Group]]:
    """Return the heads and rows of the table; a column in which nothing stands is left out."""
    lasting = any(each.time for each in found)
    resulting = any(each.result for each in found)
    heads = [say("Step"), say("What is done"), say("Who")]
    heads += [say("How long")] if lasting else []
    heads += [say("Form, result")] if resulting else []
    groups = []
    for place, each in enumerate(found, start=1):
        cells = [cell_html(site, path, each.what), escape(each.who)]
        cells += [timed(each.time)] if lasting else []
        cells += [cell_html(site, path, each.result)] if resulting else []
        groups.append(Group(each.number or str(place), [cells], each.stage))
    return [site.say(head) for head in heads], groups
