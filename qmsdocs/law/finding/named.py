"""The key of a law's name: its words without case, diacritics and commas."""

import re
from functools import lru_cache

from qmsdocs.model.letters import fold

_WORDS = re.compile(r"\w+(?:&\w+)*")
_SHORT = {
    "bhxh": "bao hiem xa hoi",
    "bhyt": "bao hiem y te",
    "bvmt": "bao ve moi truong",
    "cbcc": "can bo cong chuc",
    "ds": "dan su",
    "gtgt": "gia tri gia tang",
    "hn&gd": "hon nhan va gia dinh",
    "hngd": "hon nhan va gia dinh",
    "hs": "hinh su",
    "htx": "hop tac xa",
    "ld": "lao dong",
    "nsnn": "ngan sach nha nuoc",
    "pccc": "phong chay chua chay",
    "tnbtcnn": "trach nhiem boi thuong cua nha nuoc",
    "tncn": "thu nhap ca nhan",
    "tndn": "thu nhap doanh nghiep",
    "ttdb": "tieu thu dac biet",
    "ttds": "to tung dan su",
    "tths": "to tung hinh su",
    "xlvphc": "xu ly vi pham hanh chinh",
}


@lru_cache(maxsize=4096)
def word_key(word: str) -> str:
    """Return one word as names are compared; abbreviations in capitals are written out."""
    folded = fold(word)
    return _SHORT.get(folded, folded) if word.isupper() else folded


def key(name: str) -> str:
    """Return what two spellings of one name share: ``Chất lượng sản phẩm, hàng hoá``."""
    return " ".join(map(word_key, _WORDS.findall(name)))
