"""QR codes of addresses, drawn as SVG, the same for the same address."""

import re
from functools import lru_cache

import segno

_VARYING = 40
"""Letters at the end of an address in which those of one site differ."""
_MASK = 0
_QUIET = 4
"""Empty squares around the code, without which cameras do not find it."""
_RUNS = re.compile("1+|0+|/")
_LONGEST = 177 + 1
"""Squares of the largest code in a row, and none."""
_STROKES = {"1" * long: f"h{long}" for long in range(1, _LONGEST)} | {
    "0" * long: f"m{long} 0" for long in range(1, _LONGEST)
}


def drawn(address: str) -> str:
    """Return the QR code of an address as an SVG image, black on white."""
    size, picture = _code(address.encode())
    whole = size + 2 * _QUIET
    squares = f"{picture:0{size * size}b}"
    rows = "/".join(squares[n : n + size] for n in range(0, size * size, size))
    strokes = _STROKES | {"/": f"m-{size} 1"}
    path = "".join(map(strokes.__getitem__, _RUNS.findall(rows)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {whole}" '
        f'shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{whole}v{whole}H0z"/>'
        f'<path stroke="#000" d="M{_QUIET} {_QUIET}.5{path}"/></svg>'
    )


def _code(address: bytes) -> tuple[int, int]:
    """Return width and squares of a code, these as the digits of a number.

    Error correction is linear, and with one mask for all so are the codes of one length: each
    is that of a common origin, with the squares turned over that belong to the bits in which
    the two addresses differ. A handbook has thousands, and a code made anew takes a while.
    """
    origin = address[:-_VARYING] + b"0" * len(address[-_VARYING:])
    size, picture = _made(origin)
    for place, (old, new) in enumerate(zip(origin, address, strict=True)):
        for bit in range(8):
            if (old ^ new) >> bit & 1:
                picture ^= _turned(origin, place, bit)
    return size, picture


@lru_cache(maxsize=2048)  # a bit of a letter each
def _turned(origin: bytes, place: int, bit: int) -> int:
    """Return the squares that turn over with one bit of an address."""
    other = bytearray(origin)
    other[place] ^= 1 << bit
    return _made(origin)[1] ^ _made(bytes(other))[1]


@lru_cache(maxsize=2048)
def _made(address: bytes) -> tuple[int, int]:
    code = segno.make_qr(address, error="m", mode="byte", mask=_MASK, boost_error=False)
    squares = "".join(str(each) for row in code.matrix for each in row)
    return len(code.matrix), int(squares, 2)
