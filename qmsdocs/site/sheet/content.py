"""A procedure as a sheet for citizens: what its approved text says for certain, in plain words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qmsdocs.law.services.anatomy import Anatomy, Stated, anatomy
from qmsdocs.law.services.dossiers import Asked
from qmsdocs.law.services.parts import Part
from qmsdocs.law.step.legs import PROCEDURE
from qmsdocs.model.passages import Passage, plain
from qmsdocs.model.services import Service
from qmsdocs.model.text import Text
from qmsdocs.site.addresses import copy_page
from qmsdocs.site.context import Site, capital
from qmsdocs.site.counter.facts import MODE, ONLINE, PART
from qmsdocs.site.counter.record import known
from qmsdocs.site.selection import Edition, Entry, View, visible
from qmsdocs.site.sheet.steps import Line, short_steps
from qmsdocs.site.sheet.validity import short
from qmsdocs.wording import Said, say

_FACTS = (Part.LIMIT, Part.FEE, Part.PLACE, Part.WAYS, Part.RESULT)
_NEEDED = frozenset({Part.LIMIT, Part.FEE, Part.PLACE, Part.RESULT})
"""Facts that everybody asks for; of one that cannot be read the sheet says where it stands."""
_LONGEST = 900
"""Letters from which a fact is left to the procedure: nobody reads it on a sheet."""
_PAIR = 2
_MARKED = frozenset({"x", "X", "✓", "✔"})
_NONE = frozenset({"", "0", "-", "–"})
_SEE = say("see the procedure")


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: its lines; ``certain`` is false where it says no more than where to look."""

    label: str
    lines: tuple[str, ...]
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper to be brought, and how many of it, on which form, when."""

    text: str
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """The papers of one case."""

    title: str
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on a sheet, all of it plain text.

    Attributes:
        address: Where it is said whether the sheet still holds, in full where the site's own
            address is known.
        scanned: Is the address whole, so that a code can bear it?
    """

    title: str
    code: str
    services: tuple[str, ...]
    facts: tuple[Fact, ...]
    dossier: tuple[Case, ...]
    sets: str
    steps: tuple[Line, ...]
    total: str
    control: str
    address: str
    scanned: bool


def has_sheet(site: Site, entry: Entry) -> bool:
    """Is there something to be handed out: in force, for everybody, and clear enough?"""
    return why_none(site, entry) is None


def why_none(site: Site, entry: Entry | None) -> Said | None:
    """Return why a document has no sheet; none where it has one."""
    if entry is None:
        return say("it is not on this site on {day}", day=site.corpus.day)
    if entry.text.kind != PROCEDURE:
        return say("it is no procedure")
    return _hindrance(site, entry)


def _hindrance(site: Site, entry: Entry) -> Said | None:
    if not entry.in_force:
        return say("it is not in force on {day}", day=site.corpus.day)
    if entry.behind:
        return say("something newer is held back because of an integrity fault")
    if not visible(site.corpus, entry.text, View()):
        return say("it is not for the public")
    if not anatomy(entry.text.body).limited:
        return say("neither dossier nor time limit can be read from its text for certain")
    return None


def sheet_of(site: Site, edition: Edition) -> Sheet:
    """Return the sheet of a procedure in force."""
    text = edition.text
    facts = anatomy(text.body)
    records = known(site, text)
    record = records[0] if len(records) == 1 else None
    sets = facts.stated.get(Part.QUANTITY)
    return Sheet(
        title=text.title,
        code=text.code,
        services=text.services,
        facts=tuple(_facts(site, facts, record)),
        dossier=tuple(
            Case(each.case, tuple(_paper(site, asked) for asked in each.papers))
            for each in facts.dossier
        ),
        sets=" ".join(sets.words) if sets else "",
        steps=short_steps(site, facts.flows),
        total=facts.flows[0].total if len(facts.flows) == 1 else "",
        control=site.say(control_line(site, text, edition)),
        address=site.address + copy_page(text),
        scanned=bool(site.address),
    )


def control_line(site: Site, text: Text, edition: Edition) -> Said:
    """Return which text a sheet is drawn from, and of which day it is."""
    return say(
        "{code} · issue {issue}, revision {revision} · in force from {effective} · "
        "fingerprint {fingerprint} · handbook of {day}",
        code=text.code,
        issue=f"{text.number.issue:02d}",
        revision=f"{text.number.revision:02d}",
        effective=edition.revision.effective,
        fingerprint=short(text.fingerprint),
        day=site.corpus.day,
    )


def _facts(site: Site, facts: Anatomy, record: Service | None) -> Iterator[Fact]:
    """Yield what is asked for; of the national record what the text does not say."""
    for part in _FACTS:
        stated = facts.stated.get(part)
        if stated is not None and sum(map(len, stated.words)) <= _LONGEST:
            yield Fact(site.say(PART[part]), tuple(_lines(stated)))
        elif stated is None and part is Part.RESULT and record and record.results:
            yield Fact(site.say(PART[part]), (*record.results, _recorded(site)))
        elif stated is not None or part in _NEEDED:
            yield Fact(site.say(PART[part]), (capital(site.say(_SEE)),), certain=False)
    online = facts.online or (record.online.lower() if record else "")
    if online:
        mode = capital(site.say(MODE[online])) if online in MODE else capital(online)
        yield Fact(site.say(ONLINE), (mode,) if facts.online else (mode, _recorded(site)))


def _recorded(site: Site) -> str:
    return f"({site.say(say('according to the national record'))})"


def _lines(stated: Stated) -> Iterator[str]:
    for each in stated.blocks:
        if not isinstance(each, Passage):
            yield from (f"– {_row(each.columns, row)}" for row in each.rows)
        elif not each.mark or each.mark[0] in ":!?":
            yield each.text
        else:
            yield f"{each.mark if each.mark[0].isdigit() else '–'} {each.text}"


def _row(columns: Sequence[str], row: Sequence[str]) -> str:
    """Return a row as a line; what stands in more than two columns is said by their heads."""
    if len(columns) <= _PAIR:
        return ": ".join(filter(None, row))
    told = [f"{head}: {cell}" for head, cell in zip(columns[1:], row[1:], strict=True) if cell]
    return f"{row[0]} – {'; '.join(told)}" if row[0] else "; ".join(told)


def _paper(site: Site, asked: Asked) -> Paper:
    return Paper(plain(asked.text), "; ".join(_notes(site, asked)))


def _notes(site: Site, asked: Asked) -> Sequence[str]:
    counts = (
        (asked.originals, say("original"), say("originals: {count}", count=asked.originals)),
        (asked.copies, say("copy"), say("copies: {count}", count=asked.copies)),
    )
    counted = [
        site.say(one if count in _MARKED else many)
        for count, one, many in counts
        if count not in _NONE
    ]
    return [*counted, *filter(None, (plain(asked.form), asked.note))]
