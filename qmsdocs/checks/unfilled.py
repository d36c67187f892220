"""The check on places of a template that nobody has filled in."""

import re
from collections.abc import Iterator

from qmsdocs.checks.drafting import drafts
from qmsdocs.checks.registry import Check
from qmsdocs.diagnostics import Hit, Nature, Place
from qmsdocs.model.corpus import Corpus
from qmsdocs.wording import say

PLACEHOLDER = re.compile(r"«[^«»]*»")
"""A place of a template that is still to be filled in, instructions included."""
_SHOWN = 40


def _unfilled(corpus: Corpus) -> Iterator[Hit]:
    for text in drafts(corpus):
        found = PLACEHOLDER.findall(text.body)
        if found:
            line = text.body_line + text.body[: text.body.index(found[0])].count("\n")
            said = say(
                "{code}: {count} places of the template are not filled in, the first is '{first}'",
                code=text.code,
                count=len(found),
                first=" ".join(found[0].split())[:_SHOWN],
            )
            yield Hit(Place(text.place.path, line), said, subject=text.subject)


UNFILLED = (
    Check(
        id="DRF009",
        title=say("Template that is not filled in"),
        why=say("Instructions to the drafter would stand in the handbook as if they were rules."),
        hint=say("Write what belongs between « and », and take the marks away; quote with “ ”."),
        find=_unfilled,
        nature=Nature.CURRENCY,
    ),
)
