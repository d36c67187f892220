"""Units and fields of work that a commune may choose from; none is entered by itself."""

import re
from collections.abc import Iterable, Sequence

from qmsdocs.beginnings.words import named, no_id, no_name
from qmsdocs.wording import Said, say

Pair = tuple[str, str]
"""Id and name of an entry."""
_NUMBERS = re.compile(r"[\d\s,-]+")
_NUMBER = re.compile(r"(\d+)(?:\s*-\s*(\d+))?")

UNITS: tuple[Pair, ...] = (
    ("van-phong", "Văn phòng HĐND và UBND"),
    ("phong-kinh-te", "Phòng Kinh tế"),
    ("phong-kinh-te-ha-tang", "Phòng Kinh tế, Hạ tầng và Đô thị"),
    ("phong-vhxh", "Phòng Văn hóa – Xã hội"),
    ("ttpvhcc", "Trung tâm Phục vụ hành chính công"),
)
FIELDS: tuple[Pair, ...] = (
    ("ho-tich", "Hộ tịch"),
    ("chung-thuc", "Chứng thực"),
    ("dat-dai", "Đất đai"),
    ("bao-tro-xa-hoi", "Bảo trợ xã hội"),
    ("nguoi-co-cong", "Người có công"),
    ("ho-kinh-doanh", "Hộ kinh doanh"),
    ("xay-dung", "Xây dựng"),
    ("giao-duc", "Giáo dục"),
    ("y-te", "Y tế"),
    ("nong-nghiep", "Nông nghiệp và môi trường"),
    ("van-hoa", "Văn hóa, thể thao và du lịch"),
    ("ton-giao", "Tôn giáo, tín ngưỡng"),
    ("thi-dua", "Thi đua, khen thưởng"),
    ("tiep-cong-dan", "Tiếp công dân, khiếu nại, tố cáo"),
)
"""Their ids have initials of their own, because codes are made of those: ``QT-HT-01``."""


def chosen(text: str, offered: Sequence[Pair]) -> tuple[tuple[Pair, ...], Said | None]:
    """Return the entries meant by ``1, 3-5; Another name``, or what is wrong with them."""
    names: list[str] = []
    for part in filter(None, map(str.strip, text.split(";"))):
        if not _NUMBERS.fullmatch(part):
            names.append(part)
            continue
        for first, last in _NUMBER.findall(part):
            for number in (int(first), int(last or first)):
                if not 0 < number <= len(offered):
                    return (), say("there is no number {number} in the list", number=number)
            names += map("=".join, offered[int(first) - 1 : int(last or first)])
    return pairs_of(names)


def pairs_of(names: Iterable[str]) -> tuple[tuple[Pair, ...], Said | None]:
    """Return the entries that are named as ``Name`` or ``id=Name``, or what is wrong with them."""
    pairs = tuple(dict.fromkeys(map(named, names)))
    return pairs, next(filter(None, (_unfit(each, pairs) for each in pairs)), None)


def _unfit(pair: Pair, pairs: Sequence[Pair]) -> Said | None:
    entry_id, name = pair
    if said := no_name(name):
        return said
    if no_id(entry_id):
        return say("no id can be made of '{name}'; write id=Name", name=name)
    if sum(each == entry_id for each, _ in pairs) > 1:
        return say("'{id}' stands here twice; write id=Name", id=entry_id)
    return None
