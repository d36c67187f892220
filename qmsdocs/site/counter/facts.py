"""The facts that the counter is asked for, and the dossier as a list to be ticked."""

from collections.abc import Iterator, Mapping
from html import escape

from qmsdocs.law.services.anatomy import Anatomy, Stated
from qmsdocs.law.services.dossiers import Asked, Papers
from qmsdocs.law.services.parts import Part, names_case
from qmsdocs.model.passages import Passage
from qmsdocs.model.services import Service
from qmsdocs.site.context import Site, capital
from qmsdocs.site.counter.markup import Shown, block_html, cell_html, plainly, priced, timed
from qmsdocs.wording import say

Block = dict[str, object]

PART = {
    Part.LIMIT: say("Time limit"),
    Part.FEE: say("Fee"),
    Part.PLACE: say("Where to hand in"),
    Part.WAYS: say("Ways to hand in"),
    Part.RESULT: say("Result"),
    Part.APPLICANT: say("Who may apply"),
    Part.CONDITION: say("Conditions"),
    Part.AGENCY: say("Carried out by"),
    Part.QUANTITY: say("Number of sets"),
    Part.DOSSIER: say("Dossier"),
    Part.STEPS: say("Steps"),
    Part.FORMS: say("Forms"),
}
ONLINE = say("Online service")
MODE = {"toàn trình": say("fully online"), "một phần": say("partly online")}
_TILES = (
    Part.LIMIT,
    Part.FEE,
    Part.PLACE,
    Part.WAYS,
    Part.RESULT,
    Part.APPLICANT,
    Part.AGENCY,
    Part.CONDITION,
)
_SHOWN: Mapping[Part, Shown] = {Part.LIMIT: timed, Part.FEE: priced}
_LONG = 420
"""Letters from which a fact is folded, its first passage left to be seen."""
_MARK = frozenset({"x", "X", "✓", "✔"})


def tiles(site: Site, facts: Anatomy, record: Service | None) -> list[Block]:
    """Return what the text says, fact by fact; of the record what the text does not say.

    Args:
        site: The site.
        facts: What can be read of the text for certain.
        record: That of the one service that the text carries out.
    """
    found = [_tile(site, part, facts.stated[part]) for part in _TILES if part in facts.stated]
    source = site.say(say("according to the national record"))
    if Part.RESULT not in facts.stated and record and record.results:
        results = block_html(Passage(each, "-") for each in record.results)
        found.append({"label": site.say(PART[Part.RESULT]), "html": results, "source": source})
    online = facts.online or (record.online.lower() if record else "")
    if online:
        shown = capital(site.say(MODE[online])) if online in MODE else online
        tile: Block = {"label": site.say(ONLINE), "html": f"<p>{escape(shown)}</p>"}
        found.append(tile if facts.online else {**tile, "source": source})
    return found


def _tile(site: Site, part: Part, stated: Stated) -> Block:
    tile: Block = {"label": site.say(PART[part])}
    if stated.anchor:
        tile["anchor"] = stated.anchor
    shown = _SHOWN.get(part, plainly)
    if sum(map(len, stated.words)) > _LONG and len(stated.blocks) > 1:
        return {
            **tile,
            "html": block_html(stated.blocks[:1], shown),
            "rest": block_html(stated.blocks[1:], shown),
        }
    return {**tile, "html": block_html(stated.blocks, shown)}


def checklist(site: Site, path: str, facts: Anatomy) -> Block | None:
    """Return the dossier case by case, to be ticked; none where it cannot be read."""
    if not facts.dossier:
        return None
    sets = facts.stated.get(Part.QUANTITY)
    return {
        "label": site.say(PART[Part.DOSSIER]),
        "sets": " ".join(sets.words) if sets else "",
        "sets_label": site.say(PART[Part.QUANTITY]),
        "anchor": facts.anchors.get(Part.DOSSIER, ""),
        "cases": [_case(site, path, each) for each in facts.dossier],
        "progress": site.say(say("{done} of {all} papers ticked", done="{done}", all="{all}")),
        "reset": site.say(say("Next visitor: clear all ticks")),
        "choose": site.say(say("Case")),
        "every": site.say(say("All cases")),
    }


def _case(site: Site, path: str, each: Papers) -> Block:
    made: Block = {"papers": [_paper(site, path, paper) for paper in each.papers]}
    if each.case:
        made["title"] = each.case
    if each.case and names_case(each.case):
        made["case"] = True
    return made


def _paper(site: Site, path: str, paper: Asked) -> Block:
    notes = "; ".join(_notes(site, path, paper))
    made: Block = {"html": cell_html(site, path, paper.text)}
    if paper.remark:
        made["remark"] = True
    return {**made, "notes": notes} if notes else made


def _notes(site: Site, path: str, paper: Asked) -> Iterator[str]:
    """Yield how many of a paper are asked, in which form and when, as HTML."""
    counts = (
        (paper.originals, say("original"), say("originals: {count}", count=paper.originals)),
        (paper.copies, say("copy"), say("copies: {count}", count=paper.copies)),
    )
    for count, marked, counted in counts:
        if count and count not in {"0", "-", "–"}:
            yield escape(site.say(marked if count in _MARK else counted))
    if paper.form:
        yield cell_html(site, path, paper.form)
    if paper.note:
        yield escape(paper.note)
