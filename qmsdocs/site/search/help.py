"""What the search box says to who has found nothing yet."""

from collections.abc import Iterator

from qmsdocs.site import addresses
from qmsdocs.site.addresses import url
from qmsdocs.site.context import Site
from qmsdocs.site.lists.every import listings
from qmsdocs.wording import Said, say

_LISTS = (
    addresses.MASTER_LIST,
    addresses.BY_FIELD,
    addresses.BY_SERVICE,
    addresses.FORMS,
    addresses.BY_LAW,
)


def search_help(site: Site) -> dict[str, object]:
    """Return how to search, and the lists to look through instead."""
    return {
        "ways": [site.say(each) for each in _ways(site)],
        "lead": site.say(say("Or look through a list:")),
        "lists": [
            {"title": site.say(each.name), "url": url(each.page)}
            for each in listings(site)
            if each.page in _LISTS
        ],
    }


def _ways(site: Site) -> Iterator[Said]:
    yield say("Words may be typed without diacritics, such as {example}.", example="thu tuc")
    examples = tuple(dict.fromkeys(_examples(site)))
    if examples:
        yield say(
            "A code or a number finds what bears it, and who cites it, such as {examples}.",
            examples=examples,
        )
    yield say("Fewer words find more; the last one may be begun only.")


def _examples(site: Site) -> Iterator[str]:
    """Yield a code, a service and a law of this very handbook, as far as it has them."""
    texts = [entry.text for entry in site.standing]
    services = (code for text in texts for code in text.services)
    laws = (each.number for text in texts for each in text.legal_basis)
    for known in ((text.code for text in texts), services, laws):
        yield from [found for found in [next(known, "")] if found]
