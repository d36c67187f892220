"""The figures for machines: files at the root of the site."""

from collections.abc import Iterator

from qmsdocs.reports.figures.metrics import as_openmetrics
from qmsdocs.reports.figures.status_json import as_json, schema
from qmsdocs.site import addresses
from qmsdocs.site.context import Site
from qmsdocs.site.figures.counted import figures_of


def figure_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of each file; what they tell is for the audience of the site."""
    found = figures_of(site)
    yield addresses.STATUS, as_json(found).encode()
    yield addresses.METRICS, as_openmetrics(found).encode()
    yield addresses.SCHEMA, schema()
