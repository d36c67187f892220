"""A new handbook in a folder: signed, judged like any other, then put in place."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from qmsdocs.beginnings.answers import Answers
from qmsdocs.beginnings.files import files_of
from qmsdocs.checks.engine import diagnose
from qmsdocs.edits.attributes import EVIDENCE
from qmsdocs.edits.founding import establish
from qmsdocs.edits.history import Author, Commit
from qmsdocs.errors import QmsError
from qmsdocs.model.fingerprint import bytes_digest
from qmsdocs.source.load import load
from qmsdocs.source.tree import MemoryTree
from qmsdocs.wording import in_language, say


def make(
    folder: Path,
    answers: Answers,
    seal: Callable[[bytes], bytes],
    moment: datetime,
    settings: Mapping[str, str],
) -> str:
    """Make a new handbook; return the id of its first commit.

    Args:
        folder: Where; it does not exist or is empty.
        answers: What the office says of itself.
        seal: Returns the founder's signature over a record's bytes.
        moment: Of the commit.
        settings: What the repository's own git configuration says.

    Raises:
        QmsError: The key does not sign, checks find anything wrong, or the folder cannot be
            made; then nothing was.
    """
    files = files_of(answers, seal)
    _refuse_faults(answers, files)
    founder = next(each for each in answers.people if each.id == answers.founder)
    commit = Commit(moment, Author(founder.name, founder.email), _message(answers, files), files)
    return establish(folder, commit, settings, [EVIDENCE])


def _refuse_faults(answers: Answers, files: Mapping[str, bytes]) -> None:
    for each in diagnose(load(MemoryTree(files), answers.today)):
        raise QmsError(
            say(
                "the handbook would begin with a fault in {place}: {reason}",
                place=str(each.place),
                reason=each.message,
            ),
            say("Nothing was made. If the signature does not hold, name another key."),
        )


def _message(answers: Answers, files: Mapping[str, bytes]) -> str:
    speak = in_language(answers.language)
    said = say("Begin the quality handbook of {office}", office=answers.short or answers.name)
    record = next(bytes_digest(c) for p, c in files.items() if p.endswith("-dau-tien.yml"))
    return f"{speak(said)}\n\nQmsdocs-Act: init\nQmsdocs-Record: {record}"
