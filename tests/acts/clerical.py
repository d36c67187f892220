"""A small committed handbook in which somebody of the roster keeps the catalogue."""

from qmsdocs.edits.attributes import FILES
from tests.builders import PEOPLE, Handbook
from tests.conftest import History

EMAIL = "vi-du@example.org"
LEGAL = "content/catalogue/legal/2015.csv"
HEAD = "id,type,number,title,issuer,issued,effective,expires,status,source,checked\n"
DECREE = (
    "123-2015-nd-cp.2015-11-15,NĐ,123/2015/NĐ-CP,Hộ tịch,Chính phủ,2015-11-15,2016-01-01,,,cũ,\n"
)
SERVICE = "content/catalogue/services/1.001193.yml"
BIRTH = 'service: 1\ncode: "1.001193"\nname: Khai sinh\nfield: Hộ tịch\n'


def keep_catalogue(history: History, **files: str) -> None:
    """Commit a handbook with one legal document and one service, and these files besides."""
    name = "name: Trần Thị Ví Dụ\n"
    people = PEOPLE.replace(name, f"{name}    email: {EMAIL}\n")
    made = Handbook.new(people=people)
    made.in_force()
    first = {LEGAL: HEAD + DECREE, SERVICE: BIRTH}
    history.commit({**FILES, **made.files, **first, **files}, on="2026-11-19")
    history.git("config", "user.email", EMAIL)
    history.git("config", "user.name", "Ai đó")
