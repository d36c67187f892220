"""Which entry of the legal catalogue is meant: issuer, type, number and day together."""

import difflib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar
from weakref import WeakKeyDictionary

from qmsdocs.model.legal import LegalCatalogue, LegalDocument
from qmsdocs.model.letters import fold
from qmsdocs.model.look_alikes import plain
from qmsdocs.model.text import LegalReference

_ZEROS = re.compile(r"^0+(?=\d)")
_HEAD = re.compile(r"^\d+[a-zđ]?(?:\.\d+)?(?:/(?:19|20)\d\d)?", re.IGNORECASE)
_SIGNS = re.compile(r"[^a-z0-9]+")
_SHORT = (
    (re.compile(r"\buy ban nhan dan\b"), "ubnd"),
    (re.compile(r"\bhoi dong nhan dan\b"), "hdnd"),
    (re.compile(r"\bubtvqh\b"), "uy ban thuong vu quoc hoi"),
    (re.compile(r"\bthanh pho\b"), "tp"),
    # Whoever signs for an office issues for it: they count their numbers together.
    (re.compile(r"^chu tich (?=ubnd\b)"), ""),
    (re.compile(r"^(?:bo truong|thu truong) (?=bo\b)"), ""),
    (re.compile(r"^(?:bo truong )?chu nhiem (?=van phong\b|uy ban\b)"), ""),
    (re.compile(r"^thong doc (?=ngan hang\b)"), ""),
    (re.compile(r"^tong (?=thanh tra\b|kiem toan\b)"), ""),
    (re.compile(r"^chanh an (?=toa an\b)"), ""),
    (re.compile(r"^vien truong (?=vien\b)"), ""),
    (re.compile(r"^giam doc (?=so\b)"), ""),
    (re.compile(r"^thu tuong$"), "thu tuong chinh phu"),
    (re.compile(r" viet nam$"), ""),
    (re.compile(r"\bva\b ?"), ""),
)
_TYPES = {
    "hien phap": "HP",
    "bo luat": "L",
    "BL": "L",
    "luat": "L",
    "phap lenh": "PL",
    "nghi quyet": "NQ",
    "nghi dinh": "NĐ",
    "quyet dinh": "QĐ",
    "thong tu": "TT",
    "thong tu lien tich": "TTLT",
    "nghi quyet lien tich": "NQLT",
    "chi thi": "CT",
}


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a reference means in the catalogue.

    Attributes:
        candidates: The entries that it may mean: one is found, several are ambiguous, none
            is unknown.
        namesakes: Where none is meant, those that bear the number, with another issuer,
            type or day.
        nearest: Where none bears the number, those of the most similar one.
    """

    candidates: tuple[LegalDocument, ...] = ()
    namesakes: tuple[LegalDocument, ...] = ()
    nearest: tuple[LegalDocument, ...] = ()

    @property
    def found(self) -> LegalDocument | None:
        """The one entry that is meant, or none."""
        return self.candidates[0] if len(self.candidates) == 1 else None


def resolve(
    catalogue: LegalCatalogue, reference: LegalReference, document_type: str = ""
) -> Resolution:
    """Return which entry a reference means; what it leaves out narrows nothing down.

    Numbers are compared without regard to case, composition, look-alike letters, blanks
    and leading zeros; issuers without regard to the usual ways to write one office.

    Args:
        catalogue: The legal catalogue.
        reference: Number, and where it was given issuer and day of issue.
        document_type: Type as a code or in words, where the number stands beside one:
            a law and a resolution of the National Assembly may bear the same number.
    """
    index = _index(catalogue)
    bearing = index.by_key.get(number_key(reference.number), ())
    meant = tuple(each for each in bearing if _agrees(each, reference, document_type))
    # An entry whose day is not known may be meant, unless another has the very day.
    dated = tuple(each for each in meant if reference.issued and each.issued)
    if meant:
        return Resolution(dated or meant)
    if bearing:
        return Resolution(namesakes=bearing)
    return Resolution(nearest=index.nearest(reference.number))


def naming(catalogue: LegalCatalogue, document: LegalDocument) -> LegalReference:
    """Return the shortest way to name an entry of the catalogue that means no other one."""
    ways = (LegalReference(document.number), LegalReference(document.number, document.issuer))
    dated = LegalReference(document.number, document.issuer, document.issued)
    return next((each for each in ways if resolve(catalogue, each).found is document), dated)


@lru_cache(maxsize=16384)  # thousands of texts name the same few hundred numbers
def number_key(number: str) -> str:
    """Return what equal numbers have in common, however they are written."""
    return _ZEROS.sub("", "".join(plain(number).split()).upper())


@lru_cache(maxsize=4096)  # a few dozen offices issue what thousands of references name
def issuer_key(issuer: str) -> str:
    """Return what the ways to write one issuing office have in common."""
    key = _SIGNS.sub(" ", fold(plain(issuer))).strip()
    for way, short in _SHORT:
        key = way.sub(short, key)
    return key


def type_key(document_type: str) -> str:
    """Return the code of a type that is given as a code or in words; a code of laws is a law."""
    return _TYPES.get(fold(document_type)) or _TYPES.get(document_type) or plain(document_type)


def _agrees(document: LegalDocument, reference: LegalReference, document_type: str) -> bool:
    if reference.issued and document.issued and reference.issued != document.issued:
        return False
    if not _same(reference.issuer, document.issuer, issuer_key):
        return False
    return _same(document_type, document.type, type_key)


def _same(one: str, other: str, key: Callable[[str], str]) -> bool:
    """Are two the same, or is one of them not given?"""
    return not one or not other or key(one) == key(other)


@dataclass(frozen=True, slots=True)
class _Index:
    """The entries of one catalogue by number, and by what numbers that are mistyped keep."""

    by_key: Mapping[str, tuple[LegalDocument, ...]]
    by_letters: Mapping[str, tuple[str, ...]]
    by_head: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, documents: Iterable[LegalDocument]) -> "_Index":
        by_key: defaultdict[str, list[LegalDocument]] = defaultdict(list)
        for each in documents:
            by_key[number_key(each.number)].append(each)
        by_letters: defaultdict[str, list[str]] = defaultdict(list)
        by_head: defaultdict[str, list[str]] = defaultdict(list)
        for key in by_key:
            by_letters[_letters(key)].append(key)
            by_head[_head(key)].append(key)
        return cls(_frozen(by_key), _frozen(by_letters), _frozen(by_head))

    def nearest(self, number: str) -> tuple[LegalDocument, ...]:
        """Return the entries whose number differs in signs and diacritics, or behind the year."""
        key = number_key(number)
        same = self.by_letters.get(_letters(key), ())
        near = same or difflib.get_close_matches(key, self.by_head.get(_head(key), ()), n=1)
        return tuple(each for found in near for each in self.by_key[found])


_INDEXES: WeakKeyDictionary[LegalCatalogue, _Index] = WeakKeyDictionary()
"""The index of each catalogue at hand, made when it is first asked."""


def _index(catalogue: LegalCatalogue) -> _Index:
    if catalogue not in _INDEXES:
        _INDEXES[catalogue] = _Index.of(catalogue.documents)
    return _INDEXES[catalogue]


def _letters(key: str) -> str:
    return _SIGNS.sub("", fold(key))


def _head(key: str) -> str:
    found = _HEAD.match(key)
    return found[0] if found else key


Entry = TypeVar("Entry")


def _frozen(found: Mapping[str, list[Entry]]) -> dict[str, tuple[Entry, ...]]:
    return {key: tuple(those) for key, those in found.items()}
