"""Who begins a handbook: the key that signs its first record, and whose it is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from qmsdocs.beginnings.answers import founders
from qmsdocs.beginnings.keys import USUAL, is_there, located, make_key, own_key
from qmsdocs.beginnings.words import no_email
from qmsdocs.cli.asking import Asking, unusable
from qmsdocs.errors import QmsError
from qmsdocs.model.office import Office
from qmsdocs.model.roster import Person
from qmsdocs.source.signatures import public_part, sign_with
from qmsdocs.wording import Said, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Git:
    """What git says of the person at the keyboard, each empty where it says nothing."""

    email: str = ""
    key: str = ""


def key_of(asking: Asking, given: Path | None, git: Git) -> tuple[Path, str]:
    """Return the file of the key to sign with, and the key's public part.

    Raises:
        QmsError: The key that was named by option cannot be used.
    """
    if given is not None:
        key = located(str(given))
        if not is_there(key):
            raise QmsError(
                say("there is no key '{path}'", path=str(key)),
                say("'ssh-keygen -t ed25519 -f {path}' makes one.", path=str(key)),
            )
        return key, _tried(key)
    proposal = own_key(git.key) or located(USUAL)
    while True:
        text = asking.text(
            say("File of the key"),
            say("You sign with an OpenSSH key; nobody but you may have its file."),
            proposal=str(proposal),
        )
        key = located(text)
        try:
            if is_there(key) or _made(asking, key, git.email):
                return key, _tried(key)
        except QmsError as error:
            asking.refuse(error.said)


def _tried(key: Path) -> str:
    """Return a key's public part; one that cannot sign is found out before more is asked."""
    public = public_part(key)
    sign_with(key, b"qmsdocs init\n")
    return public


def _made(asking: Asking, key: Path, owner: str) -> bool:
    """Make a new key where the person wants one; return whether it was made."""
    if not asking.agreed(say("There is no key '{path}'. Make a new one there?", path=str(key))):
        return False
    make_key(key, owner)
    asking.tell(
        say(
            "A new key, without a passphrase: '{path}'. Keep a copy where nobody else gets at it; "
            "'ssh-keygen -p -f {path}' gives it a passphrase.",
            path=str(key),
        )
    )
    return True


@dataclass(frozen=True, slots=True)
class Finding:
    """Finds out which of the people named is at the keyboard."""

    asking: Asking
    git: Git
    office: Office
    people: Sequence[Person]
    today: date

    def founder(self, given: str | None) -> Person:
        """Return who signs the first record: by ``--me``, git's address, or question.

        Raises:
            QmsError: Nobody can be told, or it is somebody without an address.
        """
        person = self._named(given) if given else self._of_git() or self._asked()
        return person if person.email else replace(person, email=self._email())

    def _named(self, person_id: str) -> Person:
        for each in self.people:
            if each.id == person_id:
                return each
        known = tuple(each.id for each in self.people)
        said = say("'{id}' is not one of: {known}", id=person_id, known=known)
        raise unusable("--me", said)

    def _of_git(self) -> Person | None:
        email = self.git.email.casefold()
        return next((p for p in self.people if email and p.email.casefold() == email), None)

    def _asked(self) -> Person:
        able = founders(self.office, self.people, self.today)
        if not able or not self.asking.terminal:
            email = self.git.email
            raise QmsError(
                say("git's address '{email}' is nobody's on the roster", email=email)
                if email
                else say("git does not know who runs this"),
                say("Say with --me ID who runs this: the head or the ISO secretary."),
            )
        place = self.asking.one_of(
            say("Who are you"),
            say("The first record is signed by the head or the ISO secretary, with this key."),
            [each.name for each in able],
        )
        return able[place]

    def _email(self) -> str:
        if not self.asking.terminal:
            raise QmsError(
                say("whoever runs this needs an e-mail address, by which acts are known"),
                say("Enter it in the file of the people."),
            )
        return self.asking.text(
            say("Your e-mail address"),
            say("Your commits bear it, and by it the roster knows you."),
            judge=self._taken,
            proposal=self.git.email,
        )

    def _taken(self, email: str) -> Said | None:
        if any(each.email.casefold() == email.casefold() for each in self.people):
            return say("'{email}' is somebody else's address", email=email)
        return no_email(email)
