"""The index of the theme's search: what each page adds to it, as bytes of the finished file."""

import json
from pathlib import Path
from typing import Any

from qmsdocs.site.fast.made import DoubtError

NAME = "search/search_index.json"
_END = b"]}"


class Index:
    """The index of one site, put together from what its pages add.

    Args:
        plugin: The theme's own search, which makes the entries; none where the site has none.
        former: The file of the former site; empty where there is none to use.
    """

    def __init__(self, plugin: Any | None, former: bytes) -> None:  # noqa: ANN401 - the theme has no types
        self._index = plugin and plugin.search_index
        self._former = former
        self._parts: list[bytes] = []
        self._place = 0
        if plugin:
            # What the theme itself would write of a site without pages, but for the end.
            whole = plugin.search_index.generate_search_index(None).encode()
            if not whole.endswith(b'"docs":[]}'):
                raise DoubtError(NAME)
            self._parts = [whole.removesuffix(_END)]
            self._place = len(self._parts[0])

    def taken(self) -> str:
        """Return what the page that was just rendered adds, and forget it."""
        entries = self._index.entries if self._index else []
        part = ",".join(json.dumps(e, separators=(",", ":"), default=str) for e in entries)
        entries.clear()
        return part

    def made(self, part: str) -> tuple[int, int]:
        """Take over what a page adds; return where it stands."""
        return self._added(part.encode())

    def same(self, begin: int, end: int) -> tuple[int, int]:
        """Take over what a page added to the former index; return where it stands now."""
        return self._added(self._former[begin:end])

    def write(self, target: Path) -> None:
        """Write the file into the folder of a site."""
        if self._index is None:
            return
        file = target / NAME
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("wb") as new:
            new.writelines(self._parts)
            new.write(_END)

    def _added(self, part: bytes) -> tuple[int, int]:
        if not part:
            return 0, 0
        if len(self._parts) > 1:
            self._parts.append(b",")
            self._place += 1
        begin = self._place
        self._parts.append(part)
        self._place += len(part)
        return begin, self._place
