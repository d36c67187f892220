"""Steps of MkDocs left out where they can change nothing: a quarter of the time of a build."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from markdown import Markdown, treeprocessors

_MARK = re.compile(r"[\\`\[<&*_]|  \n")
"""What every one of the known inline patterns needs to find anything."""
_PATTERNS = {
    "autolink",
    "automail",
    "backtick",
    "em_strong",
    "entity",
    "escape",
    "footnote",
    "html",
    "image_link",
    "image_reference",
    "linebreak",
    "link",
    "reference",
    "short_image_ref",
    "short_reference",
}
_HANDLE = "_InlineProcessor__handleInline"


@contextmanager
def shortcuts(config: Any) -> Iterator[None]:  # noqa: ANN401 - MkDocs has no types
    """Leave out, while pages are rendered, what can change nothing of them.

    Texts without a mark of Markdown, as in most cells of tables, are not searched for fifteen
    patterns. Which anchors stand in raw HTML is not asked: nobody warns of links to anchors.
    """
    from mkdocs.structure import pages  # noqa: PLC0415 - imported after the environment is set

    inline: Any = treeprocessors.InlineProcessor
    anchors: Any = pages._RawHTMLPreprocessor  # noqa: SLF001 - no other way
    handle, run = getattr(inline, _HANDLE, None), anchors.run
    if handle is None or not _known(config):
        yield
        return

    def quick(self: Any, data: str, pattern: int = 0) -> str:  # noqa: ANN401 - as above
        return handle(self, data, pattern) if _MARK.search(data) else data

    setattr(inline, _HANDLE, quick)
    anchors.run = lambda _, lines: lines
    try:
        yield
    finally:
        setattr(inline, _HANDLE, handle)
        anchors.run = run


def names_of_theme(folders: list[str]) -> Callable[..., list[str]]:
    """Return what lists the files of a theme without looking into hidden folders.

    MkDocs asks for all files and leaves out those: ten thousand icons, which no site copies.

    Args:
        folders: Of the theme and of what is put above it.
    """

    def listed(filter_func: Callable[[str], bool]) -> list[str]:
        found = set[str]()
        for top in folders:
            for folder, inner, files in os.walk(top):
                inner[:] = [each for each in inner if not each.startswith(".")]
                below = os.path.relpath(folder, top).replace(os.sep, "/")
                found.update(file if below == "." else f"{below}/{file}" for file in files)
        return sorted(each for each in found if filter_func(each))

    return listed


def _known(config: Any) -> bool:  # noqa: ANN401 - as above
    made: Any = Markdown(
        extensions=config.markdown_extensions, extension_configs=config.mdx_configs
    )
    return {each.name for each in made.inlinePatterns._priority} <= _PATTERNS  # noqa: SLF001 - as above
