"""How anybody can verify a page: what the fingerprint is, and where its records lie."""

from collections.abc import Iterator

from qmsdocs.model.office import Audience
from qmsdocs.model.records import Act
from qmsdocs.site.context import Site
from qmsdocs.site.control import Shown
from qmsdocs.wording import Said, say

Block = dict[str, object]


def proof(site: Site, shown: Shown) -> Block:
    """Return how to verify a text, as a few sentences, and the commands that do it."""
    return {
        "label": site.say(say("How to verify this page")),
        "steps": [site.say(each) for each in _steps(site, shown)],
        "full": shown.text.fingerprint,
        "commands": ["qmsdocs verify", "qmsdocs check"],
    }


def _steps(site: Site, shown: Shown) -> Iterator[Said]:
    text = shown.text
    yield say(
        "The fingerprint is computed from title, facts, body and files of this text; a change of "
        "one letter gives another one."
    )
    if shown.act is not None:
        yield _decided(shown.act)
        yield say(
            "There, the entry with the id '{id}' carries the fingerprint of the text that came "
            "into force.",
            id=text.id,
        )
    if shown.correction is not None:
        yield say("The correction is the record '{path}'.", path=shown.correction.record.place.path)
    # Such a record may cover documents that are not for everybody, and bear their names.
    if site.selection.view.audience is Audience.INTERNAL:
        for act in shown.vouchers:
            yield say("Vouched for in the record '{path}'.", path=act.record.place.path)
    yield say(
        "In a clone of the handbook, 'qmsdocs verify' proves from history that no record and no "
        "text in force was altered; 'qmsdocs check' names any text that is not what its records "
        "say. Both work offline."
    )


def _decided(act: Act) -> Said:
    decision, path = act.record.decision, act.record.place.path
    if decision is None:
        return say("It was brought into force by the record '{path}'.", path=path)
    return say(
        "The decision {number} of {day} is the record '{path}'; where that is signed, its "
        "signature stands beside it under the same name with '.sig'.",
        number=decision.number,
        day=decision.issued,
        path=path,
    )
