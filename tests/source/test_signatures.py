"""Signatures beside records, made and examined by the real ssh-keygen."""

import base64
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from qmsdocs.diagnostics import Place
from qmsdocs.errors import QmsError
from qmsdocs.model.fingerprint import bytes_digest
from qmsdocs.model.records import Meaning, Proof, ProofKind, Record, Signature, Signed
from qmsdocs.model.roster import Key, Person, Roster
from qmsdocs.source.load import Aids
from qmsdocs.source.signatures import NAMESPACE, examine, sign
from qmsdocs.workflow.record_text import written
from tests.builders import PEOPLE, TEXT, Handbook, record, text_of
from tests.source.handbooks import loaded

DAY = date(2025, 9, 1)
PATH = "content/records/approvals/a.yml"
SCAN = "sha256:" + "0" * 64
BAD = Signed.BAD


@dataclass(frozen=True)
class Pair:
    """A key pair that was made for one run of the tests."""

    private: bytes
    public: str


@pytest.fixture(scope="session")
def make(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Pair]:
    """Return what makes key pairs, one for each name."""
    made: dict[str, Pair] = {}

    def pair(name: str) -> Pair:
        if name not in made:
            file = tmp_path_factory.mktemp("keys") / name
            _ssh_keygen("-q", "-t", "ed25519", "-N", "", "-C", f"{name}@example.org", "-f", file)
            public = file.with_suffix(".pub").read_text(encoding="ascii").strip()
            made[name] = Pair(file.read_bytes(), public)
        return made[name]

    return pair


def _ssh_keygen(*arguments: str | Path, stdin: bytes = b"") -> None:
    command = ["ssh-keygen", *map(str, arguments)]
    subprocess.run(command, check=True, capture_output=True, input=stdin)  # noqa: S603


def _person(name: str, *keys: Key) -> Person:
    return Person(name, name, keys=keys)


def _signed(kind: ProofKind = ProofKind.SSH) -> tuple[Record, bytes]:
    made = record(Meaning.APPROVED, text_of(TEXT), on=DAY, proof=Proof(kind))
    if kind is not ProofKind.SSH:
        made = replace(made, proof=Proof(kind, SCAN))
    content = written(made)
    return replace(made, id=bytes_digest(content), place=Place(PATH)), content


def _examined(
    made: Record, files: Mapping[str, bytes], *people: Person, known: dict[str, str] | None = None
) -> Signature | None:
    return examine([made], Roster(people), files.get, known).get(made.id)


def test_a_good_signature(make: Callable[[str], Pair]) -> None:
    made, content = _signed()
    files = {PATH: content, f"{PATH}.sig": sign(content, make("mau").private)}

    found = _examined(made, files, _person("mau", Key("k1", make("mau").public)))

    assert found == Signature(Signed.GOOD)


def test_ed25519_signatures_are_repeatable(make: Callable[[str], Pair]) -> None:
    content = _signed()[1]

    assert sign(content, make("mau").private) == sign(content, make("mau").private)


@pytest.mark.parametrize(
    ("since", "until", "state"),
    [
        pytest.param(DAY, DAY, Signed.GOOD, id="that very day"),
        pytest.param(date(2025, 9, 2), None, Signed.NO_KEY, id="begins the day after"),
        pytest.param(None, date(2025, 8, 31), Signed.NO_KEY, id="ended the day before"),
    ],
)
def test_a_key_counts_on_its_days(
    make: Callable[[str], Pair], since: date | None, until: date | None, state: Signed
) -> None:
    made, content = _signed()
    files = {PATH: content, f"{PATH}.sig": sign(content, make("mau").private)}

    found = _examined(made, files, _person("mau", Key("k1", make("mau").public, since, until)))

    assert found == Signature(state)


def test_one_of_several_keys_is_enough(make: Callable[[str], Pair]) -> None:
    made, content = _signed()
    files = {PATH: content, f"{PATH}.sig": sign(content, make("mau").private)}
    keys = (Key("k1", make("other").public), Key("k2", make("mau").public))

    assert _examined(made, files, _person("mau", *keys)) == Signature(Signed.GOOD)


def _altered(armour: bytes) -> bytes:
    first, *rows, last, end = armour.splitlines(keepends=True)
    raw = bytearray(base64.b64decode(b"".join([*rows, last])))
    raw[-1] ^= 1
    return first + base64.encodebytes(bytes(raw)) + end


@pytest.mark.parametrize(
    "alter",
    [
        pytest.param(lambda content, armour: (content + b" ", armour), id="a blank more"),
        pytest.param(lambda content, armour: (content[:-1], armour), id="a line end less"),
        pytest.param(
            lambda content, armour: (content.replace(b"\n", b"\r\n"), armour), id="line ends"
        ),
        pytest.param(
            lambda content, armour: (content.replace(b"2025-09-01", b"2025-09-02"), armour),
            id="another day",
        ),
        pytest.param(lambda content, armour: (content, _altered(armour)), id="signature altered"),
        pytest.param(lambda content, armour: (content, armour[:100]), id="signature cut short"),
        pytest.param(lambda content, _: (content, b""), id="signature empty"),
        pytest.param(lambda content, _: (content, b"\0\xff" * 500), id="no signature at all"),
    ],
)
def test_nothing_may_be_altered(
    make: Callable[[str], Pair], alter: Callable[[bytes, bytes], tuple[bytes, bytes]]
) -> None:
    made, content = _signed()
    content, armour = alter(content, sign(content, make("mau").private))
    person = _person("mau", Key("k1", make("mau").public))

    found = _examined(made, {PATH: content, f"{PATH}.sig": armour}, person)

    assert found is not None
    assert found.state is BAD
    assert found.reason


def test_another_persons_signature(make: Callable[[str], Pair]) -> None:
    made, content = _signed()
    files = {PATH: content, f"{PATH}.sig": sign(content, make("other").private)}
    people = [
        _person("mau", Key("k1", make("mau").public)),
        _person("other", Key("k1", make("other").public)),
    ]

    found = _examined(made, files, *people)

    assert found is not None
    assert found.state is BAD


def test_a_signature_for_another_purpose(make: Callable[[str], Pair], tmp_path: Path) -> None:
    """Whoever signs commits or mail with the same key has not signed a record."""
    made, content = _signed()
    (tmp_path / "key").touch(mode=0o600)
    (tmp_path / "key").write_bytes(make("mau").private)
    (tmp_path / "record").write_bytes(content)
    person = _person("mau", Key("k1", make("mau").public))

    states = {}
    for namespace in ("git", "file", NAMESPACE):
        sig = tmp_path / "record.sig"
        sig.unlink(missing_ok=True)
        key = tmp_path / "key"
        _ssh_keygen("-Y", "sign", "-f", key, "-n", namespace, tmp_path / "record")
        found = _examined(made, {PATH: content, f"{PATH}.sig": sig.read_bytes()}, person)
        states[namespace] = found.state if found else None

    assert states == {"git": BAD, "file": BAD, NAMESPACE: Signed.GOOD}


def test_no_signature() -> None:
    """It is missed where the record claims one; beside paper it may be absent."""
    digital, content = _signed()
    paper, scanned = _signed(ProofKind.PAPER)

    assert _examined(digital, {PATH: content}) == Signature(Signed.ABSENT)
    assert _examined(paper, {PATH: scanned}) is None


@pytest.mark.parametrize(
    ("signed_by", "state"),
    [
        pytest.param("vi-du", Signed.GOOD, id="the recorder"),
        pytest.param("mau", BAD, id="the signer of the paper"),
        pytest.param("other", BAD, id="somebody else"),
    ],
)
def test_beside_a_paper_record_it_is_the_recorders(
    make: Callable[[str], Pair], signed_by: str, state: Signed
) -> None:
    made, content = _signed(ProofKind.PAPER)
    files = {PATH: content, f"{PATH}.sig": sign(content, make(signed_by).private)}
    people = [_person(name, Key("k1", make(name).public)) for name in ("mau", "vi-du", "other")]

    found = _examined(made, files, *people)

    assert found is not None
    assert found.state is state


@pytest.mark.parametrize(
    "people",
    [
        pytest.param((), id="unknown person"),
        pytest.param((_person("mau"),), id="person without keys"),
        pytest.param((_person("mau", Key("k1", "no key at all")),), id="no public key"),
        pytest.param((_person("mau", Key("k1", "* ssh-ed25519 AAAA")),), id="key with principals"),
    ],
)
def test_no_key(make: Callable[[str], Pair], people: tuple[Person, ...]) -> None:
    made, content = _signed()
    files = {PATH: content, f"{PATH}.sig": sign(content, make("mau").private)}

    assert _examined(made, files, *people) == Signature(Signed.NO_KEY)


def test_a_key_cannot_smuggle_in_another(make: Callable[[str], Pair]) -> None:
    made, content = _signed()
    files = {PATH: content, f"{PATH}.sig": sign(content, make("other").private)}
    smuggled = f"{make('mau').public}\nsigner {make('other').public}"

    found = _examined(made, files, _person("mau", Key("k1", smuggled)))

    assert found is not None
    assert found.state is BAD


def test_an_unsigned_copy_takes_nothing_away(make: Callable[[str], Pair]) -> None:
    made, content = _signed()
    copy = replace(made, place=Place("content/records/approvals/z.yml"))
    files = {
        PATH: content,
        copy.place.path: content,
        f"{PATH}.sig": sign(content, make("mau").private),
    }
    roster = Roster((_person("mau", Key("k1", make("mau").public)),))

    for records in ([made, copy], [copy, made]):
        assert examine(records, roster, files.get) == {made.id: Signature(Signed.GOOD)}


def test_only_good_results_are_remembered(make: Callable[[str], Pair]) -> None:
    made, content = _signed()
    good = {PATH: content, f"{PATH}.sig": sign(content, make("mau").private)}
    bad = {**good, f"{PATH}.sig": sign(content, make("other").private)}
    person = _person("mau", Key("k1", make("mau").public))
    known: dict[str, str] = {}

    _examined(made, bad, person, known=known)
    assert known == {}

    _examined(made, good, person, known=known)
    assert list(known.values()) == ["good"]


def test_what_is_remembered_is_not_examined_again(
    make: Callable[[str], Pair], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made, content = _signed()
    files = {PATH: content, f"{PATH}.sig": sign(content, make("mau").private)}
    person = _person("mau", Key("k1", make("mau").public))
    known: dict[str, str] = {}
    _examined(made, files, person, known=known)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert _examined(made, files, person, known=known) == Signature(Signed.GOOD)
    for changed in (
        {**files, PATH: content + b"\n"},
        {**files, f"{PATH}.sig": files[f"{PATH}.sig"] + b"\n"},
    ):
        with pytest.raises(QmsError):
            _examined(made, changed, person, known=known)
    with pytest.raises(QmsError):
        _examined(made, files, _person("mau", Key("k1", make("other").public)), known=known)


def test_openssh_is_missing(
    make: Callable[[str], Pair], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made, content = _signed()
    files = {PATH: content, f"{PATH}.sig": sign(content, make("mau").private)}
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(QmsError) as caught:
        _examined(made, files, _person("mau", Key("k1", make("mau").public)))

    assert str(caught.value.said) == "the program 'ssh-keygen' was not found"
    assert str(caught.value.hint).startswith("Install OpenSSH")


def test_a_key_that_openssh_refuses() -> None:
    with pytest.raises(QmsError) as caught:
        sign(b"record", b"no key")

    assert str(caught.value.said).startswith("'ssh-keygen -Y sign' failed: ")


def test_a_whole_handbook(make: Callable[[str], Pair]) -> None:
    key = make("mau").public
    people = PEOPLE.replace(
        "name: Lê Văn Mẫu\n", f"name: Lê Văn Mẫu\n    keys: [{{id: k, key: {key}, from: {DAY}}}]\n"
    )
    handbook = Handbook.new(people=people)
    made, content = _signed()
    handbook.put(PATH, content).put(f"{PATH}.sig", sign(content, make("mau").private))
    known: dict[str, str] = {}

    corpus = loaded(handbook, aids=Aids(remembered=known))

    assert corpus.faults == ()
    assert corpus.signatures == {made.id: Signature(Signed.GOOD)}
    assert list(known.values()) == ["good"]
