"""Changes of the roster: people, their mandates, keys and absences, added and ended."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from qmsdocs.acts.deed import Deed, RefusedError
from qmsdocs.acts.desk import Desk
from qmsdocs.acts.registering import recorded_text, register
from qmsdocs.acts.wishes import Wish
from qmsdocs.checks.registry import meant
from qmsdocs.model.authority import Target
from qmsdocs.model.fingerprint import Node
from qmsdocs.model.letters import slug
from qmsdocs.model.office import Dated, on
from qmsdocs.model.records import Capacity, Decision, Meaning, ProofKind
from qmsdocs.model.roster import Absence, Key, Mandate, Person, Scope
from qmsdocs.source.registers import ROSTER
from qmsdocs.source.rewriting import append_item, set_value
from qmsdocs.source.yamltext import Path, read_yaml
from qmsdocs.wording import Said, say
from qmsdocs.workflow.refusal import Refusal
from qmsdocs.workflow.warrants import Claim, warrants

_NUMBERED = re.compile(r"[a-z]+([0-9]+)")
_DAY = timedelta(days=1)
