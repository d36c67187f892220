"""Checks on the reason for a change: does it tell whoever works by the text what is new?"""

import re
from collections.abc import Iterator

from qmsdocs.checks.drafting import drafts
from qmsdocs.checks.registry import Check
from qmsdocs.diagnostics import Hit, Nature, Severity
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.letters import fold
from qmsdocs.model.text import Text
from qmsdocs.wording import Said, say

_WORD = re.compile(r"[^\W\d_]+")
# What revision tables are filled with where nobody says anything. A reason made of these words
# alone says that something was changed, which its number says already; one more word, a fee, a
# decree, a step, makes it a reason.
_BOILERPLATE = (
    "cập nhật, sửa đổi, bổ sung, chỉnh sửa, điều chỉnh, thay đổi, thay thế, hoàn thiện, rà soát",
    "sửa lỗi, một số, các, những, toàn bộ nội dung, văn bản, tài liệu, quy trình, thủ tục",
    "theo quy định, cho phù hợp với, của pháp luật hiện hành, yêu cầu, thực tế, mới nhất, lại",
    "ban hành lần, phiên bản, và, để, có liên quan, này",
    "update, updates, updated, change, changes, changed, edit, edits, edited, fix, fixes, fixed",
    "revise, revised, revision, correct, corrected, correction, error, errors, misc, minor",
    "various, new, version, rev, wip, text, document, procedure, content, as per, some, required",
    "the, a, of, to, and, in, for, with, regulations",
)
_EMPTY = frozenset(_WORD.findall(fold(" ".join(_BOILERPLATE))))
# 'Giảm lệ phí' says something; of two words one is the verb.
_LEAST_WORDS = 3


def _later(corpus: Corpus) -> Iterator[Text]:
    """Yield the drafts that follow a promulgated revision: a first issue changes nothing."""
    for text in drafts(corpus):
        if any(r.number < text.number for r in corpus.timelines[text.id].revisions):
            yield text


def _empty(corpus: Corpus) -> Iterator[Hit]:
    for text in _later(corpus):
        # A reissue may take the reason of its release, which is not written yet.
        written = text.facts.get("change", "")
        if isinstance(written, str) and not written.strip() and text.number.revision:
            said = say(
                "{code} {number}: 'change' does not say what is new",
                code=text.code,
                number=str(text.number),
            )
            yield Hit(text.at("change"), said, subject=text.subject)


def _boilerplate(corpus: Corpus) -> Iterator[Hit]:
    for text in _later(corpus):
        said = _says_nothing(text) or _repeats(corpus, text)
        if said:
            yield Hit(text.at("change"), said, subject=text.subject)


def _says_nothing(text: Text) -> Said | None:
    said = fold(text.change)
    if not said.strip():
        return None
    for own in filter(None, (text.code, text.title)):
        said = said.replace(fold(own), " ")
    words = _WORD.findall(said)
    if len(words) >= _LEAST_WORDS and not _EMPTY.issuperset(words):
        return None
    return say(
        "{code} {number}: 'change' is '{found}', which does not say what is new",
        code=text.code,
        number=str(text.number),
        found=text.change.strip(),
    )


def _repeats(corpus: Corpus, text: Text) -> Said | None:
    own = fold(text.change).split()
    for revision in corpus.timelines[text.id].revisions:
        earlier = revision.wordings[0].text
        if own and earlier is not None and fold(earlier.change).split() == own:
            return say(
                "{code} {number}: 'change' repeats the reason of {earlier}",
                code=text.code,
                number=str(text.number),
                earlier=str(earlier.number),
            )
    return None


EMPTY = Check(
    id="DRF007",
    title=say("Draft that does not say what it changes"),
    why=say("Without its reason a revision cannot come into force (NUM006)."),
    hint=say("Write under 'change' what is new and on what ground, in one sentence."),
    find=_empty,
    nature=Nature.CURRENCY,
)
BOILERPLATE = Check(
    id="DRF008",
    title=say("Reason that says nothing"),
    why=say(
        "The reason becomes the row of the revision table; 'updated' tells neither the counter "
        "nor an auditor what is different now."
    ),
    hint=say(
        "Name what is different now and the document that asks for it: 'Giảm lệ phí còn 5.000 đồng "
        "theo Nghị quyết số …'."
    ),
    find=_boilerplate,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)

REASONS = (EMPTY, BOILERPLATE)
