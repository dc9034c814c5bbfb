"""What a page says of itself without showing it."""

from __future__ import annotations

import json

import pytest

from cleanpage.read import read
from cleanpage.read.jsonld import parse, values
from cleanpage.words import table

HEAD = """<html lang="de-AT"><head>
<title> Bridge&nbsp;reopens | Example </title>
<meta property="og:title" content="Bridge reopens">
<meta name="Author" itemprop="author" content="Jane Roe">
<meta name="empty" content=" ">
<link rel="canonical alternate" href="https://example.org/bridge">
<link rel="stylesheet" href="x.css">
</head><body><title>not this</title><p>Text</p></body></html>"""


def found(html: str, source: str) -> list[tuple[str, str]]:
    """Return names and values from one source."""
    return [(item.name, item.value) for item in read(html, table(), format="html").hidden if item.source == source]


def test_the_head() -> None:
    """Title, meta tags under each name they have, links, language."""
    assert found(HEAD, "title") == [("title", "Bridge reopens | Example")]
    assert found(HEAD, "meta") == [("og:title", "Bridge reopens"), ("author", "Jane Roe"), ("author", "Jane Roe")]
    assert found(HEAD, "link") == [("canonical", "https://example.org/bridge")]
    assert found(HEAD, "html") == [("lang", "de-AT")]


@pytest.mark.parametrize(
    ("content", "values"),
    [
        ('{"name": "Jane Roe", "tags": ["a", "b"], "of": {"x": 1}}',
         [("m.name", "Jane Roe"), ("m.tags", "a"), ("m.tags", "b"), ("m.of.x", "1")]),
        ("{Bridge}", [("m", "{Bridge}")]),
        ("{}", [("m", "{}")]),
        ('{"a": ' * 99 + "1" + "}" * 99, []),
        ('["a"]', [("m", '["a"]')]),
    ],
)  # fmt: skip
def test_an_object_in_a_meta_tag(content: str, values: list[tuple[str, str]]) -> None:
    """Its values are named by the keys that lead to them; other texts stay as they are."""
    found_ = found(f"<meta name=m content='{content}'><p>Text</p>", "meta")
    assert found_ == values or (not values and len(found_) == 1)


def test_the_address() -> None:
    """The caller's address is evidence like any other."""
    page = read("x", table(), url="https://example.org/2025/11/03/bridge")
    assert [(item.source, item.value) for item in page.hidden] == [("url", "https://example.org/2025/11/03/bridge")]


def test_marked_elements_know_their_line() -> None:
    """Times, microdata and links with a relation stand at the segment that they are part of."""
    html = (
        "<h1>Bridge</h1><p>By <a rel='author' href=/roe>Jane Roe</a>, "
        "<time datetime='2025-11-03T11:30'>Monday</time></p><p itemprop=datePublished content=2025-11-03>today</p>"
        "<div itemprop=author><span itemprop=name>John Doe</span></div>"
        "<p itemprop=articleBody>Text</p><a rel=tag>bridges</a>"
    )
    page = read(html, table(), format="html")
    assert [tuple(item) for item in page.hidden] == [
        ("rel", "author", "Jane Roe", 1),
        ("time", "datetime", "2025-11-03T11:30", 1),
        ("microdata", "datepublished", "2025-11-03", 2),
        ("microdata", "author", "John Doe", 3),
        ("microdata", "name", "John Doe", 3),
        ("rel", "tag", "bridges", 5),
    ]


JSON_LD = {
    "plain": (
        {"@context": "x", "@type": "NewsArticle", "headline": "A", "author": {"@type": "Person", "name": "B"}},
        [("newsarticle.@type", "NewsArticle"), ("newsarticle.headline", "A"),
         ("newsarticle.author.@type", "Person"), ("newsarticle.author.name", "B")],
    ),
    "graph": (
        {"@graph": [{"@type": "WebSite", "name": "S"}, {"@type": ["Article", "X"], "wordCount": 5}]},
        [("website.@type", "WebSite"), ("website.name", "S"), ("article.@type", "Article"), ("article.@type", "X"),
         ("article.wordcount", "5")],
    ),
    "two of a kind": (
        [{"@type": "http://schema.org/Article", "name": "A"},
         {"@type": "Article", "name": "B", "isAccessibleForFree": False}],
        [("article.@type", "http://schema.org/Article"), ("article.name", "A"), ("article#2.@type", "Article"),
         ("article#2.name", "B"), ("article#2.isaccessibleforfree", "false")],
    ),
    "reference": (
        {"@graph": [{"@type": "Article", "author": {"@id": "#roe"}},
                    {"@type": "Person", "@id": "#roe", "name": "Roe"}]},
        [("article.@type", "Article"), ("article.author.@type", "Person"), ("article.author.@id", "#roe"),
         ("article.author.name", "Roe"), ("person.@type", "Person"), ("person.@id", "#roe"), ("person.name", "Roe")],
    ),
    "main entity": (
        {"@type": "WebPage", "mainEntity": {"@type": "Article", "name": "A"}, "name": "P"},
        [("webpage.@type", "WebPage"), ("webpage.name", "P"), ("article.@type", "Article"), ("article.name", "A")],
    ),
    "list": (
        {"@type": "Article", "keywords": ["a", ["b"], None]},
        [("article.@type", "Article"), ("article.keywords", "a"), ("article.keywords", "b")],
    ),
    "no type": ({"name": "A"}, [("thing.name", "A")]),
    "no object": (["a", 5], []),
}  # fmt: skip


@pytest.mark.parametrize(("data", "wanted"), JSON_LD.values(), ids=JSON_LD.keys())
def test_json_ld(data: object, wanted: list[tuple[str, str]]) -> None:
    """Values are named by their type and keys; order tells apart what the names do not."""
    assert values([json.dumps(data)]) == wanted


INVALID = {
    "trailing commas": '{"a": [1, 2,], }',
    "comments": '{"a": /* a, b */ [1, // one\n 2]}',
    "markup comments": '<!-- {"a": [1, 2]} -->',
    "cdata": '//<![CDATA[\n{"a": [1, 2]}\n//]]>',
    "semicolon": '{"a": [1, 2]};',
    "entities": "{&quot;a&quot;: [1, 2]}",
    "byte order mark": '\ufeff{"a": [1, 2]}',
}


@pytest.mark.parametrize("script", INVALID.values(), ids=INVALID.keys())
def test_invalid_json_is_mended(script: str) -> None:
    """What JavaScript would forgive, or a template spoilt."""
    assert parse(script) == {"a": [1, 2]}


def test_invalid_strings_are_mended() -> None:
    """Raw line ends, and escapes that JSON does not know; what looks like a comment in a string is none."""
    assert parse('{"a": "one\ntwo", "b": "it\\\'s", "c": "http://x /* y */,}",}') == {
        "a": "one\ntwo",
        "b": "it\\'s",
        "c": "http://x /* y */,}",
    }


def test_values_one_after_the_other() -> None:
    """Several values in one script are a list of them."""
    assert parse('{"a": 1}\n{"b": 2}') == [{"a": 1}, {"b": 2}]


@pytest.mark.parametrize("script", ["", "Music and sports", "{", '{"a" "b"}', "null", "[" * 5_000])
def test_no_json(script: str) -> None:
    """What cannot be made out gives nothing."""
    assert parse(script) is None
