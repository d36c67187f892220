"""Words of an approved text as HTML of the facts panel: nothing in them is markup any more."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from itertools import groupby

from qmsdocs.law.services.fees import named_amounts
from qmsdocs.model import durations
from qmsdocs.model.passages import Passage, Table, plain
from qmsdocs.model.steptimes import named_times
from qmsdocs.site.addresses import href
from qmsdocs.site.context import Site

_LINK = re.compile(r"\[([^\[\]]*)\]\(doc:([a-z][a-z0-9]{7})(#[^()\s]*)?\)")
_LEAD = re.compile(r"^[-+*•–]\s+")
Shown = Callable[[str], str]


def plainly(text: str) -> str:
    """Return words as HTML in which nothing stands out."""
    return escape(text)


@lru_cache(maxsize=4096)  # the same few times stand in every table
def timed(text: str) -> str:
    """Return words as HTML in which amounts of time stand out."""
    looked = durations.plain(text)
    # Where small letters take more room than capitals, places would not be those of the text.
    return _cut(text, named_times(looked)) if len(looked) == len(text) else escape(text)


def priced(text: str) -> str:
    """Return words as HTML in which amounts of money stand out, and that nothing is to be paid."""
    return _cut(text, named_amounts(text))


def block_html(blocks: Iterable[Passage | Table], shown: Shown = plainly) -> str:
    """Return passages and tables as HTML: paragraphs, lists, tables.

    Args:
        blocks: What is to be shown.
        shown: Makes HTML of words.
    """
    return "".join(_grouped(blocks, shown))


def cell_html(site: Site, path: str, cell: str) -> str:
    """Return a cell or a line as written as HTML; links to documents of the site are kept.

    Args:
        site: The site.
        path: The page on which it will stand.
        cell: Markdown within a line.
    """
    if "](doc:" not in cell:
        return escape(plain(cell))
    pieces, last = [], 0
    for found in _LINK.finditer(cell):
        pieces += [escape(_spaced(cell[last : found.start()])), _linked(site, path, found)]
        last = found.end()
    return "".join([*pieces, escape(_spaced(cell[last:]))]).strip()


def bare_step(cell: str) -> str:
    """Return what a step does as readers see it, without a bullet in front."""
    return _LEAD.sub("", plain(cell))


def link_html(target: str, label: str, *, file: bool = False) -> str:
    """Return a link to an address as the page has it."""
    download = " download" if file else ""
    return f'<a href="{escape(target)}"{download}>{escape(label)}</a>'


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of a table that belong together, their cells HTML already.

    Attributes:
        head: What the rows are about; it stands beside them.
        above: What stands above them, across the table.
    """

    head: str
    rows: Sequence[Sequence[str]]
    above: str = ""


def table_html(
    caption: str, heads: Sequence[str], groups: Iterable[Group], foot: str = "", kind: str = ""
) -> str:
    """Return a table whose first column heads the rows, as HTML.

    Args:
        caption: What it is, for those who do not see where it stands.
        heads: Heads of the columns.
        groups: Its rows.
        foot: What stands below, across the table.
        kind: Class of the table.
    """
    named = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    # On a phone a cell stands below its row's head, with the head of its column in front.
    marks = [f'<td data-head="{escape(head)}">' for head in heads[1:]]
    across = f'colspan="{len(heads)}"'
    below = f"<tfoot><tr><td {across}>{escape(foot)}</td></tr></tfoot>" if foot else ""
    body = "".join(_group(each, marks, across) for each in groups)
    return (
        f'<table class="{kind}"><caption class="qms-unseen">{escape(caption)}</caption>'
        f"<thead><tr>{named}</tr></thead>{body}{below}</table>"
    )


def _group(group: Group, marks: Sequence[str], across: str) -> str:
    count = len(group.rows)
    scope = f'"rowgroup" rowspan="{count}"' if count > 1 else '"row"'
    head = f"<th scope={scope}>{escape(group.head)}</th>"
    above = f'<tr><th {across} scope="colgroup">{escape(group.above)}</th></tr>'
    rows = []
    for row in group.rows:
        cells = [f"{mark}{cell or '–'}</td>" for mark, cell in zip(marks, row, strict=True)]
        rows.append(f"<tr>{head}{''.join(cells)}</tr>")
        head = ""
    return f"<tbody>{above if group.above else ''}{''.join(rows)}</tbody>"


def _spaced(text: str) -> str:
    """Return Markdown without marks; blanks at its ends stay, since words are put beside them."""
    words = plain(text)
    before = " " if words and text[:1].isspace() else ""
    return f"{before}{words} " if words and text[-1:].isspace() else before + words


def _linked(site: Site, path: str, found: re.Match[str]) -> str:
    target = site.addresses.page(found[2])
    entry = site.entries.get(found[2])
    label = plain(found[1]) or (entry.text.code if entry else "")
    if target is None:
        return escape(label)
    return link_html(href(path, target) + (found[3] or ""), label)


def _cut(text: str, spans: Iterable[tuple[int, int]]) -> str:
    pieces, last = [], 0
    for begin, end in sorted(spans):
        if begin < last:
            continue
        pieces += [escape(text[last:begin]), f"<strong>{escape(text[begin:end])}</strong>"]
        last = end
    return "".join([*pieces, escape(text[last:])])


def _grouped(blocks: Iterable[Passage | Table], shown: Shown) -> Iterator[str]:
    for kind, own in groupby(blocks, key=_kind):
        if kind == "table":
            yield from (_table(each, shown) for each in own if isinstance(each, Table))
            continue
        texts = [shown(each.text) for each in own if isinstance(each, Passage)]
        if kind:
            yield f"<{kind}>{''.join(f'<li>{text}</li>' for text in texts)}</{kind}>"
        else:
            yield "".join(f"<p>{text}</p>" for text in texts)


def _kind(block: Passage | Table) -> str:
    if isinstance(block, Table):
        return "table"
    if not block.mark or block.mark[0] in ":!?":
        return ""
    return "ol" if block.mark[0].isdigit() else "ul"


def _table(table: Table, shown: Shown) -> str:
    heads = "".join(f'<th scope="col">{escape(each)}</th>' for each in table.columns)
    rows = "".join(
        f"<tr>{''.join(f'<td>{shown(cell)}</td>' for cell in row)}</tr>" for row in table.rows
    )
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
