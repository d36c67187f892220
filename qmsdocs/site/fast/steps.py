"""The steps of ``mkdocs build``, to be taken one by one.

The one module that leans on the inside of MkDocs 1.6, which is frozen; ``known`` sees to it that
it is that one. A page is read, rendered and written before the next one, so that no more than
one of them is held.
"""

from collections.abc import Iterable
from typing import Any

from qmsdocs.site.fast.known import refuse_shown_elsewhere, refuse_unknown, search_of
from qmsdocs.site.fast.made import DoubtError
from qmsdocs.site.fast.shortcuts import names_of_theme

Asked = dict[str, str | None]


class Steps:
    """One site of MkDocs being made.

    Args:
        config: The settings, as MkDocs loaded them.
        names: Of the staged files, below their folder.

    Attributes:
        addresses: Of all files, by their names.
        pages: What is rendered, in order.
        static: Files that are copied.
        navigation: The menu.
        search: The theme's own search, or none.

    Raises:
        DoubtError: Something is not as it is known here.
    """

    def __init__(self, config: Any, names: Iterable[str]) -> None:  # noqa: ANN401 - MkDocs has no types
        refuse_unknown(config)
        self._build = build = _inside()
        self._config = config.plugins.on_config(config)
        self.search = search_of(config)
        self._env = config.theme.get_env()
        self._files = _files(config, names)
        self._env.list_templates = names_of_theme(config.theme.dirs)
        self._files.add_files_from_theme(self._env, config)
        build.set_exclusions(self._files, config)
        self.navigation = build.get_navigation(self._files, config)
        self._documents = self._files.documentation_pages()
        self.pages = [self._page(file) for file in self._documents]
        included = [each for each in self._files if each.inclusion.is_included()]
        self.static = [each for each in included if not each.is_documentation_page()]
        self.addresses = {each.src_uri: each.url for each in included}
        if len({each.dest_uri for each in included}) < len(included):
            raise DoubtError(self.addresses)
        self._asked: Asked = {}
        self._listen()

    def render(self, page: Any) -> Asked:  # noqa: ANN401 - as above
        """Render a page and write it; return the address of each file that it asked for."""
        self._asked.clear()
        self._build._populate_page(page, self._config, self._files)  # noqa: SLF001 - no other way
        refuse_shown_elsewhere(page.meta)
        self._build._build_page(  # noqa: SLF001 - as above
            page, self._config, self._documents, self.navigation, self._env
        )
        # Other pages may name it, and do not look into it.
        page.content = page.markdown = page.links_to_anchors = page.present_anchor_ids = None
        page.toc, page.meta = [], {}
        return dict(self._asked)

    def render_templates(self) -> None:
        """Render and write what the theme has besides pages."""
        for name in self._config.theme.static_templates:
            self._build._build_theme_template(  # noqa: SLF001 - as above
                name, self._env, self._files, self._config, self.navigation
            )

    def _page(self, file: Any) -> Any:  # noqa: ANN401 - as above
        from mkdocs.structure.pages import Page  # noqa: PLC0415 - as above

        return file.page or Page(None, file, self._config)

    def _listen(self) -> None:
        """Note for which files the links of a page ask."""
        find = self._files.get_file_from_path

        def noted(path: str) -> Any:  # noqa: ANN401 - as above
            found = find(path)
            self._asked[path] = self.addresses.get(found.src_uri) if found else None
            return found

        self._files.get_file_from_path = noted


def _files(config: Any, names: Iterable[str]) -> Any:  # noqa: ANN401 - as above
    """Return the files as MkDocs finds them, in its order, without a walk through all folders."""
    from mkdocs.structure.files import File, Files  # noqa: PLC0415 - as below

    made = [
        File(name, config.docs_dir, config.site_dir, config.use_directory_urls) for name in names
    ]
    return Files(sorted(made, key=_order))


def _order(file: Any) -> tuple[list[str], bool, str]:  # noqa: ANN401 - as above
    folder, _, name = file.src_uri.rpartition("/")
    return folder.split("/") if folder else [], file.name != "index", name


def _inside() -> Any:  # noqa: ANN401 - as above
    from mkdocs.commands import build  # noqa: PLC0415 - imported after the environment is set

    return build
