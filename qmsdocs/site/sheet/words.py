"""The words of the page itself on a sheet, which are no part of the approved text."""

from collections.abc import Mapping

from qmsdocs.law.services.parts import Part
from qmsdocs.site.context import Site, capital
from qmsdocs.site.counter.facts import PART
from qmsdocs.site.sheet.content import Sheet
from qmsdocs.wording import say


def words_of(site: Site, sheet: Sheet) -> Mapping[str, str]:
    """Return them by name, in the language of the site."""
    codes = sheet.services
    scan = say("Scan the code to see whether this sheet still holds, or open this address:")
    typed = say("To see whether this sheet still holds, add this to the address of the handbook:")
    said = {
        "kind": say("Guidance sheet"),
        "service": say("Code of the public service: {codes}", codes=codes) if codes else say(""),
        "dossier": PART[Part.DOSSIER],
        "sets": PART[Part.QUANTITY],
        "steps": PART[Part.STEPS],
        "see": say("see the procedure"),
        "total": say("In all: {time}", time=sheet.total) if sheet.total else say(""),
        "check": scan if sheet.scanned else typed,
        "source": say(
            "Drawn from procedure {code}; what is to be applied is the procedure itself.",
            code=sheet.code,
        ),
        "print": say("Print"),
        "back": say("To the procedure"),
        "pdf": say("Download as PDF"),
        "code": say("QR code of the address below"),
    }
    words = {name: site.say(each) for name, each in said.items()}
    return {**words, "see": capital(words["see"])}
