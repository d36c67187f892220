"""QR codes: those of the library, only quicker, and found by a camera."""

import re
import string

import segno
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from qmsdocs.site.sheet.codes import drawn

LETTERS = string.ascii_lowercase + string.digits
PRINTS = st.text(LETTERS, min_size=8, max_size=8)
ADDRESS = "https://sotay.example.org/d/{}/02-00-{}/"
_RUN = re.compile(r"([hm])(-?\d+)(?: (\d+))?")


def _squares(svg: str) -> list[list[int]]:
    """Return the dark squares of an image, its quiet border left out."""
    size = int(re.findall(r'viewBox="0 0 (\d+)', svg)[0]) - 8
    path = re.findall(r'd="M4 4\.5([^"]*)"', svg)[0]
    squares = [[0] * size for _ in range(size)]
    left = top = 0
    for kind, across, down in _RUN.findall(path):
        if kind == "h":
            squares[top][left : left + int(across)] = [1] * int(across)
        left, top = left + int(across), top + int(down or 0)
    return squares


@given(PRINTS, PRINTS)
def test_same_as_the_library(document: str, digits: str) -> None:
    """Put together from parts, it is the code that the library makes of the whole."""
    address = ADDRESS.format(document, digits)

    code = segno.make_qr(address, error="m", mode="byte", mask=0, boost_error=False)

    assert _squares(drawn(address)) == [list(row) for row in code.matrix]


@given(st.text(LETTERS + "-./", min_size=1, max_size=90))
def test_any_length(address: str) -> None:
    """Short and long addresses are codes, too."""
    code = segno.make_qr(address.encode(), error="m", mode="byte", mask=0, boost_error=False)

    assert _squares(drawn(address)) == [list(row) for row in code.matrix]


def test_read() -> None:
    """A camera reads the address, with the border that it needs."""
    address = ADDRESS.format("k3f9t2xq", "a2ff3157")
    squares = _squares(drawn(address))
    size = len(squares) + 8
    image = Image.new("L", (size, size), 255)
    for top, row in enumerate(squares, start=4):
        for left, dark in enumerate(row, start=4):
            image.putpixel((left, top), 0 if dark else 255)

    found = zxingcpp.read_barcodes(image.resize((size * 4, size * 4), Image.Resampling.NEAREST))

    assert [each.text for each in found] == [address]
