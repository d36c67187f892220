"""Titles of procedures and names of public services: do they mean the same service?"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache

from qmsdocs.law.services.plain_letters import bare
from qmsdocs.model.services import Listed

_ASIDE = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[a-z0-9]+")
_PREFIX = ["thu", "tuc"]
# Words that one writer leaves out and the next one does not.
_SMALL = frozenset({"cac", "cua", "nhung", "theo", "va", "ve", "viec", "voi"})
_HEAD = 28
"""Letters by which names are told apart at first: taking all of them apart takes too long."""
_SHORTEST = 3
"""Words that a title must have at the least to be taken for the beginning of a name."""


@lru_cache(maxsize=8192)  # the same names are asked again and again
def words(title: str) -> tuple[str, ...]:
    """Return what a title says, without what makes no difference.

    That is: case, diacritics and where they stand, signs, remarks in brackets, ``Thủ tục`` in
    front, and small words such as ``và`` or ``của``.
    """
    plain = bare(title)
    found = _WORD.findall(_ASIDE.sub(" ", plain) if "(" in plain else plain)
    begin = len(_PREFIX) if found[: len(_PREFIX)] == _PREFIX else 0
    return tuple(word for word in found[begin:] if word not in _SMALL)


class Titles:
    """The names of a catalogue of public services.

    Args:
        listed: What is listed of each service, by code.
    """

    def __init__(self, listed: Mapping[str, Listed]) -> None:
        self._listed = listed

    def bearing(self, title: str) -> tuple[str, ...]:
        """Return the codes of the services that a title is the name of."""
        asked = words(title)
        alike = self._by_head.get(_head(title), ())
        return tuple(each.code for each in alike if words(each.name) == asked)

    def agrees(self, code: str, title: str) -> bool:
        """Does a title fit a service of the catalogue?

        A shortened name does, and so does one with more behind it, unless that is what another
        service is called.
        """
        ours, theirs = words(title), words(self._listed[code].name)
        if ours == theirs:
            return True
        shorter, longer = sorted((ours, theirs), key=len)
        begins = len(shorter) >= _SHORTEST and longer[: len(shorter)] == shorter
        return begins and not self.bearing(title)

    @cached_property
    def _by_head(self) -> Mapping[tuple[str, ...], Sequence[Listed]]:
        found: defaultdict[tuple[str, ...], list[Listed]] = defaultdict(list)
        for each in self._listed.values():
            found[_head(each.name)].append(each)
        return found


def _head(title: str) -> tuple[str, ...]:
    """Return the first words of a title that its first letters hold whole."""
    return tuple(_WORD.findall(bare(title[:_HEAD]).removeprefix("thu tuc "))[:2])
