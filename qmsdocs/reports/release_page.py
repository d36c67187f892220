"""A release's summary as a page to be printed: one sheet of A4 for a release of ordinary size."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from qmsdocs.model.terms import MEANING, PROOF
from qmsdocs.reports import release_words as words
from qmsdocs.reports.brevity import Brief, Line, brief, short, unsaid
from qmsdocs.reports.printing import (
    Block,
    Hand,
    Setting,
    Style,
    article,
    heading,
    notes,
    one_line,
    table,
    two_columns,
)
from qmsdocs.reports.release import Group, Item, Release
from qmsdocs.wording import Said, Speaker, in_language, say

_STYLE = Path(__file__).with_name("release.css")
_SETTINGS = (
    Setting(11.5, reasons=True),
    Setting(10.5, reasons=True),
    Setting(10.5),
    Setting(9.5),
    Setting(9.5, Style.AFTER),
    Setting(9, Style.AFTER, letters=120),
    Setting(9, Style.AFTER, lines=2, letters=90),
    Setting(9, Style.TERSE, lines=1, letters=40),
)
"""From roomy to close; the first into which everything fits is taken."""
_LIST = Setting(10, reasons=True)
"""Of the pages that list everything."""
_SOME = 4
"""Lines of each list on the first page of a large release; twice as many of who vouched."""
_HEADS = (say("Vouched"), say("Person"), say("Signed on"), say("Proof"), say("Documents"))
_TITLE = 28
"""Letters of a title in a terse line."""


def as_html(release: Release, language: str) -> str:
    """Return the summary as one HTML file that needs no other.

    Everything stands on the first page as long as it fits. A larger release has there what
    matters most, and the whole list on the pages after it.
    """
    press = _Press(release, language)
    for setting in _SETTINGS:
        blocks = [*press.head(), *press.body(setting), press.foot(setting.style)]
        if _height(blocks, setting) <= setting.height:
            return press.file(blocks, setting)
    setting = _SETTINGS[-1]
    listed = press.body(_LIST)
    return press.file(press.excerpt(setting), setting, listed)


def _height(blocks: Sequence[Block], setting: Setting) -> float:
    return sum(block.height(setting.size) for block in blocks)


class _Press:
    """Sets the parts of the page."""

    def __init__(self, release: Release, language: str) -> None:
        self._release = release
        self._language = language
        self._speak: Speaker = lambda said: in_language(language)(words.written(said, Hand()))

    def head(self) -> list[Block]:
        """Return letterhead, title, counts and what stands in the way."""
        release, speak = self._release, self._speak
        office = release.corpus.office
        parent = f"{Hand().plain(office.parent)}<br>" if office.parent else ""
        day = speak(say("Submitted with the draft decision, {day}", day=release.corpus.day))
        blocks = [
            Block(
                f"<header>{parent}<b>{Hand().plain(office.name)}</b></header>",
                2.5 if parent else 1.4,
            ),
            Block(f'<h1>{speak(words.TITLE)}</h1><p class="day">{day}</p>', 3.6),
            Block(self._counts(), 3.4),
        ]
        found = words.topics(release.items)
        if found:
            lead = say("Documents by what changes: {topics}", topics=words.joined(found))
            blocks.append(Block(f'<p class="lead">{speak(lead)}</p>', 0.3, wraps=True))
        bad = release.errors or release.missing or not release.by_registers
        kind = "stop bad" if bad else "stop"
        blocks += [
            Block(f'<p class="{kind}">{speak(said)}</p>', 0.2, wraps=True)
            for said in words.obstacles(release)
        ]
        return blocks

    def _counts(self) -> str:
        release = self._release
        cells = [(str(len(release.of(group))), words.HEADING[group]) for group in Group]
        cells += [
            (str(len(release.endings)), words.ENDINGS),
            (str(release.errors) if release.by_registers else "–", say("Errors")),
        ]
        inner = "".join(f"<div><b>{n}</b>{self._speak(said)}</div>" for n, said in cells)
        return f'<div class="counts">{inner}</div>'

    def body(self, setting: Setting) -> list[Block]:
        """Return everything that there is to say, at a setting."""
        release = self._release
        blocks = self._changed(setting, release.of(Group.CHANGED))
        for group in (Group.NEW, Group.SAME):
            blocks += self._listed(words.HEADING[group], release.of(group))
        blocks += self._notes(words.ENDINGS, [words.ended(each) for each in release.endings])
        blocks += self._signatures(len(release.signatures))
        return blocks + self._notes(words.REMARKS, list(words.remarks(release)))

    def excerpt(self, setting: Setting) -> list[Block]:
        """Return the first page of a release that does not fit on it."""
        release = self._release
        rest = [
            block
            for group in (Group.NEW, Group.SAME)
            for block in self._listed(words.HEADING[group], release.of(group), _SOME)
        ]
        rest += self._notes(words.ENDINGS, [words.ended(each) for each in release.endings], _SOME)
        rest += self._signatures(2 * _SOME)
        rest += self._notes(words.REMARKS, list(words.remarks(release)), _SOME)
        head, foot = self.head(), self.foot(setting.style, say("The whole list follows."))
        items = release.of(Group.CHANGED)
        # A heading and the line that says how many are left out take three lines.
        room = setting.height - _height([*head, *rest, foot], setting) - 3
        shown = 0
        for item in items:
            room -= self._article(item, setting).height(setting.size)
            if room < 0:
                break
            shown += 1
        return [*head, *self._changed(setting, items, shown), *rest, foot]

    def _changed(
        self, setting: Setting, items: Sequence[Item], shown: int | None = None
    ) -> list[Block]:
        if not items:
            return []
        kept = items if shown is None else items[:shown]
        blocks = [self._heading(words.HEADING[Group.CHANGED], len(items))]
        blocks += [self._article(item, setting) for item in kept]
        return blocks + self._left_out(len(items) - len(kept))

    def _article(self, item: Item, setting: Setting) -> Block:
        found = brief(item.differences, setting.lines, setting.letters)
        if setting.style is Style.TERSE:
            return one_line(self._in_short(item, found))
        lines = [self._line(line) for line in found.lines]
        if found.also:
            lines.append(self._speak(words.also(found)))
        if setting.reasons and item.text.change:
            said = self._speak(say("reason: {reason}", reason=item.text.change))
            lines.insert(0, f'<span class="reason">{said}</span>')
        mark = words.fingerprint(item)
        if setting.style is Style.AFTER:
            return article(" · ".join([self._titled(item), *lines]), mark, ())
        return article(self._titled(item), mark, lines)

    def _line(self, line: Line) -> str:
        return f"<b>{self._speak(line.label)}:</b> {self._speak(words.changes(line))}"

    def _in_short(self, item: Item, found: Brief) -> str:
        """Return code, how many changes are not told, beginning of the title, what matters most."""
        title = self._speak(say("{title}", title=short(item.text.title, _TITLE)))
        told = [replace(line, more=0) for line in found.lines if line.pieces or line.sections]
        more = unsaid(item.differences, found)
        count = f' <span class="more">+{more}</span>' if more else ""
        name = f"<b>{self._speak(words.code(item))}</b>{count} {title}"
        return " · ".join([name, *(self._line(line) for line in told)])

    def _titled(self, item: Item) -> str:
        return f"{self._named(item)} {self._speak(say('{title}', title=item.text.title))}"

    def _named(self, item: Item) -> str:
        code, number = self._speak(words.code(item)), self._speak(words.numbers(item))
        return f'<b>{code}</b> <span class="no">{number}</span>'

    def _listed(self, title: Said, items: Sequence[Item], most: int | None = None) -> list[Block]:
        if not items:
            return []
        kept = items if most is None else items[: 2 * most]
        entries = [self._titled(item) for item in kept]
        return [
            self._heading(title, len(items)),
            two_columns(entries),
            *self._left_out(len(items) - len(kept)),
        ]

    def _notes(self, title: Said, found: Sequence[Said], most: int | None = None) -> list[Block]:
        if not found:
            return []
        kept = found if most is None else found[:most]
        return [
            self._heading(title, len(found)),
            *notes([self._speak(said) for said in kept]),
            *self._left_out(len(found) - len(kept)),
        ]

    def _signatures(self, most: int) -> list[Block]:
        rows = self._release.signatures
        if not rows:
            return []
        return [
            self._heading(words.SIGNATURES, len(rows)),
            *table([self._speak(each) for each in _HEADS], list(self._rows(most))),
            *self._left_out(len(rows) - most),
        ]

    def _rows(self, most: int) -> Iterator[list[str]]:
        for row in self._release.signatures[:most]:
            said = (
                MEANING[row.meaning],
                words.signer(row, self._release),
                say("{day}", day=row.day),
                PROOF[row.proof],
                words.reach(row.codes, self._release),
            )
            yield [self._speak(each) for each in said]

    def _heading(self, said: Said, count: int) -> Block:
        return heading(self._speak(said), count)

    def _left_out(self, count: int) -> list[Block]:
        return notes([self._speak(say("and {count} more", count=count))]) if count > 0 else []

    def foot(self, style: Style, more: Said | None = None) -> Block:
        """Return where the page comes from, and where it goes on."""
        day = self._release.corpus.day
        said = say("Compared with the former texts as they stood on {day}.", day=day)
        legend = say(
            "The grey digits begin the fingerprint of each text, by which its records name it."
        )
        if style is Style.TERSE:
            legend = say("+1 and the like: so many other changes.")
        parts = [self._speak(each) for each in (said, legend, more) if each is not None]
        return Block(f"<footer>{' '.join(parts)}</footer>", 0.5, wraps=True)

    def file(self, blocks: Sequence[Block], setting: Setting, listed: Sequence[Block] = ()) -> str:
        """Return the whole file."""
        style = _STYLE.read_text(encoding="utf-8")
        title = self._speak(words.TITLE)
        page = "\n".join(block.html for block in blocks)
        if listed:
            inner = "\n".join(block.html for block in listed)
            page += f'\n<div class="full" style="font-size: {_LIST.size}pt">\n{inner}\n</div>'
        return (
            f'<!DOCTYPE html>\n<html lang="{self._language}">\n<head>\n<meta charset="utf-8">\n'
            f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n"
            f'<body style="font-size: {setting.size}pt">\n{page}\n</body>\n</html>\n'
        )
