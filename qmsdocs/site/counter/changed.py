"""What changed since the former revision: its reason, and which facts are others now."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from qmsdocs.law.services.anatomy import Anatomy, anatomy
from qmsdocs.law.services.fact_changes import FactChange, changed_facts
from qmsdocs.law.services.parts import Part
from qmsdocs.law.state.identity import number_key
from qmsdocs.model.text import Text
from qmsdocs.site.addresses import href
from qmsdocs.site.context import Site
from qmsdocs.site.counter.facts import PART
from qmsdocs.site.counter.markup import Group, Shown, plainly, priced, table_html, timed
from qmsdocs.site.selection import Edition, Entry
from qmsdocs.wording import Said, say

Block = dict[str, object]
_Row = tuple[str, str, str]
"""What a fact is about, its former words and the present ones, as HTML."""
_SHOWN: Mapping[Part, Shown] = {Part.LIMIT: timed, Part.STEPS: timed, Part.FEE: priced}


def changed(site: Site, path: str, entry: Entry, edition: Edition, facts: Anatomy) -> Block | None:
    """Return what a revision changed; none where there is no former one to be seen here.

    A text whose former one is not for this audience is not compared with an older one.
    """
    former = _former(entry, edition)
    text = edition.text
    if former is None and not text.change:
        return None
    made: Block = {
        "label": site.say(say("What changed with this revision")),
        "reason": text.change,
        "reason_label": site.say(say("Reason")),
    }
    if former is None:
        return made
    rows = [*_facts(site, anatomy(former.text.body), facts), *_bases(site, former.text, text)]
    number = str(former.revision.number)
    lead = say("Facts of {old} and {new} compared.", old=number, new=str(edition.revision.number))
    nothing = say(
        "Nothing was found that differs from {old} in limit, fee, dossier, steps or legal bases.",
        old=number,
    )
    return {
        **made,
        "lead": site.say(lead if rows else nothing),
        "open": site.say(say("Facts that changed ({count})", count=len(rows))),
        "table": _table(site, rows) if rows else "",
        "url": href(path, site.addresses.edition(entry.document, former)),
        "link": site.say(say("Read the former text ({number})", number=number)),
    }


def _table(site: Site, rows: Sequence[_Row]) -> str:
    heads = [site.say(each) for each in (say("Fact"), say("Before"), say("Now"))]
    groups = (
        Group(label, [[old, new] for _, old, new in own])
        for label, own in groupby(rows, key=itemgetter(0))
    )
    caption = site.say(say("What changed with this revision"))
    return table_html(caption, heads, groups, kind="qms-compared")


def _former(entry: Entry, edition: Edition) -> Edition | None:
    """Return the last text of the revision before, where it is shown here."""
    number = edition.revision.number
    known = [each.number for each in entry.claimed.revisions]
    place = known.index(number) if number in known else 0
    if not place:
        return None
    before = known[place - 1]
    return next((each for each in entry.earlier if each.revision.number == before), None)


def _facts(site: Site, before: Anatomy, after: Anatomy) -> Iterator[_Row]:
    for each in changed_facts(before, after):
        label = ": ".join(filter(None, (site.say(_name(each)), each.case)))
        shown = _SHOWN.get(each.part, plainly)
        yield label, shown(each.old), shown(each.new)


def _name(change: FactChange) -> Said:
    if change.part is not Part.STEPS:
        return PART[change.part]
    if not change.where:
        return say("Time of all steps")
    return say("Step {number}", number=change.where)


def _bases(site: Site, before: Text, after: Text) -> Iterator[_Row]:
    """Yield the legal bases that were added, and those that are left out."""
    old, new = (
        {number_key(each.number): each.number for each in text.legal_basis}
        for text in (before, after)
    )
    gone = [number for key, number in old.items() if key not in new]
    come = [number for key, number in new.items() if key not in old]
    label = site.say(say("Legal bases"))
    if gone or come:
        yield label, plainly(", ".join(gone)), plainly(", ".join(come))
