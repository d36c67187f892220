"""Which document is meant by a word: an id, or a code of today or of old."""

from qmsdocs.errors import QmsError
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.letters import nearest
from qmsdocs.wording import say


def document_named(corpus: Corpus, word: str) -> str:
    """Return the id that an id or code names.

    Raises:
        QmsError: No document or several are named so.
    """
    if word in corpus.timelines:
        return word
    found = {text.id for text in corpus.texts if text.code.casefold() == word.casefold()}
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
