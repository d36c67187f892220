"""Papers of a dossier, as a text and a national record name them: which one has no counterpart?"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from qmsdocs.law.services.plain_letters import bare

_RULE = re.compile(r"\|?[\s:|-]+\Z")
_CELLS = re.compile(r"(?<!\\)\|")
_NAMES = re.compile(r"giay to|ten|thanh phan|tai lieu|ho so")
_ITEM = re.compile(r"\s*(?:[-*+•]|\d{1,2}[.)]|[a-zđ]\))\s+")
# What a paper is called; anything else in a list is a remark.
_PAPER = re.compile(
    r"(?:\d+ )?(?:ban (?:chinh|sao|chup) |mot |cac )?"
    r"(?:to (?:khai|trinh)|giay|don\b|van (?:ban|bang)|bien ban|hop dong|phieu|mau\b|the\b|ho chieu"
    r"|quyet dinh|so\b|chung|danh sach|bao cao|tai lieu|trich luc|anh\b|du an|phuong an|de an"
    r"|cong van|thong bao|ban (?:khai|ve|thuyet minh|ke|cam ket|cam doan))"
)
# Ways to say by what somebody asks, who somebody is, and where they live.
_SAME = (
    (
        re.compile(r"giay to (?:tuy than|nhan than)|can cuoc|ho chieu|chung minh nhan dan"),
        "tuythan",
    ),
    (re.compile(r"nhan than|tuy than"), "tuythan"),
    (re.compile(r"(?:noi )?cu tru|thuong tru|tam tru|ho khau"), "cutru"),
    (re.compile(r"to khai|don (?:de nghi|dang ky|xin)|giay de nghi|mau don"), "tokhai"),
    (re.compile(r"mau (?:ho tich )?dien tu tuong tac"), "tokhai"),
)
# Words that most papers have tell none from another.
_WORD = re.compile(
    r"\b(?!(?:a|ban|bang|boi|cac|can|chinh|cho|chung|co|cu|cua|da|dang|de|den|do|dong|du|duoc|gia"
    r"|giay|gom|hoac|ho|hop|khi|kem|ky|khong|la|lam|le|minh|mot|mau|neu|nguoi|nhung|noi|nop|phai"
    r"|quy|dinh|sao|so|tai|tin|tren|the|theo|thi|thong|thuc|to|trong|trinh|truong|tu|tung|va|van|ve"
    r"|viec|voi|xuat|yeu|cau)\b)[a-z0-9]+"
)
_ASIDE = re.compile(r"\[([^\[\]]*)\]\([^()]*\)|\([^()]*\)")
_END = re.compile(
    r"[;:.]|, | theo | ban hanh | trong truong hop | doi voi | khi | neu "
    r"| con (?:gia tri|hieu luc|han) "
)
_OR = re.compile(r"\bhoac\b|/")
_UNLIKE = 0.34
"""Share of a paper's own words up to which a passage is certainly about something else."""


def papers(rows: Sequence[str]) -> tuple[str, ...]:
    """Return the papers that a section lists: rows of its tables, or else items of its lists."""
    cells = tuple(_cells(rows))
    items = cells or tuple(_ITEM.sub("", row) for row in rows if _ITEM.match(row))
    return tuple(each for each in items if is_paper(each))


def is_paper(name: str) -> bool:
    """Is it called as papers are?"""
    return _PAPER.match(bare(name).strip(" -+•*_")) is not None


def without_counterpart(asked: Iterable[str], passages: Iterable[str]) -> tuple[str, ...]:
    """Return the papers that no passage is about, as far as that is certain.

    A paper is known again by its own words: letters folded, without remarks in brackets and
    without the words that most papers have. Where it may be meant, it is not returned.
    """
    known = tuple(passages)
    return tuple(
        dict.fromkeys(paper for paper in asked if _ways(paper) and not _is_named(paper, known))
    )


def _is_named(paper: str, passages: Sequence[str]) -> bool:
    """May one of the passages be about a paper, by what either of them is called?"""
    # What a paper is called mostly stands in the passage on it; the reverse takes longer.
    return any(_calls(paper, each) for each in passages) or any(
        _calls(each, paper) for each in passages
    )


def _calls(one: str, other: str) -> bool:
    """Do the words by which one is called stand in the other?"""
    words = _words(other)
    return any(_shared(own, words) for own in _ways(one))


def _shared(own: frozenset[str], words: frozenset[str]) -> bool:
    return len(own & words) > _UNLIKE * len(own)


@lru_cache(maxsize=8192)  # the same papers are asked for again and again
def _ways(paper: str) -> tuple[frozenset[str], ...]:
    """Return the own words of what a paper is called, once for each of ``this or that``."""
    return tuple(own for way in _OR.split(_core(paper)) if (own := _words(way)))


def _core(paper: str) -> str:
    """Return what a paper is called, without what is said of it."""
    plain = _ASIDE.sub(lambda found: found[1] or " ", bare(paper)).strip(" -+•*_")
    return _END.split(plain, maxsplit=1)[0]


@lru_cache(maxsize=8192)
def _words(text: str) -> frozenset[str]:
    plain = bare(text)
    for pattern, same in _SAME:
        plain = pattern.sub(same, plain)
    return frozenset(_WORD.findall(plain))


def _cells(rows: Sequence[str]) -> Iterator[str]:
    """Yield what stands in the columns of names of tables."""
    place = None
    for row, below in pairwise([*rows, ""]):
        if "|" not in row:
            place = None
            continue
        cells = _CELLS.split(row.strip().removeprefix("|").removesuffix("|"))
        if "|" in below and _RULE.match(below):
            heads = [bare(cell) for cell in cells]
            place = next((n for n, head in enumerate(heads) if _NAMES.search(head)), None)
        elif place is not None and place < len(cells) and not _RULE.match(row):
            yield cells[place].strip()
