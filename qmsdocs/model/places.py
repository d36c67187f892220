"""Where each text belongs in the handbook (docs/formats.md, section 2)."""

import re

from qmsdocs.model.letters import slug
from qmsdocs.model.office import Office
from qmsdocs.model.text import Area, Number, Text

CONTENT = "content"
_CORRECTED = re.compile(r"-c\d+")


def file_number(number: Number) -> str:
    """Return a number as file names write it: ``02-01``."""
    return f"{number.issue:02d}-{number.revision:02d}"


def home(office: Office, text: Text) -> str:
    """Return the path of a text while it is in force."""
    kind = office.kind(text.kind)
    folder = kind.folder if kind else text.kind
    return "/".join(filter(None, (CONTENT, folder, text.field, f"{slug(text.code)}.md")))


def draft_home(text: Text) -> str:
    """Return the path of a text while it is written, or awaits its day."""
    return f"{CONTENT}/drafts/{slug(text.code)}.md"


def draft_homes(text: Text) -> tuple[str, ...]:
    """Return the paths at which a draft may lie, the plain one first.

    One that awaits its day and a newer draft of the same document lie side by side.
    """
    plain = draft_home(text)
    return plain, plain.removesuffix(".md") + f".{file_number(text.number)}.md"


def beside(path: str, text: Text) -> str:
    """Return the path of a text where another document's text holds this one."""
    folder, _, name = path.rpartition("/")
    if path.startswith(f"{CONTENT}/superseded/"):
        return f"{folder}-{text.id}/{name}"
    return f"{path.removesuffix('.md')}-{text.id}.md"


def superseded_home(text: Text, correction: int = 0) -> str:
    """Return the path of a text that another one replaced.

    Args:
        text: The former text.
        correction: How many corrections of this revision came before the text was made.
    """
    suffix = f"-c{correction}" if correction else ""
    return f"{CONTENT}/superseded/{slug(text.code)}/{file_number(text.number)}{suffix}.md"


def withdrawn_home(text: Text) -> str:
    """Return the path of a text that was withdrawn."""
    return f"{CONTENT}/withdrawn/{slug(text.code)}.md"


def expected(office: Office, text: Text) -> str:
    """Return where a text belongs in the area in which it lies."""
    if text.area is Area.DRAFT:
        return draft_home(text)
    if text.area is Area.WITHDRAWN:
        return withdrawn_home(text)
    return superseded_home(text) if text.area is Area.SUPERSEDED else home(office, text)


def fits(office: Office, text: Text) -> bool:
    """Does a text lie where it belongs, under one of the names that the format allows?"""
    folder, _, name = expected(office, text).removesuffix(".md").rpartition("/")
    held, _, file = text.place.path.rpartition("/")
    if text.area is Area.SUPERSEDED and held == f"{folder}-{text.id}":
        held = folder
    if held != folder or not file.startswith(name) or not file.endswith(".md"):
        return False
    rest = file.removeprefix(name).removesuffix(".md").removesuffix(f"-{text.id}")
    if text.area is Area.DRAFT:
        return rest in ("", f".{file_number(text.number)}")
    return not rest or (text.area is Area.SUPERSEDED and _CORRECTED.fullmatch(rest) is not None)


def may_hold(path: str, code: str, number: Number) -> bool:
    """Is a file named as the text of this code and number would be, in whatever area?"""
    folder, _, name = path.removesuffix(".md").rpartition("/")
    own = slug(code)
    if path.startswith(f"{CONTENT}/superseded/"):
        return slug(folder.rpartition("/")[2]).startswith(own) and name.startswith(
            file_number(number)
        )
    return slug(name) == own or slug(name).startswith(f"{own}-")
