"""A legal document named in one sentence: number, type, day, issuer and title."""

import re
from dataclasses import dataclass, replace
from datetime import date

from qmsdocs.exchange.basis import reference_of
from qmsdocs.exchange.cells import UnreadableError, day_in
from qmsdocs.exchange.headers import Columns
from qmsdocs.exchange.numbers import number_of, type_of
from qmsdocs.exchange.tables import Row
from qmsdocs.law.finding.citations import Citation, citations
from qmsdocs.law.state.identity import number_key
from qmsdocs.model.text import LegalReference
from qmsdocs.wording import say

_BEFORE_TITLE = re.compile(r"\s*,?\s*(?:do|của)\s+")


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A document as a text names it; what the text does not say is empty."""

    type: str
    reference: LegalReference
    title: str = ""

    @classmethod
    def of(cls, number: str, reference: LegalReference) -> "NamedDocument":
        """Return a document of which a table gives the number alone.

        Raises:
            UnreadableError: The number is cut short, or does not tell the type.
        """
        whole = number_of(number)
        return cls(type_of("", whole), replace(reference, number=whole))

    def agreeing(self, number: str, issued: date | None) -> "NamedDocument":
        """Return the same, completed by what other columns say of it.

        Raises:
            UnreadableError: They say something else.
        """
        if number and number_key(number_of(number)) != number_key(self.reference.number):
            raise UnreadableError(
                say(
                    "'{number}' in one column, {other} in another",
                    number=number,
                    other=self.reference.number,
                )
            )
        if issued and self.reference.issued and issued != self.reference.issued:
            raise UnreadableError(
                say(
                    "{number} is dated {day} in one column, {other} in another",
                    number=self.reference.number,
                    day=issued,
                    other=self.reference.issued,
                )
            )
        day = self.reference.issued or issued
        return replace(self, reference=replace(self.reference, issued=day))


def named_in(text: str, citation: Citation | None = None) -> NamedDocument:
    """Return the document that a text names, the first one unless another is given.

    Raises:
        UnreadableError: It names none with a number.
    """
    found = citation or next(iter(citations(text)), None)
    if found is None or not found.number:
        raise UnreadableError(say("no number of a legal document: '{text}'", text=text))
    return NamedDocument(found.type, reference_of(found, text), _title(text, found))


def named_in_columns(row: Row, columns: Columns) -> NamedDocument:
    """Return the document of a row: from the sentence that names it, or from columns of its own.

    Raises:
        UnreadableError: It is not named, or twice and not alike.
    """
    number = columns.line(row, "number")
    issued = day_in(columns.cell(row, "issued"), columns.written.get("issued", ""))
    text = columns.line(row, "text")
    if text and (citations(text) or not number):
        return named_in(text).agreeing(number, issued)
    numbered = columns.line(row, "numbered")
    kind, title = columns.cell(row, "type"), columns.line(row, "title")
    if numbered:
        found = named_in(f"{columns.line(row, 'type')} số {numbered}")
        number, issued = found.reference.number, found.reference.issued
    number = number_of(number)
    reference = LegalReference(number, columns.line(row, "issuer"), issued)
    return NamedDocument(type_of(kind, number), reference, title)


def _title(text: str, citation: Citation) -> str:
    """Return what stands behind number, day and issuer, if these were told apart."""
    issuer = reference_of(citation, text).issuer
    if not issuer:
        return ""
    begin = text.find(issuer, citation.end) + len(issuer)
    title = text[begin:].strip(" .;,")
    return title[:1].upper() + title[1:]
