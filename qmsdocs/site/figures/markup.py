"""What templates print of figures: tables as HTML, and pictures with their tables."""

from qmsdocs.reports.figures.tables import Cell, Table
from qmsdocs.site.addresses import href
from qmsdocs.site.context import Site, capital
from qmsdocs.site.writing import plain
from qmsdocs.wording import Said, say

Item = dict[str, object]


def table_html(site: Site, page: str, table: Table) -> str:
    """Return a table on one line, its first cells leading to documents where it says so.

    Args:
        site: The site.
        page: The staged page on which it will stand.
        table: The table.
    """
    heads = "".join(f'<th scope="col">{plain(site.say(each))}</th>' for each in table.columns)
    rows = "".join(_row(site, page, table, place) for place in range(len(table.rows)))
    title = plain(capital(site.say(table.title)))
    return (
        f'<table class="qms-numbers"><caption class="qms-unseen">{title}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def figure(site: Site, page: str, table: Table, drawing: str, title: Said | None = None) -> Item:
    """Return a picture with its table, as templates print it."""
    return {
        "title": capital(site.say(title or table.title)),
        "drawing": drawing.strip(),
        "open": site.say(say("The figures as a table")),
        "table": table_html(site, page, table),
    }


def _row(site: Site, page: str, table: Table, place: int) -> str:
    first, *rest = table.rows[place]
    shown = _cell(site, first)
    target = site.addresses.page(table.links[place]) if table.links else None
    if target is not None:
        shown = f'<a href="{plain(href(page, target))}">{shown}</a>'
    cells = "".join(f"<td{_side(each)}>{_cell(site, each)}</td>" for each in rest)
    return f'<tr><th scope="row">{shown}</th>{cells}</tr>'


def _cell(site: Site, cell: Cell) -> str:
    return plain(capital(site.say(cell)) if isinstance(cell, Said) else str(cell))


def _side(cell: Cell) -> str:
    return ' class="qms-number"' if isinstance(cell, int) else ""
