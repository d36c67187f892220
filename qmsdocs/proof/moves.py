"""Laws on moves: a record moves exactly what it says, and nothing moves without a record."""

from collections.abc import Iterator

from qmsdocs.diagnostics import Hit, Place
from qmsdocs.model.fingerprint import Fingerprint
from qmsdocs.model.records import Act, Meaning
from qmsdocs.model.text import Area
from qmsdocs.model.timeline import brings_into_force
from qmsdocs.proof.history import History, Step
from qmsdocs.proof.law import Law, at
from qmsdocs.proof.ledger import MOVING, STAYING, Standing
from qmsdocs.proof.scenes import Lying, Places, Scene, scenes
from qmsdocs.wording import Said, Value, say


def _find_unmoved(history: History) -> Iterator[Hit]:
    for scene in scenes(history):
        for record in scene.step.arrivals:
            if not scene.ledger.stands(record):
                continue
            for cover in record.covers:
                act = Act(record, cover)
                if _moves(act) and not _lies_right(scene, act):
                    place = Place(at(record.place.path).path, cover.line)
                    yield Hit(place, _unmoved(scene, act), subject=act.subject)


def _moves(act: Act) -> bool:
    if act.record.meaning is Meaning.APPROVED:
        return brings_into_force(act)
    return act.record.meaning in (*MOVING, *STAYING)


def _lies_right(scene: Scene, act: Act) -> bool:
    text, day = act.cover.fingerprint, scene.step.day
    areas = scene.areas_of(act.cover.id, text)
    if act.record.meaning in STAYING:
        return bool(areas) or scene.is_draft(act.cover.id, text)
    if Area.CURRENT in areas:
        return act.record.meaning is not Meaning.WITHDRAWN or act.effective > day
    standing = scene.ledger.standing(act.cover.id)
    if Area.SUPERSEDED in areas and standing.is_replaced(text, day):
        return True
    if Area.WITHDRAWN in areas and standing.is_withdrawn(text, day):
        return True
    return act.effective > day and scene.is_draft(act.cover.id, text)


def _unmoved(scene: Scene, act: Act) -> Said:
    values: dict[str, Value] = {
        "code": act.cover.code,
        "number": str(act.cover.number),
        **scene.step.named,
    }
    if Area.CURRENT in scene.areas_of(act.cover.id, act.cover.fingerprint):
        return say(
            "{code} {number} is withdrawn from {day} on and still lies among the texts in force "
            "(commit {commit}, {on}, {author})",
            day=act.effective,
            **values,
        )
    return say(
        "the text of {code} {number} that the record covers lies nowhere where it belongs "
        "(commit {commit}, {on}, {author})",
        **values,
    )


def _find_unexplained(history: History) -> Iterator[Hit]:
    for scene in scenes(history):
        for turn in scene.unread:
            said = say(
                "the text cannot be read, so that no record covers it "
                "(commit {commit}, {on}, {author})",
                **scene.step.named,
            )
            yield Hit(at(turn.path), said)
        for document in scene.before:
            yield from _unexplained(scene, document)


def _unexplained(scene: Scene, document: str) -> Iterator[Hit]:
    standing = scene.ledger.standing(document)
    before, after = scene.before[document], scene.after.get(document, {})
    faulty = {turn.path for turn in scene.unread}
    for path, lying in _new(before, after):
        said = _objection(standing, lying, path in before, scene.step)
        if said is not None:
            faulty.add(path)
            yield Hit(at(path), said, subject=lying.sighting.subject)
    # A text that a wrong one replaced is named once, by the wrong one.
    replaced = any(path in faulty and each.area is Area.CURRENT for path, each in after.items())
    for path, lying in _new(after, before):
        if lying.area is not Area.CURRENT or replaced or path in faulty:
            continue
        if _is_lost(standing, lying, after, scene.step):
            yield Hit(at(path), _left(lying, scene.step), subject=lying.sighting.subject)
    yield from _doubled(before, after, faulty, scene.step)


def _new(before: Places, after: Places) -> list[tuple[str, Lying]]:
    """Return the texts that came to lie in an area in which they did not lie before."""
    known = {(each.area, each.sighting.fingerprint) for each in before.values()}
    return [
        (path, each)
        for path, each in after.items()
        if (each.area, each.sighting.fingerprint) not in known
    ]


def _objection(standing: Standing, lying: Lying, in_place: bool, step: Step) -> Said | None:
    text = lying.sighting.fingerprint
    if text not in standing.ranks:
        return _unrecorded(lying, in_place, step)
    values = _values(lying, step)
    if lying.area is Area.SUPERSEDED and not standing.is_replaced(text, step.day):
        return say(
            "{code} {number} was superseded, and no record brings a newer text into force "
            "(commit {commit}, {on}, {author})",
            **values,
        )
    if lying.area is Area.WITHDRAWN and not standing.is_withdrawn(text, step.day):
        return say(
            "{code} {number} was withdrawn without a record (commit {commit}, {on}, {author})",
            **values,
        )
    if lying.area is Area.CURRENT and standing.is_past(text, step.day):
        return say(
            "{code} {number} came back among the texts in force, though it had ceased to be one "
            "(commit {commit}, {on}, {author})",
            **values,
        )
    return None


def _unrecorded(lying: Lying, in_place: bool, step: Step) -> Said:
    values = _values(lying, step)
    if in_place:
        return say(
            "{code} {number} was changed without a record (commit {commit}, {on}, {author})",
            **values,
        )
    return say(
        "{code} {number} came to lie here and no record ever brought this text into force "
        "(commit {commit}, {on}, {author})",
        **values,
    )


def _is_lost(standing: Standing, lying: Lying, after: Places, step: Step) -> bool:
    text: Fingerprint = lying.sighting.fingerprint
    if text not in standing.ranks or standing.is_coming(text, step.day):
        return False
    return all(each.sighting.fingerprint != text for each in after.values())


def _left(lying: Lying, step: Step) -> Said:
    return say(
        "{code} {number} left the texts in force and lies neither in superseded/ nor in "
        "withdrawn/ (commit {commit}, {on}, {author})",
        **_values(lying, step),
    )


def _doubled(before: Places, after: Places, faulty: set[str], step: Step) -> Iterator[Hit]:
    current = sorted(path for path, each in after.items() if each.area is Area.CURRENT)
    came = [path for path in current if before.get(path) != after[path] and path not in faulty]
    if len(current) > 1 and came:
        others = tuple(at(path).path for path in current if path != came[0])
        lying = after[came[0]]
        said = say(
            "{code} {number} lies among the texts in force beside another text of the same "
            "document: {others} (commit {commit}, {on}, {author})",
            others=others,
            **_values(lying, step),
        )
        yield Hit(at(came[0]), said, subject=lying.sighting.subject)


def _values(lying: Lying, step: Step) -> dict[str, Value]:
    sighting = lying.sighting
    return {"code": sighting.code, "number": str(sighting.number), **step.named}


def _find_other_unit(history: History) -> Iterator[Hit]:
    for scene in scenes(history):
        for record in scene.step.arrivals:
            if not scene.ledger.stands(record):
                continue
            for cover in record.covers:
                units = scene.units_of(cover.id, cover.fingerprint)
                if not units or cover.unit in units:
                    continue
                said = say(
                    "the record says that {code} {number} is of unit '{found}', "
                    "its text said '{own}' (commit {commit}, {on}, {author})",
                    code=cover.code,
                    number=str(cover.number),
                    found=cover.unit or "-",
                    own=tuple(sorted(each or "-" for each in units)),
                    **scene.step.named,
                )
                place = Place(at(record.place.path).path, cover.line)
                yield Hit(place, said, subject=Act(record, cover).subject)


UNMOVED = Law(
    id="VER008",
    title=say("Record that moved something else than it says"),
    why=say("A promulgation is one commit: record and text arrive together."),
    hint=say(
        "Put the text that the record covers where it belongs, in a new commit; if the record "
        "covers the wrong text, annul it and record anew."
    ),
    find=_find_unmoved,
)
UNEXPLAINED = Law(
    id="VER009",
    title=say("Text moved or changed without a record"),
    why=say("Only a record may bring a text into force, replace it, correct it or end it."),
    hint=say(
        "See the commit with 'git show'; bring the text back as it was, or have the change "
        "approved and recorded, and explain the commit in writing: history keeps it."
    ),
    find=_find_unexplained,
)
OTHER_UNIT = Law(
    id="VER012",
    title=say("Record that names another unit than its text"),
    why=say("The unit decides whose signature reaches a text; it must be the text's own."),
    hint=say("Annul the record and have it made anew from the text."),
    find=_find_other_unit,
)
