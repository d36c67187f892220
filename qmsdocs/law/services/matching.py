"""Which public service a procedure implements, by their titles."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import normalize

from qmsdocs.model.letters import fold
from qmsdocs.model.services import Listed

LEAD = 5
"""By how much the best service must lead for its match not to be a near tie."""
SURE = 95
"""The score from which on a match that leads is likely to hold.

Held against 2,642 records, twenty real procedures have their own service at 100 each; with
that service taken out of the catalogue, the best wrong one comes to 85 at most. Of all
records one in thirteen has another at 95 or above: the same words, for another office.
"""
_SHOWN = 3
_WORD = re.compile(r"[^\W_]+(?:[&-][^\W_]+)*")
_PARTS = re.compile(r"[^\W_]+")
_HEAD = re.compile(
    r"(?:quy trinh|thu tuc hanh chinh|thu tuc|tthc)(?: (?:so )?\d+)?(?: giai quyet(?: thu tuc)?)? "
)
# Of these a title says nothing that another way to write it would not leave out.
_EMPTY = frozenset({"va", "hoac", "cac", "nhung", "cua", "cho", "ve", "viec", "tai", "theo", "thi"})
_SHORT: Mapping[str, str] = {
    "atgt": "an toàn giao thông",
    "attp": "an toàn thực phẩm",
    "bhtn": "bảo hiểm thất nghiệp",
    "bhxh": "bảo hiểm xã hội",
    "bhyt": "bảo hiểm y tế",
    "btxh": "bảo trợ xã hội",
    "bvmt": "bảo vệ môi trường",
    "cccd": "căn cước công dân",
    "cmnd": "chứng minh nhân dân",
    "đkhkd": "đăng ký hộ kinh doanh",
    "đkkd": "đăng ký kinh doanh",
    "đkkh": "đăng ký kết hôn",
    "đkks": "đăng ký khai sinh",
    "đkkt": "đăng ký khai tử",
    "đk": "đăng ký",
    "gcn": "giấy chứng nhận",
    "gpxd": "giấy phép xây dựng",
    "hđnd": "hội đồng nhân dân",
    "hkd": "hộ kinh doanh",
    "htx": "hợp tác xã",
    "ncc": "người có công",
    "nkt": "người khuyết tật",
    "pccc": "phòng cháy chữa cháy",
    "qsdđ": "quyền sử dụng đất",
    "sdđ": "sử dụng đất",
    "tthn": "tình trạng hôn nhân",
    "ubnd": "ủy ban nhân dân",
    "vsattp": "vệ sinh an toàn thực phẩm",
    "xntthn": "xác nhận tình trạng hôn nhân",
    "ytnn": "yếu tố nước ngoài",
}
_LONG = {fold(short): fold(full).split() for short, full in _SHORT.items()}


@dataclass(frozen=True, slots=True)
class Match:
    """A service that a title may be that of, and how well they agree.

    Attributes:
        score: From 0, not a word in common, to 100, the same words in the same order.
    """

    service: Listed
    score: int


@dataclass(frozen=True, slots=True)
class Matches:
    """The services that come nearest to a title, best first."""

    best: tuple[Match, ...] = ()

    @property
    def score(self) -> int:
        """Score of the best one; 0 where nothing has a word in common."""
        return self.best[0].score if self.best else 0

    @property
    def near_tie(self) -> bool:
        """Is another service nearly as good as the best?"""
        return len(self.best) > 1 and self.best[0].score - self.best[1].score < LEAD

    def taken(self, above: int) -> Match | None:
        """Return the best one, where its score reaches a bound and nothing comes near it."""
        return self.best[0] if self.best and self.score >= above and not self.near_tie else None


class Matcher:
    """The titles of a catalogue of services, asked for the nearest to another title.

    Both titles are taken apart in the same way. Diacritics, case, composition and with them
    the place of a tone are dropped, and ``y`` is ``i`` (``kỹ``, ``kĩ``); usual abbreviations
    are written out (``ĐKKS`` is ``đăng ký khai sinh``); ``Thủ tục`` and ``Quy trình`` in front
    are left out, and so are words such as ``và``. What remains is counted as words and as
    pairs of neighbours, so that order matters. Each weighs the more the fewer titles of the
    catalogue have it: ``đăng ký`` says little, ``lưu động`` much. The score is twice the
    weight of what both have, over the weight of what the two have together (Dice), in
    hundredths.
    """

    def __init__(self, services: Iterable[Listed]) -> None:
        self._services = tuple(services)
        parts = [_parts(each.name) for each in self._services]
        held = Counter(part for each in parts for part in each)
        self._weights = {part: math.log(1 + len(parts) / count) for part, count in held.items()}
        self._unknown = math.log(1 + len(parts)) if parts else 1.0
        self._totals = [self._weight(each) for each in parts]
        self._having: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for place, each in enumerate(parts):
            for part, count in each.items():
                self._having[part].append((place, count))

    def nearest(self, title: str, shown: int = _SHOWN) -> Matches:
        """Return the services whose titles come nearest, equal ones by their codes."""
        asked = _parts(title)
        common: defaultdict[int, float] = defaultdict(float)
        for part, count in asked.items():
            for place, theirs in self._having.get(part, ()):
                common[place] += self._weights[part] * min(count, theirs)
        own = self._weight(asked)
        found = [
            Match(self._services[place], round(200 * both / (own + self._totals[place])))
            for place, both in common.items()
        ]
        found.sort(key=lambda each: (-each.score, each.service.code))
        return Matches(tuple(each for each in found[:shown] if each.score))

    def _weight(self, parts: Counter[str]) -> float:
        return sum(self._weights.get(p, self._unknown) * count for p, count in parts.items())


def _parts(title: str) -> Counter[str]:
    """Return the words of a title and the pairs of words that stand side by side."""
    words = _words(title)
    return Counter([*words, *(f"{one} {other}" for one, other in pairwise(words))])


def _words(title: str) -> list[str]:
    found: list[str] = []
    for word in _WORD.findall(normalize("NFC", title)):
        folded = fold(word)
        found += _LONG.get(folded) or _PARTS.findall(folded)
    text = _HEAD.sub("", f"{' '.join(found)} ", count=1) if found else ""
    return [word.replace("y", "i") for word in text.split() if word not in _EMPTY]
