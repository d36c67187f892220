"""Legal documents named in foreign texts: number, issuer and day, as far as they are certain."""

import re
from collections.abc import Iterable, Iterator

from qmsdocs.exchange.cells import composed, line_of
from qmsdocs.law.finding.citations import Citation, citations
from qmsdocs.law.state.identity import number_key
from qmsdocs.model.text import LegalReference

_HEAD = "Tên văn bản pháp lýMã văn bản"
_DIGITS = re.compile(r"\d")
_NO_SEPARATOR = '(“"/'
_SO = re.compile(r"(?:[Ss]ố|SỐ)\s?:?\Z")
_PIECES = re.compile(r"[;\n]|(?<=[.,:])\s+[-+*•]\s|\A\s*[-+*•]\s?")
_LETTERS = re.compile(r"[^\W\d_]")
_OF = re.compile(r"\s*,?\s*(?:do|của)\s+")
_BEGINNINGS = frozenset({"Quy", "Ban", "Về", "Sửa", "Bãi", "Thông", "Phê", "Điều", "Hướng", "Công"})
_COUNCIL = re.compile(
    r"(?:Thường trực )?(?:Hội đồng nhân dân|HĐND|[ỦU][yỷ] ban nhân dân|UBND)"
    r" (?:[Tt]ỉnh|[Tt]hành phố|TP\.?) ?(?P<name>[^\W\d_]+(?:(?: - |-| )[^\W\d_]+)*)"
)
_CENTRAL = re.compile(
    r"Chính phủ|Thủ tướng Chính phủ|Quốc hội|[ỦU][yỷ] ban [Tt]hường vụ Quốc hội"
    r"|(?:Bộ trưởng )?(?P<ministry>Bộ (?!trưởng)[^\W\d_]+(?:(?:, | - | – | )[^\W\d_]+){0,9}?"
    r")(?=\s*(?:\Z|[.;:]|,? (?:quy định|quy đinh|hướng dẫn|[Bb]an hành|về|sửa đổi|bãi bỏ|bổ sung"
    r"|công bố|điều chỉnh|thông qua|phê duyệt|đính chính|thay thế|hợp nhất)(?![^\W_])))"
)


def service_basis(cell: str) -> tuple[LegalReference, ...]:
    """Return the documents that the glued table of a national record lists.

    Its cells, title and number, follow each other without a sign in between; the number ends
    a row. Documents that a title mentions are none of them. A row whose number is not found is
    kept whole, where only one document can be meant as that document.
    """
    text = " ".join(line_of(cell).removeprefix(_HEAD).split())
    if line_of(cell).startswith(_HEAD):
        return _once(_table(text))
    return listed_basis(cell)


def listed_basis(cell: str) -> tuple[LegalReference, ...]:
    """Return the documents that a text lists, one behind each semicolon, dash or line end.

    What a document amends or guides is none of them. A piece without a number is kept whole.
    """
    pieces = (piece for piece in _PIECES.split(composed(cell)) if piece is not None)
    return _once(_piece(line_of(piece)) for piece in pieces if line_of(piece))


def reference_of(citation: Citation, text: str) -> LegalReference:
    """Return what a citation names, with the issuer where the text behind it says one."""
    return LegalReference(
        citation.number or citation.text, issuer_behind(text, citation.end), citation.issued
    )


def issuer_behind(text: str, at: int) -> str:
    """Return who issued the document whose citation ends here, or nothing where it is not clear."""
    of = _OF.match(text, at)
    if of is None:
        return ""
    council = _COUNCIL.match(text, of.end())
    if council is None:
        central = _CENTRAL.match(text, of.end())
        # A minister signs for the ministry.
        return central["ministry"] or central[0] if central else ""
    words = re.split(r"(?<=[^\s-]) (?!-)", council["name"])
    size = 0
    for word in words:
        # The name of a province is written in capitals; what follows it is not.
        parts = [part for part in re.split(r"[ -]+", word) if part]
        if parts[0] in _BEGINNINGS or not all(part[0].isupper() for part in parts):
            break
        size += len(word) + 1
    return text[of.end() : council.start("name") + size].strip() if size else ""


def _piece(text: str) -> LegalReference:
    found = citations(text)
    if found and found[0].number:
        return reference_of(found[0], text)
    return LegalReference(text)


def _table(text: str) -> Iterator[LegalReference]:
    found = [(each, _place(each)) for each in citations(text)]
    begin = 0
    titled: list[Citation] = []
    for (each, at), following in zip(found, [*(place for _, place in found[1:]), -1], strict=True):
        if not _ends_row(text, begin, each, at, following):
            titled.append(each)
            continue
        yield _row(text, each, titled)
        begin, titled = each.end, []
    rest = text[begin:].strip(" .;,")
    if _LETTERS.search(rest):
        yield from _rest(rest)


def _place(citation: Citation) -> int:
    """Return where the digits of a number begin."""
    digits = _DIGITS.search(citation.text)
    return citation.start + (digits.start() if digits else 0)


def _ends_row(text: str, begin: int, citation: Citation, at: int, following: int) -> bool:
    """Is it the second cell of a row, and no document that the title mentions?"""
    if not any(sign.isdigit() for sign in citation.text) or at <= begin:
        return False
    if _is_glued(text, begin, at) or _is_glued(text, begin, citation.start):
        return True
    after = text[citation.end : citation.end + 1]
    return (not after or after.isupper()) and following != citation.end


def _is_glued(text: str, begin: int, at: int) -> bool:
    """Does the cell before end here, without a blank?"""
    if at <= begin or text[at - 1].isspace() or text[at - 1] in _NO_SEPARATOR:
        return False
    return _SO.search(text, max(begin, at - 5), at) is None


def _row(text: str, citation: Citation, titled: Iterable[Citation]) -> LegalReference:
    """Return the document of a row, with issuer and day where its title calls it by its number."""
    number = citation.number or citation.text
    for each in titled:
        if each.number and number_key(each.number) == number_key(number):
            issuer = issuer_behind(text, each.end)
            return LegalReference(number, issuer, citation.issued or each.issued)
    return LegalReference(number, "", citation.issued)


def _rest(text: str) -> Iterator[LegalReference]:
    """Yield what stands behind the last row: the one document that it can mean, or all of it."""
    found = citations(text)
    numbers = {number_key(each.number) for each in found if each.number}
    if len(numbers) == 1:
        yield reference_of(next(each for each in found if each.number), text)
    else:
        yield LegalReference(text)


def _once(found: Iterable[LegalReference]) -> tuple[LegalReference, ...]:
    """Return each number once, as the first that names it; a day or issuer is added to it."""
    kept: dict[str, LegalReference] = {}
    for each in found:
        key = number_key(each.number)
        former = kept.get(key)
        kept[key] = each if former is None else _joined(former, each)
    return tuple(kept.values())


def _joined(one: LegalReference, other: LegalReference) -> LegalReference:
    # Two days for one number contradict each other: then neither is certain.
    contradict = one.issued and other.issued and one.issued != other.issued
    issued = None if contradict else one.issued or other.issued
    return LegalReference(one.number, one.issuer or other.issuer, issued)
