"""Why an act cannot be done, and what to do instead."""

from dataclasses import dataclass

from qmsdocs.wording import Said


@dataclass(frozen=True, slots=True)
class Refusal:
    """The reason why the state or the person does not allow an act."""

    said: Said
    hint: Said | None = None
