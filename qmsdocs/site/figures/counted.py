"""The figures of what a site shows, worked out once for its pages and its feeds."""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from weakref import WeakKeyDictionary

from qmsdocs.diagnostics import Place
from qmsdocs.model.objectives import Measurement, by_target
from qmsdocs.model.office import Audience
from qmsdocs.reports.figures.gather import Ground, Rows, Standing, figures
from qmsdocs.reports.figures.value import Figures, Integrity
from qmsdocs.site.context import Site
from qmsdocs.site.selection import Held, visible
from qmsdocs.site.step import step

_ROWS: WeakKeyDictionary[Site, Rows] = WeakKeyDictionary()
_FIGURES: WeakKeyDictionary[Site, Figures] = WeakKeyDictionary()


def figures_of(site: Site) -> Figures:
    """Return the figures of what a site shows, for its audience."""
    if site not in _FIGURES:
        _FIGURES[site] = figures(site.corpus, _ground(site))
    return _FIGURES[site]


def sound_rows(site: Site) -> Rows:
    """Return the measurements that may be relied on, by document and target.

    A period with a row that has an integrity error has no figure: what stood there before it
    may be what it was to correct.
    """
    if site not in _ROWS:
        wrong = {each.place for each in site.selection.general}
        found = by_target(site.corpus.measurements).items()
        _ROWS[site] = {key: tuple(_sound(rows, wrong)) for key, rows in found}
    return _ROWS[site]


def _sound(rows: tuple[Measurement, ...], wrong: set[Place]) -> Iterator[Measurement]:
    doubtful = {each.period for each in rows if each.place in wrong}
    counts = Counter(each.period for each in rows)
    # Of two figures for one period neither counts anyway, and both are told of.
    return (each for each in rows if each.period not in doubtful or counts[each.period] > 1)


def _ground(site: Site) -> Ground:
    view = site.selection.view
    return Ground(
        audience=view.audience,
        documents=tuple(
            Standing(entry.current.text, entry.current.state, entry.timeline)
            for entry in site.selection.entries
            if entry.current is not None
        ),
        sync=step(site).sync,
        sees=partial(visible, site.corpus, view=view),
        integrity=_integrity(site),
        rows=sound_rows(site),
    )


def _integrity(site: Site) -> Integrity:
    found = site.selection
    internal = found.view.audience is Audience.INTERNAL
    held = [each for each in found.held if _told(site, each)]
    return Integrity(
        earlier=sum(1 for each in held if each.shown is not None),
        nothing=sum(1 for each in held if each.shown is None),
        registers=len(found.registers) if internal else None,
        general=len(found.general) if internal else None,
    )


def _told(site: Site, held: Held) -> bool:
    """May the audience know of the document at all? Nobody knows more of it than its texts say."""
    texts = site.corpus.texts_by_id.get(held.document, ())
    return all(visible(site.corpus, text, site.selection.view) for text in texts[-1:])
