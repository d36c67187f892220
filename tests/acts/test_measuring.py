"""A figure written down: one row, one commit, refused where it does not fit."""

import pytest

from tests.acts.clerks import CHAIRMAN, CHIEF, SECRETARY, TODAY, Office

TABLE = "content/records/measurements/mt-2026.csv"
HEAD = "id,document,target,period,value,over,recorded_on,recorded_by,source,corrects,reason"
TARGETS = """\
targets:
  - id: dung-han
    name: Hồ sơ giải quyết đúng hạn
    unit: "%"
    at_least: 98.5
    every: quarter
    from: 2026-01-01
    until: 2026-12-31
    within: 5
    judged: total
    owner: ttpvhcc
"""
FIRST = (
    "measure",
    "MT-2026",
    "dung-han",
    "2026-q1",
    "98,9",
    "--over",
    "812",
    "--source",
    "Báo cáo",
)


@pytest.fixture
def measured(office: Office) -> Office:
    """Return an office whose objective has a target, promulgated today."""
    office.does(SECRETARY, "revise", "MT-2026", "--change", "Đưa chỉ tiêu vào phần đầu tài liệu")
    office.write("content/drafts/mt-2026.md", "\nclauses:", f"\n{TARGETS}clauses:")
    office.does(SECRETARY, "submit", "MT-2026")
    office.does(CHIEF, "review", "MT-2026", "--yes")
    office.does(CHAIRMAN, "approve", "MT-2026", "--yes")
    (office.keys / "scan.pdf").write_bytes(b"%PDF-1.4\n")
    order = ("promulgate", "MT-2026", "--effective", TODAY)
    office.does(SECRETARY, *order, *office.decided("215/QĐ-UBND"))
    return office


def rows(office: Office) -> list[str]:
    return (office.root / TABLE).read_text(encoding="utf-8").splitlines()


def test_a_row_and_a_commit(measured: Office) -> None:
    said = measured.does(SECRETARY, *FIRST)

    assert "Measured for MT-2026: Hồ sơ giải quyết đúng hạn, 2026-Q1: 98.9 %" in said
    row = "mt-2026-dung-han-2026-q1,m2t6q9wd,dung-han,2026-Q1,98.9,812,2026-11-20,tran-thi-vi-du"
    assert rows(measured) == [HEAD, f"{row},Báo cáo,,"]
    assert "Qmsdocs-Act: measure" in measured.git("log", "-1", "--format=%B")
    measured.sound()


def test_a_correction_names_what_it_corrects(measured: Office) -> None:
    measured.does(SECRETARY, *FIRST)

    refused = measured.act(SECRETARY, *FIRST)
    measured.does(SECRETARY, *FIRST[:4], "98,1", *FIRST[5:], "--reason", "Đếm thiếu hồ sơ trễ")

    assert refused.status == 1
    assert "2026-Q1 has a figure already: 98.9" in refused.err
    assert rows(measured)[-1] == (
        "mt-2026-dung-han-2026-q1-2,m2t6q9wd,dung-han,2026-Q1,98.1,812,2026-11-20,"
        "tran-thi-vi-du,Báo cáo,mt-2026-dung-han-2026-q1,Đếm thiếu hồ sơ trễ"
    )
    measured.sound()


REFUSED = [
    (("MT-2026", "dung-hen", "2026-Q1", "98"), 1, "MT-2026 has no target 'dung-hen'"),
    (("MT-2026", "dung-han", "2026-01", "98"), 1, "target 'dung-han' has no period 2026-01"),
    (("MT-2026", "dung-han", "Q1/2026", "98"), 2, "'Q1/2026' is no period"),
    (("MT-2026", "dung-han", "2026-Q1", "cao"), 2, "'cao' is no number"),
    (("MT-2026", "dung-han", "2026-Q1", "98", "--reason", "x"), 1, "has no figure yet"),
    (("MT-2026", "dung-han", "2026-Q1", "189"), 1, "189 % is not possible"),
    (("MT-2026", "dung-han", "2026-Q4", "99"), 1, "when 2026-Q4 had not ended"),
    (("CS-01", "dung-han", "2026-Q4", "99"), 1, "CS-01 has no target 'dung-han'"),
]


def test_refused(measured: Office) -> None:
    """Each time nothing is written."""
    before = measured.head

    for arguments, status, said in REFUSED:
        done = measured.act(SECRETARY, "measure", *arguments, "--source", "Báo cáo")

        assert (done.status, measured.head) == (status, before), arguments
        assert said in done.err
        assert not (measured.root / TABLE).exists()


def test_columns_that_somebody_added_stay(measured: Office) -> None:
    measured.does(SECRETARY, *FIRST)
    lines = rows(measured)
    (measured.root / TABLE).write_text(f"{lines[0]},note\n{lines[1]},x", encoding="utf-8")
    measured.git("commit", "-qam", "Thêm cột ghi chú")

    measured.does(SECRETARY, *FIRST[:3], "2026-Q2", *FIRST[4:])

    assert rows(measured)[1].endswith(",,,x")
    assert rows(measured)[2].endswith("2026-11-20,tran-thi-vi-du,Báo cáo,,,")
