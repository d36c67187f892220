"""A procedure held against the records of the public services that it carries out.

The national record is itself incomplete: what it does not say is never held against a text.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from unicodedata import normalize

from qmsdocs.law.services.fees import Fees, recorded
from qmsdocs.law.services.offices import ranks
from qmsdocs.law.services.plain_letters import bare
from qmsdocs.law.services.stated_facts import Promise, Row, promised, sections
from qmsdocs.model.durations import Amount, Kind
from qmsdocs.model.services import Channel, Service
from qmsdocs.model.steptimes import stated_limit
from qmsdocs.model.text import Text
from qmsdocs.model.topics import Topic


@dataclass(frozen=True, eq=False)
class Held:
    """A text and the records of all the services that it names."""

    text: Text
    services: tuple[Service, ...]

    @cached_property
    def stated(self) -> Mapping[Topic, Sequence[Row]]:
        """What the text says of limit, dossier, fee and offices."""
        return sections(self.text.body)

    def rows(self, topic: Topic) -> Sequence[Row]:
        """Return the lines on one of these."""
        return self.stated.get(topic, ())

    @cached_property
    def promised(self) -> Promise | None:
        """The limit that the text promises; none where it states none."""
        return promised(self.rows(Topic.LIMIT))

    @property
    def names(self) -> tuple[str, ...]:
        """Codes of the services."""
        return tuple(each.code for each in self.services)

    @property
    def channels(self) -> tuple[Channel, ...]:
        """All ways to hand in a file."""
        return tuple(channel for each in self.services for channel in each.channels)

    @cached_property
    def limit(self) -> "Limit | None":
        """The longest time that the records allow; none where one of them tells none."""
        known = [_limit(each) for each in self.services]
        found = [each for each in known if each is not None]
        if not found or len(found) < len(known):
            return None
        return max(found, key=lambda each: each.longest.high or 0)

    @property
    def fees(self) -> Mapping[str, Fees]:
        """What is to be paid by way of handing in, as far as that is certain."""
        return recorded(self.channels, copies=self.about_copies)

    @cached_property
    def about_copies(self) -> bool:
        """Is a copy what the services give?"""
        return any("ban sao" in bare(each.name) for each in self.services)

    @property
    def online(self) -> frozenset[str]:
        """How far the services are online, as the records say."""
        return frozenset(normalize("NFC", e.online).lower() for e in self.services if e.online)

    @property
    def ranks(self) -> frozenset[str]:
        """Levels of the offices that carry them out, decide or are delegated to."""
        return frozenset().union(
            *(ranks(f"{e.agency}. {e.authority}. {e.delegated}") for e in self.services)
        )

    @property
    def offices(self) -> str:
        """The offices that carry them out and decide, as the records name them."""
        named = (office for e in self.services for office in (e.agency, e.authority) if office)
        return "; ".join(dict.fromkeys(" ".join(each.split()) for each in named))


@dataclass(frozen=True, slots=True)
class Limit:
    """The limit of a service.

    Attributes:
        longest: The most that any way of handing in allows.
        written: As the record has it, with the ways of handing in.
        notes: Remarks on them, which may allow more in some cases.
    """

    longest: Amount
    written: str
    notes: tuple[str, ...] = ()

    def exceeded_by(self, amount: Amount) -> bool:
        """Is an amount certainly longer than what is allowed in any case?"""
        if not _longer(amount, self.longest):
            return False
        more = [found for note in self.notes if (found := stated_limit(note))]
        return not more or _longer(amount, _longest([self.longest, *more]))


def _longer(one: Amount, other: Amount) -> bool:
    """Is it certainly longer? Working days are, where there are more than days of the calendar."""
    if one.exceeds(other):
        return True
    kinds = (one.kinds, other.kinds)
    apart = kinds == (frozenset({Kind.WORKING}), frozenset({Kind.CALENDAR}))
    return apart and other.high is not None and one.low > other.high


def _limit(service: Service) -> Limit | None:
    """Return what the ways of handing in allow, as far as they state it."""
    amounts: list[Amount] = []
    by_limit: defaultdict[str, list[str]] = defaultdict(list)
    for each in service.channels:
        found = _stated(each.limit)
        if found is not None:
            amounts.append(found)
            by_limit[" ".join(each.limit.split())].append(each.mode)
    if not amounts:
        return None
    ways = (f"{limit} ({', '.join(dict.fromkeys(by))})" for limit, by in by_limit.items())
    notes = tuple(each.note for each in service.channels)
    return Limit(_longest(amounts), "; ".join(ways), notes)


def _longest(amounts: Sequence[Amount]) -> Amount:
    """Return the longest; of kinds that cannot be compared, nothing is certainly longer."""
    high = max(each.high or each.low for each in amounts)
    return Amount(high, high, frozenset().union(*(each.kinds for each in amounts)))


_stated = lru_cache(maxsize=4096)(stated_limit)
"""A catalogue of thousands of services states the same few limits."""
