"""Strategies for Markdown bodies with headings, built of what people write."""

from hypothesis import strategies as st

WORDS = st.sampled_from(
    ["Mục", "đích", "phí", "5.4.", "a1", "Thời hạn", "x-y", "Ðất", "ở", "(một)"]
)
_PHRASES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
_SIMPLE = st.one_of(
    _PHRASES,
    st.builds("*{}*".format, _PHRASES),
    st.builds("**{}**".format, _PHRASES),
    st.builds("_{}_".format, _PHRASES),
    st.builds("***{}***".format, _PHRASES),
    st.sampled_from(["`a*b`", "`x <b> y`", "`&amp;`", "`[k](u)`", "``a ` b``", "`Thời hạn`"]),
    st.sampled_from(["&amp;", "&nbsp;", "&#65;", "&copy;", "A & B", "a < b", "5 > 3", "2 * 3"]),
    st.sampled_from([r"\*", r"\#", r"\[x\]", "1. 2", "{#muc}", "#1", "a_b_c", "x [1]", "!"]),
    st.sampled_from(["<https://a.vn/b>", "<a@b.vn>"]),
    st.builds("[{}](doc:b1m0k5tq#a-b)".format, _PHRASES),
    st.builds("[**{}**](<file:a b.csv> 'tên')".format, _PHRASES),
)
_DOUBTFUL = st.one_of(
    _SIMPLE,
    st.builds("<b>{}</b>".format, _PHRASES),
    st.builds("![{}](file:a.png)".format, _PHRASES),
    st.builds("![{}](https://a.vn/a.png)".format, _PHRASES),
    st.builds("[{}][r]".format, _PHRASES),
    st.builds("{0}**{0}**".format, WORDS),
    st.sampled_from(["[r]", "<br>", "<!-- x -->"]),
)


def _headings(inline: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    text = st.lists(inline, min_size=1, max_size=3).map(" ".join)
    ends = st.sampled_from(["", " #", " ###", r" \#"])
    # One sort of heading, so that equal ones are met often.
    atx = st.builds("{}{}{}{}".format, _HASHES, st.sampled_from([" ", ""]), text, ends)
    setext = st.builds("{}\n{}".format, text, st.sampled_from(["===", "---", "=", "--- "]))
    return st.one_of(atx, setext, st.sampled_from(["## Mục", "### Mục", "##", "# !"]))


_HASHES = st.integers(1, 6).map("#".__mul__)
_BLOCKS = st.one_of(
    st.builds("{} {}".format, WORDS, _PHRASES),
    st.builds("{}\n{}".format, WORDS, _PHRASES),
    st.sampled_from(
        [
            "```\n# trong mã\n\nA\n===\n```",
            "~~~~ python\n# trong mã\n~~~~",
            "đoạn văn\n\n    # trong mã\n    # nữa",
            "\tđoạn đầu",
            "| # | B |\n|---|---|\n| a | # b |",
            "Từ\n:   nghĩa\n\n    nghĩa nữa",
            "<!--\n# trong ghi chú\n-->",
            "- một\n- hai",
            "***",
        ]
    ),
)


def _indented(block: str) -> str:
    return "\n".join(f"    {line}" if line else "" for line in block.split("\n"))


def _quoted(block: str) -> str:
    return "\n".join(f"> {line}" if line else ">" for line in block.split("\n"))


def _within(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return blocks, and blocks within lists, quotations and notes."""
    inner = st.lists(blocks, min_size=1, max_size=2).map("\n\n".join)
    return st.one_of(
        blocks,
        st.builds("{} một\n\n{}".format, st.sampled_from(["-", "1."]), inner.map(_indented)),
        inner.map(_quoted),
        st.builds("!!! note\n{}".format, inner.map(_indented)),
    )


def _joined(blocks: st.SearchStrategy[str], between: list[str]) -> st.SearchStrategy[str]:
    block = st.builds(str.__add__, blocks, st.sampled_from(between))
    return st.lists(block, min_size=1, max_size=6).map("".join)


PLAIN_BODIES = _joined(
    st.one_of(_headings(_SIMPLE), _BLOCKS, _within(_headings(_SIMPLE))), ["\n\n", "\n\n\n"]
)
"""Bodies of which lines alone tell what is a heading and what it says."""

_RAW = st.one_of(
    st.builds("<div>\n{}\n</div>{}".format, _headings(_SIMPLE), st.sampled_from(["", "## Sau"])),
    st.builds("<div>\n{}\n</div>Sau\n===".format, _PHRASES),
    st.builds("<hr>## {} **{}**".format, WORDS, WORDS),
    st.builds("<!-- x -->{}".format, st.sampled_from(["", "# Sau", "\n# Sau"])),
    st.builds("{}{}".format, st.sampled_from(["- ", "1. ", "> ", "[^1]: "]), _headings(_DOUBTFUL)),
    st.sampled_from(["[r]: http://a.vn\nA\n===", "[r]:\nhttp://a.vn\nA\n===", "A\nB\n---"]),
    st.builds("{}\n{}".format, WORDS, _headings(_DOUBTFUL)),
)
BODIES = _joined(
    st.one_of(_headings(_DOUBTFUL), _BLOCKS, _within(st.one_of(_headings(_DOUBTFUL), _RAW)), _RAW),
    ["\n\n", "\n\n", "\n", "\r\n\r\n"],
)
"""Bodies of any kind, raw HTML among them."""
