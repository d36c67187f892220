"""Versions of the registers as commits left them, and the rules that they make."""

from dataclasses import dataclass, field, replace
from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo, available_timezones

from qmsdocs.errors import QmsError
from qmsdocs.proof.history import Rules, Version
from qmsdocs.source.fields import Fields
from qmsdocs.source.gitlog import Commit
from qmsdocs.source.reading import Reading
from qmsdocs.source.registers import OFFICE, ROSTER, read_office, read_register, read_roster
from qmsdocs.source.tree import MemoryTree
from qmsdocs.wording import say

REGISTERS = (OFFICE, ROSTER)


def register_path(file: str) -> str:
    """Return the path of a register below the handbook's root."""
    return f"content/{file}"


@dataclass(slots=True)
class Versions:
    """The registers after the commits taken so far.

    Attributes:
        contents: Bytes of every version, by blob.
        zone: The office's time zone, as the last version that could be read says.
    """

    contents: dict[str, bytes]
    rules: Rules = field(default_factory=Rules)
    zone: tzinfo = UTC
    _digests: dict[str, str] = field(default_factory=dict)

    def take(self, commit: Commit) -> tuple[Version, ...]:
        """Apply a commit; return the registers that it made say something else."""
        found = []
        for change in commit.changes:
            for file in REGISTERS:
                if change.path == register_path(file):
                    version = self._version(file, change.after)
                    # Other line ends or another Unicode form are the same version.
                    if self._digests.get(file) != version.digest:
                        self._digests[file] = version.digest
                        found.append(version)
        return tuple(found)

    def _version(self, file: str, blob: str) -> Version:
        files = {register_path(file): self.contents[blob]} if blob else {}
        fields, digest = read_register(Reading.of(MemoryTree(files)), file)
        if fields is None or not fields.node:
            return Version(file, digest, None)
        self._obey(file, fields)
        return Version(file, digest, fields.node)

    def _obey(self, file: str, fields: Fields) -> None:
        if file == ROSTER:
            self.rules = replace(self.rules, roster=read_roster(fields))
            return
        office = read_office(fields)
        self.rules = replace(self.rules, office=office)
        self.zone = zone_named(office.time_zone) or self.zone


def zone_named(name: str) -> tzinfo | None:
    """Return a time zone by its name, or none where no such zone is known.

    Raises:
        QmsError: This machine knows no time zones at all.
    """
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        if available_timezones():
            return None
        raise QmsError(
            say("this machine knows no time zones, so that no day can be told"),
            say("Install them with 'pip install tzdata' or 'apt install tzdata'."),
        ) from None
