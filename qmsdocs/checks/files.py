"""Checks on files and front matter: can this be read at all, and as what?"""

from qmsdocs.checks.registry import Check, noted
from qmsdocs.diagnostics import Severity
from qmsdocs.wording import say

UNREADABLE = Check(
    id="FIL001",
    title=say("File that cannot be read"),
    why=say("What nobody can open is not controlled, and it may hide a change."),
    hint=say("Restore the file from git, or correct its permissions."),
    find=noted("FIL001"),
    needs_registers=False,
)
NOT_TEXT = Check(
    id="FIL002",
    title=say("File that is not UTF-8 text"),
    why=say("A text in another encoding reads differently on every machine."),
    hint=say("Save the file as UTF-8 text; import a Word file instead of renaming it."),
    find=noted("FIL002"),
    needs_registers=False,
)
BYTE_ORDER_MARK = Check(
    id="FIL003",
    title=say("Byte order mark at the beginning"),
    why=say("Some editors add three invisible bytes that other programs take for text."),
    hint=say("Save the file as 'UTF-8' rather than 'UTF-8 with BOM'."),
    find=noted("FIL003"),
    severity=Severity.WARNING,
    needs_registers=False,
)
TOO_LARGE = Check(
    id="FIL004",
    title=say("Text that is too large"),
    why=say("A text of several megabytes is no document that people read; it holds pictures."),
    hint=say("Move pictures and tables of data into the folder of attached files."),
    find=noted("FIL004"),
    needs_registers=False,
)
LINK = Check(
    id="FIL005",
    title=say("Link instead of a file"),
    why=say("A link may lead out of the handbook, where nothing is controlled."),
    hint=say("Put the file itself in the place of the link."),
    find=noted("FIL005"),
    needs_registers=False,
)
UNSAFE_NAME = Check(
    id="FIL006",
    title=say("File name that is not safe"),
    why=say("Names with accents or special characters break on some systems and in links."),
    hint=say("Rename the file after the slug of its code, such as qt-ht-01.md."),
    find=noted("FIL006"),
    needs_registers=False,
)
EMPTY = Check(
    id="FIL007",
    title=say("Empty file"),
    why=say("An empty file is usually what is left of an interrupted save."),
    hint=say("Restore the file from git, or remove it if it was never used."),
    find=noted("FIL007"),
    needs_registers=False,
)
STRAY = Check(
    id="FIL008",
    title=say("File that nothing reads"),
    why=say("Whoever opens the folder may take it for a controlled document, and it is none."),
    hint=say("Move the file out of 'content/', or attach it to a text in its '.files' folder."),
    find=noted("FIL008"),
    severity=Severity.WARNING,
    needs_registers=False,
)
NO_HEADER = Check(
    id="HDR001",
    title=say("No front matter"),
    why=say("Without front matter a text has no code, number or title to be controlled by."),
    hint=say("Begin the file with a line '---', the fields, and another line '---'."),
    find=noted("HDR001"),
    needs_registers=False,
)
NOT_YAML = Check(
    id="HDR002",
    title=say("Front matter that is not YAML"),
    why=say("What cannot be parsed is not known, however well it reads."),
    hint=say("Write 'key: value' with spaces, and put text with ': ' or '#' in quotes."),
    find=noted("HDR002"),
    needs_registers=False,
)
DOUBLE_KEY = Check(
    id="HDR003",
    title=say("The same key twice"),
    why=say("Programs disagree about which of the two values counts."),
    hint=say("Keep one of the two lines."),
    find=noted("HDR003"),
    needs_registers=False,
)
MISSING_FIELD = Check(
    id="HDR004",
    title=say("Required field missing"),
    why=say("A text without id, code, title, kind and number cannot be told from another."),
    hint=say("Add the field; the format is described in docs/formats.md."),
    find=noted("HDR004"),
    needs_registers=False,
)
WRONG_VALUE = Check(
    id="HDR005",
    title=say("Value of the wrong form"),
    why=say(
        "A day, number or word in another form would be guessed at, and facts are not guessed."
    ),
    hint=say("Write the value in the form named in the message."),
    find=noted("HDR005"),
    needs_registers=False,
)
UNKNOWN_KEY = Check(
    id="HDR006",
    title=say("Key that a register does not know"),
    why=say("A misspelt key in a register would silently leave a rule out."),
    hint=say("Correct the spelling; the format is described in docs/formats.md."),
    find=noted("HDR006"),
    needs_registers=False,
)
BROKEN_TABLE = Check(
    id="CAT001",
    title=say("Catalogue table that cannot be read"),
    why=say("A row that is left out would make a legal document look unknown."),
    hint=say("Correct the row; every table begins with its fixed first line."),
    find=noted("CAT001"),
    needs_registers=False,
)

FILES = (
    UNREADABLE,
    NOT_TEXT,
    BYTE_ORDER_MARK,
    TOO_LARGE,
    LINK,
    UNSAFE_NAME,
    EMPTY,
    STRAY,
    NO_HEADER,
    NOT_YAML,
    DOUBLE_KEY,
    MISSING_FIELD,
    WRONG_VALUE,
    UNKNOWN_KEY,
    BROKEN_TABLE,
)
