"""From an order to a site: read, judge, select, stage, render, put in place."""

import gc
from dataclasses import dataclass, replace
from pathlib import Path

from qmsdocs.checks.engine import diagnose, of_nature
from qmsdocs.cli.judging import Where, read, remember, tree_of
from qmsdocs.diagnostics import Nature
from qmsdocs.errors import QmsError
from qmsdocs.site.context import Site
from qmsdocs.site.nesting import unlaid
from qmsdocs.site.output import BuildFolder, build_folder, write_files
from qmsdocs.site.own import read_settings
from qmsdocs.site.render import render
from qmsdocs.site.selection import Selection, View, select
from qmsdocs.site.stage import staged
from qmsdocs.wording import say

_OWN_SETTINGS = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class Order:
    """What site is wanted: of which handbook, for whom, in which folder and language."""

    where: Where
    view: View
    out: Path
    language: str


def made(order: Order) -> tuple[Selection, list[str]]:
    """Make a site; return what it shows and holds back, and the site builder's warnings.

    Raises:
        QmsError: Nobody's right can be judged, or the site cannot be made; the site as it
            was before still stands.
    """
    site = site_of(order)
    with build_folder(order.out) as folder:
        put_stage(order, site, folder)
        settings = folder.path / "stage" / _OWN_SETTINGS
        # What was read stays until then: nobody needs to look through it again and again.
        gc.freeze()
        try:
            warnings = render(settings, folder.fresh("site"), site.corpus.day)
        finally:
            gc.unfreeze()
        folder.put("site")
    return site.selection, warnings


def site_of(order: Order) -> Site:
    """Return the site that is wanted, judged and selected."""
    corpus = read(order.where)
    # Publication asks for what does not hold; what the law or a day brings it shows by itself.
    selection = select(corpus, diagnose(corpus, of_nature(Nature.INTEGRITY)), order.view)
    remember(corpus)
    if selection.registers and not order.view.drafts:
        raise QmsError(
            say(
                "'{place}' has an integrity error, so that nobody's right can be judged: {reason}",
                place=str(selection.registers[0].place),
                reason=selection.registers[0].message,
            ),
            say("See 'qmsdocs check'; the site as it was before still stands."),
        )
    known = replace(selection, general=(*selection.general, *unlaid(selection)))
    return Site.of(corpus, known, order.language)


def put_stage(order: Order, site: Site, folder: BuildFolder) -> Path:
    """Write the staged files; return their folder."""
    own = order.where.root / _OWN_SETTINGS
    settings = read_settings(own.read_bytes()) if own.is_file() else {}
    write_files(folder.fresh("stage"), staged(site, settings, tree_of(order.where).read))
    return folder.put("stage")
