"""Raw HTML and addresses in a body: what of them may reach a reader's browser."""

import re
from html import escape, unescape
from urllib.parse import urlsplit

_TAG = re.compile(
    r"<(/?)([a-zA-Z][a-zA-Z0-9]*)"
    r"((?:\s+[a-zA-Z][\w:.-]*(?:\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>=`]+))?)*)\s*/?>"
)
_ATTRIBUTE = re.compile(r"([a-zA-Z][\w:.-]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>=`]+)))?")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_SCHEME = re.compile(r"([^/?#:]*):")
_SIZES = re.compile(r"[1-9]\d?\Z")
_CODE = re.compile(r"language-[\w+-]+\Z")
_VOID = frozenset({"br", "hr", "col"})
_TAGS = frozenset(
    {
        *("abbr", "b", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd"),
        *("del", "dl", "dt", "em", "hr", "i", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q"),
        *("s", "small", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead"),
        *("tr", "u", "ul", "var"),
    }
)
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_CLASSES = frozenset(
    {
        *("admonition", "admonition-title", "abstract", "bug", "danger", "example", "failure"),
        *("info", "note", "question", "quote", "success", "tip", "warning", "important"),
        *("attention", "caution", "hint", "error", "seealso"),
        *("footnote", "footnote-ref", "footnote-backref", "headerlink"),
    }
)
_ALIGNED = frozenset({"left", "center", "right"})


def safe_html(raw: str) -> str:
    """Return raw HTML with nothing but harmless tags; all else shows as the text it is.

    No tag keeps an attribute that could run, load or restyle anything. Comments are left
    out: they are no part of what anybody reads.
    """
    visible = _COMMENT.sub("", raw)
    pieces = []
    position = 0
    for found in _TAG.finditer(visible):
        pieces += [_text(visible[position : found.start()]), _tag(found)]
        position = found.end()
    pieces.append(_text(visible[position:]))
    return "".join(pieces)


def safe_address(address: str) -> bool:
    """May a link lead there? Only within the site, to the web, or to mail and telephone."""
    # A browser decodes references and skips blanks and control characters before the scheme.
    bare = "".join(c for c in unescape(address) if c.isprintable() and not c.isspace())
    scheme = _SCHEME.match(bare)
    known = scheme is None or scheme[1].lower() in _SCHEMES
    return known and _readable(address) and _readable(bare)


def is_external(address: str) -> bool:
    """Does an address lead out of the site?"""
    bare = "".join(c for c in unescape(address) if c.isprintable() and not c.isspace())
    return _SCHEME.match(bare) is not None or bare.replace("\\", "/").startswith("//")


def safe_classes(classes: str) -> str:
    """Return the classes that Markdown itself makes; a body cannot claim those of the site."""
    return " ".join(c for c in classes.split() if c in _CLASSES or _CODE.match(c))


def _readable(address: str) -> bool:
    # MkDocs takes every address apart, and stops at one that cannot be.
    try:
        urlsplit(address)
    except ValueError:
        return False
    return True


def _tag(found: re.Match[str]) -> str:
    closing, name, attributes = found[1], found[2].lower(), found[3]
    if name not in _TAGS:
        return escape(found[0])
    if closing:
        return "" if name in _VOID else f"</{name}>"
    return f"<{name}{_attributes(name, attributes)}>"


def _attributes(name: str, raw: str) -> str:
    kept = []
    for found in _ATTRIBUTE.finditer(raw):
        key = found[1].lower()
        value = unescape(found[2] or found[3] or found[4] or "").strip()
        if _harmless(name, key, value):
            kept.append(f' {key}="{escape(value)}"')
    return "".join(kept)


def _harmless(tag: str, key: str, value: str) -> bool:
    if key in ("rowspan", "colspan"):
        return tag in ("td", "th") and bool(_SIZES.match(value))
    if key == "start":
        return tag == "ol" and bool(_SIZES.match(value))
    if key == "align":
        return tag in ("td", "th", "p", "col") and value in _ALIGNED
    return key == "class" and tag == "code" and bool(_CODE.match(value))


def _text(raw: str) -> str:
    pieces = []
    position = 0
    for found in _REFERENCE.finditer(raw):
        pieces += [escape(raw[position : found.start()], quote=False), found[0]]
        position = found.end()
    pieces.append(escape(raw[position:], quote=False))
    return "".join(pieces)
