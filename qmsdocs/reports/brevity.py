"""What differs between two texts, in a few lines that somebody can take in at a glance."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from qmsdocs.model.alignment import fragments
from qmsdocs.model.changes import Difference, What
from qmsdocs.model.letters import fold
from qmsdocs.model.topics import Topic, topic_of
from qmsdocs.wording import Said, say

TOPIC = {
    Topic.FEE: say("Fees"),
    Topic.LIMIT: say("Time limits"),
    Topic.STEPS: say("Steps, responsibility"),
    Topic.AUTHORITY: say("Authority"),
    Topic.DOSSIER: say("Dossier"),
    Topic.IDENTITY: say("Document data"),
    Topic.LEGAL: say("Legal basis"),
    Topic.FILES: say("Attached files"),
    Topic.WORDING: say("Other content"),
}
_KEYS = {
    "title": say("title"),
    "code": say("code"),
    "services": say("public services"),
    "field": say("field of work"),
    "access": say("access"),
    "unit": say("unit in charge"),
}
_VALUE = 64
"""Letters of a value that are shown."""
_WHOLE = 40
"""Letters up to which a value is shown whole, and not only the words that differ."""
_REWRITTEN = 120
"""Letters of both values from which only their words are counted."""
_NAME = 40
"""Letters of the name of a row or column."""
_FEW = 2
"""Changes of wording that are told one by one."""
LINE = 170
"""Letters of a line that pieces are added up to."""
_FIGURES = re.compile(r"\d[\d.,/]*")
_WHO = re.compile(r"trach nhiem|don vi|nguoi|co quan|bo phan")
_MAIN = re.compile(
    r"(?:ten|noi dung|trinh tu|cac|buoc|cong viec|viec|giay to|ho so|thoi|muc|phi)\b"
)
_TOLD = (
    What.RENAMED,
    What.UNSEEN,
    What.SECTION_ADDED,
    What.SECTION_REMOVED,
    What.ADDED,
    What.REMOVED,
    What.REPLACED,
)
"""In which order changes of one topic are told, figures apart."""
_OF_STEPS = frozenset({Topic.STEPS, Topic.LIMIT, Topic.AUTHORITY})


@dataclass(frozen=True, slots=True)
class Piece:
    """One change in few words.

    Attributes:
        where: Row, step or section, where the line does not say it.
        counted: Both values are too long to be shown; they are numbers of words instead.
    """

    what: What
    old: str = ""
    new: str = ""
    where: Said | None = None
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """The changes of one topic.

    Attributes:
        sections: Sections worded otherwise, where they are only named.
        more: How many changes of the topic are not shown.
    """

    topic: Topic
    label: Said
    pieces: tuple[Piece, ...] = ()
    sections: tuple[str, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Brief:
    """The lines about one document, and how many changes of which other topics there are."""

    lines: tuple[Line, ...]
    also: tuple[tuple[Topic, int], ...] = ()


def brief(differences: Sequence[Difference], most: int, letters: int = LINE) -> Brief:
    """Return what matters most of the differences.

    Args:
        differences: What differs, what matters most first.
        most: Lines that there may be; the last one names the other topics where there are more.
        letters: Letters that the values of a line may have together.
    """
    topics = [(topic, list(own)) for topic, own in groupby(differences, key=lambda d: d.topic)]
    shown = len(topics) if len(topics) <= most else max(1, most - 1)
    return Brief(
        tuple(_line(topic, own, letters) for topic, own in topics[:shown]),
        tuple((topic, _count(topic, own)) for topic, own in topics[shown:]),
    )


def unsaid(differences: Sequence[Difference], found: Brief) -> int:
    """Return how many of the differences the lines do not tell."""
    told = {line.topic: line.more for line in found.lines}
    return sum(1 for each in differences if each.topic not in told) + sum(told.values())


def _count(topic: Topic, own: Sequence[Difference]) -> int:
    """Return how many changes there are; a law in front matter and body is one."""
    cited = sum(1 for each in own if each.key) if topic is Topic.LEGAL else 0
    return cited or len(own)


def _line(topic: Topic, own: Sequence[Difference], letters: int) -> Line:
    if topic is Topic.LEGAL and any(each.key for each in own):
        return _basis(own, letters)
    if topic is Topic.WORDING:
        return _wording(own, letters)
    return _told(topic, own, letters)


def _told(topic: Topic, own: Sequence[Difference], letters: int) -> Line:
    """Return a line that tells as many changes as there is room for, one at least."""
    pieces: list[Piece] = []
    told = 0
    for each in sorted(own, key=_rank):
        mine = list(_pieces(each, min(_VALUE, letters * 2 // 3)))
        room = letters - sum(map(_length, pieces))
        if pieces and _length(mine[0]) > room:
            break
        told += 1
        pieces += mine[:1] if sum(map(_length, mine)) > room else mine
    return Line(topic, _label(topic, own), tuple(pieces), more=len(own) - told)


def _wording(own: Sequence[Difference], letters: int) -> Line:
    """Return what is worded otherwise; of more than a few changes only where they are."""
    seen = [each for each in own if each.what is not What.UNSEEN]
    titles = tuple(dict.fromkeys(each.section for each in seen if each.section))
    if not seen:
        return Line(Topic.WORDING, TOPIC[Topic.WORDING], (Piece(What.UNSEEN),))
    if len(seen) <= _FEW or not titles:
        return _told(Topic.WORDING, seen, letters)
    return Line(Topic.WORDING, TOPIC[Topic.WORDING], sections=titles)


def _basis(own: Sequence[Difference], letters: int) -> Line:
    """Return the laws that are cited newly and no more, as many as there is room for."""
    pieces, more = [], 0
    for what in (What.ADDED, What.REMOVED):
        found = [each.new or each.old for each in own if each.key and each.what is what]
        kept = [n for n, _ in enumerate(found) if not n or len(", ".join(found[: n + 1])) < letters]
        more += len(found) - len(kept)
        if found:
            joined = ", ".join(found[: len(kept)])
            old, new = ("", joined) if what is What.ADDED else (joined, "")
            pieces.append(Piece(what, old, new))
    return Line(Topic.LEGAL, TOPIC[Topic.LEGAL], tuple(pieces), more=more)


def _label(topic: Topic, own: Sequence[Difference]) -> Said:
    """Return the section's own title where all is in one that is about the topic."""
    titles = {each.section for each in own}
    title = next(iter(titles))
    if len(titles) == 1 and title and topic_of(title) is topic:
        return say("{section}", section=title)
    return TOPIC[topic]


def _rank(each: Difference) -> int:
    """Return what is told first: sums, figures, who does it; then what is new, what is gone."""
    if each.cell and each.cell.total:
        return 0
    figures = _FIGURES.findall(each.old) != _FIGURES.findall(each.new)
    if figures and each.what is What.REPLACED and each.topic in (Topic.FEE, Topic.LIMIT):
        return 1
    if each.cell and each.topic is Topic.STEPS and _WHO.match(fold(each.cell.column)):
        return 1
    return _TOLD.index(each.what)


def _pieces(each: Difference, most: int) -> Iterator[Piece]:
    where = _where(each)
    if each.what is not What.REPLACED:
        old, new = (_first_cell(text) if each.cell else text for text in (each.old, each.new))
        yield Piece(each.what, short(old, most), short(new, most), where)
        return
    pairs = [(each.old, each.new)]
    if max(len(each.old), len(each.new)) > _WHOLE:
        pairs = fragments(each.old, each.new)
    for old, new in pairs:
        if min(len(old), len(new)) > _REWRITTEN:
            before, after = (str(len(text.split())) for text in (old, new))
            yield Piece(each.what, before, after, where, counted=True)
        else:
            yield Piece(each.what, short(old, most), short(new, most), where)


def _where(each: Difference) -> Said | None:
    if each.key:
        return _KEYS.get(each.key, say("field '{key}'", key=each.key))
    if each.what in (What.SECTION_ADDED, What.SECTION_REMOVED) or (
        each.topic is Topic.WORDING and each.section
    ):
        return say("section {section}", section=short(each.section))
    cell = each.cell
    if cell is None:
        return None
    if not cell.row:
        return say("column")
    row = say("{section}", section=short(cell.row, _NAME))
    if cell.numbered:
        step = each.topic in _OF_STEPS
        row = (
            say("step {number}", number=cell.row) if step else say("row {number}", number=cell.row)
        )
    if not cell.column or _MAIN.match(fold(cell.column)):
        return row
    return say("{row}, {column}", row=row, column=short(cell.column, _NAME))


def _first_cell(words: str) -> str:
    return words.partition(" | ")[0]


def short(text: str, most: int = _VALUE) -> str:
    """Return a text, cut at a word where it is longer than so many letters."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    whole = cut.rpartition(" ")[0]
    return f"{(whole if len(whole) * 2 > most else cut).rstrip(' ,;:.…')} …"


def _length(piece: Piece) -> int:
    return len(piece.old) + len(piece.new) + (len(str(piece.where)) if piece.where else 0) + 6
