"""Opening the drafts of the next revision of documents, or of their next issue."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from qmsdocs.acts.deed import Deed
from qmsdocs.acts.desk import Desk
from qmsdocs.acts.placing import draft_files, free_draft_path
from qmsdocs.acts.wishes import cases_of, refuse_hindered, refuse_unseen
from qmsdocs.model.text import Number
from qmsdocs.source.rewriting import edit_front, set_front
from qmsdocs.wording import say
from qmsdocs.workflow.steps import Case, Step


@dataclass(frozen=True, slots=True)
class Opening:
    """The draft of a next revision that is to be opened.

    Attributes:
        case: The newest text of the document.
        change: The reason for the change; may be empty where the release will state one.
        edit: Makes the front matter of the draft out of that of the text.
    """

    case: Case
    change: str
    edit: Callable[[str], str] = str


def revise(desk: Desk, documents: Sequence[str], change: str, *, reissue: bool = False) -> Deed:
    """Return the deed of opening the drafts of the next revision, or of the next issue.

    Args:
        desk: What was read.
        documents: Ids of the documents.
        change: The reason for the change; may be empty where the release will state one.
        reissue: The whole text is issued anew: the issue rises, the revision begins at 0.

    Raises:
        RefusedError: A document has a draft already, was withdrawn or never came into force.
    """
    refuse_unseen(change)
    cases = cases_of(desk, Step.REVISE, documents)
    refuse_hindered(Step.REVISE, cases)
    return next_drafts(desk, [Opening(case, change) for case in cases], reissue=reissue)


def next_drafts(desk: Desk, openings: Sequence[Opening], *, reissue: bool = False) -> Deed:
    """Return the deed of opening these drafts, all in one commit.

    Args:
        desk: What was read.
        openings: Texts that may be revised.
        reissue: As for ``revise``.
    """
    files: dict[str, bytes | None] = {}
    drafts = []
    for each in openings:
        text = each.case.text
        number = _next_number(text.number, reissue=reissue)
        taken = {*files, *(known.place.path for known in desk.corpus.texts)}
        path = free_draft_path(replace(text, number=number), taken)
        former = edit_front(desk.tree.read(text.place.path).decode("utf-8-sig"), each.edit)
        content = set_front(former, _numbered(number, each.change), remove=("approval",))
        files |= draft_files(desk.tree, text, path, content.encode())
        drafts.append(f"{text.code} {number}")
    return Deed(
        act=Step.REVISE.value,
        said=say("Open the drafts {documents}", documents=tuple(drafts)),
        files=files,
    )


def _next_number(number: Number, *, reissue: bool) -> Number:
    if reissue:
        return Number(number.issue + 1, 0)
    return Number(number.issue, number.revision + 1)


def _numbered(number: Number, change: str) -> dict[str, str]:
    issue, revision = map(str, number)
    return {"issue": issue, "revision": revision, "change": change}
