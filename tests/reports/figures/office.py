"""The tests' handbook with targets and measurements, for tests of the figures."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from qmsdocs.checks.engine import diagnose, of_nature
from qmsdocs.diagnostics import Nature
from qmsdocs.model.office import Audience
from qmsdocs.site.context import Site
from qmsdocs.site.selection import View, select
from qmsdocs.source.load import Aids, load
from qmsdocs.source.tree import MemoryTree
from tests.cases.script import Bench
from tests.sample import DAY, EVIDENCE, SIGNATURES

OBJECTIVE = "objectives/mt-2026.md"
DOCUMENT = "m2t6q9wd"
ROWS = "records/measurements/2026.csv"
_HEAD = "id,document,target,period,value,over,recorded_on,recorded_by,source,corrects,reason"
_CLAUSES = 'clauses: {"9001:2015": ["6.2"]}\n'
_TARGETS = """\
targets:
  - {id: dung-han, name: Hồ sơ giải quyết đúng hạn và trước hạn, unit: "%", at_least: 98.5, every: month, from: 2026-01-01, until: 2026-12-31, within: 5, judged: total, owner: ttpvhcc}
  - {id: hai-long, name: "Người dân, tổ chức hài lòng", unit: "%", at_least: 95, every: quarter, from: 2026-01-01, until: 2026-12-31, within: 10, owner: van-phong}
  - {id: cho-doi, name: Thời gian chờ tại quầy, unit: phút, at_most: 15, every: quarter, from: 2026-01-01, until: 2026-12-31, within: 10, owner: ttpvhcc}
  - {id: tap-huan, name: Số buổi tập huấn, unit: buổi, at_least: 2, at_most: 4, every: half-year, from: 2026-01-01, until: 2026-12-31, within: 10, owner: van-phong}
  - {id: danh-gia, name: Đánh giá nội bộ, unit: lần, at_least: 1, every: year, from: 2026-01-01, until: 2026-12-31, within: 20, owner: van-phong}
"""  # noqa: E501 - a target a line, as people write them
_MEASURED = {
    "dung-han": {
        "2026-01": "97.8/411",
        "2026-02": "98.2/318",
        "2026-03": "98.4/502",
        "2026-04": "98.9/486",
        "2026-05": "98.1/533",
        "2026-06": "98.8/521",
        "2026-07": "99.1/547",
        "2026-08": "99.2/498",
        "2026-09": "98.9/560",
        "2026-10": "99.3/572",
    },
    "hai-long": {"2026-Q1": "95.8/162", "2026-Q3": "94.1/158"},
    "cho-doi": {"2026-Q1": "18.5/", "2026-Q2": "14/", "2026-Q3": "12.25/"},
    "tap-huan": {"2026-H1": "3/"},
}


def rows(measured: Iterable[tuple[str, str, str]]) -> str:
    """Return the table of measurements: target, period, and value with of how many."""
    lines = [_HEAD]
    for target, period, figure in measured:
        value, _, over = figure.partition("/")
        name = f"{target}-{period}"
        told = f"2026-11-05,tran-thi-vi-du,Báo cáo của {target},,"
        lines.append(f"{name},{DOCUMENT},{target},{period},{value},{over},{told}")
    return "\n".join([*lines, ""])


@cache
def _files() -> dict[str, bytes]:
    from pathlib import Path  # noqa: PLC0415 - nothing is written there

    bench = Bench(Path())
    bench.rewrite(OBJECTIVE, _CLAUSES, _TARGETS + _CLAUSES)
    those = ((t, p, v) for t, found in _MEASURED.items() for p, v in found.items())
    bench.add(ROWS, rows(those))
    return bench.files


def files() -> dict[str, bytes]:
    """Return the files of the handbook, one objective of which has five targets."""
    return dict(_files())


def site_on(
    day: date = DAY,
    audience: Audience = Audience.INTERNAL,
    language: str = "en",
    files_of: Mapping[str, bytes] | None = None,
) -> Site:
    """Return its site on a day, judged as it is when it is built."""
    corpus = load(MemoryTree(files_of or files()), day, Aids(EVIDENCE, SIGNATURES))
    found = diagnose(corpus, of_nature(Nature.INTEGRITY))
    return Site.of(corpus, select(corpus, found, View(audience)), language)
