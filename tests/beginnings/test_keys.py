"""The key that signs the first record: found, made, never overwritten."""

from pathlib import Path

import pytest

from qmsdocs.beginnings.keys import is_there, located, make_key, own_key
from qmsdocs.errors import QmsError
from qmsdocs.source.signatures import public_part


def test_made_and_read(tmp_path: Path) -> None:
    key = tmp_path / "a b" / "khóa"

    make_key(key, "an@co-quan.example")

    kind, value, owner = key.with_name("khóa.pub").read_text(encoding="ascii").split()
    assert public_part(key) == public_part(key.with_name("khóa.pub")) == f"{kind} {value}"
    assert owner == "an@co-quan.example"
    assert oct(key.stat().st_mode)[-3:] == "600"
    assert oct(key.parent.stat().st_mode)[-3:] == "700"


@pytest.mark.parametrize("name", ["key", "key.pub"])
def test_never_overwritten(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("kept", encoding="utf-8")

    with pytest.raises(QmsError) as refused:
        make_key(tmp_path / "key", "")

    assert str(refused.value.said) == f"'{tmp_path / name}' is there already and stays as it is"
    assert [each.read_text(encoding="utf-8") for each in tmp_path.iterdir()] == ["kept"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        pytest.param("file/a/key", "Not a directory", id="below a file"),
        pytest.param("x" * 300 + "/key", "File name too long", id="name too long"),
    ],
)
def test_cannot_be_made(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")

    with pytest.raises(QmsError) as refused:
        make_key(tmp_path / name, "")

    assert str(refused.value.said) == f"'{tmp_path / name}' cannot be made: {reason}"


def test_own_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What git signs with comes before what OpenSSH has; what is no file is passed over."""
    monkeypatch.setenv("HOME", str(tmp_path))
    assert own_key("") is None

    usual, other = tmp_path / ".ssh/id_ed25519", tmp_path / "other"
    for each in (usual, other):
        make_key(each, "")

    assert own_key("") == own_key("/none") == own_key("key::ssh-rsa " + "A" * 5000) == usual
    assert own_key("~/other") == own_key(str(other)) == other


def test_odd_paths() -> None:
    assert located("~nobody-here/x") == Path.cwd() / "~nobody-here/x"
    assert not is_there(Path("x" * 5000))
