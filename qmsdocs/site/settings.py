"""The staged ``mkdocs.yml``: our settings, under what the handbook's own file says."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

import yaml

from qmsdocs import __version__
from qmsdocs.model.office import Audience
from qmsdocs.site import addresses
from qmsdocs.site.context import Site
from qmsdocs.site.navigation import navigation
from qmsdocs.site.own import Settings, Tagged, permitted
from qmsdocs.site.search.files import SEPARATOR
from qmsdocs.site.search.help import search_help
from qmsdocs.site.writing import plain
from qmsdocs.wording import Said, say

_FEATURES = [
    "content.tooltips",
    "navigation.path",
    "navigation.prune",
    "navigation.tabs",
    "navigation.top",
    "search.highlight",
    "search.suggest",
    "toc.follow",
]
_STYLES = ("qmsdocs", "lists", "search", "counter", "figures", "print")
_THEME_WORDS = {
    "search.result.initializer": say("Search is being prepared"),
    "search.placeholder": say("Search by name, code or word"),
    "search.reset": say("Clear"),
    "search.result.placeholder": say("Type a name, a code or a number"),
    "search.result.none": say("Nothing found"),
    "search.result.one": say("1 page found"),
    "search.result.other": say("# pages found, the best first"),
    "search.result.more.one": say("1 more on this page"),
    "search.result.more.other": say("# more on this page"),
    "search.result.term.missing": say("Missing"),
    "tabs": say("Main menu"),
    "nav": say("Menu"),
    "top": say("Back to the top"),
}


class _Dumper(yaml.CSafeDumper):
    """Writes settings back, tags included."""

    def ignore_aliases(self, data: object) -> bool:
        del data
        return True


_Dumper.add_representer(Tagged, lambda _, tagged: tagged.node)


def staged_settings(site: Site, own: Mapping[str, Any]) -> str:
    """Return the complete ``mkdocs.yml`` of a staged site.

    Raises:
        QmsError: The handbook's own settings say what no site takes over.
    """
    settings = _merged(_defaults(site), permitted(own))
    theme = {**settings["theme"], "custom_dir": "theme", "language": site.language}
    extra = {**(settings.get("extra") or {}), **_extra(site)}
    settings |= {
        "docs_dir": "docs",
        "site_dir": "../site",
        "hooks": [],
        "theme": theme,
        "extra": extra,
        "nav": navigation(site),
    }
    return yaml.dump(settings, Dumper=_Dumper, allow_unicode=True, sort_keys=False)


def parted(settings: bytes) -> tuple[bytes, bytes]:
    """Return staged settings without their menu, and the menu alone."""
    rest, menu = list[bytes](), list[bytes]()
    inside = False
    for line in settings.splitlines(keepends=True):
        inside = line == b"nav:\n" or (inside and line[:1] in (b"-", b" "))
        (menu if inside else rest).append(line)
    return b"".join(rest), b"".join(menu)


def _defaults(site: Site) -> Settings:
    office = site.corpus.office
    name = site.say(say("Quality handbook of {office}", office=office.short or office.name))
    return {
        "site_name": plain(name),
        "copyright": plain(_footer(site)),
        "use_directory_urls": True,
        "theme": {
            "name": "material",
            "font": False,
            "features": list(_FEATURES),
            "palette": _palette(site),
            "icon": {"logo": "material/file-certificate-outline"},
        },
        "extra_css": [f"assets/{name}.css" for name in _STYLES],
        "extra_javascript": ["assets/lists.js", "assets/counter.js"],
        # The theme's search box, with our own search behind it (theme/assets/search.js).
        "plugins": [{"search": {"lang": "vi", "separator": SEPARATOR, "pipeline": []}}],
        "markdown_extensions": [
            "admonition",
            "def_list",
            "footnotes",
            "tables",
            {
                "toc": {
                    "permalink": "#",
                    "permalink_title": site.say(say("Link to this section")),
                    "toc_depth": "2-3",
                }
            },
            {"qmsdocs": {"text": _language_of_texts(site), "site": site.language}}
            if _language_of_texts(site)
            else "qmsdocs",
        ],
        "validation": {
            "nav": {"omitted_files": "ignore"},
            "links": {"unrecognized_links": "ignore", "anchors": "info"},
        },
    }


def _language_of_texts(site: Site) -> str:
    """Return the language of the controlled texts where the site speaks another one."""
    own = site.corpus.office.language
    return "" if own == site.language else own


def _palette(site: Site) -> list[Settings]:
    themes = (
        ("light", "default", "material/weather-night", say("Dark colours")),
        ("dark", "slate", "material/white-balance-sunny", say("Light colours")),
    )
    return [
        {
            "media": f"(prefers-color-scheme: {media})",
            "scheme": scheme,
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": icon, "name": site.say(said)},
        }
        for media, scheme, icon, said in themes
    ]


def _footer(site: Site) -> str:
    return site.say(
        say(
            "{office}. As on {day}. Made with qmsdocs {version}.",
            office=site.corpus.office.name,
            day=site.corpus.day,
            version=__version__,
        )
    )


def _extra(site: Site) -> Settings:
    return {
        "generator": False,
        "as_of": site.corpus.day.isoformat(),
        "qms": {
            "announce": [site.say(each) for each in _announcements(site)],
            "feed": {"title": site.say(say("What changed lately")), "url": addresses.FEED},
            "text_language": _language_of_texts(site),
            "words": {
                "control": site.say(say("Control block")),
                "skip": site.say(say("Skip to the content")),
                "path": site.say(say("You are here")),
                "menu": site.say(say("Open or close the menu")),
                "search": site.say(say("Search the handbook")),
                "table": site.say(say("Table")),
                "not_found": site.say(say("Page not found")),
                "not_found_text": site.say(
                    say("The address may be old; search for the document, or open the master list.")
                ),
                "not_found_copy": site.say(
                    say(
                        "If this address stands on a paper copy: the handbook of {day} knows no "
                        "such text. The copy may have been altered, may be a draft, or may be of "
                        "another office; do not rely on it, and ask at the counter.",
                        day=site.corpus.day,
                    )
                ),
            },
            "search": search_help(site),
            "theme_words": {key: site.say(said) for key, said in _THEME_WORDS.items()},
        },
    }


def _announcements(site: Site) -> list[Said]:
    selection = site.selection
    found = []
    if selection.registers:
        found.append(say("The registers have integrity faults: nobody's right could be judged."))
    if selection.view.drafts:
        found.append(say("Preview with drafts; only what is marked as in force may be relied on."))
    if selection.view.audience is Audience.INTERNAL:
        found.append(say("Internal edition, not for the public."))
    return found


def _merged(base: Settings, own: Mapping[str, Any]) -> Settings:
    """Return settings with the handbook's own above ours; lists are replaced whole."""
    merged = deepcopy(base)
    for key, value in own.items():
        known = merged.get(key)
        if isinstance(known, dict) and isinstance(value, dict):
            merged[key] = _merged(known, value)
        else:
            merged[key] = value
    return merged
