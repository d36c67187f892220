"""What a procedure says of limit, papers, fee and offices, found by the headings of its sections.

Only Markdown headings open a section: a body without them states nothing here, and is left alone.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from qmsdocs.model.durations import Amount
from qmsdocs.model.letters import fold
from qmsdocs.model.prose import prose
from qmsdocs.model.steptimes import stated_limit
from qmsdocs.model.topics import Topic, topic_of

_NUMBER = re.compile(r"\A[\W_]*(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ])\s?[.):/–-]*\s+", re.IGNORECASE)
# Sections that have their topic in common with one of these and state nothing of it.
_ELSE = {
    Topic.LIMIT: re.compile(r"tiep nhan|lam viec|lien he"),
    Topic.DOSSIER: re.compile(r"^(?!.*(?:thanh phan|giay to|ho so (?:bao )?gom))"),
    Topic.AUTHORITY: re.compile(r"^(?:noi|dia diem)\b|trach nhiem|phan cong|phoi hop|uy quyen"),
}
_READ = frozenset({Topic.LIMIT, Topic.DOSSIER, Topic.FEE, Topic.AUTHORITY})
_CLAUSES = re.compile(r";|\.\s+(?=\W*[A-ZĐ])|,\s+(?=trường hợp|nếu|đối với)")
_CONDITION = re.compile(
    r"trường hợp|\bnếu\b|xác minh|kéo dài|gia hạn|\bthêm\b|đối với|\bhoặc\b|bổ sung", re.IGNORECASE
)
# What states a time names a unit; to look for one first costs next to nothing.
_MAYBE = re.compile(r"ngày|giờ|\dh|buổi|phút|tuần|tháng|\bngay\b", re.IGNORECASE)
_ONLINE = re.compile(r"(?:trực tuyến|dịch vụ công)[^.|\n]{0,40}?\b(toàn trình|một phần)\b")


class Row(NamedTuple):
    """A line within a section; ``line`` counts from 0 within the body."""

    line: int
    text: str


class Promise(NamedTuple):
    """A limit that a text promises, and where."""

    line: int
    amount: Amount


def sections(body: str) -> Mapping[Topic, Sequence[Row]]:
    """Return the lines of the sections on limit, dossier, fee and offices, by topic.

    What a heading says behind a colon is the first line of its section.
    """
    found: defaultdict[Topic, list[Row]] = defaultdict(list)
    above: list[tuple[int, Topic]] = []
    before, *parts = f"\n{prose(normalize('NFC', body))}".split("\n#")
    line = before.count("\n")
    for part in parts:
        head, *rest = part.split("\n")
        title, _, said = head.lstrip("#").partition(":")
        level = len(head) - len(head.lstrip("#"))
        while above and above[-1][0] >= level:
            above.pop()
        topic = _about(title) or (above[-1][1] if above else Topic.WORDING)
        above.append((level, topic))
        if topic in _READ:
            rows = enumerate([said, *rest], start=line)
            found[topic] += [Row(place, row.strip()) for place, row in rows if row.strip(" *_")]
        line += len(rest) + 1
    return found


@lru_cache(maxsize=4096)  # every procedure has the same few
def _about(title: str) -> Topic | None:
    name = fold(_NUMBER.sub("", title, count=1)).strip(" *_.")
    found = topic_of(name)
    if found in _ELSE and _ELSE[found].search(name):
        return Topic.WORDING
    return found


def promised(rows: Sequence[Row]) -> Promise | None:
    """Return the limit of the ordinary case, or none where a section names none.

    What only holds under a condition, such as a verification, may take longer than what the
    national record gives for the service, so that it is left out; where all of it is under a
    condition, the least counts.
    """
    found: list[Promise] = []
    for row in rows:
        for clause in _CLAUSES.split(row.text):
            amount = stated_limit(clause) if _MAYBE.search(clause) else None
            if amount is None:
                continue
            if not _CONDITION.search(clause):
                return Promise(row.line, amount)
            found.append(Promise(row.line, amount))
    return min(found, key=lambda each: each.amount.low, default=None)


def online_modes(body: str) -> tuple[Row, ...]:
    """Return where a body says how far the service is online: ``toàn trình``, ``một phần``."""
    if "toàn trình" not in body and "một phần" not in body:
        return ()
    return tuple(
        Row(body.count("\n", 0, found.start()), found[1])
        for found in _ONLINE.finditer(body.lower())
    )
