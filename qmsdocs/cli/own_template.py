"""An office's own template, beside ``content/``, in the place of the built-in one."""

from collections.abc import Callable
from pathlib import Path

from qmsdocs.beginnings.words import tidied
from qmsdocs.errors import QmsError
from qmsdocs.wording import say


def own_template(root: Path, name: str, built_in: Callable[[str], str]) -> str:
    """Return the text with which a document begins.

    Args:
        root: Folder that holds ``content/``.
        name: Name of the template: ``templates/NAME.md``.
        built_in: Returns the template of that name where the office has none.

    Raises:
        QmsError: The office's own cannot be read.
    """
    own = root / "templates" / f"{name}.md"
    if not own.is_file():
        return built_in(name)
    try:
        return tidied(own.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        raise QmsError(
            say("the template '{path}' cannot be read as UTF-8 text", path=str(own)),
            say("Save it as UTF-8 text, or take it away to begin with the built-in one."),
        ) from None
