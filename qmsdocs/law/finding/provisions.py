"""The provisions cited before a legal document: điểm, khoản, Điều."""

import re
from dataclasses import dataclass, field

_LETTER = r"[a-zđ](?:\.?\d{1,2})?(?![^\W_])"
_DIGITS = r"\d{1,3}[a-zđ]?(?![^\W_])"
_ITEM = rf"(?:{_DIGITS}|{_LETTER})"
_AND = r"(?:\s{0,2}[,;]\s{0,2}(?:và\s{1,2})?|\s{1,2}(?:và|hoặc)\s{1,2})"
_TO = r"\s{1,2}đến\s{1,2}"
_PIECE = re.compile(
    rf"(?P<kind>[đĐ]iểm|[kK]hoản|[đĐ]iều)\s{{1,2}}(?P<items>{_ITEM}(?:(?:{_AND}|{_TO}){_ITEM})*)"
)
_BETWEEN = re.compile(
    r"\s{0,3}(?:[,;]|và|hoặc|(?P<to>đến)|của|tại|[,;]\s{0,2}và)?\s{0,3}(?:các\s{1,2})?",
    re.IGNORECASE,
)
_LAST = re.compile(r"\s{0,3},?\s{0,3}(?:của|tại|thuộc|trong)?\s{0,3}(?:các\s{1,2}|những\s{1,2})?")
_SPLIT = re.compile(rf"({_TO})|{_AND}")
_REACH = 260
_LONGEST_RANGE = 60
_BELOW = {"điều": ("khoản", "điểm"), "khoản": ("điểm",), "điểm": ()}


@dataclass(frozen=True, slots=True)
class Provision:
    """One place within a legal document; empty parts are not named."""

    article: str = ""
    clause: str = ""
    point: str = ""

    def __str__(self) -> str:
        parts = (("điểm", self.point), ("khoản", self.clause), ("Điều", self.article))
        return " ".join(f"{word} {value}" for word, value in parts if value)


def provisions_before(text: str, at: int) -> tuple[Provision, ...]:
    """Return the provisions that stand directly before a place, in the order of the text."""
    begin = max(0, at - _REACH)
    before = text[begin:at]
    last = max(before.rfind(word) for word in ("iều ", "hoản ", "iểm "))
    piece = _PIECE.match(before, last - 1) if last > 0 else None
    # Mostly it ends here: nearby provisions belong to something else.
    if piece is None or not _LAST.fullmatch(before, piece.end()):
        return ()
    pieces = _chain(before)
    reader = _Reader()
    for kind, items in pieces:
        reader.take(kind, items)
    return reader.all()


def _chain(before: str) -> list[tuple[str, list[str]]]:
    """Return the pieces that follow each other without a gap up to the end, smallest first."""
    chain: list[tuple[str, list[str]]] = []
    end = group = -1
    for found in _PIECE.finditer(before):
        between = _BETWEEN.fullmatch(before, end, found.start()) if end >= 0 else None
        items, kind = _items(found["items"]), found["kind"].lower()
        if between is None:
            chain, group = [], 0
        elif between["to"] and chain[-1][0] == kind:
            items = _span(chain[-1][1][-1], items[0])[1:] + items[1:]
        if between is not None and not between[0].strip() and kind in _BELOW[chain[-1][0]]:
            chain.insert(group, (kind, items))  # the greater first: Điều 40 khoản 8
        else:
            group = group if between is not None and not between[0].strip() else len(chain)
            chain.append((kind, items))
        end = found.end()
    return chain


def _items(written: str) -> list[str]:
    parts = _SPLIT.split(written)
    items = [parts[0]]
    for to, item in zip(parts[1::2], parts[2::2], strict=True):
        items += _span(items[-1], item)[1:] if to else [item]
    return items


def _span(first: str, last: str) -> list[str]:
    if first.isdigit() and last.isdigit() and 0 < int(last) - int(first) <= _LONGEST_RANGE:
        return [str(each) for each in range(int(first), int(last) + 1)]
    return [first, last]


@dataclass(slots=True)
class _Reader:
    """Puts points under clauses and clauses under articles: the smaller is named first."""

    found: list[Provision] = field(default_factory=list)
    points: list[str] = field(default_factory=list)
    below: list[Provision] = field(default_factory=list)

    def take(self, kind: str, items: list[str]) -> None:
        if kind == "điểm":
            self.points += items
        elif kind == "khoản":
            self.below += self._clauses(items)
        else:
            self._articles(items)

    def all(self) -> tuple[Provision, ...]:
        self.below += [Provision(point=point) for point in self.points]
        return tuple(dict.fromkeys([*self.found, *self.below]))

    def _clauses(self, items: list[str]) -> list[Provision]:
        points, self.points = self.points or [""], []
        return [Provision(clause=item, point=point) for item in items for point in points]

    def _articles(self, items: list[str]) -> None:
        below = [*self.below, *(Provision(point=point) for point in self.points)]
        self.below, self.points = [], []
        if below:
            first, *items = items
            self.found += [Provision(first, each.clause, each.point) for each in below]
        self.found += [Provision(item) for item in items]
