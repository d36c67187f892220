"""The page of an objective: its targets below the control record, judged on the day."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from qmsdocs.diagnostics import Place
from qmsdocs.model.objectives import Measurement
from qmsdocs.model.office import Audience
from qmsdocs.model.periods import parse_period
from qmsdocs.site.context import Site
from qmsdocs.site.figures.counted import figures_of
from qmsdocs.site.figures.objectives import picture, targets_of
from tests.builders import Handbook
from tests.reports.figures.office import DOCUMENT, files, site_on
from tests.site.stories import site_of, staged_of

PAGE = "docs/objectives/mt-2026/index.md"


def rows_of(site: Site, name: str) -> list[list[str]]:
    """Return the cells of the table of a target."""
    found = next(o for o in figures_of(site).objectives if o.progress.target.id == name)
    table = str(picture(site, PAGE, found, "x")["table"])
    body = table[table.index("<tbody>") + 7 : table.index("</tbody>")]
    plain = body.replace('<th scope="row">', "<td>").replace("</th>", "</td>")
    cells = [row.split("</td>") for row in plain.replace(' class="qms-number"', "").split("</tr>")]
    return [[c.replace("<tr>", "").replace("<td>", "") for c in row[:-1]] for row in cells[:-1]]


def measured(period: str, value: str, line: int) -> Measurement:
    found = parse_period(period)
    assert found is not None
    return Measurement(
        id=f"x{line}",
        document=DOCUMENT,
        target="hai-long",
        period=found,
        value=Decimal(value),
        over=None,
        recorded_on=date(2026, 11, 5),
        recorded_by="tran-thi-vi-du",
        source="Phiếu hỏi",
        corrects="",
        reason="",
        place=Place("content/records/measurements/x.csv", line),
    )


def test_it_stands_on_the_page_of_the_objective_alone() -> None:
    site = site_on()
    made = staged_of(site, files().__getitem__)
    pages = {path: content.decode() for path, content in made.items() if path.endswith(".md")}

    assert "ket-qua-muc-tieu" in pages[PAGE]
    assert [path for path, page in pages.items() if "Targets and results" in page] == [PAGE]


def test_judged_on_the_day_and_apart_from_the_approved_text() -> None:
    site = site_on()

    found = targets_of(site, site.entries[DOCUMENT].text, PAGE)

    assert (
        found["lead"] == "Judged on 2026-11-20 by what was measured; not part of the approved text."
    )


def test_periods() -> None:
    assert rows_of(site_on(), "hai-long") == [
        ["Quarter I/2026", "95.8%", "162", "Met", "Báo cáo của hai-long"],
        ["Quarter II/2026", "–", "", "Figure missing", ""],
        ["Quarter III/2026", "94.1%", "158", "Not met", "Báo cáo của hai-long"],
        ["Quarter IV/2026", "–", "", "Due on 2027-01-14", ""],
    ]


def test_the_public_is_not_told_where_a_figure_comes_from() -> None:
    """A source may name a person."""
    assert rows_of(site_on(audience=Audience.PUBLIC), "hai-long")[0] == [
        "Quarter I/2026",
        "95.8%",
        "162",
        "Met",
    ]


def test_two_figures_for_one_period() -> None:
    site = site_on()
    twice = measured("2026-Q1", "99", 2)
    corpus = replace(site.corpus, measurements=(*site.corpus.measurements, twice))

    found = rows_of(replace(site, corpus=corpus), "hai-long")

    assert found[0] == ["Quarter I/2026", "–", "", "Two figures, neither counts", ""]


def test_a_figure_with_an_integrity_error_does_not_count() -> None:
    files_of = {**files(), "content/records/measurements/x.csv": b""}
    name = "content/records/measurements/2026.csv"
    files_of[name] = files_of[name].replace(b"2026-Q3,94.1", b"2026-Q3,194.1")

    found = rows_of(site_on(files_of=files_of), "hai-long")

    assert found[2] == ["Quarter III/2026", "–", "", "Figure missing", ""]


def test_no_targets() -> None:
    made = Handbook.new()
    made.in_force()
    site = site_of(made)

    assert targets_of(site, site.entries["k3f9t2xq"].text, PAGE) == {}


@pytest.mark.parametrize("language", ["en"])
def test_a_picture_holds_twelve_periods(language: str) -> None:
    site = site_on(language=language)
    found = figures_of(site).objectives[0]
    target = replace(found.progress.target, until=date(2028, 12, 31))

    drawing = str(
        picture(site, PAGE, replace(found, progress=replace(found.progress, target=target)), "x")[
            "drawing"
        ]
    )

    assert drawing.count(">M1<") == 1
    assert drawing.count(">M12<") == 1
