"""The key with which a record is signed."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from qmsdocs.errors import QmsError
from qmsdocs.model.roster import Key
from qmsdocs.source.signatures import public_part, sign_with
from qmsdocs.wording import Said, say


@dataclass(frozen=True, slots=True)
class Seal:
    """A private key of OpenSSH in a file, or a public one whose other half the agent holds."""

    file: Path
    public: str

    @classmethod
    def of(cls, file: Path) -> "Seal":
        """Return the seal of a key file.

        Raises:
            QmsError: There is no such file, or OpenSSH does not take it for a key.
        """
        if not file.is_file():
            raise QmsError(
                say("the key '{path}' does not exist", path=str(file)),
                say("Name it with --key FILE; 'ssh-keygen -t ed25519' makes one."),
            )
        try:
            return cls(file, public_part(file))
        except QmsError as error:
            raise QmsError(error.said, _usable()) from None

    def is_among(self, keys: Iterable[Key]) -> bool:
        """Is this one of a person's keys?"""
        return any(each.key.split()[:2] == self.public.split()[:2] for each in keys)

    def sign(self, content: bytes) -> bytes:
        """Return the armoured signature over a record's bytes.

        Raises:
            QmsError: OpenSSH refuses.
        """
        try:
            return sign_with(self.file, content)
        except QmsError as error:
            raise QmsError(error.said, _usable()) from None


def _usable() -> Said:
    return say(
        "Name the file of the private key, which nobody else may read (chmod 600). If it has a "
        "passphrase and nobody is there to type it, load it first (ssh-add) and name its public "
        "half, FILE.pub."
    )
