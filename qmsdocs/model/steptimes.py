"""Times of steps and limits of procedures: what a cell or a section says of time."""

import re
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from qmsdocs.model.durations import (
    NOTHING,
    OPEN,
    WORKING_DAY,
    Amount,
    Kind,
    Quantity,
    Unit,
    bare,
    plain,
    quantities,
    together,
)

_ASIDE = re.compile(r" ?\([^()]*\) ?")
_BRACKETS = re.compile(r" ?[()] ?")
# A time of the day, a date, a point in time: figures and units that say nothing of how long.
_POINT = re.compile(
    r"\b(?:sau|trước|lúc|hồi|từ|đến) \d{1,2} ?(?:giờ|h)(?: ?\d{2})?(?!\w)"
    r"|\b\d{1,2} ?(?:giờ|h|g) ?\d{2}\b(?! ?phút)"
    r"|\b(?:ngày \d{1,2} )?tháng \d{1,2}(?: năm \d{4})?|\bnăm \d{4}|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
)
_AFTER = re.compile(r"\b(?:sau|trước)(?: khi)? \Z")
_UNCOUNTED = re.compile(r"không (?:tính|kể)")
# Words of a cell that names no amount, whatever figures stand beside them.
_INDEFINITE = re.compile(
    r"\b(?:không|hành chính|theo|(?<!\d )ngay|khi|sau|trước|lúc|từ|đến|hằng|hàng|tùy|tuỳ|lịch|hẹn|"
    r"điều|khoản|mục|mẫu|bước|tháng|quý|năm|kỳ|đợt)\b"
)
_CASES = re.compile(r"\btrường hợp\b|\bhoặc\b|\bnếu\b|\bđối với\b|;")
_JOINED = re.compile(r"[ ,+]*(?:và )?\Z")
_SAME_DAY = re.compile(r"trong ngày|\bngay (?:trong|sau|khi)|\b(?:trả|giải quyết|cấp) ngay\b")
_WITHIN_DAY = re.compile(
    r"(?:ngay )?trong ngày(?: làm việc)?(?! (?:làm việc )?(?:tiếp theo|kế tiếp|hôm sau))"
)
_LONGER = re.compile(r"gia hạn|kéo dài|\bthêm\b|cộng")


@lru_cache(maxsize=4096)  # the same few times stand in every table
def step_time(cell: str, unit: Unit | None = None) -> Amount | None:
    """Return how long a step takes, as far as its cell says so.

    Args:
        cell: The cell as written.
        unit: What the head of the column counts in.

    Returns:
        ``OPEN`` where nothing definite is said, ``None`` where an amount seems to be meant
        that cannot be read.
    """
    text = plain(cell)
    lasting = _POINT.sub(" ", text).replace("(làm việc)", "làm việc")
    day = unit if unit and unit.kind is Kind.WORKING else None
    # '02 ngày (16 giờ)' says the same twice; '(02 ngày)' says it once.
    for part in (_ASIDE.sub(" ", lasting), _BRACKETS.sub(" ", lasting)):
        found = [q for q in quantities(part, day) if not _AFTER.search(part[: q.begin])]
        if found:
            return _together(part, found)
    if _UNCOUNTED.search(text):
        return NOTHING
    alone = bare(lasting.strip("() "), unit) if unit else None
    if alone is not None:
        return alone
    meant = any(map(str.isdigit, lasting)) and not _INDEFINITE.search(lasting)
    return None if meant else OPEN


def stated_limit(text: str) -> Amount | None:
    """Return the longest time that a section on limits allows, or none where it names none.

    Where it allows more in some cases, the most of all is taken: no procedure is said to be
    too slow that may be right.
    """
    lasting = _POINT.sub(" ", plain(text))
    found = [each.amount for each in quantities(lasting)]
    if _SAME_DAY.search(lasting):
        found.append(Amount.of(Fraction(1), WORKING_DAY))
    if not found:
        return None
    amounts = [each.high for each in found if each.high is not None]
    most = sum(amounts, Fraction(0)) if _LONGER.search(lasting) else max(amounts)
    return Amount(most, most, frozenset().union(*(each.kinds for each in found)))


def named_times(text: str) -> tuple[tuple[int, int], ...]:
    """Return where plain text says how long something takes: begin and end of each amount.

    ``trong ngày`` is one; ``sau 15 giờ`` is a point in time and none.
    """
    found = [
        (each.begin, each.end) for each in quantities(text) if not _AFTER.search(text[: each.begin])
    ]
    found += [each.span() for each in _WITHIN_DAY.finditer(text)]
    return tuple(sorted(found))


def _together(text: str, found: list[Quantity]) -> Amount:
    """Return what several amounts in a cell come to: their sum, or one of them."""
    total = together(each.amount for each in found)
    parts = all(
        _JOINED.match(text[former.end : later.begin]) and later.amount.low < former.amount.low
        for former, later in pairwise(found)
    )
    if parts and not _CASES.search(text):
        return total
    return Amount(min(each.amount.low for each in found), total.high, total.kinds)
