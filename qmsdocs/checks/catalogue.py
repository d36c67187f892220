"""Every check, in one explicit tuple."""

from qmsdocs.checks.registry import Check

CHECKS: tuple[Check, ...] = ()
