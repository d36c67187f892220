"""A site rendered page by page; what is as it was stays in the former one."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from qmsdocs.site.fast.index import NAME, Index
from qmsdocs.site.fast.made import Digests, DoubtError, Made, PageMade
from qmsdocs.site.fast.menu import Menu
from qmsdocs.site.fast.shortcuts import shortcuts
from qmsdocs.site.fast.standing import digests_below
from qmsdocs.site.fast.steps import Asked, Steps
from qmsdocs.site.fast.together import shared_out

_DOCS = "docs/"
_FIRST = "index.html"


class Rendering:
    """One site being rendered.

    Args:
        ground: Digest of what all its pages depend on.
        sources: Digests of its staged files.
        former: The folder of the former site.
        present: Digests of the files in it.
        before: What the former site was made of; none where nothing of it may be used.

    Attributes:
        made: What the site was made of, once it is there.
    """

    def __init__(
        self, ground: str, sources: Digests, former: Path, present: Digests, before: Made | None
    ) -> None:
        self._sources = sources
        self._former = former
        self._present = present
        self._before = before or Made(ground, {}, {}, {})
        self._kept: dict[str, str] = {}
        self._pages: dict[str, PageMade] = {}
        self._moved = True
        self.made = Made(ground, {}, sources, {})

    def build(self, config: Any, warnings: list[str]) -> None:  # noqa: ANN401 - MkDocs has no types
        """Render the site of some settings into the folder that they name, but for what stays.

        Args:
            config: The settings, as MkDocs loaded them.
            warnings: What the site builder has to say, as it comes.

        Raises:
            DoubtError: Something is not as it is known here.
        """
        steps, target = Steps(config, self._names()), Path(config.site_dir)
        self.made = replace(self.made, addresses=steps.addresses)
        self._moved = steps.addresses != self._before.addresses
        for file in steps.static:
            self._copy(file)
        steps.render_templates()
        index = Index(steps.search, self._former_index())
        menu = Menu(steps.navigation, config.theme["features"])
        with shortcuts(config):
            self._render(steps, menu, index, warnings)
        index.write(target)
        outputs = {**self._kept, **digests_below(target)}
        if _FIRST not in outputs:
            raise DoubtError(_FIRST)
        self.made = replace(
            self.made,
            outputs=outputs,
            pages={name: each for name, each in self._pages.items() if each.output in outputs},
            silent=not warnings,
        )

    def _names(self) -> list[str]:
        return [name.removeprefix(_DOCS) for name in self._sources if name.startswith(_DOCS)]

    def _copy(self, file: Any) -> None:  # noqa: ANN401 - as above
        name = _DOCS + file.src_uri
        # A file of the theme, of which there is no digest here, is in what all pages depend on.
        same = self._sources.get(name) == self._before.sources.get(name)
        if same and self._stands(file.dest_uri):
            self._keep(file.dest_uri)
        else:
            file.copy_file()

    def _render(self, steps: Steps, menu: Menu, index: Index, warnings: list[str]) -> None:
        found = [(page, self._before_of(page, menu.shown_on(page))) for page in steps.pages]
        heard = len(warnings)

        def render(page: Any) -> tuple[Asked, str, list[str]]:  # noqa: ANN401 - as above
            said = len(warnings)
            return steps.render(page), index.taken(), warnings[said:]

        made = iter(shared_out([page for page, before in found if not before], render))
        # What was said in another process was not heard in this one.
        del warnings[heard:]
        for page, before in found:
            name = page.file.src_uri
            if before:
                begin, end = index.same(before.begin, before.end)
                self._pages[name] = replace(before, begin=begin, end=end)
                self._keep(before.output)
                continue
            asked, part, said = next(made)
            warnings += said
            begin, end = index.made(part)
            # What was said of a page is to be said again.
            if not said:
                source, shown = self._sources[_DOCS + name], menu.shown_on(page)
                output = page.file.dest_uri
                self._pages[name] = PageMade(source, shown, asked, output, begin, end)

    def _before_of(self, page: Any, shown: str) -> PageMade | None:  # noqa: ANN401 - as above
        """Return what a page was made of, if it would be made of the same again."""
        before = self._before.pages.get(page.file.src_uri)
        source = self._sources[_DOCS + page.file.src_uri]
        same = before and (before.source, before.menu) == (source, shown) and self._found(before)
        return before if before and same and self._stands(before.output) else None

    def _found(self, page: PageMade) -> bool:
        """Do the links of a page find what they found?"""
        addresses = self.made.addresses
        return not self._moved or all(addresses.get(n) == found for n, found in page.asked.items())

    def _stands(self, output: str) -> bool:
        """Is a file of the former site there as it was made?"""
        known = self._before.outputs.get(output)
        return known is not None and self._present.get(output) == known

    def _keep(self, output: str) -> None:
        self._kept[output] = self._before.outputs[output]

    def _former_index(self) -> bytes:
        if NAME not in self._before.outputs:
            return b""
        if not self._stands(NAME):
            raise DoubtError(NAME)
        return (self._former / NAME).read_bytes()
