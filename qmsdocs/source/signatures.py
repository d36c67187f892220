"""Signatures beside records, examined with ``ssh-keygen -Y verify``.

The result depends on nothing but the record, the signature and the keys that were the
person's on that day; that is also the key under which it may be remembered.
"""

import hashlib
import re
import tempfile
from collections.abc import Callable, Iterable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path

from qmsdocs.errors import QmsError
from qmsdocs.model.records import ProofKind, Record, Signature, Signed
from qmsdocs.model.roster import Roster
from qmsdocs.source.run import run
from qmsdocs.wording import say

NAMESPACE = "qmsdocs-record"
_KEY = re.compile(r"(?:sk-)?(?:ssh|ecdsa)-[a-z0-9@.-]+ [A-Za-z0-9+/=]+")
_GOOD = "good"
_AT_ONCE = 256

Remembered = MutableMapping[str, str]
_Job = tuple[Record, bytes | None, bytes | None]


def examine(
    records: Iterable[Record],
    roster: Roster,
    read: Callable[[str], bytes | None],
    remembered: Remembered | None = None,
) -> dict[str, Signature]:
    """Return the result for each record that has or needs a signature, by record id.

    Args:
        records: The records, read before.
        roster: Whose keys they are, and from which day to which.
        read: Returns a file's bytes by path, or none where there is no such file.
        remembered: Results of earlier runs by key; new ones are added. Left out, every
            signature is examined anew.
    """
    known = remembered if remembered is not None else {}
    waiting = iter(records)
    found: dict[str, Signature] = {}
    with ThreadPoolExecutor() as pool:
        # A part at a time, so that the bytes of thousands of records are not held at once.
        while jobs := [_job(record, read) for record in islice(waiting, _AT_ONCE)]:
            results = pool.map(lambda job: _examined(job, roster, known), jobs)
            for (record, _, _), result in zip(jobs, results, strict=True):
                # An unsigned copy of a record takes nothing away from the one that is signed.
                earlier = found.get(record.id)
                if result is not None and (earlier is None or earlier.state is not Signed.GOOD):
                    found[record.id] = result
    return found


def _job(record: Record, read: Callable[[str], bytes | None]) -> _Job:
    armour = read(record.place.path + ".sig")
    return (record, None if armour is None else read(record.place.path), armour)


def _examined(job: _Job, roster: Roster, known: Remembered) -> Signature | None:
    record, content, armour = job
    if armour is None or content is None:
        needed = record.proof.kind is ProofKind.SSH
        return Signature(Signed.ABSENT) if needed else None
    person_id = record.signer if record.proof.kind is ProofKind.SSH else record.recorded_by
    person = roster.person(person_id)
    keys = [key.key for key in person.keys_on(record.recorded_on)] if person else []
    keys = [found[0] for key in keys if (found := _KEY.match(key))]
    if not keys:
        return Signature(Signed.NO_KEY)
    key = _digest([content, armour, *(each.encode() for each in keys)])
    if known.get(key) == _GOOD:
        return Signature(Signed.GOOD)
    result = _verified(content, armour, keys)
    if result.state is Signed.GOOD:
        known[key] = _GOOD
    return result


def _digest(parts: list[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(b"%d:%b" % (len(part), part))
    return digest.hexdigest()


def _verified(content: bytes, armour: bytes, keys: list[str]) -> Signature:
    with tempfile.TemporaryDirectory(prefix="qmsdocs-") as folder:
        allowed = Path(folder, "allowed")
        allowed.write_text("".join(f"signer {key}\n" for key in keys), encoding="ascii")
        beside = Path(folder, "sig")
        beside.write_bytes(armour)
        command = ["ssh-keygen", "-Y", "verify", "-f", str(allowed), "-I", "signer"]
        done = run([*command, "-n", NAMESPACE, "-s", str(beside)], stdin=content)
    if done.status == 0:
        return Signature(Signed.GOOD)
    return Signature(Signed.BAD, _last_line(done.err))


def _last_line(words: str) -> str:
    return words.splitlines()[-1] if words else ""


def sign(content: bytes, private_key: bytes) -> bytes:
    """Return the armoured signature over a record's bytes.

    The key is copied to a file that only its owner may read, as OpenSSH demands.

    Raises:
        QmsError: OpenSSH refuses the key, or is not installed.
    """
    with tempfile.TemporaryDirectory(prefix="qmsdocs-") as folder:
        key = Path(folder, "key")
        key.touch(mode=0o600)
        key.write_bytes(private_key)
        return sign_with(key, content)


def sign_with(key: Path, content: bytes) -> bytes:
    """Return the armoured signature over a record's bytes, made with a key in a file.

    Raises:
        QmsError: OpenSSH refuses the key, or is not installed.
    """
    with tempfile.TemporaryDirectory(prefix="qmsdocs-") as folder:
        message = Path(folder, "record")
        message.write_bytes(content)
        done = run(["ssh-keygen", "-Y", "sign", "-f", str(key), "-n", NAMESPACE, str(message)])
        if done.status != 0:
            raise QmsError(
                say("'ssh-keygen -Y sign' failed: {reason}", reason=_last_line(done.err))
            )
        return Path(folder, "record.sig").read_bytes()


def public_part(key: Path) -> str:
    """Return the public part of a key file, private or public, in OpenSSH's form.

    Raises:
        QmsError: OpenSSH does not take the file for a key, or is not installed.
    """
    found = _KEY.match(_readable(key))
    if found:
        return found[0]
    done = run(["ssh-keygen", "-y", "-f", str(key)])
    found = _KEY.match(done.out.decode("utf-8", "replace"))
    if done.status != 0 or not found:
        raise QmsError(
            say(
                "'{path}' cannot be used as a key: {reason}",
                path=str(key),
                reason=_last_line(done.err),
            )
        )
    return found[0]


def _readable(key: Path) -> str:
    try:
        return key.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
