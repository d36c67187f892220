"""Every check, in one explicit tuple."""

from qmsdocs.checks.authority import AUTHORITY
from qmsdocs.checks.basis import BASIS
from qmsdocs.checks.changed_law import CHANGED_LAW
from qmsdocs.checks.citing_law import CITING_LAW
from qmsdocs.checks.coverage import COVERAGE
from qmsdocs.checks.dates import DATES
from qmsdocs.checks.doubts import DOUBTS
from qmsdocs.checks.drafting import DRAFTING
from qmsdocs.checks.entries import ENTRIES
from qmsdocs.checks.files import FILES
from qmsdocs.checks.finding_law import DISAGREEING, FINDING_LAW
from qmsdocs.checks.legal_entries import LEGAL_ENTRIES
from qmsdocs.checks.links import LINKS
from qmsdocs.checks.numbers import NUMBERS
from qmsdocs.checks.objectives import OBJECTIVES
from qmsdocs.checks.reasons import REASONS
from qmsdocs.checks.records import RECORDS
from qmsdocs.checks.registers import REGISTERS
from qmsdocs.checks.registry import Check
from qmsdocs.checks.sections import SECTIONS
from qmsdocs.checks.service_basis import SERVICE_BASIS
from qmsdocs.checks.service_facts import SERVICE_FACTS
from qmsdocs.checks.serving import SERVING
from qmsdocs.checks.spelling import SPELLING
from qmsdocs.checks.steps import STEPS
from qmsdocs.checks.suppressions import on_suppressions
from qmsdocs.checks.synonyms import SYNONYMS
from qmsdocs.checks.texts import TEXTS
from qmsdocs.checks.unfilled import UNFILLED
from qmsdocs.checks.wordings import WORDINGS

OF_DOCUMENTS: tuple[Check, ...] = (
    *FILES,
    *TEXTS,
    *NUMBERS,
    *RECORDS,
    *AUTHORITY,
    *REGISTERS,
    *ENTRIES,
    *DRAFTING,
    *REASONS,
    *UNFILLED,
    *SPELLING,
    *DATES,
    *LINKS,
    *SECTIONS,
    *STEPS,
    *LEGAL_ENTRIES,
    *CITING_LAW,
    *CHANGED_LAW,
    *FINDING_LAW,
    *BASIS,
    DISAGREEING,
    *WORDINGS,
    *DOUBTS,
    *SERVING,
    *SERVICE_FACTS,
    *SERVICE_BASIS,
    *COVERAGE,
    *SYNONYMS,
    *OBJECTIVES,
)
CHECKS: tuple[Check, ...] = (*OF_DOCUMENTS, *on_suppressions(OF_DOCUMENTS))
