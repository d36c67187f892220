"""Every check, in one explicit tuple."""

from qmsdocs.checks.authority import AUTHORITY
from qmsdocs.checks.files import FILES
from qmsdocs.checks.numbers import NUMBERS
from qmsdocs.checks.records import RECORDS
from qmsdocs.checks.registers import REGISTERS
from qmsdocs.checks.registry import Check
from qmsdocs.checks.texts import TEXTS

CHECKS: tuple[Check, ...] = (*FILES, *TEXTS, *NUMBERS, *RECORDS, *AUTHORITY, *REGISTERS)
