"""The readers of facts on real procedures, where they are at hand; nothing of them is kept here.

What they come to was held against the texts by hand: twenty procedures in the lettered layout.
"""

from collections.abc import Sequence

import pytest

from qmsdocs.law.services.anatomy import Anatomy, anatomy
from qmsdocs.law.services.parts import Part
from qmsdocs.model.durations import plain
from qmsdocs.model.steptimes import named_times
from tests.law.services.real_procedures import FOLDER, bodies

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(),
    reason="the real procedures are not at hand; QMSDOCS_TEST_DATA may name their folder",
)
ALL = 20
STEPS = 5
"""Steps that each of them has."""


@pytest.fixture(scope="module")
def read() -> Sequence[Anatomy]:
    """Return the facts of each procedure."""
    return [anatomy(body) for _, body in bodies()]


@pytest.mark.parametrize(
    "part",
    [Part.LIMIT, Part.FEE, Part.RESULT, Part.APPLICANT, Part.AGENCY, Part.QUANTITY],
)
def test_every_one_states_it(read: Sequence[Anatomy], part: Part) -> None:
    assert [part in each.stated for each in read] == [True] * ALL


def test_every_limit_names_a_time(read: Sequence[Anatomy]) -> None:
    limits = [" ".join(each.stated[Part.LIMIT].words) for each in read]

    assert [limit for limit in limits if not named_times(plain(limit))] == []


def test_every_dossier_is_read(read: Sequence[Anatomy]) -> None:
    """Of 139 items, 134 are known to be papers; one is a remark, four are shown as one."""
    items = [paper for each in read for case in each.dossier for paper in case.papers]

    assert all(each.dossier for each in read)
    assert (len(items), sum(each.remark for each in items)) == (139, 5)


def test_every_table_of_steps_is_read(read: Sequence[Anatomy]) -> None:
    """Seven tell one case, thirteen have a column of times for each of two."""
    flows = [flow for each in read for flow in each.flows]

    assert [len(each.flows) for each in read].count(2) == len(flows) - ALL
    assert {len(flow.steps) for flow in flows} == {STEPS}
    assert all(step.who for flow in flows for step in flow.steps)
    assert all(flow.total for flow in flows)
    # What spans all steps is none of the first.
    assert {sum(bool(step.time) for step in flow.steps) for flow in flows} == {0, STEPS}
