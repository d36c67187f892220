"""Facts of a service's record as Markdown: words of others, in which nothing is markup."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from unicodedata import category, normalize

from qmsdocs.model.durations import plain, quantities
from qmsdocs.model.services import Channel, Paper
from qmsdocs.model.steptimes import stated_limit

_BLANKS = re.compile(r"\s+")
_BULLET = re.compile(r"^(?:[-–—+•*▪·]+\s*)+")
_MARKUP = re.compile(r"(?<!\\)([|*`\[\]])")
_QUOTES = str.maketrans({"«": "“", "»": "”"})
_MONEY = re.compile(r"(\d{1,3}(?:,\d{3})+)(?= ?(?:VNĐ|VND|đồng|đ\b|Việt Nam Đồng))", re.IGNORECASE)
_CURRENCY = re.compile(r"(?<=\d) ?(?:VNĐ|VND|Việt Nam Đồng)\b")
_FEE = re.compile(r"\bphí\b|\d đồng|\d ?(?:VNĐ|USD)", re.IGNORECASE)
_HEAD = re.compile(r"^thủ tục(?: hành chính)?[\s:]+(?=\w)", re.IGNORECASE)


def inline(text: str) -> str:
    """Return words as one line of Markdown that shows them as they are.

    What cannot be seen is left out; so are bullets in front. Double angle quotes, which mark
    places of a template, are other quotes.
    """
    seen = "".join(_seen(letter) for letter in normalize("NFC", text))
    line = _BULLET.sub("", _BLANKS.sub(" ", seen).strip()).strip()
    safe = _MARKUP.sub(r"\\\1", line.translate(_QUOTES))
    return safe.replace("<", "&lt;")


def phrase(text: str) -> str:
    """Return words as they stand within a sentence: without signs that would end it."""
    return inline(text).rstrip(" .;,:")


def title_of(name: str) -> str:
    """Return a service's name as the title of a procedure: without ``Thủ tục`` in front."""
    seen = "".join(_seen(letter) for letter in normalize("NFC", name))
    bare = _HEAD.sub("", _BLANKS.sub(" ", seen).strip())
    return bare[:1].upper() + bare[1:]


def items(texts: Iterable[str]) -> str:
    """Return the lines of texts as a list; empty where they say nothing."""
    lines = (inline(line) for text in texts for line in text.split("\n"))
    return "\n".join(f"- {line}" for line in lines if line)


def limits(channels: Iterable[Channel]) -> str:
    """Return how long each way of handing in takes, as a list; empty where nothing is known."""
    return _by_mode((each.mode, _limit(each)) for each in channels)


def fees(channels: Sequence[Channel]) -> str:
    """Return what each way of handing in costs, as a list; empty where nothing is known."""
    costs = _by_mode((each.mode, _money(inline(each.fee))) for each in channels)
    more = _by_mode((each.mode, _money(_remark(each, of_fee=True))) for each in channels)
    return "\n".join(filter(None, (costs, more)))


def notes(channels: Sequence[Channel]) -> str:
    """Return what a record adds on each way of handing in, but on its fee, as a list."""
    return _by_mode((each.mode, _remark(each, of_fee=False)) for each in channels)


def modes(channels: Iterable[Channel]) -> str:
    """Return the ways of handing in; empty where none is known."""
    found = dict.fromkeys(inline(each.mode) for each in channels)
    return ", ".join(each[:1].lower() + each[1:] for each in found if each)


def papers(dossier: Iterable[Paper]) -> str:
    """Return the rows of a table: number, paper, originals, copies, form, case."""
    rows = []
    for place, each in enumerate((p for p in dossier if not _is_remark(p)), start=1):
        numbers = [_number(each.originals), _number(each.copies)]
        if each.originals is None and each.copies is None:
            numbers[0] = "«Số bản»"
        cells = [str(place), inline(each.name), *numbers, inline(each.form), _case(each.case)]
        rows.append(_row(cells))
    return "\n".join(rows)


def remarks(dossier: Iterable[Paper]) -> str:
    """Return what a record lists among the papers and asks no copy of, as a list."""
    return items(" ".join(each.name.split()) for each in dossier if _is_remark(each))


def forms(dossier: Iterable[Paper]) -> str:
    """Return the rows of a table: number, paper to be filled in, its form."""
    named = dict.fromkeys((inline(each.name), inline(each.form)) for each in dossier if each.form)
    return "\n".join(_row([str(place), *each]) for place, each in enumerate(named, start=1))


def _seen(letter: str) -> str:
    if letter.isprintable():
        return letter
    return "" if category(letter) == "Cf" else " "


def _by_mode(found: Iterable[tuple[str, str]]) -> str:
    """Return a list of what holds for each mode, or for all where all state the same."""
    every = list(dict.fromkeys((inline(mode), text) for mode, text in found))
    if len({text for _, text in every}) == 1 and every[0][1]:
        return f"- {every[0][1]}"
    return "\n".join(_moded([each for each in every if each[1]]))


def _moded(stated: Iterable[tuple[str, str]]) -> Iterator[str]:
    for text, group in groupby(stated, key=lambda each: each[1]):
        yield f"- {', '.join(mode for mode, _ in group)}: {text}"


def _remark(channel: Channel, *, of_fee: bool) -> str:
    """Return the note of a channel, where it is on its fee or where it is not."""
    told = not channel.limit and stated_limit(channel.note)
    about = _FEE.search(channel.note) is not None
    return "" if told or about is not of_fee else inline(channel.note)


def _limit(channel: Channel) -> str:
    """Return a limit; one that is a number without a unit is a place to be filled in.

    A record may tell it in its note.
    """
    line = inline(channel.limit)
    if not line:
        return inline(channel.note) if stated_limit(channel.note) else ""
    if line.isdecimal():
        return f"«Thời hạn kèm đơn vị tính; dữ liệu quốc gia chỉ ghi {line}»"
    alone = [each for each in quantities(plain(line)) if each.end - each.begin == len(plain(line))]
    return line.lower() if alone else line


def _money(text: str) -> str:
    dotted = _MONEY.sub(lambda found: found[1].replace(",", "."), text)
    return _CURRENCY.sub(" đồng", dotted)


def _is_remark(paper: Paper) -> bool:
    return not paper.copies and paper.originals == 0


def _case(text: str) -> str:
    return phrase(text)


def _number(copies: int | None) -> str:
    return str(copies) if copies else ""


def _row(cells: Iterable[str]) -> str:
    return "|" + "".join(f" {cell} |" if cell else " |" for cell in cells)
