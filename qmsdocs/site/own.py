"""The handbook's own ``mkdocs.yml``: what of it a site takes over, and what it must not say."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from qmsdocs.errors import QmsError
from qmsdocs.site.sanitize import is_external, safe_address
from qmsdocs.wording import LANGUAGES, say

Settings = dict[str, Any]
_Allowed = Callable[[object], bool]
_DEEPEST = 20
_HOOKS: tuple[object, ...] = (None, [], ["hooks/qmsdocs_hook.py"])
_STANDARD = "tag:yaml.org,2002:"
_OURS = frozenset({"docs_dir", "site_dir", "nav"})
"""What plain ``mkdocs`` may need said; in a staged site these are always our own."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """A value with a tag of its own, such as ``!ENV``, kept as it stands."""

    node: yaml.Node


class _Loader(yaml.CSafeLoader):
    """Reads settings without making objects of what their tags name."""


for _prefix in ("!", "tag:yaml.org,2002:python/"):
    _Loader.add_multi_constructor(_prefix, lambda _, __, node: Tagged(node))


def read_settings(content: bytes) -> Settings:
    """Return what a handbook's own ``mkdocs.yml`` says.

    Raises:
        QmsError: It is not YAML, or no mapping.
    """
    try:
        found = yaml.load(content, Loader=_Loader)  # noqa: S506 - a safe loader that keeps tags
    # A day that no calendar has is a ValueError to the loader.
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = " ".join(str(error).split())
        raise QmsError(
            say("mkdocs.yml cannot be read: {reason}", reason=reason),
            say("Correct the line named there, or restore the file from git."),
        ) from None
    if not isinstance(found or {}, dict):
        raise QmsError(say("mkdocs.yml holds no settings"), say("Restore the file from git."))
    return dict(found or {})


def permitted(own: Mapping[str, Any]) -> Settings:
    """Return what a site takes over from a handbook's own settings.

    Settings that could bring a file, a program or another server into the site would get
    past everything that was judged; so only those that cannot are taken over.

    Raises:
        QmsError: A setting is not among those, or is not what is expected there.
    """
    kept: Settings = {}
    for key, value in own.items():
        if key == "theme":
            kept["theme"] = _part("theme", value, _THEME)
        elif key == "extra":
            kept["extra"] = _part("extra", value, {})
        elif key not in _OURS:
            _require(str(key), value, _TOP)
            if key != "hooks" and value is not None:
                kept[key] = value
    _look_through("", kept)
    return kept


def said_language(own: Mapping[str, Any]) -> str:
    """Return the language that a handbook's own settings ask for, or an empty string.

    Raises:
        QmsError: It is none of those that the site speaks.
    """
    return str((permitted(own).get("theme") or {}).get("language") or "")


def _part(name: str, value: object, known: Mapping[str, _Allowed]) -> Settings:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise QmsError(
            say("'{key}' in mkdocs.yml is no mapping", key=name),
            say("Write its settings below it, one to a line, or take it out."),
        )
    for key, each in value.items():
        if known:
            _require(str(key), each, known, f"{name}.")
        elif not isinstance(key, str) or key == "analytics":
            raise _refused(f"{name}.{key}")
    return {key: each for key, each in value.items() if each is not None}


def _require(key: str, value: object, known: Mapping[str, _Allowed], within: str = "") -> None:
    allowed = known.get(key)
    if allowed is None or not (value is None or allowed(value)):
        raise _refused(within + key)


def _refused(key: str) -> QmsError:
    return QmsError(
        say("mkdocs.yml may not say '{key}', or not in this way", key=key),
        say("Take '{key}' out of mkdocs.yml: the site shows nothing but what was judged.", key=key),
    )


def _look_through(key: str, value: object, depth: int = 0) -> None:
    """Look for values that no setting may have, however deep they stand."""
    if depth > _DEEPEST:
        raise _refused(key)
    if isinstance(value, Tagged) and not _from_environment(value.node):
        raise _refused(key)
    # MkDocs stops at an address that cannot be taken apart.
    if isinstance(value, str) and "//" in value and not safe_address(value):
        raise _refused(key)
    for name, each in _children(value):
        _look_through(f"{key}.{name}".strip("."), each, depth + 1)


def _children(value: object) -> Iterator[tuple[object, object]]:
    if isinstance(value, dict):
        yield from value.items()
        yield from ((key, key) for key in value if isinstance(key, Tagged))
    elif isinstance(value, list):
        yield from enumerate(value, 1)


def _from_environment(node: yaml.Node) -> bool:
    parts = node.value if isinstance(node, yaml.SequenceNode) else [node]
    return node.tag == "!ENV" and all(
        isinstance(each, yaml.ScalarNode)
        and (each is node or each.tag.startswith(_STANDARD))
        and not each.tag.startswith(f"{_STANDARD}python/")
        for each in parts
    )


def _is_text(value: object) -> bool:
    return isinstance(value, str | Tagged)


def _is_web(value: object) -> bool:
    web = isinstance(value, str) and (not value or value.startswith(("http://", "https://")))
    return isinstance(value, Tagged) or (web and safe_address(str(value)))


def _is_inside(value: object) -> bool:
    if not isinstance(value, str) or is_external(value):
        return False
    parts = value.replace("\\", "/").split("/")
    return bool(parts[0]) and ".." not in parts


def _is_switch(value: object) -> bool:
    return isinstance(value, bool)


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _are_insides(value: object) -> bool:
    each = value.values() if isinstance(value, dict) else ()
    return isinstance(value, dict) and all(
        _are_insides(part) if isinstance(part, dict) else _is_inside(part) for part in each
    )


def _is_palette(value: object) -> bool:
    palettes = value if isinstance(value, list) else [value]
    return all(isinstance(each, dict) for each in palettes)


_TOP: Mapping[str, _Allowed] = {
    "site_name": _is_text,
    "site_description": _is_text,
    "site_author": _is_text,
    "site_url": _is_web,
    "copyright": _is_text,
    "repo_url": _is_web,
    "repo_name": _is_text,
    "strict": _is_switch,
    "hooks": lambda value: value in _HOOKS,
}
_THEME: Mapping[str, _Allowed] = {
    "name": lambda value: isinstance(value, str),
    "language": lambda value: value in LANGUAGES,
    "direction": lambda value: isinstance(value, str),
    "font": lambda value: value is False,
    "palette": _is_palette,
    "features": _are_texts,
    "logo": _is_inside,
    "favicon": _is_inside,
    "icon": _are_insides,
}
