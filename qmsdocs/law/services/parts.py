"""The parts of a procedure that the counter looks for, found by the headings of its sections.

A part is known by a heading in one of the layouts in use. What stands under no such heading
belongs to none, and what is headed twice is left alone unless a case tells the two apart.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from unicodedata import normalize

from qmsdocs.model.anchors import NAMELESS
from qmsdocs.model.letters import fold, slug
from qmsdocs.model.outline import Heading, headings
from qmsdocs.model.passages import Passage, Table, blocks, plain
from qmsdocs.model.prose import prose
from qmsdocs.model.topics import bare_title


class Part(StrEnum):
    """What a section of a procedure states; what the counter is asked for first comes first."""

    LIMIT = "limit"
    FEE = "fee"
    PLACE = "place"
    WAYS = "ways"
    RESULT = "result"
    APPLICANT = "applicant"
    CONDITION = "condition"
    AGENCY = "agency"
    QUANTITY = "quantity"
    DOSSIER = "dossier"
    FORMS = "forms"
    STEPS = "steps"
    ELSE = "else"


# Titles as the layouts in use have them, folded and without their number; the first that fits
# decides.
_TITLES = (
    (Part.ELSE, re.compile(r"\bluu\b|lien quan|phoi hop|uy quyen|vien dan|phap ly")),
    (Part.QUANTITY, re.compile(r"^so luong\b(?:.* )?ho so|^so luong$|^so bo ho so")),
    (
        Part.DOSSIER,
        re.compile(r"\bthanh phan\b.*\bho so|^ho so (?:bao )?gom|^ho so (?:phai|can) nop"),
    ),
    (Part.DOSSIER, re.compile(r"^giay to (?:phai|can) (?:nop|xuat trinh|co)")),
    (
        Part.LIMIT,
        re.compile(r"^(?:tong )?thoi (?:han|gian)(?: (?:giai quyet|xu ly|thuc hien|tra)\b|$)"),
    ),
    (Part.FEE, re.compile(r"^(?:muc (?:thu )?)?(?:le )?phi\b(?! dia gioi)|^muc thu\b")),
    (
        Part.PLACE,
        re.compile(r"^(?:noi|dia diem|dia chi) (?:tiep nhan|nop|nhan|tra|thuc hien)\b"),
    ),
    (Part.WAYS, re.compile(r"^(?:cach thuc|hinh thuc)(?: (?:thuc hien|nop|tiep nhan)\b|$)")),
    (Part.RESULT, re.compile(r"^ket qua(?: (?:thuc hien|giai quyet|cua)\b|$)")),
    (Part.APPLICANT, re.compile(r"^doi tuong\b")),
    (Part.CONDITION, re.compile(r"^(?:yeu cau,? )?dieu kien\b")),
    (Part.AGENCY, re.compile(r"^(?:co quan|don vi)(?: truc tiep)? (?:thuc hien|giai quyet)\b")),
    (Part.FORMS, re.compile(r"^(?:ten )?(?:cac )?(?:bieu mau|mau (?:don|to khai))\b")),
    (
        Part.STEPS,
        re.compile(
            r"^luu do|^cac buoc\b|^trinh tu(?: (?:thuc hien|xu ly|giai quyet|cac buoc)\b|$)"
            r"|^quy trinh(?: (?:cac buoc|xu ly|giai quyet|thuc hien|noi bo)\b|$)"
        ),
    ),
)
_CASE = re.compile(r"truong hop|doi voi\b|^khi\b|^neu\b")
_MARKED = re.compile(r"[`\\\[<&*]")
"""Marks in a heading, of which its address does not tell for certain."""
_REPEATED = frozenset({Part.FORMS, Part.STEPS, Part.CONDITION, Part.ELSE})
"""Parts that a text may have several sections on."""

Block = Passage | Table


@dataclass(frozen=True, slots=True)
class Section:
    """What stands between one heading and the next, as written.

    Attributes:
        title: The heading without its number and what it says behind a colon.
        case: The case that it is about, where its heading or one above it within the part
            names one; or what a heading below that of the part says.
        anchor: Address of the heading on a page; empty where it is not certain.
    """

    part: Part
    title: str
    case: str
    anchor: str
    blocks: tuple[Block, ...]


def sections(body: str) -> Mapping[Part, Sequence[Section]]:
    """Return the sections of each part, in their order.

    What a heading says behind a colon is the first passage of its section. Of parts that a
    procedure has one of, two that no case tells apart are both left out.
    """
    found: dict[Part, list[Section]] = {}
    heads: dict[Part, list[_Head]] = {}
    for head, section in _sections(body):
        found.setdefault(section.part, []).append(section)
        if head is not None:
            heads.setdefault(section.part, []).append(head)
    doubtful = {
        part
        for part, own in heads.items()
        if part not in _REPEATED
        and len(own) > 1
        and not all(names_case(each.title) for each in own)
    }
    return {part: own for part, own in found.items() if part not in doubtful}


def names_case(title: str) -> bool:
    """Does a title say in which case something holds?"""
    return _CASE.search(fold(title)) is not None


@dataclass(frozen=True, slots=True)
class _Head:
    """A heading taken apart; ``part`` is none where it says nothing known."""

    title: str
    said: str
    part: Part | None
    address: str
    certain: bool


@lru_cache(maxsize=4096)  # every procedure has the same few
def _head(text: str) -> _Head:
    title, colon, said = bare_title(Heading(0, 1, text)).partition(":")
    title = plain(title).strip()
    folded = fold(title).strip(" .")
    part = next((part for part, pattern in _TITLES if pattern.search(folded)), None)
    certain = _MARKED.search(text) is None
    return _Head(title, said.strip(" -–") if colon else "", part, slug(text) or NAMELESS, certain)


def _sections(body: str) -> Iterator[tuple[_Head | None, Section]]:
    """Yield the sections, with each the heading that opens a part, where it does."""
    text = normalize("NFC", body)
    lines = prose(text).split("\n")
    above: list[tuple[int, Part, str]] = []
    seen: dict[str, int] = {}
    found = [each for each in headings(text) if not each.inside]
    starts = [*(each.line for each in found), len(lines)]
    for heading, end in zip(found, starts[1:], strict=True):
        head = _head(heading.text)
        while above and above[-1][0] >= heading.level:
            above.pop()
        part, case = _placed(head, above)
        opens = head.part is part and not (above and above[-1][1] is part)
        above.append((heading.level, part, case))
        count = seen.get(head.address, 0)
        seen[head.address] = count + 1
        anchor = f"{head.address}_{count}" if count else head.address
        anchor = anchor if head.certain else ""
        below = lines[heading.line + 1 : end]
        if below and set(below[0].strip()) in ({"-"}, {"="}):
            below = below[1:]
        said = (Passage(head.said),) if head.said else ()
        # Of what belongs to no part, tables may be of steps.
        read = part is not Part.ELSE or any("|" in line for line in below)
        shown = (*said, *blocks(below)) if read else ()
        section = Section(part, head.title, case, anchor, shown)
        yield (head if opens else None), section


def _placed(head: _Head, above: Sequence[tuple[int, Part, str]]) -> tuple[Part, str]:
    """Return part and case of what stands under a heading."""
    within, case = (above[-1][1], above[-1][2]) if above else (Part.ELSE, "")
    if head.part is not None and head.part is not within:
        return head.part, head.title if names_case(head.title) else ""
    if within is Part.ELSE:
        return Part.ELSE, ""
    return within, f"{case}, {head.title}" if case else head.title
