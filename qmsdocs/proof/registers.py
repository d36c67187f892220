"""Laws on register versions: each has its record, given by who had the right to change them."""

from collections.abc import Iterator

from qmsdocs.diagnostics import Hit, Subject
from qmsdocs.model.authority import Doubt, Objection, Target, objections
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.office import Office
from qmsdocs.model.records import Record, Signed
from qmsdocs.model.roster import Roster
from qmsdocs.proof.chains import Registered, registered
from qmsdocs.proof.history import History
from qmsdocs.proof.law import Law, at
from qmsdocs.wording import say


def _find_unrecorded(history: History) -> Iterator[Hit]:
    for each in registered(history):
        if each.chain:
            continue
        if each.former is None:
            said = say(
                "no register record leads to this version of {file} from a first one "
                "(commit {commit}, {on}, {author})",
                file=each.version.file,
                **each.step.named,
            )
        else:
            said = say(
                "{file} was changed without a register record from the version before to this "
                "one (commit {commit}, {on}, {author})",
                file=each.version.file,
                **each.step.named,
            )
        yield Hit(at(each.version.path), said)


def _find_unentitled(history: History) -> Iterator[Hit]:
    judged: set[str] = set()
    for each in registered(history):
        for record in each.chain:
            if record.id in judged:
                continue
            judged.add(record.id)
            for objection in _objections(history, each, record):
                said = say(
                    "by the registers before this change: {objection} "
                    "(commit {commit}, {on}, {author})",
                    objection=objection.said,
                    **each.step.named,
                )
                yield Hit(at(record.place.path), said, subject=Subject(record=record.id))


def _objections(history: History, change: Registered, record: Record) -> Iterator[Objection]:
    before = change.step.prior.after(change.step.rules)
    corpus = Corpus(
        day=record.signed_on,
        office=before.office or Office(),
        roster=before.roster or Roster(),
        records=(record,),
        signatures=history.signatures,
    )
    examined = history.signatures.get(record.id)
    reported = examined is not None and examined.state is not Signed.GOOD
    for each in objections(corpus, record, Target()):
        # A signature that does not hold is a law of its own.
        if not (reported and each.doubt is Doubt.SIGNATURE):
            yield each


UNRECORDED = Law(
    id="VER006",
    title=say("Register changed without a record"),
    why=say("Roster and rules decide who may sign; each version of them needs a record."),
    hint=say(
        "Have the change recorded by who may change registers ('before' the last recorded "
        "version, 'after' the one that stands now), and explain the commit in writing."
    ),
    find=_find_unrecorded,
)
UNENTITLED = Law(
    id="VER007",
    title=say("Register changed by somebody without the right"),
    why=say("A change is judged by the version before it: nobody grants a right to himself."),
    hint=say("Undo the change with a record by somebody whom the version before entitles."),
    find=_find_unentitled,
)
