"""Which records vouch for a change of a register: the chain from one version to another."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from qmsdocs.model.records import Meaning, Record
from qmsdocs.proof.history import History, Step, Version

_Link = tuple[Record, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Registered:
    """A new version of a register, the last one that could be named, and who vouches for it.

    Attributes:
        former: The version before; none: this is the first one that history shows.
        chain: Records that lead from the former version to this one; empty: there are none.
            A merge or a takeover may bring several at once.
    """

    step: Step
    version: Version
    former: Version | None
    chain: tuple[Record, ...]

    @property
    def recorded_on(self) -> date:
        """Day on which the change was recorded; without a record, that of the commit."""
        return min((each.recorded_on for each in self.chain), default=self.step.day)

    @property
    def signed_on(self) -> date:
        """Day on the paper; without a record, that of the commit."""
        return min((each.signed_on for each in self.chain), default=self.step.day)


@dataclass(slots=True)
class _Chains:
    by_after: defaultdict[tuple[str, str], list[_Link]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def take(self, step: Step) -> None:
        for record in step.arrivals:
            if record.meaning is Meaning.REGISTERED and record.organisation == step.office_id:
                for change in record.registers:
                    self.by_after[change.file, change.after].append((record, change.before))

    def chain(self, version: Version, former: Version | None) -> tuple[Record, ...]:
        """Return the records from the former version to this one, oldest first."""
        goal = former.digest if former else ""
        paths: list[tuple[str, tuple[Record, ...]]] = [(version.digest, ())]
        seen: set[str] = set()
        for digest, found in paths:
            for record, before in self.by_after[version.file, digest]:
                if goal in (before or ("",)):
                    return (record, *found)
                new = [each for each in before if each not in seen]
                seen.update(new)
                paths += [(each, (record, *found)) for each in new]
        return ()


def registered(history: History) -> Iterator[Registered]:
    """Yield every version of a register that has a digest, with its chain of records."""
    chains = _Chains()
    last: dict[str, Version] = {}
    for step in history.steps:
        chains.take(step)
        for version in step.versions:
            if version.digest:
                former = last.get(version.file)
                last[version.file] = version
                if former is None or former.digest != version.digest:
                    chain = chains.chain(version, former)
                    yield Registered(step, version, former, chain)


def roots(history: History) -> tuple[str, ...]:
    """Return the ids of the records on which trust in the registers rests.

    They vouch for the first version of a register that history shows; whoever knows them
    from elsewhere can tell this history from another.
    """
    first = [each.chain[0].id for each in registered(history) if not each.former and each.chain]
    return tuple(dict.fromkeys(first))
