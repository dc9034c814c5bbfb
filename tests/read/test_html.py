"""HTML becomes lines as a browser shows them, which know their place in the DOM."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest

from cleanpage.read import html, read
from cleanpage.words import table

from .laws import assert_lawful

if TYPE_CHECKING:
    from collections.abc import Callable

    from cleanpage.page import Page


def page_of(html: str) -> Page:
    """Read HTML and check that what came out is lawful."""
    page = read(html, table(), format="html")
    assert_lawful(page)
    return page


LINES = {
    "blocks": ("<p>One</p><div>Two<p>Three</p>four</div>", ["One", "Two", "Three", "four"]),
    "inline elements join": ("<p>un<b>believ</b>able <i>old</i><span> bridge</span></p>", ["unbelievable old bridge"]),
    "nothing breaks words": ("<p>super<wbr>cali <nobr>no break</nobr> <small>x</small></p>", ["supercali no break x"]),
    "white space": ("<p>\n  One \t two\n<b> three</b>\n</p>", ["One two three"]),
    "no-break space": ("<p>11:30&nbsp;AM</p>", ["11:30 AM"]),
    "line breaks": ("<p>One<br>two<br/><br>three</p>", ["One", "two", "three"]),
    "links side by side": ("<div><a>Home</a><a>News</a></div>", ["Home News"]),
    "items of a row": ('<p><b class="i">2026</b><b class="i">1h 43m</b><span>!</span></p>', ["2026 1h 43m!"]),
    "a sentence in pieces": (
        "<p>30 days<b class=i> back</b><b class=i>. All is active-</b><b class=i>use</b><b class=i>, or not</b></p>",
        ["30 days back. All is active-use, or not"],
    ),
    "a word in pieces": ("<p><a>P</a><a>acking</a> <a>cer</a><a>e</a><a>mony</a></p>", ["Packing ceremony"]),
    "items that differ": ("<li><span class=a>Mill</span><span class=b>Sky 100</span></li>", ["Mill Sky 100"]),
    "names with full stops": ("<dt>class <span class=p>oven.</span><span>Door</span>()</dt>", ["class oven.Door()"]),
    "code in pieces": ("<p><code><b class=p>a</b><b class=p>()</b></code></p>", ["a()"]),
    "wrapped lines of Japanese": ("<p>その橋は、\n  古い。\nOld\nbridge</p>", ["その橋は、古い。 Old bridge"]),
    "headings over several lines": ("<h2>The old<br>bridge</h2>", ["The old bridge"]),
    "links of headings to themselves": ("<h2>Tools<a href=#tools>¶</a></h2><p><a href=#x>#</a>", ["Tools", "#"]),
    "links to the program": ("<dl><dt>fit(series)<a href=m.html#fit>[source]</a></dt></dl>", ["fit(series)"]),
    "whom a quote is from": (
        "<blockquote><div><cite>Ann wrote: <a>↑</a></cite>One</div></blockquote><blockquote><cite>The Crier</cite> is",
        ["Ann wrote: ↑", "One", "The Crier is"],
    ),
    "images part words": ("<p>One<img src=x>two</p>", ["One two"]),
    "code that is never text": ("<p>One</p><script>two</script><style>x</style><svg><text>y</text></svg>", ["One"]),
    "comments": ("<p>One<!-- two -->three</p>", ["Onethree"]),
    "entities": ("<p>R&amp;D &lt;tag&gt; caf&eacute;</p>", ["R&D <tag> café"]),
    "details": ("<details><summary>More</summary>Inner</details>", ["More", "Inner"]),
    "controls": ("<form>x <select><option>A<option>B</select><button>Go</button></form>", ["x", "A", "B", "Go"]),
    "row": ("<table><tr><th>Name</th><td>Roe</td><td>5</td></tr></table>", ["Name | Roe | 5"]),
    "rows without a table": ("<tr><td>a</td><td>b</td></tr><tr><td>c</td></tr>", ["a | b", "c"]),
    "accelerated page": (
        ("<html amp><body><amp-img src=x><noscript><img src=x></noscript></amp-img><amp-accordion><section><h4>Q</h4>"
        "<div>A</div></section></amp-accordion><amp-ad>x</amp-ad><p>One</p>"),
        ["Q", "A", "x", "One"],
    ),
    "xhtml": ("<html xmlns='x'><head><meta/></head><body><p>One<br/>two</p><p/>Three</body>", ["One", "two", "Three"]),
    "section of character data": ("<p>One</p><![CDATA[two]]><p>Three</p>", ["One", "Three"]),
    "crossed tags": ("<p><b>One<i>two</b>three</i></p><p>Four</p>", ["Onetwothree", "Four"]),
    "row with an empty cell": ("<table><tr><td>a<td><td>c</table>", ["a | | c"]),
    "rows of blocks": (
        "<table><tr><th><p>Name</p></th><th><p>Use</p></th></tr><tr><td><p>saw</p></td><td>cuts<br>wood</td></tr></table>",
        ["Name | Use", "saw | cuts wood"],
    ),
    "posts in a table": (
        "<table><tr><td>Ann<br>Posts: 3<br>From: Mill<br>In: May<br>Likes: 5<td><p>Hello</p><tr><td>Bo<td>Yes</table>",
        ["Ann", "Posts: 3", "From: Mill", "In: May", "Likes: 5", "Hello", "Bo | Yes"],
    ),
    "a wide table without headings": (
        "<table><tr><td>Saw<br>old<br>good<br>sharp<br>$5<td>Oil<td>Wax<tr><td><button>Buy</button><td>no<td>no</table>",
        ["Saw old good sharp $5 | Oil | Wax", "Buy | no | no"],
    ),
    "empty elements between items": (
        "<p><b>Mill</b><b class=br></b><b class=br></b><i>Barn</i><span>4</span><span>$5</span></p>",
        ["Mill Barn4 $5"],
    ),
    "lines of code in a table": (
        "<table><tr><th>Call</th><th>Code</th></tr><tr><td>a</td><td><pre>b\n  c</pre></td></tr></table>",
        ["Call | Code", "a", "b\n  c"],
    ),
    "layout table": ("<table><tr><td><p>One</p><p>Two</p><td>Three</table>", ["One", "Two", "Three"]),
    "unclosed tags": ("<p>One<p>Two<li>Three<div><b>Four", ["One", "Two", "Three", "Four"]),
    "fragment": ("One <b>two</b>", ["One two"]),
    "several bodies": ("<body><p>One</body><body><p>Two</body>", ["One", "Two"]),
    "nothing": ("", []),
    "frames": ("<frameset><frame src=x></frameset>", []),
    "null bytes": ("<p>O\0ne</p>", ["One"]),
}  # fmt: skip


@pytest.mark.parametrize(("html", "lines"), LINES.values(), ids=LINES.keys())
def test_lines(html: str, lines: list[str]) -> None:
    """What a browser would show, line by line."""
    assert [segment.text for segment in page_of(html).segments] == lines


def test_places() -> None:
    """A line knows its path, the words around it, its links and its siblings."""
    page = page_of(
        '<div id="siteHeader"><ul class="main-nav"><li><a>Home</a></li><li>You <a>ab</a></li></ul></div>'
        '<main><article class="post"><h2>Title</h2><p>Text</p></article></main>'
    )
    home, you, title, text = (segment.place for segment in page.segments)
    assert home.path == ("div", "ul", "li")
    assert home.hints == ("main", "nav", "site", "header")
    assert (home.link_share, you.link_share) == (1.0, 2 / 6)
    assert home.block == you.block != title.block == text.block
    assert text.path == ("main", "article", "p")
    assert text.hints == ("post",)


def test_kinds_and_levels() -> None:
    """Tags say what a block is; what stands in it takes after it."""
    page = page_of(
        "<h1>H</h1><ul><li>a<ul><li>b<p>c</p></li></ul></li></ul><blockquote><p>q</p></blockquote>"
        "<figure><figcaption>f</figcaption></figure><pre>x\n  y</pre><table><caption>t</caption><tr><td>1<td>2</table>"
        "<li><article><p>card</p></article></li>"
    )
    assert [(s.text, s.kind, s.level) for s in page.segments] == [
        ("H", "heading", 1),
        ("a", "list-item", 1),
        ("b", "list-item", 2),
        ("c", "list-item", 2),
        ("q", "quote", 0),
        ("f", "caption", 0),
        ("x\n  y", "code", 0),
        ("t", "caption", 0),
        ("1 | 2", "table", 0),
        ("card", "paragraph", 0),
    ]


HIDDEN = {
    "attribute": "<div hidden><p>x</p></div>",
    "style": "<p style='color: red; DISPLAY : none'>x</p>",
    "visibility": "<p style='visibility:hidden'>x</p>",
    "aria": "<div aria-hidden=true>x</div>",
    "template": "<template><p>x</p></template>",
    "nested templates": "<template><div><template><p>x</p></template></div></template>",
    "noscript": "<noscript><p>x</p></noscript>",
    "srcdoc": "<iframe srcdoc='&lt;p>x&lt;/p>'></iframe>",
}


@pytest.mark.parametrize("html", HIDDEN.values(), ids=HIDDEN.keys())
def test_what_is_hidden_is_known_as_hidden(html: str) -> None:
    """It is a line like any other, and says so."""
    page = page_of(f"<p>shown</p>{html}<p>shown</p>")
    assert [(s.text, s.place.hidden) for s in page.segments if s.place] == [
        ("shown", False),
        ("x", True),
        ("shown", False),
    ]


def test_what_is_hidden_within_a_line_stands_behind_it() -> None:
    """A sentence is not torn by what nobody sees."""
    page = page_of("<p>One <span style='display:none'>secret</span>two</p>")
    assert [(s.text, s.place.hidden) for s in page.segments if s.place] == [("One two", False), ("secret", True)]


def test_a_shadow_root_is_shown() -> None:
    """A declared shadow root is part of the page."""
    page = page_of("<div><template shadowrootmode=open><p>x</p></template></div>")
    assert [(s.text, s.place.hidden) for s in page.segments if s.place] == [("x", False)]


def test_cells_of_blocks_stand_in_their_columns() -> None:
    """What a cell holds is one text, whatever elements it is in."""
    page = page_of(
        "<table><tbody> <tr> <th><p>Tool</p></th> <th> <div>Use</div> <p>and <b>care</b></p></th> </tr>"
        "<tr><td></td><td><ul><li>saw</li><li>oil</li></ul>often</td></tr></tbody></table><p>End"
    )
    assert [(s.text, s.form and s.form.cells) for s in page.segments] == [
        ("Tool | Use and care", ("Tool", "Use and care")), ("saw oil often", ("", "saw oil often")), ("End", None),
    ]  # fmt: skip


def test_formulas_are_read_once() -> None:
    """What shows a formula to the eye stands beside what says it."""
    page = page_of(
        "<p>Let <span><span class=katex-mathml><math><mi>x</mi></math></span><span aria-hidden=true>x</span></span> be"
    )
    assert page.segments[0].text == "Let x be"


def test_what_is_hidden_apart_stays_apart() -> None:
    """Two hidden things within a line are two."""
    page = page_of("<p>One<span hidden>two</span> <span hidden>thr<b>ee</b></span></p>")
    assert [segment.text for segment in page.segments] == ["One", "two three"]


def test_pipes_in_a_sentence_make_no_table() -> None:
    """Only cells do."""
    page = page_of("<p><a>Home</a> | <a>News</a></p>")
    assert [(segment.text, segment.kind) for segment in page.segments] == [("Home | News", "paragraph")]


def test_numbers_of_lines_are_no_code() -> None:
    """Where highlighters set them within the lines, they are hidden; a number that is code stays."""
    page = page_of(
        "<pre><span class=lineno>1 </span>x = <span class=mi>1</span>\n<span class=lineno>2 </span>y</pre>"
        "<pre class=line-numbers><code class=line-numbers>z = 1</code></pre>"
    )
    assert [(s.text, s.place.hidden) for s in page.segments if s.place] == [
        ("x = 1\ny", False), ("1 2", True), ("z = 1", False),
    ]  # fmt: skip


CODE = {
    "white space": ("<pre>if x:\n    y()\n\n\nz</pre>", "if x:\n    y()\n\n\nz"),
    "highlighted": ("<pre><b class=k>def</b> <b class=n>f</b><b class=p>(</b><b class=p>)</b></pre>", "def f()"),
    "lines in blocks": ("<pre><div>a<br></div><div><br></div><div>  b</div></pre>", "a\n\n  b"),
    "lines in spans": ("<pre><span class=line>a</span><span class=line>  b</span></pre>", "a\n  b"),
    "breaks": ("<pre>a<br>b</pre>", "a\nb"),
}  # fmt: skip


@pytest.mark.parametrize(("html", "code"), CODE.values(), ids=CODE.keys())
def test_code(html: str, code: str) -> None:
    """Preformatted text is one segment and keeps its white space."""
    (segment,) = page_of(html).segments
    assert (segment.kind, segment.text) == ("code", code)


def test_repairs_stand_where_they_belong() -> None:
    """Offsets of repairs index the linearised text."""
    page = page_of("<p>One</p><p>Itâ€™s &amp;quot;two&amp;quot;</p>")
    (repair,) = page.text_repairs
    assert page.source[repair.start : repair.end] == "Itâ€™s &quot;two&quot;"
    assert repair.value == page.segments[1].text == 'It’s "two"'


HOSTILE = {
    "deep": "<div>" * 100_000 + "x",
    "deep and closed": "<div>" * 50_000 + "x" + "</div>" * 50_000,
    "deep lists": "<ul><li>" * 50_000 + "x",
    "stray ends in depth": "<div></i>" * 50_000 + "x",
    "formatting": "<p>" + "".join(f"<b id={at}>" for at in range(5_000)) + "<p>x" * 5_000,
    "attributes": "<p " + " ".join(f"a{at}" for at in range(60_000)) + ">x",
    "attributes with brackets": "<p " + " ".join(f"a{at}='>'" for at in range(100_000)) + ">x",
    "attributes without spaces": "<p " + "".join(f"a{at}='1'" for at in range(60_000)) + ">x" + "y" * 10_000,
    "attributes with slashes": "<p " + "/".join(f"a{at}" for at in range(60_000)) + ">x",
    "scripts without end": "<script>" * 60_000 + "x",
    "open values": "<p a='" * 60_000 + "x",
    "values of values": "<p a=\"<p b='" * 60_000 + "x",
    "templates": "<template>" * 5_000 + "x",
    "cells": "<table><tr>" + "<td>x" * 50_000,
    "tables": "<table><tr><td>" * 20_000 + "x",
    "breaks": "<br>" * 100_000 + "x",
    "hidden": "<span hidden>x" * 20_000,
    "comments": "<!--" * 100_000 + "x",
    "less than": "<" * 200_000 + "x",
    "half tags": "<a" * 100_000 + "x",
    "srcdoc": "<iframe srcdoc='" * 5_000 + "x",
    "lists of objects": '<script type="application/ld+json">' + "[" * 100_000 + "</script>x",
    "open strings": '<script type="application/ld+json">' + '"\\' * 100_000 + "</script>x",
    "open comments": '<script type="application/ld+json">' + "{/*" * 100_000 + "</script>x",
    "microdata": "<div itemprop=author>" * 5_000 + "x" * 50_000,
}


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_markup_costs_no_more_than_its_size(html: str) -> None:
    """No crash, no hang: a megabyte of anything is read in seconds."""
    begin = time.process_time()
    page_of("<html>" + html)
    assert time.process_time() - begin < 10


def test_what_looks_like_a_long_tag_in_a_script_is_none() -> None:
    """Else the end of the script would go with it, and the rest of the page with that."""
    words = ", ".join(f"'w{at}'" for at in range(4_000))
    script = f'<script>for(i=0;i<n;i++){{f(i)}} var x=[{words}]; s.replace(/="/g,0)</script>'
    page = page_of(f'<html>{script}<p>One<p class="last">Two<!--{"x" * 500_000}-->')
    assert [segment.text for segment in page.segments] == ["One", "Two"]


def test_flattening_is_a_notice_and_loses_no_text() -> None:
    """Elements beyond what browsers nest become line breaks."""
    page = page_of("<html>" + "<div>a" * 10_000)
    assert [notice.code for notice in page.notices] == ["html-simplified"]
    assert len(page.segments) == 10_000


def test_a_large_page_with_stray_ends_is_left_as_it_is() -> None:
    """Only nesting is flattened, however many tags a page has."""
    page = page_of("<html>" + "<p>a</i></p>" * 10_000)
    assert page.notices == ()
    assert len(page.segments) == 10_000


@pytest.mark.parametrize("value", ["a b " * 80_000, "&lt;p&gt;" * 40_000, "<p>" * 80_000])
def test_long_values_cost_nothing_and_are_kept(value: str) -> None:
    """Sites put whole data sets into an attribute; the element stays what it is."""
    page = page_of(f'<html><style data-s="{value}">p {{ color: red }}</style><p class="lead" data-state="{value}">One')
    (segment,) = page.segments
    assert (segment.text, page.notices) == ("One", ())
    assert segment.place is not None
    assert segment.place.hints == ("lead",)


@pytest.mark.parametrize("filler", ["x" * 300_000, "<script>" + "a<b " * 2 + "y" * 300_000 + "</script>"])
def test_long_stretches_without_tags_are_no_long_tags(filler: str) -> None:
    """What makes a tag too long stands in the tag."""
    assert [s.text for s in page_of(f"<html><p>One{filler}<p>Two").segments][-1] == "Two"


def test_html_can_be_read_alone() -> None:
    """The reader gives the honest text of a page without any language data, and spans into its source."""
    page = html.page(b"<h1>Title</h1><ul><li>One<li>Two</ul><p>Three<br>four<p hidden>Five")
    assert_lawful(page)
    assert page.text == "Title\n\nOne\n\nTwo\n\nThree\nfour\n\nFive"
    assert [page.source[segment.start : segment.end] for segment in page.segments] == [s.text for s in page.segments]
    assert [segment.text for segment in page.segments if segment.place and segment.place.hidden] == ["Five"]
    with pytest.raises(TypeError, match="int"):
        html.page(3)  # type: ignore[arg-type]


def test_documents_within_documents_are_followed_so_far_and_no_farther() -> None:
    """A template in a template is read; one nested beyond reason ends in a notice."""
    assert [s.text for s in page_of("<p>0<template><p>1<template><p>2").segments] == ["0", "1", "2"]
    deep = page_of("<p>0" + "<template><p>1" * 9)
    assert [notice.code for notice in deep.notices] == ["html-not-followed"]


STORED: dict[str, Callable[[str], str]] = {
    "text": repr,
    "bytes": lambda raw: repr(raw.encode()),
    "bare": lambda raw: repr(raw)[1:-1],
    "JSON": json.dumps,
}


@pytest.mark.parametrize("stored", STORED.values(), ids=STORED)
def test_html_that_is_a_programs_literal_is_read_as_html(stored: Callable[[str], str]) -> None:
    """Pages are stored so in tables, and nobody turns them back."""
    page = page_of(stored('<!DOCTYPE html>\n<html lang="de"><p class="a">It\'s a café, "they" say.</p>\n<p>ça 🎈</p>'))
    assert [segment.text for segment in page.segments] == ['It\'s a café, "they" say.', "ça 🎈"]
    assert [notice.code for notice in page.notices] == ["html-unescaped"]


def test_html_with_escapes_in_its_scripts_is_no_literal() -> None:
    """Programs and texts about programs keep theirs."""
    script = "".join("<p>\\n" for _ in range(9))
    page = page_of(f'<!DOCTYPE html>\n<script>var x = "{script}"</script><p>Write \\n for a line break.</p>')
    assert [segment.text for segment in page.segments] == ["Write \\n for a line break."]
    assert not page.notices


@pytest.mark.parametrize("opening", ["<template>", "<template shadowrootmode=open>", "<template><div><template>"])
def test_programs_within_templates_are_no_text(opening: str) -> None:
    """A template has its own scripts, styles and drawings."""
    inner = "<script>var noise = 1;</script><style>.noise{}</style><svg><title>noise</title></svg><p>A quiet day."
    assert page_of(f"<p>Nothing happened.{opening}{inner}").source.split() == "Nothing happened. A quiet day.".split()


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        ("Tags: <a href=/a>bridge</a> <a href=/b>mill <b>race</b></a>", ("bridge", "mill race")),
        ("<a href=/a>bridge</a><a href=/b>Mill race</a>", ("bridge", "Mill race")),
        ("<a href=/a>bridge</a> and <a href=/b>mill race</a>", None),
        ("<a href=/a>bridge</a>", None),
        (3 * "<a href=/></a>" + "<a href=/a>bridge</a><a href=/b>mill race</a>", ("bridge", "mill race")),
    ],
)
def test_links_of_a_row_are_told_apart(row: str, wanted: tuple[str, ...] | None) -> None:
    """Only where nothing else stands between them or behind."""
    (segment,) = html.page(f"<div>{row}</div>").segments
    assert (segment.form and segment.form.anchors) == wanted


@pytest.mark.parametrize(
    ("inside", "wanted"),
    [
        ("<div><span>ಸುದ್ದಿ ತಂಡ</span><span>Published : 3 Nov 2025</span></div>", "ಸುದ್ದಿ ತಂಡ Published : 3 Nov 2025"),
        ("<div><a href=/a>নমুনা দল</a><time>৩ নভেম্বর ২০২৫</time></div>", "নমুনা দল ৩ নভেম্বর ২০২৫"),
        ("<div><span>3 November 2025</span><span>18 Kartik 1432</span></div>", "3 November 2025 18 Kartik 1432"),
        ("<div><span>ABC</span><span>03.11.2025</span></div>", "ABC 03.11.2025"),
        (
            "<div><span>Ključne besede</span><a href=/a>koča</a><a href=/b>Bohinj</a></div>",
            "Ključne besede koča Bohinj",
        ),
        ("<div><span>12</span><span>.99</span></div>", "12.99"),
        ("<div><span>12</span><span>99</span></div>", "1299"),
        ("<p>পুরোনো <span>সেতু</span><span>টির</span> কাজ</p>", "পুরোনো সেতুটির কাজ"),
        ("<div><span>東京</span><span>新聞</span></div>", "東京新聞"),
    ],
)
def test_fields_without_space_between_them_are_apart(inside: str, wanted: str) -> None:
    """In a box that holds no text, though a script has no capitals to tell where one ends."""
    assert [segment.text for segment in html.page(inside).segments] == [wanted]


def test_what_is_said_again_to_those_who_listen_is_no_part_of_the_line() -> None:
    """What only they are told is."""
    html = (
        "<p><b>EUR 163.12<span class='clipped'>EUR 163.12</span></b></p>"
        "<p><span aria-hidden='true'>Chain 520</span> <span class='u-visually-hidden'>Chain 520</span></p>"
        "<p><span class='sr-only'>By</span> Jane Roe</p><p>Chain <span>Chain</span></p>"
    )
    shown = [segment.text for segment in page_of(html).segments if segment.place and not segment.place.hidden]
    assert shown == ["EUR 163.12", "Chain 520", "By Jane Roe", "Chain Chain"]


def test_what_a_heading_is_of_to_those_who_listen_is_no_part_of_it() -> None:
    """It is among the hidden values; in text, and where there is nothing else in the heading, it stays."""
    page = page_of(
        "<h1><span class='visually-hidden'>Collection: </span>Yarn</h1>"
        "<h2><span class='sr-only'>Menu:</span> <img src=x></h2>"
        "<p><span class='sr-only'>By:</span> Jane Roe</p>"
    )
    assert [segment.text for segment in page.segments] == ["Yarn", "Menu:", "By: Jane Roe"]
    assert [item[2:] for item in page.hidden if item[:2] == ("html", "spoken")] == [("Collection:", 0)]


def test_of_many_skips_and_fields_some_are_noted() -> None:
    """Pages are hostile: what is noted of them does not grow with them."""
    links = "".join(f'<p><a href="#n{n}">Skip</a></p><p id="n{n}">There</p>' for n in range(1_000))
    noted = html.page(links + '<form><input type="email"></form>' * 1_000 + "<p>End").hidden
    assert 0 < sum(item.name == "fragment" for item in noted) < 1_000
    assert 0 < sum(item.name == "field" for item in noted) < 1_000
