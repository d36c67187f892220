"""The Python-Markdown extension of a staged page: its links, its anchors, its safety.

It computes nothing. Links by id (``doc:``) and to attached files (``file:``) are looked up
among the reference definitions that staging wrote at the end of the page.
"""

import re
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from html import escape
from urllib.parse import unquote

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import RawHtmlPostprocessor
from markdown.preprocessors import HtmlBlockPreprocessor, Preprocessor
from markdown.treeprocessors import Treeprocessor

from qmsdocs.model.letters import slug
from qmsdocs.site.sanitize import is_external, safe_address, safe_classes, safe_html

END_OF_BODY = "<!-- qmsdocs: end of the controlled text -->"
FOOTNOTES = "///Footnotes Go Here///"
UNPUBLISHED = "qms:unpublished"
"""Address of a reference whose target is not on this site; its title says so."""

_SECTION = re.compile(r"<!\[")
_KINDS = ("doc:", "file:")


def slugify(heading: str, separator: str = "-") -> str:
    """Return the anchor of a heading, with đ as d; it is a permanent address.

    No heading takes an anchor of the site's own panels, which begin with ``qms-``.
    """
    made = slug(heading) or "muc"
    return (f"muc-{made}" if made.startswith("qms-") else made).replace("-", separator)


def reference(address: str) -> str:
    """Return the name under which a page defines what ``doc:`` or ``file:`` leads to.

    References fold case and file names do not, so that everything but small letters and
    digits is written as the hexadecimal code of its bytes.
    """
    kind, _, name = address.partition(":")
    composed = unicodedata.normalize("NFC", unquote(name))
    return f"{kind}:" + "".join(map(_encoded, composed))


def former(address: str, label: str) -> str:
    """Return the name of the note on a label that is a former code of the document."""
    return f"{reference(address)}:{slug(label)}"


class QmsdocsExtension(Extension):
    """Links, anchors and safety of a staged page.

    Where the controlled text is in another language than the site, both are told to those who
    hear the page: ``text`` and ``site``.
    """

    def __init__(self, **configuration: object) -> None:
        self.config = {"text": ["", "Language of the text"], "site": ["", "Language of the site"]}
        super().__init__(**configuration)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's own name
        """Register with a converter, after the table of contents."""
        md.preprocessors.register(_Sections(md), "qmsdocs_sections", 22)
        blocks = _HtmlBlocks(md, *map(self.getConfig, ("text", "site")))
        md.preprocessors.register(blocks, "html_block", 20)
        md.treeprocessors.register(_Links(md), "qmsdocs", 4)
        md.postprocessors.register(_SafeHtml(md), "raw_html", 30)
        if "toc" in md.treeprocessors:
            md.treeprocessors["toc"].slugify = slugify  # type: ignore[attr-defined]


def makeExtension(**configuration: object) -> QmsdocsExtension:  # noqa: N802 - as above
    """Return the extension, as Python-Markdown asks for it by name."""
    return QmsdocsExtension(**configuration)


class _Own(str):
    """HTML of this module, which needs no looking through."""

    __slots__ = ()


class _Sections(Preprocessor):
    """Keeps the beginning of a marked section from the readers of HTML, which stop at a bad one."""

    def run(self, lines: list[str]) -> list[str]:
        return [_SECTION.sub(self._kept, line) for line in lines]

    def _kept(self, found: re.Match[str]) -> str:
        return self.md.htmlStash.store(_Own(escape(found[0])))


class _HtmlBlocks(HtmlBlockPreprocessor):
    """Takes raw HTML of the controlled text apart from what staging wrote below it.

    A table that is opened and never closed would swallow the rest of the page.
    """

    def __init__(self, md: Markdown, text: str, site: str) -> None:
        super().__init__(md)
        self.text = f' lang="{escape(text)}"' if text else ""
        self.site = f' lang="{escape(site)}"' if site else ""

    def run(self, lines: list[str]) -> list[str]:
        if END_OF_BODY not in lines:
            return super().run(lines)
        place = len(lines) - lines[::-1].index(END_OF_BODY)
        opening = self._kept(f'<section class="qms-record"{self.site}>')
        closing = self._kept("</section>")
        above, below = super().run(lines[: place - 1]), super().run(lines[place:])
        if self.text:
            above = [self._kept(f"<div{self.text}>"), "", *above, "", self._kept("</div>")]
        return [*above, "", opening, "", *below, "", closing, ""]

    def _kept(self, html: str) -> str:
        return self.md.htmlStash.store(_Own(html))


class _SafeHtml(RawHtmlPostprocessor):
    """Lets nothing but harmless raw HTML into the page."""

    def stash_to_string(self, text: str) -> str:
        if isinstance(text, _Own):
            return text
        return safe_html(super().stash_to_string(text))


class _Links(Treeprocessor):
    """Resolves what staging defined, and takes the danger out of everything else."""

    def run(self, root: ET.Element) -> None:
        for parent, element in list(_walk(root)):
            if element.tag == "p" and element.text == FOOTNOTES and not len(element):
                parent.remove(element)
            if "class" in element.attrib:
                _set(element, "class", safe_classes(element.attrib["class"]))
            if element.tag == "a":
                self._link(element)
            elif element.tag == "img":
                self._image(element)

    def _link(self, element: ET.Element) -> None:
        address = element.get("href", "")
        if not address.startswith(_KINDS):
            if not safe_address(address):
                _plain(element)
            return
        base, mark, anchor = address.partition("#")
        target, title = self._defined(reference(base))
        if target == UNPUBLISHED or not target:
            _plain(element, title)
            return
        label = "".join(element.itertext()).strip()
        if not label:
            element.text = title.split(" – ")[0]
        element.set("href", target + mark + anchor)
        _set(element, "title", title)
        if base.startswith("file:"):
            element.set("download", "")
        _note(element, self._defined(former(base, label))[1])

    def _image(self, element: ET.Element) -> None:
        address = element.get("src", "")
        if address.startswith(_KINDS):
            target, title = self._defined(reference(address))
            if target and target != UNPUBLISHED:
                element.set("src", target)
            else:
                _as_link(element, "", title)
        elif is_external(address) or not safe_address(address):
            # Reading a page must not tell another server about it.
            _as_link(element, address, "")

    def _defined(self, name: str) -> tuple[str, str]:
        target, title = self.md.references.get(name, ("", ""))
        return target, title or ""


def _walk(parent: ET.Element) -> Iterator[tuple[ET.Element, ET.Element]]:
    for child in parent:
        yield parent, child
        yield from _walk(child)


def _set(element: ET.Element, key: str, value: str) -> None:
    if value:
        element.set(key, value)
    else:
        element.attrib.pop(key, None)


def _plain(element: ET.Element, note: str = "") -> None:
    element.tag = "span"
    element.attrib.clear()
    _note(element, note)


def _note(element: ET.Element, note: str) -> None:
    if note_text := note.strip():
        small = ET.SubElement(element, "small")
        small.text = f" ({note_text})"


def _as_link(element: ET.Element, address: str, note: str) -> None:
    label = element.get("alt", "") or address
    element.attrib.clear()
    element.text = label
    element.tag = "a"
    if address and safe_address(address):
        element.set("href", address)
    else:
        _plain(element, note)


def _encoded(letter: str) -> str:
    if letter.isascii() and (letter.islower() or letter.isdigit()):
        return letter
    return "".join(f"%{byte:02x}" for byte in letter.encode())


def definitions(known: Iterable[tuple[str, str, str]]) -> str:
    """Return the reference definitions of a page: name, address and title of each."""
    lines = []
    for name, target, title in known:
        shown = " ".join(title.split())
        lines.append(f'[{name}]: {target} "{shown}"' if shown else f"[{name}]: {target}")
    return "\n".join(lines)
