"""What a build may use again of the one before it in the same folder."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from qmsdocs.site.fast.made import digest_of
from qmsdocs.site.fast.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Same:
    """Stands for the bytes of a staged file that is where it belongs already."""

    digest: str


Content = bytes | Same
"""Bytes of a file, or the word that it has them."""


@dataclass(slots=True)
class Former:
    """A former build.

    Attributes:
        ground: Digest of everything besides texts that the next one depends on.
        shelf: Rows that were kept.
        present: Digest of each file that stands in the stage now, by its path there.
        place: Tells this build folder from others on the shelf.
    """

    ground: str = ""
    shelf: Shelf = field(default_factory=lambda: Shelf(None))
    present: Mapping[str, str] = field(default_factory=dict)
    place: str = ""

    def once(self, path: str, source: str, make: Callable[[], bytes]) -> Content:
        """Return the content of a file, which is made only where it was made of something else.

        Args:
            path: Of the file in the stage.
            source: Everything that it is made of, besides the ground.
            make: Makes it.
        """
        key = f"file:{digest_of(f'{self.ground}{source}'.encode('utf-8', 'surrogatepass'))}"
        known = self.shelf.get(key)
        if known is not None and self.present.get(path) == known:
            return Same(known)
        made = make()
        self.shelf.put(key, digest_of(made))
        return made
