"""What a build may use again of the one before it in the same folder."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from qmsdocs.site.fast.made import Digests, digest_of
from qmsdocs.site.fast.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Same:
    """Stands for the bytes of a staged file that is where it belongs already."""

    digest: str


Content = bytes | Same
"""Bytes of a file, or the word that it has them."""


@dataclass(slots=True)
class LastBuild:
    """The last build into a folder.

    Attributes:
        ground: Digest of everything besides texts that the next one depends on.
        shelf: Rows that were kept.
        present: Digest of each file that stands in the stage now, by its path there.
        place: Tells this build folder from others on the shelf.
    """

    ground: str = ""
    shelf: Shelf = field(default_factory=lambda: Shelf(None))
    present: Digests = field(default_factory=dict)
    place: str = ""

    def files(
        self, source: str, make: Callable[[], Iterable[tuple[str, bytes]]]
    ) -> Iterator[tuple[str, Content]]:
        """Yield files that are made only where they were made of something else, or are gone.

        Args:
            source: Everything that they are made of, besides the ground.
            make: Makes them: path in the stage, and bytes.
        """
        key = f"files:{digest_of(f'{self.ground}{source}'.encode('utf-8', 'surrogatepass'))}"
        known: Digests = json.loads(self.shelf.get(key) or "{}")
        if known and all(self.present.get(path) == digest for path, digest in known.items()):
            yield from ((path, Same(digest)) for path, digest in known.items())
            return
        made = dict(make())
        digests = {path: digest_of(content) for path, content in made.items()}
        self.shelf.put(key, json.dumps(digests))
        yield from made.items()
