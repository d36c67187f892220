"""From an order to a site: read, judge, select, stage, render, put in place."""

import gc
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from qmsdocs.checks.engine import diagnose, of_nature
from qmsdocs.cli.judging import Where, read, remember, tree_of, undisturbed
from qmsdocs.diagnostics import Nature
from qmsdocs.errors import QmsError
from qmsdocs.model.office import Office
from qmsdocs.site.context import Site
from qmsdocs.site.fast.again import render_again
from qmsdocs.site.fast.ground import SETTINGS
from qmsdocs.site.fast.keys import ground_of_documents
from qmsdocs.site.fast.last import LastBuild
from qmsdocs.site.fast.shelf import Shelf
from qmsdocs.site.fast.standing import Standing
from qmsdocs.site.nesting import unlaid
from qmsdocs.site.output import STAGE, BuildFolder, build_folder, write_files
from qmsdocs.site.own import Settings, read_settings, said_language
from qmsdocs.site.selection import Selection, View, select
from qmsdocs.site.sheet.press import Press
from qmsdocs.site.stage import staged
from qmsdocs.source.memory import Memory
from qmsdocs.source.moment import look
from qmsdocs.source.reading import Kept
from qmsdocs.source.tree import ListedTree, Tree, WorkTree
from qmsdocs.wording import LANGUAGES, say


@dataclass(frozen=True, slots=True)
class Order:
    """What site is wanted: of which handbook, for whom, in which folder and language.

    Without a language it is that of the handbook (``language_of``).
    """

    where: Where
    view: View
    out: Path
    language: str = ""
    sheets: bool = False


def made(order: Order, kept: Kept | None = None) -> tuple[Selection, list[str]]:
    """Make a site; return what it shows and holds back, and the site builder's warnings.

    Args:
        order: What site is wanted.
        kept: What files were read as before, for a process that makes it again and again.

    Raises:
        QmsError: Nobody's right can be judged, or the site cannot be made; the site as it
            was before still stands.
    """
    # Where there is no such folder, this says so.
    tree_of(order.where)
    memory, tree = Memory.of(order.where.root), ListedTree.of(order.where.root)
    seen = look(tree)
    before = memory.of_site(order.out)
    with build_folder(order.out) as folder:
        with undisturbed():
            site = site_of(order, memory, kept, tree)
            ground = ground_of_documents(tree, order.where.evidence, memory.stamp)
            standing = Standing(folder.path, before and before.with_suffix(".files"))
            with closing(Shelf(memory.of_pages())) as shelf:
                place = before.stem if before else ""
                known = LastBuild(ground, shelf, standing.digests(STAGE), place)
                sources = put_stage(order, site, folder, known)
                standing.note(STAGE, sources)
                # What was read while somebody wrote is kept for nobody.
                if look(WorkTree(tree.root)) == seen:
                    shelf.save()
        # What was read stays until then: nobody needs to look through it again and again.
        gc.freeze()
        try:
            day, stamp = site.corpus.day, memory.stamp
            warnings = render_again(folder, standing, sources, day, stamp, before)
        finally:
            gc.unfreeze()
        standing.save()
    return site.selection, warnings


def site_of(
    order: Order,
    memory: Memory | None = None,
    kept: Kept | None = None,
    tree: Tree | None = None,
) -> Site:
    """Return the site that is wanted, judged and selected."""
    known = memory or Memory.of(order.where.root)
    signatures = len(known.signatures)
    corpus = read(order.where, tree, known, kept)
    if len(known.signatures) > signatures:
        known.save()
    # Publication asks for what does not hold; what the law or a day brings it shows by itself.
    selection = select(corpus, diagnose(corpus, of_nature(Nature.INTEGRITY)), order.view)
    if selection.registers and not order.view.drafts:
        raise QmsError(
            say(
                "'{place}' has an integrity error, so that nobody's right can be judged: {reason}",
                place=str(selection.registers[0].place),
                reason=selection.registers[0].message,
            ),
            say("See 'qmsdocs check'; the site as it was before still stands."),
        )
    told = replace(selection, general=(*selection.general, *unlaid(selection)))
    return Site.of(corpus, told, order.language or language_of(order, corpus.office))


def put_stage(
    order: Order, site: Site, folder: BuildFolder, last: LastBuild | None = None
) -> dict[str, str]:
    """Put the staged files in their place; return the digest of each."""
    press = Press(folder.path / "sheets") if order.sheets else None
    known = last or LastBuild()
    files = staged(site, own_settings(order), tree_of(order.where).read, press, known)
    digests = write_files(folder.fresh(STAGE), files, known.present)
    if known.present:
        folder.change(STAGE, known.present.keys() - digests.keys())
    else:
        folder.put(STAGE)
    if press:
        press.tidy()
    remember(site.corpus)
    return digests


def language_of(order: Order, office: Office) -> str:
    """Return the language of a site: ``theme: {language: …}`` of ``mkdocs.yml``, or the office's.

    The reader's own (``QMSDOCS_LANG``) is none: whoever makes the site, it stays the same.
    """
    said = said_language(own_settings(order)) or office.language
    return said if said in LANGUAGES else LANGUAGES[0]


def own_settings(order: Order) -> Settings:
    """Return what the handbook's own ``mkdocs.yml`` says."""
    own = order.where.root / SETTINGS
    return read_settings(own.read_bytes()) if own.is_file() else {}
