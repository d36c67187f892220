"""Checks on sections: are they numbered once, in order, and all there?"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial

from qmsdocs.checks.bodies import Body, bodies
from qmsdocs.checks.registry import Check
from qmsdocs.diagnostics import Hit, Nature, Severity
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.letters import slug
from qmsdocs.model.numbering import Misnumbered, Slip, misnumbered, section, titled
from qmsdocs.model.outline import Heading, headings
from qmsdocs.wording import Said, say

_PROCEDURE = "procedure"
_Layout = tuple[tuple[str, re.Pattern[str]], ...]
# Sections of a procedure, by what their headings hold without diacritics: the layout of the
# model framework for local administrations, and that of internal procedures of a province.
_FRAMEWORK: _Layout = (
    ("Mục đích", re.compile(r"muc-dich")),
    ("Phạm vi", re.compile(r"pham-vi")),
    ("Tài liệu viện dẫn", re.compile(r"vien-dan")),
    ("Định nghĩa, chữ viết tắt", re.compile(r"dinh-nghia|viet-tat|thuat-ngu|giai-thich")),
    ("Nội dung", re.compile(r"noi-dung")),
    ("Biểu mẫu", re.compile(r"bieu-mau")),
    ("Hồ sơ cần lưu", re.compile(r"ho-so")),
)
_PROVINCIAL: _Layout = (
    ("Ký hiệu quy trình", re.compile(r"ky-hieu")),
    *(each for each in _FRAMEWORK if each[0] in ("Nội dung", "Biểu mẫu", "Hồ sơ cần lưu")),
)


@lru_cache(maxsize=1)
def _drafts(corpus: Corpus) -> tuple[tuple[Body, tuple[Heading, ...]], ...]:
    """Return the headings of every draft; four checks share them."""
    return tuple(
        (body, tuple(each for each in headings(body.text.body) if not each.inside))
        for body in bodies(corpus)
        if not body.bound
    )


def _misnumbered(corpus: Corpus, slip: Slip) -> Iterator[Hit]:
    for body, found in _drafts(corpus):
        for wrong in misnumbered(found):
            if wrong.slip is slip:
                yield body.hit(wrong.section.heading.line, _said(body, wrong))


def _said(body: Body, wrong: Misnumbered) -> Said:
    code, title = body.text.code, titled(wrong.section.heading)
    if wrong.slip is Slip.REPEATED and wrong.other:
        return say(
            "{code}: number {number} of section '{title}' stands on line {line} already",
            code=code,
            number=wrong.section.number,
            title=title,
            line=body.text.body_line + wrong.other.heading.line,
        )
    if wrong.slip is Slip.ELSEWHERE and wrong.other:
        return say(
            "{code}: section '{title}' stands below section '{other}'",
            code=code,
            title=title,
            other=titled(wrong.other.heading),
        )
    return say(
        "{code}: section '{title}' has number {number}, expected {expected}",
        code=code,
        title=title,
        number=wrong.section.number,
        expected=wrong.expected,
    )


def _missing(corpus: Corpus) -> Iterator[Hit]:
    for body, found in _drafts(corpus):
        if body.text.kind != _PROCEDURE:
            continue
        names = {slug(titled(each)): each.line for each in _top(found)}
        layout = _followed(names)
        for place, (title, pattern) in enumerate(layout):
            if _line_of(pattern, names) is None:
                later = [_line_of(each, names) for _, each in layout[place + 1 :]]
                line = next((each for each in later if each is not None), max(names.values()))
                said = say("{code}: section '{title}' is missing", code=body.text.code, title=title)
                yield body.hit(line, said)


def _top(found: Sequence[Heading]) -> list[Heading]:
    """Return the headings of the highest level that carries numbers."""
    numbered = [each.level for each in found if section(each)]
    return [each for each in found if numbered and each.level == min(numbered)]


def _followed(names: Mapping[str, int]) -> _Layout:
    """Return the layout that a procedure follows, or none where it has one of its own."""
    provincial = _line_of(_PROVINCIAL[0][1], names) is not None
    layout = _PROVINCIAL if provincial else _FRAMEWORK
    held = sum(1 for _, pattern in layout if _line_of(pattern, names) is not None)
    return layout if 2 * held > len(layout) else ()


def _line_of(pattern: re.Pattern[str], names: Mapping[str, int]) -> int | None:
    return next((line for name, line in names.items() if pattern.search(name)), None)


REPEATED = Check(
    id="SEC001",
    title=say("Section number that stands twice"),
    why=say("Who cites 'section 6' must mean one section; of two, nobody knows which."),
    hint=say("Number the sections once and in order; correct what cites the old numbers."),
    find=partial(_misnumbered, slip=Slip.REPEATED),
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)
OUT_OF_ORDER = Check(
    id="SEC002",
    title=say("Section number out of order"),
    why=say(
        "A gap looks like a section that was taken out. Letters follow the Vietnamese order: "
        "a b c d đ e g h i k, without f, j, w and z."
    ),
    hint=say("Number the sections once and in order; correct what cites the old numbers."),
    find=partial(_misnumbered, slip=Slip.OUT_OF_ORDER),
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)
ELSEWHERE = Check(
    id="SEC003",
    title=say("Section below another one's number"),
    why=say("Section 5.1 is looked for in section 5; elsewhere it is not found."),
    hint=say("Move the section, or give it a number of the section in which it stands."),
    find=partial(_misnumbered, slip=Slip.ELSEWHERE),
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)
MISSING = Check(
    id="SEC004",
    title=say("Section of the layout missing"),
    why=say(
        "A procedure that follows a known layout is expected to have all of its sections: "
        "readers and auditors look for each in its place. Another layout is no fault."
    ),
    hint=say("Add the section; where nothing belongs there, say so in one sentence."),
    find=_missing,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)

SECTIONS = (REPEATED, OUT_OF_ORDER, ELSEWHERE, MISSING)
