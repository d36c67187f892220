"""A deed: everything that one act will make, before any of it is made."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from qmsdocs.diagnostics import Diagnostic
from qmsdocs.errors import QmsError
from qmsdocs.model.records import Record
from qmsdocs.model.text import Text
from qmsdocs.wording import Said
from qmsdocs.workflow.refusal import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What an act makes: records, files, and the words about it.

    Attributes:
        act: The act's name as the command line has it.
        said: First line of the commit's message, said in the office's language.
        texts: The texts that the act is about; none of their files may have changed since.
        files: Texts and registers to be written or (none) removed, beside the records.
        sealed: Whether the records carry a signature, the signer's or the recorder's.
        settles_all: Whether the files of every document move to where the day wants them,
            not only those of the documents that the act is about.
    """

    act: str
    said: Said
    texts: tuple[Text, ...] = ()
    records: tuple[Record, ...] = ()
    files: Mapping[str, bytes | None] = field(default_factory=dict)
    sealed: bool = False
    settles_all: bool = False


class RefusedError(QmsError):
    """The state of the handbook or the right of the person does not allow an act.

    Attributes:
        diagnostics: Errors that the act would have brought in, where these are the reason.
    """

    exit_code = 1

    def __init__(self, refusal: Refusal, diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__(refusal.said, refusal.hint)
        self.diagnostics = diagnostics
