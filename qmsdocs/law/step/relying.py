"""On what texts rely as a record over them is made: law and public services."""

from collections.abc import Sequence
from dataclasses import replace

from qmsdocs.law.services.serving import service_digest
from qmsdocs.law.state.worth import worth
from qmsdocs.law.step.ties import ties
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.records import LawState, Record, ServiceState
from qmsdocs.model.services import Service, national_code
from qmsdocs.model.text import Text


def relying(corpus: Corpus, record: Record, texts: Sequence[Text]) -> Record:
    """Return a record that also says on what the texts rely, as known on the day signed.

    Law that the catalogue does not know, or does not settle, is left out; a public service that
    it does not have is named without a digest.
    """
    laws = {use.legal for text in texts for use in ties(corpus, text).uses}
    known = corpus.law.by_id
    states = []
    for legal in sorted(laws):
        found = worth(corpus.law, known[legal], record.signed_on)
        states.append(LawState(legal, found.force.value, found.acting))
    codes = {national_code(code) or code for text in texts for code in text.services}
    services = [ServiceState(code, _digest(corpus.services.get(code))) for code in sorted(codes)]
    return replace(record, law=tuple(states), services=tuple(services))


def _digest(service: Service | None) -> str:
    return service_digest(service) if service else ""
