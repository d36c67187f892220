"""Checks on the form of codes and letters in drafts: would they be found and told apart?"""

import re
from collections.abc import Iterator

from qmsdocs.checks.drafting import drafts
from qmsdocs.checks.registry import Check, noted
from qmsdocs.diagnostics import Hit, Nature, Severity
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.letters import slug
from qmsdocs.model.look_alikes import LookAlike, look_alikes, plain
from qmsdocs.model.office import Kind
from qmsdocs.model.text import Text
from qmsdocs.wording import Said, say

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def initials(field: str) -> str:
    """Return how codes write a field of work: ``ho-kinh-doanh`` is ``HKD``."""
    return "".join(part[0] for part in slug(field).split("-") if part).upper()


def _odd_code(corpus: Corpus) -> Iterator[Hit]:
    for text in drafts(corpus):
        kind = corpus.office.kind(text.kind)
        if kind is None or not kind.code or _held(corpus, text) or _fits(kind, text):
            continue
        said = say(
            "code '{code}' is not of the form '{form}' of kind '{kind}', such as '{example}'",
            code=text.code,
            form=kind.code,
            kind=kind.id,
            example=_example(kind, text),
        )
        yield Hit(text.at("code"), said, subject=text.subject)


def _held(corpus: Corpus, text: Text) -> bool:
    """Is this the code of a promulgated revision? Then a decision gave it, and it is kept."""
    return any(each.act.cover.code == text.code for each in corpus.timelines[text.id].revisions)


def _fits(kind: Kind, text: Text) -> bool:
    form = "".join(
        _any_of(piece, text) if placeholder else re.escape(piece)
        for placeholder, piece in _pieces(kind)
    )
    return re.fullmatch(form, plain(text.code)) is not None


def _any_of(placeholder: str, text: Text) -> str:
    if placeholder == "n":
        return "[0-9]+"
    if placeholder != "field" or not text.field:
        return r"\S+"
    # Ids of fields are ASCII; codes write đất đai as ĐĐ.
    return "".join("[DĐ]" if each == "D" else re.escape(each) for each in initials(text.field))


def _example(kind: Kind, text: Text) -> str:
    known = {"n": "01", "field": initials(text.field)}
    return "".join(
        known.get(piece, "") or piece.upper() if placeholder else piece
        for placeholder, piece in _pieces(kind)
    )


def _pieces(kind: Kind) -> Iterator[tuple[bool, str]]:
    """Yield the pieces of a pattern of codes, and which of them are names of placeholders."""
    for place, piece in enumerate(_PLACEHOLDER.split(kind.code)):
        yield place % 2 == 1, piece


def _looking_alike(corpus: Corpus) -> Iterator[Hit]:
    for text in drafts(corpus):
        for key, word in _words(text):
            found = tuple(map(_letter, look_alikes(word)))
            if found:
                said = say("'{key}' is '{word}': {found}", key=key, word=word, found=found)
                hint = say("Write '{word}', typed anew or copied from here.", word=plain(word))
                yield Hit(text.at(key), said, hint, text.subject)


def _words(text: Text) -> Iterator[tuple[str, str]]:
    """Yield what is compared letter by letter: ids, codes and numbers, with their keys."""
    yield "id", text.id
    yield "code", text.code
    yield "kind", text.kind
    yield "field", text.field
    yield "unit", text.unit
    for service in text.services:
        yield "services", service
    for reference in text.legal_basis:
        yield "legal_basis", reference.number


def _letter(each: LookAlike) -> Said:
    return say(
        "'{letter}' {point} at character {place}, expected '{meant}' {expected}",
        letter=each.found,
        point=_point(each.found),
        place=each.place,
        meant=each.meant,
        expected=_point(each.meant),
    )


def _point(letters: str) -> str:
    return " ".join(f"U+{ord(letter):04X}" for letter in letters)


def _decomposed(corpus: Corpus) -> Iterator[Hit]:
    paths = {text.place.path for text in drafts(corpus)}
    return (hit for hit in noted("FRM003")(corpus) if hit.place.path in paths)


ODD_CODE = Check(
    id="FRM001",
    title=say("Code that is not of the form of its kind"),
    why=say("People guess codes, and sort by them; one of another form is not found."),
    hint=say("Give the draft a code of the form that qms.yml states for its kind."),
    find=_odd_code,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)
LOOKING_ALIKE = Check(
    id="FRM002",
    title=say("Letter that only looks right"),
    why=say(
        "Cyrillic, Greek and full-width letters, 'Ð' for 'Đ' and dashes for hyphens come along "
        "when a number is copied out of a PDF; no search and no catalogue finds it then."
    ),
    hint=say("Type the word anew instead of copying it."),
    find=_looking_alike,
    nature=Nature.CURRENCY,
)
DECOMPOSED = Check(
    id="FRM003",
    title=say("Letters stored apart from their signs"),
    why=say(
        "The same word stored in two ways (Unicode dựng sẵn, Unicode tổ hợp) is two words to "
        "search and to file names; fingerprints alone see one."
    ),
    hint=say("Convert the text to 'Unicode dựng sẵn' with the tool of your Vietnamese keyboard."),
    find=_decomposed,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)

SPELLING = (ODD_CODE, LOOKING_ALIKE, DECOMPOSED)
