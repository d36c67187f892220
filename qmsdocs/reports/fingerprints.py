"""Names of diagnostics by which other programs know them again in a later run."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable

from qmsdocs.diagnostics import Diagnostic
from qmsdocs.wording import Said, Value


def fingerprints(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """Return a name for each diagnostic, none twice: 64 hexadecimal digits.

    It depends on check, file and words; neither on the line, which moves with every edit
    above it, nor on numbers, such as days that go by, nor on the language. Of several that
    are alike in all this the order decides.
    """
    seen: Counter[str] = Counter()
    found = []
    for each in diagnostics:
        alike = json.dumps([each.check, each.place.path, _lasting(each.message)])
        seen[alike] += 1
        found.append(hashlib.sha256(f"{seen[alike]}:{alike}".encode()).hexdigest())
    return found


def _lasting(value: Value) -> object:
    if isinstance(value, Said):
        return [value.template, *(_lasting(inner) for _, inner in value.values)]
    if isinstance(value, tuple):
        return [_lasting(inner) for inner in value]
    return "" if isinstance(value, int) else str(value)
