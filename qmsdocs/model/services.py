"""Public services (thủ tục hành chính) of the national catalogue, and which an office has."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache

from qmsdocs.model.letters import fold
from qmsdocs.model.text import LegalReference

_NATIONAL = re.compile(r"([1-9]\.[0-9]{6})(?:\.000\.00\.00)?(?:\.H[0-9]{2})?\Z")


def national_code(code: str) -> str:
    """Return the national part of a service's code; empty where it is none.

    Provinces write their own suffix behind it (``1.014464.H50``,
    ``1.001677.000.00.00.H13``); the service is the same one.
    """
    found = _NATIONAL.match(code)
    return found[1] if found else ""


@dataclass(frozen=True, slots=True)
class Channel:
    """One way to hand in a file, with its limit and fee as the record words them.

    Attributes:
        mode: ``Trực tiếp``, ``Trực tuyến`` or ``Dịch vụ bưu chính``.
    """

    mode: str
    limit: str = ""
    fee: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of the dossier; a number of copies that is not known is none."""

    name: str
    form: str = ""
    originals: int | None = None
    copies: int | None = None
    case: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """One public service, with what a procedure needs of the national record.

    Attributes:
        decision: Number of the decision that announced it, as the source has it.
        levels: ``Cấp bộ``, ``Cấp tỉnh``, ``Cấp xã``, ``Cơ quan khác``.
        online: ``toàn trình``, ``một phần``, or empty where the record does not say.
        steps: How it is carried out, as the record tells it.
        abolished: First day on which it is no more; with ``ended`` where no day is known.
        ended: Is it no more?
        replaced_by: Codes of what took its place.
    """

    code: str
    name: str
    decision: str = ""
    decided: date | None = None
    levels: tuple[str, ...] = ()
    type: str = ""
    field: str = ""
    applicants: tuple[str, ...] = ()
    agency: str = ""
    authority: str = ""
    delegated: str = ""
    coordinating: str = ""
    receiving: str = ""
    channels: tuple[Channel, ...] = ()
    dossier: tuple[Paper, ...] = ()
    results: tuple[str, ...] = ()
    conditions: str = ""
    steps: str = ""
    online: str = ""
    legal_basis: tuple[LegalReference, ...] = ()
    keywords: tuple[str, ...] = ()
    related: str = ""
    ended: bool = False
    abolished: date | None = None
    replaced_by: tuple[str, ...] = ()
    link: str = ""
    source: str = ""
    checked: date | None = None

    def ended_on(self, day: date) -> bool:
        """Is it no more on a day? Where the day of its end is not known, it is no more."""
        return self.ended if self.abolished is None else self.abolished <= day


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list of services shows of one, known without reading its whole record."""

    code: str
    name: str
    levels: tuple[str, ...] = ()
    field: str = ""
    ended: bool = False
    abolished: date | None = None

    def ended_on(self, day: date) -> bool:
        """Is it no more on a day? Where the day of its end is not known, it is no more."""
        return self.ended if self.abolished is None else self.abolished <= day


@dataclass(frozen=True, eq=False)
class Services(Mapping[str, Service]):
    """The catalogue of public services by code; a record is read when it is asked for.

    Attributes:
        listed: What is listed of each, by code.
        read: Gives the whole record of a code that is listed.
    """

    listed: Mapping[str, Listed] = field(default_factory=dict)
    read: Callable[[str], Service] = field(default=dict[str, Service]().__getitem__)

    @classmethod
    def of(cls, *services: Service) -> "Services":
        """Return the catalogue of these services."""
        known = {each.code: each for each in services}
        return cls({code: listed(each) for code, each in known.items()}, known.__getitem__)

    def __getitem__(self, code: str) -> Service:
        if code not in self._read:
            if code not in self.listed:
                raise KeyError(code)
            self._read[code] = self.read(code)
        return self._read[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self.listed)

    def __len__(self) -> int:
        return len(self.listed)

    def __contains__(self, code: object) -> bool:
        return code in self.listed

    @cached_property
    def _read(self) -> dict[str, Service]:
        return {}


def listed(service: Service) -> Listed:
    """Return what a list shows of a service."""
    return Listed(
        service.code,
        service.name,
        service.levels,
        service.field,
        service.ended,
        service.abolished,
    )


@dataclass(frozen=True, slots=True)
class Scope:
    """Which public services an office has to have a procedure for (docs/formats.md, section 7).

    Attributes:
        levels: Levels whose services it carries out; empty for any.
        fields: Fields of the catalogue that it works in; empty for any.
        codes: Services that it carries out besides.
        excepted: Reason by the code of each service that it does not carry out all the same.
    """

    levels: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    excepted: Mapping[str, str] = field(default_factory=dict)

    def holds(self, service: Listed) -> bool:
        """Does the office carry out this service, as long as it exists?"""
        if service.code in _national(tuple(self.excepted)):
            return False
        if service.code in _national(self.codes):
            return True
        if not self.levels and not self.fields:
            return False
        level = not self.levels or bool(_folded(self.levels) & _folded(service.levels))
        return level and (not self.fields or bool(_folded(self.fields) & _folded((service.field,))))


@lru_cache  # one office asks for thousands of services, which share a few dozen words
def _national(codes: tuple[str, ...]) -> frozenset[str]:
    return frozenset(national_code(code) or code for code in codes)


@lru_cache(maxsize=4096)
def _folded(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(name).strip() for name in names)
