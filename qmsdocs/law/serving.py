"""What of a public service's record a procedure is bound by."""

import hashlib
import json
from dataclasses import asdict
from datetime import date

from qmsdocs.model.services import Service

_BINDING = (
    "levels",
    "applicants",
    "agency",
    "authority",
    "delegated",
    "coordinating",
    "channels",
    "dossier",
    "results",
    "conditions",
    "steps",
    "online",
    "legal_basis",
    "ended",
    "abolished",
    "replaced_by",
)


def service_digest(service: Service) -> str:
    """Return ``sha256:`` and a digest over what a procedure is bound by.

    Title, source, links and the decision that announced it are not among it: putting those
    right concerns no procedure.
    """
    values = asdict(service)
    bound = [[key, _plain(values[key])] for key in _BINDING if values[key]]
    raw = json.dumps(bound, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"sha256:{hashlib.sha256(raw.encode()).hexdigest()}"


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        # A key that comes later and is empty must not change what was said before it came.
        return {key: _plain(each) for key, each in value.items() if each not in ("", None)}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value
