"""What the sentence around a mention of a legal document says of it.

A text may name what is no longer in force, or not yet: to tell what replaced it, to say from
when it will apply, or because it stands in another document's title. None of that relies on it.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable
from dataclasses import dataclass

# A full stop within a number (66.7/2025/NQ-CP) has no blank behind it. A line that begins an
# item, a row or a heading ends what stands above it.
_END = re.compile(r"[.!?;](?=\s|$)|\n(?=\s*(?:\n|[-*+>#|:]|\d+[.)]\s))")
_OVER = re.compile(
    r"\b(?:hết|không còn|ngưng|chấm dứt)\s+hiệu lực\b|\bđình chỉ\b|\btrước đây\b"
    r"|\b(?:được|bị|đã)\s+(?:\w+,?\s+){0,4}?(?:thay thế|bãi bỏ|thay bằng)\b",
    re.IGNORECASE,
)
_ENDS_IT = re.compile(r"\b(?:thay thế|thay cho|bãi bỏ)\b", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:thay thế|thay bằng|bãi bỏ|sửa đổi|bổ sung|đình chỉ|ngưng|hết hiệu lực)\b", re.IGNORECASE
)
_COMING = re.compile(
    r"\b(?:chưa|sẽ|bắt đầu)\s+có hiệu lực\b|\bcó hiệu lực\s+(?:thi hành\s+)?(?:kể\s+)?từ\b"
    r"|\b(?:kể\s+)?từ\s+(?:ngày\s+)?[0-9]",
    re.IGNORECASE,
)
_ISSUER = r"(?:,?\s+(?:của|do)\s+(?:(?!\b(?:được|bị|đã)\b)[^;.|\n]){1,120}?)?"
_TITLE = re.compile(
    rf"{_ISSUER},?\s+(?:về|quy định|hướng dẫn|sửa đổi|bổ sung|ban hành|bãi bỏ|thay thế|công bố"
    r"|hợp nhất|đính chính|phê duyệt|thi hành|tạm ngưng)\b",
    re.IGNORECASE,
)
_FROM = re.compile(r",?\s+(?:của|do)\b", re.IGNORECASE)
_ISSUER_ENDS = 100
_BREAK = re.compile(r"\b(?:theo|căn cứ)\b|[;|]|\.\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sentences:
    """A text with its mentions of legal documents, asked about one of them or about a place.

    Attributes:
        body: The text in NFC; places are places in it.
        spots: First character and the one behind the last of each mention, in order.
    """

    body: str
    spots: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, body: str, mentions: Iterable[tuple[int, str]]) -> "Sentences":
        """Return the sentences of a body.

        Args:
            body: The text.
            mentions: Line, counted from 0, and words of each mention, in order of the text.
        """
        composed = unicodedata.normalize("NFC", body)
        spots: list[tuple[int, int]] = []
        behind = begin = passed = 0
        for line, written in mentions:
            while passed < line:
                begin = composed.find("\n", begin) + 1
                passed += 1
            words = unicodedata.normalize("NFC", written)
            start = composed.find(words, max(behind, begin))
            behind = start + len(words)
            spots.append((start, behind))
        return cls(composed, tuple(spots))

    def tells_end(self, mention: int, acting: Collection[str]) -> bool:
        """Does the sentence say that the document mentioned is over, or what put an end to it?

        Args:
            mention: Number of the mention, from 0.
            acting: Numbers of the documents that ended or suspended it.
        """
        at = self.spots[mention][0]
        sentence = self.around(at)
        before = self.body[self._around(at)[0] : at]
        if _OVER.search(sentence) or _ENDS_IT.search(before):
            return True
        named = "".join(sentence.split())
        return bool(_CHANGED.search(sentence)) and any(number in named for number in acting)

    def tells_beginning(self, mention: int) -> bool:
        """Does the sentence say from when the document mentioned applies?"""
        return bool(_COMING.search(self.around(self.spots[mention][0])))

    def in_title(self, mention: int) -> bool:
        """Does the mention stand in the title of the document that is mentioned before it?"""
        return any(_TITLE.match(between) for between in self._behind(self.spots[mention][0]))

    def belongs(self, at: int) -> bool:
        """Do the words at a place name the issuer, or are they of the title, of a document?"""
        return self._within(at) or any(
            _TITLE.match(between) or (len(between) < _ISSUER_ENDS and _FROM.match(between))
            for between in self._behind(at)
        )

    def around(self, at: int) -> str:
        """Return the sentence around a place."""
        begin, end = self._around(at)
        return self.body[begin:end]

    def _within(self, at: int) -> bool:
        known = bisect_right(self.spots, (at, len(self.body))) - 1
        return known >= 0 and at < self.spots[known][1]

    def _behind(self, at: int) -> Iterable[str]:
        """Yield what stands between each mention of the sentence and a place behind it."""
        begin = self._around(at)[0]
        first = bisect_left(self.spots, (begin, 0))
        for _, end in self.spots[first : bisect_left(self.spots, (at, 0))]:
            between = f"{self.body[end:at]} "
            if not _BREAK.search(between):
                yield between

    def _around(self, at: int) -> tuple[int, int]:
        begin, end = self._paragraph(at)
        for found in _END.finditer(self.body, begin, end):
            if found.end() > at:
                return begin, found.end()
            begin = found.end()
        return begin, end

    def _paragraph(self, at: int) -> tuple[int, int]:
        begin, end = self.body.rfind("\n\n", 0, at) + 1, self.body.find("\n\n", at)
        return begin, end if end >= 0 else len(self.body)
