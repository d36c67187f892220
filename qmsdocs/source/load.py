"""A whole handbook read into one corpus, from whatever tree."""

from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qmsdocs.errors import QmsError
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.office import Office
from qmsdocs.model.roster import Roster
from qmsdocs.source.catalogue import read_calendar, read_clauses, read_law, read_wordings
from qmsdocs.source.evidence import read_evidence
from qmsdocs.source.measurements import read_measurements
from qmsdocs.source.memory import folder_stamp
from qmsdocs.source.reading import Kept, Reading
from qmsdocs.source.records import read_records
from qmsdocs.source.registers import OFFICE, ROSTER, read_office, read_register, read_roster
from qmsdocs.source.services import read_scope, read_services
from qmsdocs.source.signatures import Remembered, examine
from qmsdocs.source.strays import note_strays
from qmsdocs.source.suppressions import read_suppressions
from qmsdocs.source.synonyms import read_synonyms
from qmsdocs.source.texts import read_texts
from qmsdocs.source.tree import CONTENT, Tree
from qmsdocs.wording import say


@dataclass(frozen=True, slots=True)
class Aids:
    """What lies beside a tree: the evidence store, and what is known from reading before.

    Attributes:
        remembered: Signatures that were found good.
        kept: What files were read as, for a process that reads one handbook again and again.
        worked_out: What was worked out of single files before, by their digests.
        read_before: What sound files were read as in earlier runs, as rows.
    """

    evidence: Path | None = None
    remembered: Remembered | None = None
    kept: Kept | None = None
    worked_out: MutableMapping[str, str] | None = None
    read_before: MutableMapping[str, str] | None = None


def load(tree: Tree, day: date, aids: Aids | None = None) -> Corpus:
    """Return everything that a tree says, as asked about one day.

    Bad content never raises: what cannot be read is among the corpus's faults, and the rest
    is there.

    Raises:
        QmsError: There is no handbook here, or the evidence store cannot be read.
    """
    helped = aids or Aids()
    reading = Reading.of(tree, helped.kept, helped.worked_out, helped.read_before)
    _refuse_nothing(reading)
    office, office_digest = _office(reading)
    roster, roster_digest = _roster(reading)
    records = read_records(reading)
    note_strays(reading)
    signatures = examine(records, roster, _reader(reading), helped.remembered)
    return Corpus(
        day=day,
        office=office,
        roster=roster,
        texts=read_texts(reading),
        records=records,
        signatures=signatures,
        evidence=_evidence(reading, helped.evidence),
        registers={OFFICE: office_digest, ROSTER: roster_digest},
        law=read_law(reading),
        services=read_services(reading),
        scope=read_scope(reading),
        wordings=read_wordings(reading),
        clauses=read_clauses(reading),
        calendar=read_calendar(reading),
        suppressions=read_suppressions(reading),
        synonyms=read_synonyms(reading),
        measurements=read_measurements(reading),
        faults=tuple(reading.faults),
        worked_out=reading.worked_out,
    )


def _refuse_nothing(reading: Reading) -> None:
    if not any(path == f"{CONTENT}/{OFFICE}" for path in reading.files):
        if reading.files or reading.faults:
            return
        raise QmsError(
            say("there is no handbook here: '{path}' does not exist", path=f"{CONTENT}/{OFFICE}"),
            say("Go to the folder that holds 'content', or make a sample with 'qmsdocs demo DIR'."),
        )


def _office(reading: Reading) -> tuple[Office, str]:
    fields, digest = read_register(reading, OFFICE)
    if fields is None:
        return Office(), digest
    office = read_office(fields)
    reading.take(fields.notes)
    return office, digest


def _roster(reading: Reading) -> tuple[Roster, str]:
    fields, digest = read_register(reading, ROSTER)
    if fields is None:
        return Roster(), digest
    roster = read_roster(fields)
    reading.take(fields.notes)
    return roster, digest


def _evidence(reading: Reading, folder: Path | None) -> dict[str, str] | None:
    # A store that cannot be told to be the same is read anew.
    stamp = folder_stamp(folder) or object()
    return reading.once(f"evidence {folder}", stamp, lambda: read_evidence(folder))


def _reader(reading: Reading) -> Callable[[str], bytes | None]:
    known = set(reading.files)
    return lambda path: reading.content(path) if path in known else None
