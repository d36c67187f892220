"""What the law's states, and what one legal document does to another, are called on screen."""

from collections.abc import Mapping

from qmsdocs.law.state.force import Force
from qmsdocs.model.legal import Kind
from qmsdocs.wording import Said, say

FORCE: Mapping[Force, Said] = {
    Force.NOT_YET: say("not yet in force"),
    Force.IN_FORCE: say("still in force"),
    Force.PARTLY_EXPIRED: say("partly expired"),
    Force.SUSPENDED: say("suspended from force"),
    Force.EXPIRED: say("expired"),
    Force.UNKNOWN: say("not known whether in force"),
}
TYPES: Mapping[str, Said] = {
    "HP": say("constitution"),
    "BL": say("code of law"),
    "L": say("law"),
    "PL": say("ordinance"),
    "NQ": say("resolution"),
    "NĐ": say("decree"),
    "QĐ": say("decision (legal document)"),
    "TT": say("circular"),
    "TTLT": say("joint circular"),
    "NQLT": say("joint resolution"),
    "CT": say("directive"),
    "VBHN": say("consolidated text"),
}
NUMBERED: Mapping[str, Said] = {
    "BL": say("code of law No {number}"),
    "L": say("law No {number}"),
    "PL": say("ordinance No {number}"),
    "NQ": say("resolution No {number}"),
    "NĐ": say("decree No {number}"),
    "QĐ": say("decision No {number}"),
    "TT": say("circular No {number}"),
    "TTLT": say("joint circular No {number}"),
    "NQLT": say("joint resolution No {number}"),
    "CT": say("directive No {number}"),
    "VBHN": say("consolidated text No {number}"),
}
"""How a legal document of a type is named with its number, within a sentence."""
_WHOLE = {
    Kind.REPLACES: say("replaced by {number}"),
    Kind.REPEALS: say("repealed by {number}"),
    Kind.AMENDS: say("amended by {number}"),
    Kind.SUSPENDS: say("suspended by {number}"),
    Kind.RESTORES: say("restored by {number}"),
}
_IN_PART = {
    Kind.REPLACES: say("replaced in part by {number} ({provisions})"),
    Kind.REPEALS: say("repealed in part by {number} ({provisions})"),
    Kind.AMENDS: say("amended by {number} ({provisions})"),
    Kind.SUSPENDS: say("suspended in part by {number} ({provisions})"),
    Kind.RESTORES: say("restored in part by {number} ({provisions})"),
}


def done(kind: Kind, number: str, provisions: str = "") -> Said:
    """Return what was done to a document, by which one, and to which of its provisions."""
    if not provisions:
        return Said(_WHOLE[kind].template, (("number", number),))
    return Said(_IN_PART[kind].template, (("number", number), ("provisions", provisions)))
