"""Changes of the roster that concern persons: who they are, their absences, keys and leaving."""

from collections.abc import Sequence
from datetime import date, timedelta

from qmsdocs.acts.deed import Deed
from qmsdocs.acts.desk import Desk
from qmsdocs.acts.sheet import ABSENCES, KEYS, MANDATES, Sheet, free_id, refused
from qmsdocs.acts.wishes import Wish
from qmsdocs.checks.registry import meant
from qmsdocs.model.letters import slug
from qmsdocs.model.office import Dated
from qmsdocs.model.roster import Absence, Person
from qmsdocs.wording import say


def add_person(desk: Desk, person_id: str, name: str, email: str, wish: Wish) -> Deed:
    """Return the deed of entering a new person, who holds no mandate yet.

    Raises:
        RefusedError: The id or the address is taken or has not its form, or the right is missing.
    """
    name, email = name.strip(), email.strip()
    if not person_id or person_id != slug(person_id):
        raise refused(
            say("'{id}' is no id: small letters, digits and hyphens", id=person_id),
            say("Write it as '{id}'.", id=slug(name) or "nguyen-van-a"),
        )
    if not name or "@" not in email:
        raise refused(say("a person needs a name and an e-mail address"))
    for each in desk.corpus.roster.people:
        if each.id == person_id or each.email.casefold() == email.casefold():
            raise refused(
                say(
                    "'{person}' is in people.yml already: {name}, {email}",
                    person=each.id,
                    name=each.name,
                    email=each.email,
                ),
                say("Ids and addresses are of one person each; choose others."),
            )
    sheet = Sheet.of(desk).with_person({"id": person_id, "name": name, "email": email})
    return sheet.deed("roster add", say("Enter {person} on the roster", person=name), wish)


def enter_absence(desk: Desk, person_id: str, absence: Absence, wish: Wish) -> Deed:
    """Return the deed of entering days on which a person is away; its ``id`` is given here.

    Raises:
        RefusedError: The person is unknown, the days are wrong, or the right is missing.
    """
    sheet = Sheet.of(desk)
    person = sheet.person(person_id)
    since, until = absence.since or desk.day, absence.until or desk.day
    refuse_backwards(since, until)
    if any((each.since, each.until) == (since, until) for each in person.absences):
        raise refused(say("'{person}' is entered as away on these days already", person=person_id))
    item = {
        "id": free_id("a", person.absences),
        "from": str(since),
        "until": str(until),
        **({"reason": absence.reason} if absence.reason.strip() else {}),
    }
    said = say(
        "Enter that {person} is away from {since} to {until}",
        person=person.name,
        since=since,
        until=until,
    )
    return sheet.with_entry(person, ABSENCES, item).deed("roster absence", said, wish)


def add_key(
    desk: Desk, person_id: str, public: str, since: date, wish: Wish, *, keeping: bool
) -> Deed:
    """Return the deed of entering a person's new key; the old ones end as it begins.

    Args:
        desk: What was read.
        person_id: Whose key it is.
        public: The public key in OpenSSH's form.
        since: Its first day, not before the day of the act.
        wish: Who signs.
        keeping: The old keys stay valid beside it.

    Raises:
        RefusedError: The key stands there already or would reach back, or the right is missing.
    """
    if since < desk.day:
        raise refused(
            say(
                "a key cannot begin on {since}, before today, {today}", since=since, today=desk.day
            ),
            say("Let it begin today or later: it would judge anew what was signed before."),
        )
    sheet = Sheet.of(desk)
    person = sheet.person(person_id)
    _refuse_known_key(desk.corpus.roster.people, public)
    # An end reaches back no more than a beginning: old and new key may share a day.
    last = max(since - timedelta(days=1), wish.day(desk.day))
    ending = () if keeping else tuple(k for k in _open(person.keys, last) if _begun(k, last))
    for each in ending:
        sheet = sheet.ended(person, KEYS, each.id, last)
    item = {"id": free_id("k", person.keys), "key": public, "from": str(since)}
    sheet = sheet.with_entry(person, KEYS, item)
    said = say("Enter a key of {person} from {since}", person=person.name, since=since)
    return sheet.deed("roster key add", said, wish)


def end_key(desk: Desk, person_id: str, key_id: str, until: date, wish: Wish) -> Deed:
    """Return the deed of ending a key.

    Raises:
        RefusedError: Key or day is wrong, the right is missing, or nobody would have it then.
    """
    sheet = Sheet.of(desk)
    person = sheet.person(person_id)
    refuse_end(person.keys, key_id, until, wish.day(desk.day))
    said = say(
        "End the key {key} of {person} on {until}", key=key_id, person=person.name, until=until
    )
    sheet = sheet.ended(person, KEYS, key_id, until)
    return sheet.deed("roster key end", said, wish)


def leave(desk: Desk, person_id: str, until: date, wish: Wish) -> Deed:
    """Return the deed of a person's leaving: every mandate and key ends on that day.

    What was to begin later ends before it begins, and so never does.

    Raises:
        RefusedError: There is nothing to end, the day lies before that of signing, the right
            is missing, or nobody would have it then.
    """
    sheet = Sheet.of(desk)
    person = sheet.person(person_id)
    _refuse_past(until, wish.day(desk.day))
    mandates, keys = _open(person.mandates, until), _open(person.keys, until)
    if not mandates and not keys:
        raise refused(
            say("'{person}' has no mandate and no key after {until}", person=person_id, until=until)
        )
    for each in mandates:
        sheet = sheet.ended(person, MANDATES, each.id, until)
    for each in keys:
        sheet = sheet.ended(person, KEYS, each.id, until)
    said = say(
        "{person} leaves, last day {until}: mandates and keys end",
        person=person.name,
        until=until,
    )
    return sheet.deed("roster leave", said, wish)


def refuse_end(entries: Sequence[Dated], entry_id: str, until: date, signed_on: date) -> None:
    """Refuse a last day that an entry cannot have.

    Raises:
        RefusedError: There is no such entry, it ends by then, or the day is too early.
    """
    found = next((each for each in entries if each.id == entry_id), None)
    if found is None:
        raise refused(
            say("there is no entry '{entry}'", entry=entry_id),
            meant(entry_id, (each.id for each in entries)),
        )
    if found.until is not None and found.until <= until:
        raise refused(
            say("'{entry}' ends on {until} already", entry=entry_id, until=found.until),
            say("An end can only be brought forward; give a new entry for the days after it."),
        )
    if found.since is not None:
        refuse_backwards(found.since, until)
    _refuse_past(until, signed_on)


def refuse_backwards(since: date, until: date | None) -> None:
    """Refuse an end before the beginning.

    Raises:
        RefusedError: It is so.
    """
    if until is not None and until < since:
        raise refused(
            say("the end {until} lies before the beginning {since}", until=until, since=since),
            say("Correct the days."),
        )


def _refuse_past(until: date, signed_on: date) -> None:
    if until < signed_on:
        raise refused(
            say(
                "an end on {until} would reach back: it is signed on {day}",
                until=until,
                day=signed_on,
            ),
            say("Let it end on that day or later; what was signed until then stands."),
        )


def _refuse_known_key(people: Sequence[Person], public: str) -> None:
    for person in people:
        for each in person.keys:
            if each.key.split()[:2] == public.split()[:2]:
                raise refused(
                    say("this key is '{key}' of '{person}' already", key=each.id, person=person.id),
                    say("A key is entered once; make a new one with 'ssh-keygen -t ed25519'."),
                )


def _open(entries: Sequence[Dated], last: date) -> list[Dated]:
    """Return the entries that have not ended by a day."""
    return [each for each in entries if each.until is None or each.until > last]


def _begun(entry: Dated, day: date) -> bool:
    return entry.since is None or entry.since <= day
