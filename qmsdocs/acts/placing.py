"""Where a new draft lies, and which files come with it."""

from collections.abc import Collection

from qmsdocs.acts.deed import RefusedError
from qmsdocs.model.letters import slug
from qmsdocs.model.places import beside, draft_homes
from qmsdocs.model.text import Text
from qmsdocs.source.tree import Tree
from qmsdocs.wording import say
from qmsdocs.workflow.refusal import Refusal


def refuse_nameless(code: str) -> None:
    """Refuse a code after which no file could be named.

    Raises:
        RefusedError: Neither a letter nor a figure is in it.
    """
    if not slug(code):
        raise RefusedError(
            Refusal(
                say("the code '{code}' has neither a letter nor a figure", code=code),
                say("Write it like the others ('qmsdocs register' lists them)."),
            )
        )


def free_draft_path(text: Text, taken: Collection[str], *, numbered: bool = False) -> str:
    """Return the path at which a draft of a text can lie, the plain one if it is free.

    Args:
        text: The text, with its code and number.
        taken: Paths at which something lies.
        numbered: Do not use the plain path, which belongs to the next revision.
    """
    homes = draft_homes(text)[1:] if numbered else draft_homes(text)
    choices = (*homes, *(beside(each, text) for each in homes))
    return next(each for each in choices if each not in taken)


def draft_files(tree: Tree, former: Text, path: str, content: bytes) -> dict[str, bytes | None]:
    """Return the files of a draft: its text, and copies of the files attached to the former."""
    folder = path.removesuffix(".md") + ".files"
    attached = {f"{folder}/{each.name}": tree.read(each.path) for each in former.files}
    return {path: content, **attached}
