"""Every file of a new handbook, the first record and its signature among them."""

from collections.abc import Callable
from importlib import resources

from qmsdocs.beginnings.answers import Answers, right_to_found
from qmsdocs.beginnings.registers import (
    calendar_text,
    office_text,
    proposed_file,
    proposed_office,
    roster_text,
)
from qmsdocs.diagnostics import Place
from qmsdocs.edits.attributes import FILES
from qmsdocs.model.fingerprint import register_digest
from qmsdocs.model.places import CONTENT
from qmsdocs.model.records import FOLDERS, Meaning, Proof, ProofKind, Record, RegisterChange
from qmsdocs.workflow.record_text import written

_LISTS = ("iso-9001-2015.csv", "wording.csv")


def first_record(answers: Answers) -> Record:
    """Return the record by which the founder vouches for both registers.

    Raises:
        QmsError: The founder has no right to it on that day.
    """
    founder = next(each for each in answers.people if each.id == answers.founder)
    mandate = right_to_found(proposed_office(answers.language), founder, answers.today)
    texts = {"qms.yml": office_text(answers), "people.yml": roster_text(answers)}
    return Record(
        id="",
        place=Place(""),
        meaning=Meaning.REGISTERED,
        organisation=answers.id,
        signer=founder.id,
        role=mandate.role,
        signed_on=answers.today,
        recorded_on=answers.today,
        recorded_by=founder.id,
        proof=Proof(ProofKind.SSH),
        registers=tuple(RegisterChange(f, register_digest(text)) for f, text in texts.items()),
    )


def files_of(answers: Answers, seal: Callable[[bytes], bytes]) -> dict[str, bytes]:
    """Return every file of a new handbook by path.

    Args:
        answers: What the office says of itself.
        seal: Returns the founder's signature over a record's bytes.
    """
    record = written(first_record(answers))
    home = f"{CONTENT}/records/{FOLDERS[Meaning.REGISTERED]}/{answers.today}-dau-tien.yml"
    language = answers.language
    return {
        **FILES,
        "README.md": proposed_file(language, "README.md").encode(),
        f"{CONTENT}/qms.yml": office_text(answers).encode(),
        f"{CONTENT}/people.yml": roster_text(answers).encode(),
        f"{CONTENT}/calendar.yml": calendar_text(language, answers.today.year).encode(),
        **{f"{CONTENT}/catalogue/{name}": _listed(name) for name in _LISTS},
        f"{CONTENT}/catalogue/scope.yml": proposed_file(language, "scope.yml").encode(),
        f"{CONTENT}/synonyms.yml": proposed_file(language, "synonyms.yml").encode(),
        home: record,
        f"{home}.sig": seal(record),
    }


def _listed(name: str) -> bytes:
    return (resources.files("qmsdocs.beginnings") / name).read_bytes()
