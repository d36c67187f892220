"""How a file is handed in, taken out of one glued cell of the national record.

The cells of the table behind it (way, limit, fee, remark) follow each other without a sign in
between. A row is known by its way with a limit and a fee directly behind it; where limit and
fee run together so that there are two ways to read them, they are kept as the remark.
"""

import re
from typing import NamedTuple

from qmsdocs.exchange.cells import closing, line_of, lines_of
from qmsdocs.model.services import Channel

_HEAD = "Hình thức nộpThời gianPhí, lệ phíMô tả"
_MODE = re.compile("Trực tiếp|Trực tuyến|Dịch vụ bưu chính")
_NONE = "Không có thông tin"
_UNIT = "(?:Ngày làm việc|Ngày|Tuần|Tháng|Năm|Giờ làm việc|Giờ|Phút)"
_CURRENCY = "(?:Việt Nam Đồng|VNĐ|USD|EUR)"
_AMOUNT = r"(?:0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)"
_FREE = f"(?:Miễn phí|{_NONE})"
_FEE = rf"(?P<fee>{_FREE}|{_AMOUNT} {_CURRENCY})"
_PLAIN = re.compile(rf"(?P<limit>{_NONE}|\d+(?:[.,]\d+)? ?{_UNIT}){_FEE}?")
_NO_UNIT = re.compile(rf"(?P<limit>\d{{1,3}})(?P<fee>{_FREE})")
_IN_WORDS = re.compile(rf"(?P<limit>[^\n\d();:]{{1,120}}?){_FEE}")
_RUN_TOGETHER = re.compile(rf"(?P<digits>\d[\d,]*) (?P<currency>{_CURRENCY})")
_LIMIT_WITHOUT_UNIT = re.compile(r"[1-9]\d?")
_WHOLE_AMOUNT = re.compile(_AMOUNT)
_NUMBERING = re.compile(r"\((?:\d{1,2}|[a-zđ]|[ivx]{1,4})\)")


class _Start(NamedTuple):
    """The beginning of a row: its way, limit and fee, and where its remark begins."""

    begin: int
    mode: str
    limit: str
    fee: str
    end: int


def channels_of(cell: str) -> tuple[tuple[Channel, ...], str]:
    """Return the ways that a cell of the national record lists, and the text before them.

    The text is empty unless the cell is something else than the table.
    """
    text = lines_of(cell).removeprefix(_HEAD)
    starts = [found for each in _MODE.finditer(text) if (found := _start(text, each))]
    if not starts:
        return (), text
    ends = [each.begin for each in starts[1:]] + [len(text)]
    rows = zip(starts, ends, strict=True)
    before = text[: starts[0].begin]
    return tuple(_channel(each, text[each.end : end]) for each, end in rows), before.strip()


def _start(text: str, mode: re.Match[str]) -> _Start | None:
    at = mode.end()
    found = _PLAIN.match(text, at) or _NO_UNIT.match(text, at)
    if found:
        return _Start(mode.start(), mode[0], found["limit"], found["fee"] or "", found.end())
    together = _RUN_TOGETHER.match(text, at)
    if together:
        pairs = _pairs(together["digits"])
        if len(pairs) != 1:
            return _Start(mode.start(), mode[0], "", "", at)
        limit, amount = pairs[0]
        fee = f"{amount} {together['currency']}"
        return _Start(mode.start(), mode[0], limit, fee, together.end())
    worded = _IN_WORDS.match(text, at)
    if worded and text[at].isupper() and not _MODE.search(worded["limit"]):
        return _Start(mode.start(), mode[0], worded["limit"], worded["fee"], worded.end())
    return None


def _pairs(digits: str) -> list[tuple[str, str]]:
    """Return the ways to read digits as a limit without unit and an amount behind it."""
    return [
        (digits[:size], digits[size:])
        for size in (1, 2)
        if _LIMIT_WITHOUT_UNIT.fullmatch(digits[:size]) and _WHOLE_AMOUNT.fullmatch(digits[size:])
    ]


def _channel(start: _Start, behind: str) -> Channel:
    fee, note = start.fee, behind
    if behind.startswith("(") and not _NUMBERING.match(behind):
        end = closing(behind, 0)
        if end < 0:
            # The remark on the fee is not closed: where the one on the row begins, nobody knows.
            fee, note = "", f"{fee} {behind}"
        else:
            fee, note = f"{fee.removeprefix(_NONE)} {behind[:end]}", behind[end:]
    return Channel(start.mode, line_of(start.limit), line_of(fee), lines_of(note))
