"""Any str or bytes gives a Page whose segments tile its source."""

from __future__ import annotations

import string

from hypothesis import given
from hypothesis import strategies as st

from cleanpage.read import Reading, read
from cleanpage.words import table

from .laws import assert_lawful

WORDS = table()

words = st.sampled_from(
    "the The of troops NBC News, news. exam- ple well- known © &amp; &nbsp; &#x27; Ã© â€™ caf\u00e9 \u00ad \u200b "
    "\x1b[31m \u202e # ## - • 1. > ``` | \t 日本語 です。 עברית العربية \ud800 \x00 \ufeff".split(" ")
)
plain_lines = st.lists(words, max_size=14).map(" ".join)
ends = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\n    ", "\u2028", "\x85", "\x0b"])
texts = st.lists(st.tuples(plain_lines, ends), max_size=30).map(lambda rows: "".join(a + b for a, b in rows))

tags = st.sampled_from(
    "p div span a b br table tr td th ul li h1 pre code template iframe noscript time title body html script select "
    "option svg img blockquote hr details textarea figure figcaption".split()
)
attributes = st.sampled_from(
    [
        "",
        " hidden",
        ' class="siteHeader nav-bar"',
        ' style="display: none"',
        ' aria-hidden="true"',
        " <",
        ' a="',
        ' id=""',
    ]
)
opening = st.tuples(tags, attributes).map(lambda tag: f"<{tag[0]}{tag[1]}>")
closing = tags.map(lambda tag: f"</{tag}>")
markup = st.lists(
    st.one_of(opening, closing, plain_lines, st.sampled_from(["<!--", "-->", "<", "&lt", "\n"])), max_size=60
)
pages = markup.map("".join)

readings = st.builds(
    Reading,
    straighten_quotes=st.booleans(),
    fix_ligatures=st.booleans(),
    fix_width=st.booleans(),
    join_wrapped=st.booleans(),
    max_chars=st.integers(1, 2_000),
)


@given(st.text(), readings)
def test_any_text_gives_a_lawful_page(text: str, options: Reading) -> None:
    """Arbitrary code points, surrogates included."""
    page = read(text, WORDS, options=options)
    assert_lawful(page)
    if page.format == "text":
        assert page.source == text[: options.max_chars]


@given(texts, readings)
def test_pages_of_lines_are_lawful(text: str, options: Reading) -> None:
    """Lines of the kinds that reading treats specially, in any order, with every sort of line end."""
    page = read(text, WORDS, format="text", options=options)
    assert_lawful(page)
    assert page.source == text[: options.max_chars]


@given(pages)
def test_any_markup_gives_a_lawful_page(html: str) -> None:
    """Tags in any order, closed or not, with attributes that hide."""
    assert_lawful(read(html, WORDS, format="html"))


@given(
    st.binary(), st.sampled_from([None, "utf-8", "latin-1", "utf-16", "shift_jis", "gb2312", "iso-2022-jp", "utf-7"])
)
def test_any_bytes_give_a_lawful_page(raw: bytes, encoding: str | None) -> None:
    """Whatever the encoding is said to be."""
    assert_lawful(read(raw, WORDS, encoding=encoding))


@given(st.text(st.sampled_from(string.ascii_letters + " .,-\n"), min_size=200, max_size=2_000))
def test_joining_changes_no_word(text: str) -> None:
    """Joining lines takes out nothing but hyphens that broke a word."""
    page = read(text, WORDS, format="text")
    joined = "".join("".join(segment.text.split()) for segment in page.segments)
    assert joined.replace("-", "") == "".join(page.source.split()).replace("-", "")
