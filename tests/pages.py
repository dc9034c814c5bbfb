"""Generated pages, and the fixtures: what the laws are tested on."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

FIXTURES = Path(__file__).parent / "fixtures" / "pages"

PROSE = (
    "The council voted on Monday to repair the old bridge, and the work will begin in the spring.",
    "«Es war höchste Zeit», sagte die Bürgermeisterin nach der Sitzung am Abend.",
    "По словам очевидцев, мост был закрыт ещё в прошлом году.",
    "市议会周一投票决定修复这座旧桥，工程将于明年春天开始。",
    "สภาเมืองลงมติเมื่อวันจันทร์ให้ซ่อมสะพานเก่า",
    "قال رئيس البلدية إن أعمال الإصلاح ستبدأ في الربيع المقبل.",
    "Itâ€™s the third time in ten years that money ran out, said Jane Roe.",
    "Prices rose by 3.5 percent &amp; wages did not, a report said last week.",
)
LABELS = (
    "Skip to main content", "Home | News | Sport", "Share", "Advertisement", "Read more", "Related articles",
    "Tags: bridges | councils", "By Jane Roe", "By    |   Monday, 03 November 2025 11:30 AM EST",
    "© 2025 Example Media. All rights reserved.", "Sign up for our newsletter", "Accept all cookies", "519",
    "2025-30-03", "3 Nov 2025", "A bridge too old", "- an item", "# A heading", "> a quote", "| a | b |", "…", "*",
    '[A bridge](https://example.org/a_(b)) and [another](/c "d")', "* [![Logo](/l.svg)](/)", "[Home](/)[News](/news)",
    "**bold** [x][", "![](", "\u200b", "x" * 300,
    "Jane Roe, a writer for Example Media, has covered bridges for ten years.",
)  # fmt: skip
ENDINGS = ("\n", "\r\n", "\r", "\n\n", "\n \n", "\n\t\n\n", "\x0b\n", "\u2028", "")

lines = st.one_of(st.sampled_from(PROSE), st.sampled_from(LABELS), st.text(max_size=60))
text_pages = st.lists(st.tuples(lines, st.sampled_from(ENDINGS)), max_size=40).map(
    lambda parts: "".join(line + ending for line, ending in parts)
)
TAGS = ("p", "div", "li", "h1", "h2", "pre", "td", "blockquote", "nav", "footer", "span", "a", "ul", "table", "article")
html_pages = st.lists(st.tuples(lines, st.sampled_from(TAGS), st.booleans()), max_size=30).map(
    lambda parts: (
        "<html><body>" + "".join(f"<{tag}>{line}" + (f"</{tag}>" if shut else "") for line, tag, shut in parts)
    )
)
pages = st.one_of(text_pages, html_pages, st.text(), st.binary())


def fixture_pages() -> list[Path]:
    """Return the source files of all fixture pages."""
    return sorted(FIXTURES.glob("*/source.*"))


def held_out() -> frozenset[str]:
    """Return the names of the pages that are set aside while rules are written."""
    return _named("HELD_OUT.txt")


def learned() -> frozenset[str]:
    """Return the names of the pages that the body's weights were learned from."""
    return _named("LEARNED.txt")


def _named(file: str) -> frozenset[str]:
    text = (FIXTURES / file).read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))
