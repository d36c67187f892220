"""Everything that was read of a handbook, frozen, for one day."""

from collections import defaultdict
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from qmsdocs.diagnostics import Fault
from qmsdocs.model.calendar import Calendar
from qmsdocs.model.legal import Clause, LegalCatalogue, StaleWording
from qmsdocs.model.objectives import Measurement
from qmsdocs.model.office import Office
from qmsdocs.model.records import Act, Meaning, Record, Signature, Signed
from qmsdocs.model.roster import Roster
from qmsdocs.model.services import Scope, Services
from qmsdocs.model.suppressions import Suppression
from qmsdocs.model.synonyms import Synonym
from qmsdocs.model.text import Text
from qmsdocs.model.timeline import Timeline, timeline


@dataclass(frozen=True, eq=False)
class Corpus:
    """A handbook as it was read, asked about one day.

    Attributes:
        day: The day that questions are about; nothing else tells the time.
        registers: Digest of ``qms.yml`` and ``people.yml`` as they stand, by file name.
        signatures: Result of examining each signature, by record id.
        evidence: Digest of each piece in the evidence store by the digest it is named
            after; ``None`` where no store was at hand.
        scope: Which public services the office is to have; none where it does not say.
        wordings: Words that texts are not to use any more.
        faults: What could not be read, for the checks to report.
        worked_out: What was worked out of texts before, by digest; it says nothing that the
            texts do not, and may be empty.
    """

    day: date
    office: Office = field(default_factory=Office)
    roster: Roster = field(default_factory=Roster)
    texts: tuple[Text, ...] = ()
    records: tuple[Record, ...] = ()
    signatures: Mapping[str, Signature] = field(default_factory=dict)
    evidence: Mapping[str, str] | None = None
    registers: Mapping[str, str] = field(default_factory=dict)
    law: LegalCatalogue = field(default_factory=LegalCatalogue)
    services: Services = field(default_factory=Services)
    scope: Scope | None = None
    wordings: tuple[StaleWording, ...] = ()
    clauses: Mapping[str, tuple[Clause, ...]] = field(default_factory=dict)
    calendar: Calendar = field(default_factory=Calendar)
    suppressions: tuple[Suppression, ...] = ()
    synonyms: tuple[Synonym, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    faults: tuple[Fault, ...] = ()
    worked_out: MutableMapping[str, str] = field(default_factory=dict, repr=False)

    @cached_property
    def annulled(self) -> frozenset[str]:
        """Ids of the records that another record of this office voids."""
        fixed = {
            each.id
            for each in self.records
            if each.meaning in (Meaning.ANNULLED, Meaning.REGISTERED)
        }
        return frozenset(
            target
            for each in self.records
            if each.meaning is Meaning.ANNULLED and each.organisation == self.office.id
            for target in each.annuls
            if target not in fixed
        )

    @cached_property
    def standing(self) -> tuple[Record, ...]:
        """Records of this office that were not annulled, oldest first."""
        kept = {
            each.id: each
            for each in self.records
            if each.organisation == self.office.id and each.id not in self.annulled
        }
        return tuple(sorted(kept.values(), key=lambda r: (r.signed_on, r.recorded_on, r.id)))

    @cached_property
    def acts(self) -> Mapping[str, tuple[Act, ...]]:
        """Standing acts by document id, oldest first."""
        found: defaultdict[str, list[Act]] = defaultdict(list)
        for record in self.standing:
            for cover in record.covers:
                found[cover.id].append(Act(record, cover))
        return {key: tuple(acts) for key, acts in found.items()}

    @cached_property
    def texts_by_id(self) -> Mapping[str, tuple[Text, ...]]:
        """Texts by document id, oldest number first."""
        found: defaultdict[str, list[Text]] = defaultdict(list)
        for text in sorted(self.texts, key=lambda t: (t.number, t.place)):
            found[text.id].append(text)
        return {key: tuple(texts) for key, texts in found.items()}

    @cached_property
    def document_ids(self) -> tuple[str, ...]:
        """Ids of all documents that a text or a standing record names, sorted."""
        return tuple(sorted(set(self.texts_by_id) | set(self.acts)))

    @cached_property
    def timelines(self) -> Mapping[str, Timeline]:
        """The timeline of each document by id, every standing act counting."""
        return {
            key: timeline(key, self.texts_by_id.get(key, ()), self.acts.get(key, ()))
            for key in self.document_ids
        }

    @cached_property
    def record_by_id(self) -> Mapping[str, Record]:
        """Every record that was read, by id."""
        return {each.id: each for each in self.records}

    def signature(self, record: Record) -> Signature:
        """Return what came of examining the signature beside a record."""
        return self.signatures.get(record.id, Signature(Signed.ABSENT))
