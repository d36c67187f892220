"""Amounts of money that a section on fees names, as far as they can be read for certain."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from qmsdocs.model.services import Channel

_AMOUNT = re.compile(
    r"(?<![\d.,/])(?P<number>\d{1,3}(?:[.,]\d{3}){1,4}|\d{1,12})\s?(?P<times>nghìn|ngàn|triệu)?\s?"
    r"(?P<unit>đồng|đ(?!\w)|vnđ|vnd|usd)",
    re.IGNORECASE,
)
_TIMES = {"nghìn": 1_000, "ngàn": 1_000, "triệu": 1_000_000}
_FREE = re.compile(
    r"miễn (?:thu )?(?:các khoản )?(?:phí|lệ phí)|không (?:thu|mất|phải nộp|có) (?:phí|lệ phí)"
    r"|\A\W*không(?: có| thu| mất phí)?\W*\Z",
    re.IGNORECASE,
)
# Who pays nothing, and copies that are paid beside it, are no fee of the service.
_SOME = re.compile(r"hộ nghèo|khuyết tật|có công|cao tuổi|trẻ em|dân tộc thiểu số", re.IGNORECASE)
_COPIES = re.compile(r"bản sao", re.IGNORECASE)
# Where the province decides, the national record can only give an example.
_LOCAL = re.compile(r"hđnd|hội đồng nhân dân", re.IGNORECASE)
_CLAUSES = re.compile(r"[;\n]|\.\s|\.\Z")
_MODES = {
    "trực tiếp": re.compile(r"trực tiếp"),
    "trực tuyến": re.compile(r"trực tuyến"),
    "dịch vụ bưu chính": re.compile(r"bưu chính"),
}


@dataclass(frozen=True, slots=True)
class Fees:
    """What is to be paid: amounts with their unit, none of them for what is free.

    Attributes:
        written: The same as it stands there.
    """

    amounts: frozenset[tuple[int, str]] = frozenset()
    written: tuple[str, ...] = ()

    def __or__(self, other: "Fees") -> "Fees":
        """Return both together."""
        written = tuple(dict.fromkeys((*self.written, *other.written)))
        return Fees(self.amounts | other.amounts, written)


@lru_cache(maxsize=4096)  # a province has the same few fees
def fees(text: str, *, copies: bool = False) -> Fees:
    """Return what a text says is to be paid; nothing where that cannot be read.

    Args:
        text: Lines of a section, or a cell of a record.
        copies: Is the service about copies, so that what a copy costs is its fee?
    """
    found = Fees()
    for clause in _CLAUSES.split(text):
        if _COPIES.search(clause) and not copies:
            continue
        for each in _AMOUNT.finditer(clause):
            number = int(re.sub(r"[.,]", "", each["number"])) * _TIMES.get(
                (each["times"] or "").lower(), 1
            )
            unit = "usd" if each["unit"].lower() == "usd" else "đồng"
            found |= Fees(frozenset({(number, unit)}), (each[0].strip(),))
        free = _FREE.search(clause)
        if free and not _SOME.search(clause[free.end() :].partition(",")[0]):
            found |= Fees(frozenset({(0, "")}), (free[0].strip(" .|-*"),))
    return found


def named_amounts(text: str) -> tuple[tuple[int, int], ...]:
    """Return where a text names amounts of money, or that nothing is to be paid: begin and end."""
    found = (*_AMOUNT.finditer(text), *_FREE.finditer(text))
    return tuple(sorted(each.span() for each in found))


def recorded(channels: Iterable[Channel], *, copies: bool = False) -> Mapping[str, Fees]:
    """Return what a record says is to be paid by way of handing in; only what is certain."""
    found: defaultdict[str, Fees] = defaultdict(Fees)
    for each in channels:
        text = f"{each.fee}\n{each.note}"
        if not _LOCAL.search(text):
            found[each.mode] |= fees(text, copies=copies)
    return {mode: fee for mode, fee in found.items() if fee.amounts}


def differing(
    rows: Sequence[str], record: Mapping[str, Fees], *, copies: bool = False
) -> tuple[str, Fees] | None:
    """Return the first way of handing in whose fee is certainly another one, and ours.

    A text that names several amounts says for whom each is: one in common is enough.
    """
    for mode, theirs in record.items():
        ours = fees("\n".join(_of_mode(rows, mode)), copies=copies)
        if ours.amounts and ours.amounts.isdisjoint(theirs.amounts):
            return mode, ours
    return None


def _of_mode(rows: Sequence[str], mode: str) -> Sequence[str]:
    """Return the lines on one way of handing in, or all where none names it."""
    pattern = _MODES.get(mode.lower())
    own = [row for row in rows if pattern and pattern.search(row.lower())]
    return own or rows
