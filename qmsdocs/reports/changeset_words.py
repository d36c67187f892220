"""What the parts of a change set are called on screen."""

from qmsdocs.law.catalogue.changeset import Turn
from qmsdocs.model.legal import Kind
from qmsdocs.wording import Said, say

FIELD = {
    "name": say("name"),
    "decision": say("announced by decision"),
    "decided": say("day of that decision"),
    "levels": say("level"),
    "type": say("type"),
    "field": say("field of work"),
    "applicants": say("who may apply"),
    "agency": say("agency that carries it out"),
    "authority": say("competent authority"),
    "delegated": say("delegated authority"),
    "coordinating": say("coordinating agency"),
    "receiving": say("where files are received"),
    "channels": say("ways to apply, time limits, fees"),
    "dossier": say("dossier"),
    "results": say("results"),
    "conditions": say("conditions"),
    "steps": say("steps"),
    "online": say("online service"),
    "legal_basis": say("legal basis"),
    "keywords": say("keywords"),
    "related": say("related services"),
    "ended": say("is no more"),
    "abolished": say("day of abolition"),
    "replaced_by": say("replaced by"),
    "link": say("address"),
    "number": say("number"),
    "title": say("title"),
    "issuer": say("issuer"),
    "issued": say("day of issue"),
    "effective": say("first day in force"),
    "expires": say("first day without force"),
    "status": say("status"),
    "day": say("first day"),
    "until": say("first day on which it ends"),
}
"""Fields of services, legal documents and relations."""
SERVICES = {
    Turn.NEW: say("New public services"),
    Turn.CHANGED: say("Changed public services"),
    Turn.REPLACED: say("Replaced public services"),
    Turn.ABOLISHED: say("Abolished public services"),
}
DOCUMENTS = {
    Turn.NEW: say("New legal documents"),
    Turn.CHANGED: say("Changed legal documents"),
}
RELATIONS = {Turn.NEW: say("New relations"), Turn.CHANGED: say("Changed relations")}
DOES = {
    Kind.REPLACES: say("{acting} replaces {target}"),
    Kind.REPEALS: say("{acting} repeals {target}"),
    Kind.AMENDS: say("{acting} amends {target}"),
    Kind.SUSPENDS: say("{acting} suspends {target}"),
    Kind.RESTORES: say("{acting} restores {target}"),
    Kind.CORRECTS: say("{acting} corrects {target}"),
    Kind.CONSOLIDATES: say("{acting} consolidates {target}"),
    Kind.GUIDES: say("{acting} guides {target}"),
    Kind.BASED_ON: say("{acting} is based on {target}"),
}
"""What one legal document does to another."""


def does(acting: str, kind: str, target: str) -> Said:
    """Return what one legal document does to another, both by number."""
    return Said(DOES[Kind(kind)].template, (("acting", acting), ("target", target)))
