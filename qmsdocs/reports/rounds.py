"""What a round of watching shows: the saved files first; what is new, mended, standing."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from qmsdocs.diagnostics import Diagnostic, Severity
from qmsdocs.errors import QmsError
from qmsdocs.model.suppressions import Judged
from qmsdocs.reports import diagnostics as check
from qmsdocs.wording import Said, Value, in_language, say

BEGIN = "qmsdocs watch: begin"
END = "qmsdocs watch: end"
"""Lines around a round for programs that read along: in every language and for ever the same."""
_NAMED = 3
_REFUSED = "content/qms.yml"


@dataclass(frozen=True)
class Round:
    """What is found after files were saved, beside what was found before.

    Attributes:
        before: What was found in the last round; none in the first.
        written: Paths of the files that were added or changed since, sorted.
        removed: Paths of the files that are there no more, sorted.
    """

    now: Judged
    before: Judged | None = None
    written: Sequence[str] = ()
    removed: Sequence[str] = ()

    @cached_property
    def here(self) -> list[Diagnostic]:
        """What is found in files saved by hand."""
        return [each for each in self.now.diagnostics if each.place.path in self.by_hand]

    @cached_property
    def elsewhere(self) -> list[Diagnostic]:
        """What is found in all other files."""
        return [each for each in self.now.diagnostics if each.place.path not in self.by_hand]

    @property
    def by_hand(self) -> Sequence[str]:
        """The saved files, where they are few enough to have been saved by somebody."""
        return self.written if len(self.written) <= _NAMED else ()

    @cached_property
    def fresh(self) -> list[Diagnostic]:
        """What was not found before, the saved files first; nothing in the first round."""
        if self.before is None:
            return []
        return _without([*self.here, *self.elsewhere], self.before.diagnostics)

    @cached_property
    def mended(self) -> list[Diagnostic]:
        """What was found before and is not any more."""
        if self.before is None:
            return []
        return _without(self.before.diagnostics, self.now.diagnostics)


def as_text(found: Round, language: str) -> str:
    """Return a round for the terminal; the first is what ``check`` prints."""
    if found.before is None:
        return check.as_text(found.now.diagnostics, language, len(found.now.suppressed))
    return "\n".join(_text(found, language))


def as_lines(found: Round, language: str) -> str:
    """Return a round for an editor: a line a diagnostic, between two that never change.

    Severity is ``error`` or ``warning`` in every language; what concerns a whole file stands
    at its first line.
    """
    return "\n".join([BEGIN, *(_line(each, language) for each in found.now.diagnostics), END])


def as_json(found: Round, language: str) -> str:
    """Return a round as one JSON object on one line: that of ``check``, and what changed."""
    now = found.now
    value = json.loads(check.as_json(now.diagnostics, language, now.day, now.suppressed))
    fresh = set(found.fresh)
    for row, each in zip(value["diagnostics"], now.diagnostics, strict=True):
        row["new"] = each in fresh
    mended = json.loads(check.as_json(found.mended, language, now.day))
    value["mended"] = mended["diagnostics"]
    value["written"], value["removed"] = list(found.written), list(found.removed)
    return json.dumps(value, ensure_ascii=False)


def refused_as_text(error: QmsError, language: str) -> str:
    """Return, for the terminal, why nothing could be judged."""
    speak = in_language(language)
    lines = ["", f"qmsdocs: {speak(error.said)}"]
    if error.hint:
        lines.append(f"  {speak(say('hint: {hint}', hint=error.hint))}")
    return "\n".join(lines)


def refused_as_lines(error: QmsError, language: str) -> str:
    """Return, for an editor, why nothing could be judged; an empty round would pass for clean."""
    said = check.printable(in_language(language)(error.said))
    return "\n".join([BEGIN, f"{_REFUSED}:1:1: {Severity.ERROR.value}: {said}", END])


def refused_as_json(error: QmsError, language: str) -> str:
    """Return, as one JSON object on one line, why nothing could be judged."""
    speak = in_language(language)
    hint = speak(error.hint) if error.hint else ""
    value = {"format": check.FORMAT, "refused": speak(error.said), "hint": hint}
    return json.dumps(value, ensure_ascii=False)


def _text(found: Round, language: str) -> Iterator[str]:
    speak = in_language(language)
    yield ""
    for said in _headings(found):
        yield speak(said)
    if found.fresh:
        yield speak(say("New:"))
        yield from _in_full(found.fresh, language)
    if found.mended:
        yield speak(say("No longer found:"))
        yield from (check.as_line(each, language) for each in found.mended)
    standing = [each for each in found.here if each not in found.fresh]
    if standing:
        yield speak(say("Still there:"))
        yield from _in_full(standing, language)
    yield _closing(found, language)


def _headings(found: Round) -> Iterator[Said]:
    if found.written:
        yield say("Saved: {files}", files=_some(found.written))
    if found.removed:
        yield say("Removed: {files}", files=_some(found.removed))


def _some(paths: Sequence[str]) -> Value:
    named = tuple(check.printable(path) for path in paths[:_NAMED])
    if len(paths) <= _NAMED:
        return named
    return say("{files} and {count} more", files=named, count=len(paths) - _NAMED)


def _closing(found: Round, language: str) -> str:
    speak = in_language(language)
    if not found.by_hand or not found.now.diagnostics:
        return check.summary(found.now.diagnostics, language, len(found.now.suppressed))
    if not found.elsewhere:
        return speak(say("Nothing wrong elsewhere."))
    counted = check.summary(found.elsewhere, language)
    if not found.here:
        said = say("Nothing wrong in what was saved. Elsewhere: {counted}", counted=counted)
        return speak(said)
    return speak(say("Elsewhere: {counted}", counted=counted))


def _in_full(diagnostics: Sequence[Diagnostic], language: str) -> Iterator[str]:
    for each in diagnostics:
        yield from check.as_lines(each, language)


def _line(each: Diagnostic, language: str) -> str:
    message, _ = check.words(each, language)
    place = f"{check.printable(each.place.path)}:{each.place.line or 1}:1"
    return f"{place}: {each.severity.value}: {message} [{each.check}]"


def _without(found: Iterable[Diagnostic], known: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return what is found and was not known; a line that only moved is the same."""
    left = Counter(map(_same, known))
    kept = []
    for each in found:
        left[_same(each)] -= 1
        if left[_same(each)] < 0:
            kept.append(each)
    return kept


def _same(each: Diagnostic) -> tuple[object, ...]:
    return (each.check, each.severity, each.place.path, each.message, each.subject)
