"""A Markdown file split into front matter and body, losslessly."""

import re
from typing import NamedTuple

_RULE = re.compile(r"^---\r?(?:\n|\Z)", re.MULTILINE)


class Split(NamedTuple):
    """Front matter and body, and the lines of the file on which they begin."""

    front: str
    body: str
    front_line: int
    body_line: int


def split(text: str) -> Split | None:
    """Return the two parts of a file, or none where it has no front matter.

    Opening and closing lines are exactly ``---``; what follows the closing line is the body,
    to the last character.
    """
    opening = _RULE.match(text)
    if opening is None:
        return None
    closing = _RULE.search(text, opening.end())
    if closing is None:
        return None
    body_line = text.count("\n", 0, closing.end()) + 1
    return Split(text[opening.end() : closing.start()], text[closing.end() :], 2, body_line)
