"""What a page shows of the menu.

With ``navigation.prune`` a page shows the whole of the folders that it lies in, and of every
other folder the title and the first page. Without, every page shows everything.
"""

import json
from collections.abc import Collection
from typing import Any

from qmsdocs.site.fast.made import DoubtError, digest_of

_PRUNE = "navigation.prune"


class Menu:
    """The menu of a site, as its pages show it.

    Args:
        navigation: As MkDocs made it.
        features: Of the theme.

    Raises:
        DoubtError: A page in the menu has its title from its text.
    """

    def __init__(self, navigation: Any, features: Collection[str]) -> None:  # noqa: ANN401 - MkDocs has no types
        if not all(isinstance(vars(page).get("title"), str) for page in navigation.pages):
            raise DoubtError(navigation)
        self._navigation = navigation
        self._prunes = _PRUNE in features
        self._known: dict[int, str] = {}

    def shown_on(self, page: Any) -> str:  # noqa: ANN401 - as above
        """Return the digest of everything that a page shows of the menu."""
        beside = [each and [each.title, each.url] for each in (page.previous_page, page.next_page)]
        return digest_of(f"{self._folders(page.parent)}{json.dumps(beside)}".encode())

    def _folders(self, parent: Any) -> str:  # noqa: ANN401 - as above
        known = self._known.get(id(parent))
        if known is None:
            within = set()
            folder = parent
            while folder is not None:
                within.add(id(folder))
                folder = folder.parent
            home = self._navigation.homepage
            shown = [self._shown(each, within) for each in self._navigation.items]
            known = digest_of(json.dumps([home and home.url, shown]).encode())
            self._known[id(parent)] = known
        return known

    def _shown(self, item: Any, within: set[int]) -> list[object]:  # noqa: ANN401 - as above
        if not item.children:
            return [item.title, item.url]
        opened = id(item) in within
        shown = item.children if opened or not self._prunes else item.children[:1]
        return [item.title, opened, [self._shown(each, within) for each in shown]]
