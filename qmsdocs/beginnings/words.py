"""Words that people give: tidied, or refused where the handbook could not hold them."""

import re
import unicodedata

from qmsdocs.model.letters import slug
from qmsdocs.model.seen import unseen
from qmsdocs.wording import Said, say

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_EMAIL = re.compile(r"[^\s<>@,;]+@[^\s<>@,;]+")


def tidied(text: str) -> str:
    """Return a text in NFC without blanks at its ends."""
    return unicodedata.normalize("NFC", text).strip()


def no_name(text: str) -> Said | None:
    """Return why a text is no name of anybody or anything, or none."""
    if not any(letter.isalpha() for letter in text):
        return say("'{text}' is no name", text=text)
    return unseen(text)


def no_id(text: str) -> Said | None:
    """Return why a text is no id of a register's entry, or none."""
    if _ID.fullmatch(text):
        return None
    example = slug(text)
    if _ID.fullmatch(example):
        return say("'{text}' is no id; write it as '{example}'", text=text, example=example)
    return say("'{text}' is no id; use letters a-z, digits and '-'", text=text)


def no_email(text: str) -> Said | None:
    """Return why a text is no e-mail address, or none."""
    if not _EMAIL.fullmatch(text):
        return say("'{text}' is no e-mail address", text=text)
    return unseen(text)


def named(text: str) -> tuple[str, str]:
    """Return id and name out of ``id=Name``, or out of a name alone, whose slug is the id."""
    before, equals, after = text.partition("=")
    if equals and _ID.fullmatch(before.strip()):
        return before.strip(), after.strip()
    return slug(text), text
