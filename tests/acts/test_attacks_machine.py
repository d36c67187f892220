"""What the machine around an act may be like: keys, stores, terminals, templates, branches."""

import sys
from collections.abc import Callable

import pytest

from tests.acts.clerks import CHIEF, DRAFTER, SECRETARY, TODAY, Office

REASON = "Rút ngắn việc tiếp nhận theo kết luận họp giao ban tháng 11"
REVISE = ("revise", "QT-HT-01", "--change", REASON)
NEW = ("new", "procedure", "--title", "Đăng ký giám hộ", "--field", "ho-tich")


def _detached(office: Office) -> None:
    office.git("checkout", "--quiet", "--detach")


def _without_office(office: Office) -> None:
    (office.root / "content/qms.yml").write_text("qms: [\n", encoding="utf-8")
    office.git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "-am", "a")


def _with_template(office: Office) -> None:
    (office.root / "templates").mkdir()
    (office.root / "templates/procedure.md").write_bytes(b"\xff\xfe")


@pytest.mark.parametrize(
    ("prepare", "command", "said"),
    [
        pytest.param(_detached, REVISE, "no branch is checked out", id="no-branch"),
        pytest.param(
            _without_office,
            REVISE,
            "'content/qms.yml' cannot be read, so that no record would count",
            id="broken-register",
        ),
        pytest.param(
            _with_template,
            NEW,
            "the template 'templates/procedure.md' cannot be read as UTF-8 text",
            id="template-that-is-no-text",
        ),
    ],
)
def test_cannot_be_done(
    office: Office, prepare: Callable[[Office], None], command: tuple[str, ...], said: str
) -> None:
    prepare(office)
    head = office.head

    done = office.act(DRAFTER, *command)

    assert (done.status, office.head) == (2, head)
    assert said in done.err
    assert "hint: " in done.err


def test_without_a_terminal_at_all(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program started by another may have no input that is even closed."""
    monkeypatch.setattr(sys, "stdin", None)

    done = office.act(CHIEF, "review", "QT-HT-02")

    assert done.status == 2
    assert "nobody is there to answer" in done.err


@pytest.mark.parametrize(
    "digits",
    [pytest.param("", id="none"), pytest.param("a", id="one"), pytest.param("g" * 7, id="seven")],
)
def test_fingerprint_that_any_text_could_have(office: Office, digits: str) -> None:
    done = office.act(CHIEF, "review", "QT-HT-02", "--yes", "--fingerprint", digits)

    assert done.status == 2
    assert "does not tell one text from every other" in done.err


def test_key_that_others_may_read(office: Office) -> None:
    key = office.keys / "open"
    key.write_bytes(b"nothing\n")
    key.chmod(0o644)

    done = office.act(CHIEF, "review", "QT-HT-02", "--yes", "--key", str(key))

    assert done.status == 2
    assert f"'{key}' cannot be used as a key" in done.err
    assert "which nobody else may read (chmod 600)" in done.err


def test_the_same_scan_is_kept_once(office: Office) -> None:
    """Whatever ending its name has."""
    order = ("suspend", "QT-HT-03", "--effective", TODAY, "--reason", "Chờ hướng dẫn của tỉnh")
    office.does(SECRETARY, *order, *office.decided("42/QĐ"))
    again = office.keys / "scan.tiff"
    again.write_bytes((office.keys / "scan.pdf").read_bytes())
    before = sorted((office.root / "evidence").iterdir())

    office.does(
        SECRETARY,
        *("suspend", "QT-HT-04", *order[2:]),
        *(*office.decided("42/QĐ"), "--evidence", str(again)),
    )

    assert sorted((office.root / "evidence").iterdir()) == before
    office.sound()
