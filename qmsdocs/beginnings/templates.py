"""Templates of documents: what ``qmsdocs new`` begins with, one for each kind that is proposed.

What is still to be written stands between ``«`` and ``»``, instructions included, and nowhere
else: in sight of whoever reads the draft, and found by a check. There are no comments, which
nobody would see and everybody would sign.
"""

from functools import cache
from importlib import resources

from qmsdocs.errors import QmsError
from qmsdocs.wording import say

FOLDERS = {
    "policy": "policy",
    "objectives": "objective",
    "internal": "internal-process",
    "procedures": "procedure",
    "forms": "form",
}
"""The kind of each folder that the proposed ``qms.yml`` names."""
FROM_CATALOGUE = "from-catalogue"
"""Name of the template whose places are filled from a public service's record."""


@cache
def template(kind: str) -> str:
    """Return the body of a new document of a kind, named by its id or its folder.

    Raises:
        QmsError: There is none for this kind.
    """
    known = tuple(FOLDERS.values())
    name = FOLDERS.get(kind, kind)
    if name not in known:
        raise QmsError(
            say("there is no template for documents of kind '{kind}'", kind=kind),
            say(
                "Write one in 'templates/{kind}.md' beside 'content'; there are some for: {known}.",
                kind=kind,
                known=known,
            ),
        )
    return _read(name)


@cache
def catalogue_template() -> str:
    """Return the body of a procedure that is drafted from a record, places for facts in it."""
    return _read(FROM_CATALOGUE)


def _read(name: str) -> str:
    found = resources.files("qmsdocs") / "templates" / f"{name}.md"
    return found.read_text(encoding="utf-8")
