"""Which document is meant by a word: an id, or a code of today or of old."""

import unicodedata

from qmsdocs.errors import QmsError
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.letters import nearest
from qmsdocs.model.text import Area
from qmsdocs.wording import say


def code_of(corpus: Corpus, document: str) -> str:
    """Return the code of a document as people know it today, or its id where it has no text."""
    texts = corpus.texts_by_id.get(document, ())
    current = [text for text in texts if text.area is Area.CURRENT]
    return (current or list(texts))[-1].code if texts else document


def document_named(corpus: Corpus, word: str) -> str:
    """Return the id that an id or code names.

    Raises:
        QmsError: No document or several are named so.
    """
    # Some systems type letters and their signs apart, and blanks come along with a copied code.
    meant = unicodedata.normalize("NFC", word).strip().casefold()
    if meant in corpus.timelines:
        return meant
    found = {text.id for text in corpus.texts if text.code.casefold() == meant}
    if len(found) == 1:
        return found.pop()
    if found:
        raise QmsError(
            say(
                "code '{code}' is used by several documents: {ids}",
                code=word,
                ids=tuple(sorted(found)),
            ),
            say("Name one of the ids instead."),
        )
    known = nearest(word, {text.code for text in corpus.texts})
    hint = (
        say("Did you mean '{word}'?", word=known)
        if known
        else say("List them with 'qmsdocs register'.")
    )
    raise QmsError(say("no document has the code or id '{word}'", word=word), hint)
