"""Why a text in force is to be looked at again: what it relies on has changed."""

from enum import StrEnum


class Cause(StrEnum):
    """What changed under a text; the value is how the rules of ``qms.yml`` name it."""

    LAW_ENDED = "law-ended"
    """A legal document that it relies on was replaced or repealed, or expired."""
    LAW_SUSPENDED = "law-suspended"
    LAW_CHANGED = "law-changed"
    """It was amended, or a part of it has expired."""
    LAW_RESTORED = "law-restored"
    """It applies again after it had ended or was suspended."""
    LAW_IN_DOUBT = "law-in-doubt"
    """The catalogue cannot tell any more whether it is in force."""
    LAW_COMING = "law-coming"
    """A document that is not yet in force will touch it."""
    SERVICE = "service"
    """The record of a public service that it carries out changed."""
    FORM = "form"
    """A form that it uses was issued anew, or ended."""
