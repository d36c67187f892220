"""Words that people give, refused where they hold more than can be seen."""

from qmsdocs.wording import Said, say


def unseen(text: str) -> Said | None:
    """Return what is wrong with a text that holds more than can be seen, or none."""
    for place, letter in enumerate(text, start=1):
        if not letter.isprintable():
            return say(
                "character {place} is U+{code}, which cannot be seen; type the words anew",
                place=place,
                code=f"{ord(letter):04X}",
            )
    return None
