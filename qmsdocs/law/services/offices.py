"""At which level of administration an office stands that a text or a record names."""

import re
from collections.abc import Sequence
from functools import lru_cache

from qmsdocs.law.services.stated_facts import Row

_COMMITTEE = r"(?:ubnd|[uủ][ỷy] ban nhân dân)"
_BY_WORDS = (
    ("xã", re.compile(rf"cấp xã|{_COMMITTEE}(?: cấp)? (?:xã|phường|thị trấn|đặc khu)")),
    ("huyện", re.compile(rf"cấp huyện|{_COMMITTEE} (?:quận|huyện|thị xã)")),
    ("tỉnh", re.compile(rf"cấp tỉnh|{_COMMITTEE} (?:tỉnh|thành phố|tp)")),
    ("bộ", re.compile(r"cấp bộ|thủ tướng|chính phủ")),
)
_BY_NAMES = (
    ("tỉnh", re.compile(r"\bSở [A-ZĐ]")),
    ("bộ", re.compile(r"(?<!Cán )\bBộ (?:trưởng )?[A-ZĐ]")),
)
_BESIDE = re.compile(r"phối hợp|[uủ][ỷy] quyền", re.IGNORECASE)


@lru_cache(maxsize=4096)  # the same offices stand in every record of a field
def ranks(text: str) -> frozenset[str]:
    """Return the levels of the offices that a text names; none where it names none known."""
    text = " ".join(text.split())
    lower = text.lower()
    by_words = {rank for rank, pattern in _BY_WORDS if pattern.search(lower)}
    return frozenset(by_words | {rank for rank, pattern in _BY_NAMES if pattern.search(text)})


def elsewhere(rows: Sequence[Row], theirs: frozenset[str]) -> Row | None:
    """Return the first line whose offices all stand at other levels than those of a record.

    Offices that only work together with it, or act for it, are left out.
    """
    for row in rows:
        ours = ranks(row.text)
        if ours and ours.isdisjoint(theirs) and not _BESIDE.search(row.text):
            return row
    return None
