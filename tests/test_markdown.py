"""Markdown is CommonMark that says what the blocks say: a parser reads the same text and the same structure from it."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cleanpage import Pipeline
from cleanpage.article import Block
from cleanpage.markdown import BULLET, HEADING_MARK, QUOTE_MARK, RULE, markdown
from cleanpage.read import Reading

from .expectations import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

PARSER = MarkdownIt("commonmark").enable("table").enable("strikethrough")
PAGES = sorted((Path(__file__).parent / "fixtures" / "pages").glob("*/source.*"))
MARKS = {"list-item": BULLET, "heading": HEADING_MARK, "quote": QUOTE_MARK}
EVERYTHING = Pipeline.preset("keep-everything")


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of Markdown, those within lines too."""
    for token in PARSER.parse(text):
        yield token
        yield from token.children or ()


def said(text: str) -> str:
    """Return what a reader of the Markdown sees, without white space."""
    parts = []
    for token in tokens(text):
        if token.type in {"text", "code_inline", "fence", "code_block"}:
            parts.append(token.content)
        assert token.type not in {"link_open", "image", "html_inline", "s_open", "hr", "code_block"}, token
        assert token.type != "html_block" or token.content.strip() == "<!-- -->"
    return "".join("".join(parts).split())


def meant(blocks: Sequence[Block]) -> str:
    """Return what blocks hold, without white space and the marks of plain text."""
    parts = []
    for block in blocks:
        text = block.text
        if block.cells or block.kind == "table":
            cells = block.cells or re.split(r"\s*\|\s*", text.strip("| "))
            text = "" if all(RULE.match(cell) for cell in cells) else " ".join(cells)
        elif mark := MARKS.get(block.kind):
            match = mark.match(text)
            if match and (block.kind != "list-item" or match[0].rstrip() == block.marker):
                text = text[match.end() :]
        parts.append(text)
    return "".join("".join(parts).split())


def outline(text: str) -> list[str]:
    """Return the elements of Markdown in order, with the depth of items."""
    found, lists = [], []
    for token in tokens(text):
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            lists.append(token)
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            lists.pop()
        elif token.type == "list_item_open":
            found.append(
                f"{'  ' * (len(lists) - 1)}{token.info}{token.markup}" if token.info else "  " * (len(lists) - 1) + "-"
            )
        elif token.type in {"heading_open", "blockquote_open", "tr_open", "hardbreak"}:
            found.append(token.tag)
        elif token.type == "fence":
            found.append(f"code {token.info}".strip())
    return found


PAGE = """\
<h2>Tools # of the trade #</h2><h3>C# or F#</h3>
<p>You_need *these*, and <b>1</b>&lt;2 &amp;amp; [all]:
<ol start="3"><li>a saw<ul><li>sharp</li><li><p>with teeth</p><p>of steel</p></li></ul></li><li>glue</li></ol>
<ul><li>paper</ul>
<ol><li>first<li value=7>seventh</ol>
<blockquote><p>Measure twice.</p><p>Cut once.</p></blockquote><blockquote>Sand.</blockquote>
<p>Roses are red,<br>- violets are blue
<pre><code class="hljs language-python">def saw():
    return "```"

cut()
</code></pre>
<div class="highlight highlight-source-js"><pre>let x = 1;</pre></div>
<table><tr><th>Wood<th>cm<th>Price<tr><td rowspan=2>Oak<td>2<td>3|4<tr><td>5<td>6<tr><td><td colspan=2>sold out
<tr><td><td>8<td>9</table><table><tr><td>Birch<td>none</table>
<dl><dt>Kerf<dd>What the saw takes.</dl>
"""


def test_structure_of_html() -> None:
    """Nested and numbered lists, quotes, code with its language, tables whose cells stand in their columns."""
    article = EVERYTHING.without(*[kind for kind in EVERYTHING.kinds if kind == "headline"]).clean(PAGE, format="html")
    assert outline(article.markdown) == [
        "h2", "h3", "3.", "  -", "  -", "4.", "-", "1.", "7)", "blockquote", "blockquote", "br", "code python",
        "code js", "tr", "tr", "tr", "tr", "tr", "tr",
    ]  # fmt: skip
    rows = [block.cells for block in article.blocks if block.cells]
    assert rows == [
        ("Wood", "cm", "Price"), ("Oak", "2", "3|4"), ("", "5", "6"), ("", "sold out", ""), ("", "8", "9"),
        ("Birch", "none"),
    ]  # fmt: skip
    assert "def saw():\n    return" in article.markdown
    assert "**Kerf**" in article.markdown
    assert said(article.markdown) == meant(article.blocks)


NESTED = """\
<ol start=0><li>Saw:<pre>saw()

  twice()</pre>and rest.</li><li><blockquote><p>Sand.</p><pre>sand()</pre><p>Again.</p></blockquote></li>
<li><table><tr><th>Oil<th>Days<tr><td>nut<td>3</table></li><li>Wait.</li></ol>
<blockquote><p>He said:</p><blockquote><p>No.</p></blockquote><p>Then:</p><ul><li>wax<li>oil</ul><pre>wax()</pre>
<footer>A mason</footer></blockquote><blockquote><p>1 > 0</p></blockquote>
<table><tr><td>Shop<td><table><tr><td>Mill<td>Barn</table><tr><td>1<td>2</table>
<table><tr><th colspan=2>Woods<tr><td>Oak<td>5<tr><th colspan=2>Oils<tr><td>Nut<td>3</table>
"""


def test_structure_within_structure() -> None:
    """Code, quotes and tables stand in their items, lists and code in their quotes; tables in tables stay apart."""
    article = Pipeline(rules=()).clean(NESTED, format="html")
    assert said(article.markdown) == meant(article.blocks)
    assert (
        article.markdown
        == """\
0. Saw:

   ```
   saw()

     twice()
   ```

   and rest.
1. > Sand.
   >
   > ```
   > sand()
   > ```
   >
   > Again.
2. | Oil | Days |
   | --- | --- |
   | nut | 3 |
3. Wait.

> He said:
>
> > No.
>
> Then:
>
> - wax
> - oil
>
> ```
> wax()
> ```
>
> A mason

<!-- -->

> 1 > 0

Shop

| Mill | Barn |
| --- | --- |

| 1 | 2 |
| --- | --- |

| Woods |  |
| --- | --- |
| Oak | 5 |
| Oils |  |
| Nut | 3 |"""
    )


LINKED = """\
<h1>The bridge</h1><p>The <a href="/a b">old
 <b>bridge</b></a>, see <a href="https://x.example/(1)">the [plan]</a> and <a href="javascript:x()">this</a>.
<img src="b.png" alt="A *bridge*">
<figure><img src="c.png"><figcaption>Seen from the mill</figcaption></figure><h2>More <a href="#m">about</a> it</h2>
<ul><li><a href="/1">one</a></li></ul>
<table><tr><td><img src="d.png"></td><td><a href="/2?a|b">two</a></td><td>3</td></tr></table>
<p>A<img src="e.png" alt="E">B</p>
"""


def test_links_and_images() -> None:
    """Where reading is asked for them they stand in blocks and Markdown; the text is the same with them and without."""
    plain = EVERYTHING.clean(LINKED, format="html")
    linked = EVERYTHING.model_copy(update={"reading": Reading(links=True, images=True)}).clean(LINKED, format="html")
    assert linked.text == plain.text
    assert not any(block.links for block in plain.blocks)
    found = list(tokens(linked.markdown))
    assert [t.attrs["href"] for t in found if t.type == "link_open"] == [
        "/a%20b", "https://x.example/(1)", "#m", "/1", "/2?a%7Cb",
    ]  # fmt: skip
    assert [(t.attrs["src"], t.content) for t in found if t.type == "image"] == [
        ("b.png", "A \\*bridge\\*"),
        ("c.png", ""),
        ("d.png", ""),
        ("e.png", "E"),
    ]
    assert "A ![E](<e.png>) B" in linked.markdown
    assert "[old bridge](</a%20b>), see" in linked.markdown


TEXT = """\
# Tools

What you need for this is not much, and most of it you will have at home already.

1. a saw
2. glue
  - white
  - brown
3. time

> Measure twice.
> Cut once.

```python
cut()
```

Wood\tPrice
Oak\t3

The lines of the poem that hangs above the bench have been there since the shop was built:

Roses are red,
violets are blue.
"""


def test_structure_of_text() -> None:
    """The same from the marks of plain text; lines without a blank line between them are lines of one paragraph."""
    article = EVERYTHING.clean(TEXT, format="text")
    assert [line for line in outline(article.markdown) if line != "h1"] == [
        "1.", "2.", "  -", "  -", "3.", "blockquote", "code python", "tr", "tr", "br",
    ]  # fmt: skip
    assert "Roses are red,\nviolets are blue." in article.text
    assert said(article.markdown) == meant(article.blocks)


@pytest.mark.parametrize("source", PAGES, ids=lambda source: source.parent.name)
def test_pages_come_back(source: Path) -> None:
    """A parser finds all the text of a page in its Markdown, and each heading, block of code and item."""
    article = clean(source, EVERYTHING)
    text = article.markdown
    assert said(text) == meant(article.blocks)
    kinds = [token.type for token in tokens(text)]
    for kind, token in (("heading", "heading_open"), ("code", "fence")):
        assert kinds.count(token) == sum(block.kind == kind for block in article.blocks)
    assert kinds.count("list_item_open") == sum(block.marker not in {"", "term"} for block in article.blocks)


def test_a_line_does_not_go_on_across_a_quote() -> None:
    """A paragraph that goes on with one outside of its quote begins anew."""
    assert markdown([Block("paragraph", "one"), Block("paragraph", "two", goes_on=True, quotes=1)]) == "one\n\n> two"


@pytest.mark.parametrize("text", ["#", "##", "# #", "a #", "a \\#", "\\#"])
def test_signs_of_headings_are_escaped_once(text: str) -> None:
    """A heading of such signs alone has them once."""
    blocks = [Block("heading", text, level=1)]
    assert said(markdown(blocks)) == meant(blocks)


WORDS = st.text(
    st.sampled_from("ab1 .)(-+*_`~#>|<&;:!=[]\\/'\"é中") | st.characters(categories=("L", "N", "P", "S")), max_size=30
)
LINES = WORDS.map(lambda text: " ".join(text.split())).filter(bool)
MARKERS = st.sampled_from(["-", "1.", "2.", "3.", "(4)", "100."])
BLOCKS = st.lists(
    st.one_of(
        st.builds(Block, kind=st.sampled_from(["paragraph", "quote", "caption"]), text=LINES, goes_on=st.booleans(),
                  quotes=st.integers(0, 2)),
        st.builds(Block, kind=st.sampled_from(["quote", "caption", "code"]), text=LINES, level=st.integers(1, 3),
                  marker=MARKERS | st.just(""), goes_on=st.booleans(), quotes=st.integers(0, 2)),
        st.builds(Block, kind=st.just("heading"), text=LINES, level=st.integers(1, 6)),
        st.builds(Block, kind=st.just("list-item"), text=LINES, level=st.integers(1, 9), goes_on=st.booleans(),
                  marker=MARKERS, quotes=st.integers(0, 2)),
        st.builds(Block, kind=st.just("code"), text=LINES, language=st.sampled_from(["", "python", "c++", "a b`"])),
        st.lists(LINES | st.just(""), min_size=2, max_size=4).filter(any).map(
            lambda cells: Block("table", " | ".join(filter(None, cells)), cells=tuple(cells))),
    ),
    max_size=8,
)  # fmt: skip


def test_another_quote_behind_a_quoted_list_ends_that() -> None:
    """What keeps two quotes apart stands in no item of the first one's list, where it would be code."""
    blocks = [Block("list-item", "a mill", level=1, marker="100.", quotes=1), Block("quote", "a bridge", level=1)]
    assert markdown(blocks) == "> 100. a mill\n\n<!-- -->\n\n> a bridge"
    inner = [Block("quote", text, level=1, quotes=2) for text in ("a mill", "a bridge")]
    within = markdown([Block("list-item", "two", level=1, marker="1.", quotes=1), *inner])
    assert within == "> 1. two\n>\n>    > a mill\n>\n>    <!-- -->\n>\n>    > a bridge"


@settings(max_examples=150, deadline=None)
@given(BLOCKS)
def test_any_blocks_come_back(blocks: list[Block]) -> None:
    """Whatever blocks hold is read back as their text, with headings, code and items as many and as deep."""
    text = markdown(blocks)
    assert said(text) == meant(blocks)
    found = list(tokens(text))
    assert [int(t.tag[1]) for t in found if t.type == "heading_open"] == [
        b.level for b in blocks if b.kind == "heading"
    ]
    assert [t.content.rstrip("\n") for t in found if t.type == "fence"] == [b.text for b in blocks if b.kind == "code"]
    numbers = [t.info for t in found if t.type == "list_item_open"]
    assert numbers == [b.marker.strip("().").strip("-") for b in blocks if b.marker]
    depths = [line for line in outline(text) if line.lstrip() and line.lstrip()[0] in "-0123456789"]
    items = [block for block in blocks if block.marker]
    places = [at for at, block in enumerate(blocks) if block.marker]
    for (above, below), (one, other), (at, next_at) in zip(
        pairwise(items), pairwise(depths), pairwise(places), strict=True
    ):
        adjacent = next_at - at == 1 and {above.kind, below.kind} == {"list-item"}
        if adjacent and above.quotes == below.quotes and above.level < below.level <= 6:
            assert len(other) - len(other.lstrip()) == len(one) - len(one.lstrip()) + 2
