"""Errors: the tool cannot do its job. Faults of content are diagnostics, not errors."""

from qmsdocs.wording import Said


class QmsError(Exception):
    """The tool cannot do its job; the door prints it and exits 2.

    Attributes:
        said: What was being done, to what, and what happened.
        hint: What to do next.
    """

    exit_code = 2

    def __init__(self, said: Said, hint: Said | None = None) -> None:
        super().__init__(said.template)
        self.said = said
        self.hint = hint
