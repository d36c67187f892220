"""A release's summary as text for the terminal and as Markdown."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from qmsdocs.reports import release_words as words
from qmsdocs.reports.brevity import brief
from qmsdocs.reports.diagnostics import printable
from qmsdocs.reports.release import Group, Item, Release
from qmsdocs.wording import Said, Speaker, in_language, say

LINES = 3
"""Lines in which the changes of one document are told."""
_ACTS = re.compile(r"([\\`*_{}\[\]<>#|~&])")


@dataclass(frozen=True, slots=True)
class _Text:
    """Writes values for the terminal."""

    def plain(self, text: str) -> str:
        return printable(text)

    def code(self, text: str) -> str:
        return printable(text)

    def old(self, text: str) -> str:
        return f"“{printable(text)}”"

    def new(self, text: str) -> str:
        return f"“{printable(text)}”"


@dataclass(frozen=True, slots=True)
class _Markdown:
    """Writes values so that no mark in them acts; a former value is struck out, a new one bold."""

    def plain(self, text: str) -> str:
        return _ACTS.sub(r"\\\1", printable(text))

    def code(self, text: str) -> str:
        return self.plain(text)

    def old(self, text: str) -> str:
        return f"~~{self.plain(text)}~~"

    def new(self, text: str) -> str:
        return f"**{self.plain(text)}**"


def as_text(release: Release, language: str) -> str:
    """Return the summary for the terminal."""
    speak = _hand(_Text(), language)
    blocks = [
        [speak(_title(release)), *map(speak, _head(release))],
        *([speak(heading), *_indented(lines)] for heading, lines in _parts(release, speak)),
    ]
    return "\n\n".join("\n".join(block) for block in blocks)


def as_markdown(release: Release, language: str) -> str:
    """Return the summary as Markdown, to be put into a note or a pull request."""
    speak = _hand(_Markdown(), language)
    blocks = [f"# {speak(_title(release))}", *map(speak, _head(release))]
    for heading, lines in _parts(release, speak):
        items = ("  " * depth + f"- {line}" for depth, line in lines)
        blocks += [f"## {speak(heading)}", "\n".join(items)]
    return "\n\n".join(blocks)


def _hand(hand: words.Hand, language: str) -> Speaker:
    speak = in_language(language)
    return lambda said: speak(words.written(said, hand))


def _title(release: Release) -> Said:
    return say("{title}, {day}", title=words.TITLE, day=release.corpus.day)


def _head(release: Release) -> Iterator[Said]:
    yield words.counts(release)
    found = words.topics(release.items)
    if found:
        yield say("Documents by what changes: {topics}", topics=words.joined(found))
    yield from words.obstacles(release)


def _indented(lines: Iterable[tuple[int, str]]) -> Iterator[str]:
    return ("  " * (depth + 1) + line for depth, line in lines)


def _parts(release: Release, speak: Speaker) -> Iterator[tuple[Said, list[tuple[int, str]]]]:
    """Yield each heading with its lines and how deep they are."""
    for group in Group:
        items = release.of(group)
        if items:
            lines = [line for item in items for line in _item(item, speak)]
            yield _counted(words.HEADING[group], len(items)), lines
    rows = (
        (words.ENDINGS, [words.ended(each) for each in release.endings]),
        (words.SIGNATURES, [words.signed(row, release) for row in release.signatures]),
        (words.REMARKS, list(words.remarks(release))),
    )
    for heading, found in rows:
        if found:
            yield _counted(heading, len(found)), [(0, speak(said)) for said in found]


def _counted(heading: Said, count: int) -> Said:
    return say("{heading} ({count})", heading=heading, count=count)


def _item(item: Item, speak: Speaker) -> Iterator[tuple[int, str]]:
    yield (
        0,
        speak(
            say(
                "{code} {number} {title} [{fingerprint}]",
                code=words.code(item),
                number=words.numbers(item),
                title=item.text.title,
                fingerprint=words.fingerprint(item),
            )
        ),
    )
    if item.text.change and item.group is Group.CHANGED:
        yield 1, speak(say("reason: {reason}", reason=item.text.change))
    found = brief(item.differences, LINES)
    for line in found.lines:
        yield 1, speak(say("{topic}: {changes}", topic=line.label, changes=words.changes(line)))
    if found.also:
        yield 1, speak(words.also(found))
