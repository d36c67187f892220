"""New versions of the registers: each one commit with its record, judged by the version before."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from qmsdocs.acts.deed import Deed, RefusedError
from qmsdocs.acts.desk import Desk
from qmsdocs.acts.lockout import refuse_lockout
from qmsdocs.acts.wishes import Wish, entitled, sealed
from qmsdocs.diagnostics import Diagnostic
from qmsdocs.edits.files import on_disk
from qmsdocs.errors import QmsError
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.fingerprint import register_digest
from qmsdocs.model.records import Meaning, Record, RegisterChange
from qmsdocs.proof.entries import BACKDATED, CHANGED
from qmsdocs.proof.history import History, Rules, Step, Version
from qmsdocs.proof.versions import REGISTERS, register_path
from qmsdocs.source.git import commit_tree
from qmsdocs.source.gitlog import Commit
from qmsdocs.source.load import load
from qmsdocs.source.tree import MemoryTree
from qmsdocs.source.yamltext import read_yaml
from qmsdocs.wording import Said, say
from qmsdocs.workflow.making import record_of
from qmsdocs.workflow.refusal import Refusal

_NOT_YET = "–"
"""Stands for the id of a commit that is still to be made."""


def register(desk: Desk, act: str, said: Said, texts: Mapping[str, str], wish: Wish) -> Deed:
    """Return the deed of recording new versions of registers.

    Args:
        desk: What was read.
        act: Name of the act.
        said: What is done, for the commit.
        texts: The new versions by file name, ``people.yml`` or ``qms.yml``.
        wish: Who signs.

    Raises:
        RefusedError: The right is missing or would be nobody's any more, or an entry was altered,
            removed or back-dated.
        QmsError: A version cannot be read.
    """
    for judging in _before(desk, texts):
        signing, warrant = entitled(judging, Meaning.REGISTERED, wish)
    changes = tuple(
        RegisterChange(file, register_digest(text), last_recorded(desk, file))
        for file, text in texts.items()
    )
    record = record_of(desk.corpus, Meaning.REGISTERED, signing, warrant, registers=changes)
    _refuse_unlawful(desk, record, texts)
    refuse_lockout(desk.corpus, _ruled(desk, texts))
    return Deed(
        act=act,
        said=said,
        records=(record,),
        files={register_path(file): text.encode() for file, text in texts.items()},
        sealed=sealed(signing, warrant),
    )


def recorded_text(desk: Desk, file: str) -> str:
    """Return the text of a register that is as it was last recorded.

    Raises:
        RefusedError: It is another version.
    """
    text = _committed(desk, file)
    if last_recorded(desk, file) != (register_digest(text),):
        raise RefusedError(
            Refusal(
                say(
                    "{file} is not the version that the last register record vouches for",
                    file=file,
                ),
                say("Have it recorded first: 'qmsdocs rules record'."),
            )
        )
    return text


def edited_texts(desk: Desk) -> dict[str, str]:
    """Return the registers as they lie in the folder, those that are still to be recorded.

    Raises:
        RefusedError: There is none.
        QmsError: A register is missing or cannot be read.
    """
    found = {file: _lying(desk, file) for file in REGISTERS}
    changed = {
        file: text
        for file, text in found.items()
        if last_recorded(desk, file) != (register_digest(text),)
    }
    if not changed:
        raise RefusedError(
            Refusal(
                say("both registers are as they were last recorded"),
                say("Edit content/qms.yml or content/people.yml first, then have it recorded."),
            )
        )
    return changed


def last_recorded(desk: Desk, file: str) -> tuple[str, ...]:
    """Return the digests of the versions of a register that no record replaces, mostly one."""
    changes = [
        change
        for record in desk.before.standing
        if record.meaning is Meaning.REGISTERED
        for change in record.registers
        if change.file == file
    ]
    replaced = {before for change in changes for before in change.before}
    return tuple(sorted({change.after for change in changes} - replaced))


def former_texts(desk: Desk, file: str) -> list[str]:
    """Return the last recorded versions of a register, from history where need be.

    Raises:
        QmsError: History does not hold one of them.
    """
    wanted = last_recorded(desk, file)
    text = _committed(desk, file)
    found = {register_digest(text): text}
    for commit in _commits_of(desk, file) if not found.keys() >= set(wanted) else ():
        tree = commit_tree(desk.repository, commit)
        if register_path(file) in tree.listing:
            text = _decoded(tree.read(register_path(file)), file)
            found[register_digest(text)] = text
    if not found.keys() >= set(wanted):
        raise QmsError(
            say("the version of {file} that was last recorded is not in this history", file=file),
            say("Fetch the whole history ('git fetch --unshallow'), or restore the register."),
        )
    return [found[digest] for digest in wanted]


def _before(desk: Desk, files: Iterable[str]) -> Iterator[Desk]:
    """Yield the desk with the rules by which a change of these registers is judged.

    Those are the last recorded ones: nobody grants a right to himself by a commit of his own.
    """
    yield desk
    for file in files:
        formers = former_texts(desk, file)
        if _committed(desk, file) not in formers:
            for text in formers:
                yield replace(desk, corpus=_ruled(desk, {file: text}))


def _ruled(desk: Desk, texts: Mapping[str, str]) -> Corpus:
    """Return a handbook of nothing but the registers, some of them with these texts."""
    both = {file: _committed(desk, file) for file in REGISTERS} | dict(texts)
    files = {register_path(file): text.encode() for file, text in both.items()}
    return load(MemoryTree(files), desk.day)


def _commits_of(desk: Desk, file: str) -> list[str]:
    path = f":(top,literal){desk.repository.prefix}{register_path(file)}"
    return desk.repository.ask("rev-list", desk.base, "--", path).split()


def _refuse_unlawful(desk: Desk, record: Record, texts: Mapping[str, str]) -> None:
    found = [
        each
        for file, text in texts.items()
        for former in former_texts(desk, file)
        for each in _breaches(desk, record, _version(file, former), _version(file, text))
    ]
    if found:
        raise RefusedError(
            Refusal(
                say("refused: entries of the registers are added and ended, nothing else"),
                say("Nothing was changed. Mend what is named above, then try again."),
            ),
            tuple(dict.fromkeys(found)),
        )


def _breaches(desk: Desk, record: Record, former: Version, latter: Version) -> list[Diagnostic]:
    """Return what the laws of history would say of one version after the other."""
    rules = Rules(desk.before.office, desk.before.roster)
    seconds, author = int(desk.moment.timestamp()), desk.recorder.name
    stands = Step(
        commit=Commit(desk.base, seconds, author),
        day=desk.day,
        prior=rules,
        rules=rules,
        versions=(former,),
    )
    comes = replace(
        stands,
        commit=Commit(_NOT_YET, seconds, author),
        arrivals=(record,),
        versions=(latter,),
    )
    history = History((stands, comes))
    return [each for law in (CHANGED, BACKDATED) for each in law.run(history)]


def _version(file: str, text: str) -> Version:
    found = read_yaml(text)
    for each in found.complaints:
        path, line = register_path(file), each.line
        raise QmsError(
            say("{path}, line {line}: {reason}", path=path, line=line, reason=each.said),
            say("Mend it first; 'qmsdocs check' names all that is wrong."),
        )
    value = found.value
    return Version(file, register_digest(text), value if isinstance(value, Mapping) else None)


def _committed(desk: Desk, file: str) -> str:
    path = register_path(file)
    if not any(each.path == path for each in desk.committed.entries()):
        raise _missing(path)
    return _decoded(desk.committed.read(path), file)


def _lying(desk: Desk, file: str) -> str:
    path = register_path(file)
    content = on_disk(desk.repository.folder / path)
    if content is None:
        raise _missing(path)
    return _decoded(content, file)


def _missing(path: str) -> QmsError:
    return QmsError(
        say("'{path}' is missing", path=path), say("Restore it from git ('git restore').")
    )


def _decoded(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise QmsError(
            say("'{path}' is not UTF-8", path=register_path(file)),
            say("Save it as UTF-8 in an editor, then try again."),
        ) from None
