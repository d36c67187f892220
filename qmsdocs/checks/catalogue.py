"""Every check, in one explicit tuple."""

from qmsdocs.checks.authority import AUTHORITY
from qmsdocs.checks.dates import DATES
from qmsdocs.checks.drafting import DRAFTING
from qmsdocs.checks.entries import ENTRIES
from qmsdocs.checks.files import FILES
from qmsdocs.checks.links import LINKS
from qmsdocs.checks.numbers import NUMBERS
from qmsdocs.checks.reasons import REASONS
from qmsdocs.checks.records import RECORDS
from qmsdocs.checks.registers import REGISTERS
from qmsdocs.checks.registry import Check
from qmsdocs.checks.sections import SECTIONS
from qmsdocs.checks.spelling import SPELLING
from qmsdocs.checks.steps import STEPS
from qmsdocs.checks.suppressions import on_suppressions
from qmsdocs.checks.texts import TEXTS
from qmsdocs.checks.unfilled import UNFILLED

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
)
CHECKS: tuple[Check, ...] = (*OF_DOCUMENTS, *on_suppressions(OF_DOCUMENTS))
