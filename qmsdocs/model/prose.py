"""What of a Markdown body is prose: the same lines, with code and comments left out."""

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator

_TAB = 4
_INDENT = " " * _TAB
_FENCE = re.compile(r"(~{3,}|`{3,}) *(?:\{[\w .#=\"'-]*\}|\.?[\w#.+-]* *(?:hl_lines=.*)?)\Z")
_CLOSING = re.compile(r"(~{3,}|`{3,}) *\Z")
_COMMENT = re.compile(r"<!--")
# One that goes on with a paragraph may be none to the converter.
_COMMENT_BLOCK = re.compile(r"(?:\A|\n *\n) {0,3}<!--(?!-?>)")
_COMMENT_END = re.compile(r"--!?>")
_OPENING = re.compile(r" {0,3}(?:>|(?:[*+-]|\d+\.) |\[\^[^\]]*\]:|: |!!! ?\w)")
_BACKTICKS = re.compile("`+")
_BLANK_LINE = re.compile(r"\n *\n")


def prose(body: str) -> str:
    """Return a body without code and comments; its lines stay where they are.

    They are as the site's converter has them: without tabs, the first one without indent.
    What is indented below a list may belong to it and is kept.
    """
    text = _normal(body)
    if "`" in text or "~" in text:
        text = _without_fences(text)
    if "<" in text:
        text = without_comments(text, _COMMENT_BLOCK)
    return _without_indented(text) if f"\n{_INDENT}" in text else text


def _normal(body: str) -> str:
    # Looking for one letter first costs next to nothing, and few bodies have any of these.
    if "\r" in body or "\x02" in body or "\x03" in body:
        body = body.replace("\r\n", "\n").replace("\r", "\n")
        body = body.replace("\x02", "").replace("\x03", "")
    begun = body.lstrip()
    before = "\n" * body.count("\n", 0, len(body) - len(begun))
    return before + (begun.expandtabs(_TAB) if "\t" in begun else begun)


def spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield begin, end and content of what stands in backticks within a paragraph."""
    if "`" not in text:
        return
    paragraphs = [found.start() for found in _BLANK_LINE.finditer(text)]
    runs = list(_BACKTICKS.finditer(text))
    equal: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for run in runs:
        equal[bisect(paragraphs, run.start()), len(run[0])].append(run.start())
    done = 0
    for run in runs:
        if run.start() < done or text[run.start() - 1 : run.start()] == "\\":
            continue
        known = equal[bisect(paragraphs, run.start()), len(run[0])]
        after = bisect(known, run.start())
        if after < len(known):
            done = known[after] + len(run[0])
            yield run.start(), done, text[run.end() : known[after]]


def without_comments(text: str, opening: re.Pattern[str] = _COMMENT) -> str:
    """Return text without comments; its lines stay where they are."""
    pieces, last = [], 0
    while found := opening.search(text, last):
        end = _COMMENT_END.search(text, found.end())
        if end is None:
            break
        pieces += [text[last : found.start()], "\n" * text.count("\n", found.start(), end.end())]
        last = end.end()
    return "".join(pieces) + text[last:]


def _without_fences(text: str) -> str:
    """Return text without fenced code; a fence that nothing closes is none."""
    lines = text.split("\n")
    closing: defaultdict[str, list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        if found := _CLOSING.match(line):
            closing[found[1]].append(place)
    kept, last = list(lines), -1
    for place, line in enumerate(lines):
        found = _FENCE.match(line) if place > last else None
        ends = closing[found[1]] if found else []
        if (after := bisect(ends, place)) < len(ends):
            last = ends[after]
            # Something stays, because it ends a list.
            kept[place : last + 1] = [".", *[""] * (last - place)]
    return "\n".join(kept)


def _without_indented(text: str) -> str:
    """Return text without indented code: after a blank line, with no list above."""
    kept = []
    within_list = code = False
    before = ""
    for line in text.split("\n"):
        code = line.startswith(_INDENT) and not within_list and (code or not before.strip())
        if _OPENING.match(line):
            within_list = True
        elif line[:1] not in ("", " ", "[") and not before.strip():
            within_list = False
        kept.append("" if code else line)
        before = line
    return "\n".join(kept)
