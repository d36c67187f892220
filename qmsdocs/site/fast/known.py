"""What of MkDocs, its settings and its pages is known here; anything else is for MkDocs alone."""

import logging
from collections.abc import Mapping
from importlib.metadata import version
from typing import Any

from qmsdocs.site.fast.made import DoubtError

_VERSIONS = {"mkdocs": "1.6.", "mkdocs-material": "9."}
_EXTENSIONS = {"admonition", "def_list", "fenced_code", "footnotes", "qmsdocs", "tables", "toc"}
_TEMPLATES = {"404.html", "sitemap.xml"}
_SEARCH = ("material.plugins.search.plugin", "SearchPlugin")
_SHOWN_ELSEWHERE = ("icon", "status", "subtitle")
"""What the theme shows in the menu of other pages out of a page's own front matter."""


def refuse_unknown(config: Any) -> None:  # noqa: ANN401 - MkDocs has no types
    """See that a site is rendered by programs and settings that are known here.

    Raises:
        DoubtError: Its pages may depend on something that nobody looks at.
    """
    known = {
        "versions": all(version(name).startswith(each) for name, each in _VERSIONS.items()),
        "theme": config.theme.name == "material",
        "templates": config.theme.static_templates == _TEMPLATES and not config.extra_templates,
        "plugins": all(_is_search(each) for each in config.plugins.values()),
        "hooks": not config.hooks,
        "extensions": set(config.markdown_extensions) <= _EXTENSIONS,
        "strictness": not config.strict,
        # Whether an anchor is there depends on the page that it is on.
        "anchors": config.validation.links.anchors < logging.WARNING,
    }
    if not all(known.values()):
        raise DoubtError([name for name, is_known in known.items() if not is_known])


def refuse_shown_elsewhere(meta: Mapping[str, object]) -> None:
    """See that nothing of a page's front matter shows on other pages.

    Raises:
        DoubtError: The theme would show some of it in the menu.
    """
    if any(name in meta for name in _SHOWN_ELSEWHERE):
        raise DoubtError(sorted(meta))


def search_of(config: Any) -> Any | None:  # noqa: ANN401 - as above
    """Return the theme's own search, or none where the site has none."""
    return next((each for each in config.plugins.values() if each.config.enabled), None)


def _is_search(plugin: Any) -> bool:  # noqa: ANN401 - as above
    return (type(plugin).__module__, type(plugin).__name__) == _SEARCH
