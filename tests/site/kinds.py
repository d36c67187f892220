"""Every kind of page that a site has, and one page of each."""

from collections.abc import Callable
from pathlib import Path

Edition = Callable[[str], Path]
"""Gives the folder of an edition of the sample's site."""
LISTS = (
    *("danh-muc", "linh-vuc", "don-vi", "thu-tuc", "bieu-mau", "het-hieu-luc", "thay-doi"),
    *("van-ban", "vien-dan"),
)
DRAWN = ("dong-bo", "bang-dieu-hanh")
_ONE_OF = {
    "procedure": "procedures/*/*/[0-9]*/../index.html",
    "former text": "procedures/*/*/[0-9]*/index.html",
    "sheet": "procedures/*/*/phieu/index.html",
    "form": "forms/*/index.html",
    "internal process": "internal/*/index.html",
    "policy": "policy/*/index.html",
    "objectives": "objectives/*/index.html",
    "answer to a copy": "d/*/*/index.html",
}
_INTERNAL = {"draft": "procedures/*/*/du-thao-*/index.html"}


def public_kinds(site: Path) -> dict[str, str]:
    """Return the address of a page of each kind that everybody sees."""
    named = {each: f"{each}/" for each in (*LISTS, *DRAWN)}
    return {"home": "", **named, "not found": "404.html", **_found(site, _ONE_OF)}


def internal_kinds(site: Path) -> dict[str, str]:
    """Return the address of a page of each kind that only the office sees."""
    named = {each: f"{each}/" for each in ("du-thao", "loi-toan-ven", *DRAWN)}
    return {**named, **_found(site, _INTERNAL)}


def _found(site: Path, wanted: dict[str, str]) -> dict[str, str]:
    found = {}
    for kind, pattern in wanted.items():
        path = min(each.resolve() for each in site.glob(pattern))
        found[kind] = f"{path.parent.relative_to(site.resolve()).as_posix()}/"
    return found
