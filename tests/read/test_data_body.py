"""A text that stands in a page's data alone is read; a page with one of its own is left as it is."""

from __future__ import annotations

import json
import time

import pytest

from cleanpage import Pipeline
from cleanpage.facts.from_data import from_data
from cleanpage.read import Reading, read
from cleanpage.words import table

PARAGRAPHS = [
    "For a year the tide table of the harbour was wrong, and nobody said a word about it.",
    "The fishermen had noticed in March. They went by the moon & stars, and thought the table was for visitors.",
    "The printer found out in November. He has not slept since, he says.",
]
AS_HTML = "".join(f"<p>{text.replace('&', '&amp;')}</p>" for text in PARAGRAPHS)
SHELL = '<title>Tides</title><nav><a href="/">Home</a></nav><div id="root">Loading…</div>'


def script(data: object, attributes: str = 'type="application/json"', before: str = "") -> str:
    """Return a script that holds data."""
    return f"<script {attributes}>{before}{json.dumps(data)}</script>"


def stream(*rows: str, size: int = 70) -> str:
    """Return the scripts that bring a stream, cut in pieces without regard to its rows."""
    whole = "".join(rows)
    pieces = [whole[at : at + size] for at in range(0, len(whole), size)]
    return "".join(f"<script>self.__next_f.push({json.dumps([1, piece])})</script>" for piece in pieces)


LD = 'type="application/ld+json"'
CARRIERS = {
    "articleBody": script({"@type": "NewsArticle", "articleBody": "\n\n".join(PARAGRAPHS)}, LD),
    "articleBody in HTML": script({"@graph": [{"@type": "Article", "articleBody": AS_HTML}]}, LD),
    "escaped": script({"@type": "Article", "articleBody": AS_HTML.replace("<", "&lt;")}, LD),
    "product": script({"@type": "Product", "name": "Tides", "description": "\n".join(PARAGRAPHS)}, LD),
    "state": script(
        {"props": {"pageProps": {"post": {"content": AS_HTML}}}}, 'id="__NEXT_DATA__" type="application/json"'
    ),
    "the state of a shop": script(
        {
            "product": {
                "name": "Tides",
                "descriptionHtml": AS_HTML,
                "related": [{"name": "Moons", "description": "x" * 999}],
            },
            "shop": {"name": "Harbour Printer", "description": " ".join(PARAGRAPHS * 9)},
        }
    ),
    "pushed": script(
        {"queries": [{"data": {"contentHtml": AS_HTML}}]},
        "",
        'window["Q_1"] = window["Q_1"] || []; window["Q_1"].push(',
    ).replace("</script>", ");</script>"),
    "stream": stream(f'0:["$","main",null,{{"post":{json.dumps({"body": AS_HTML})}}}]\n1:I[77,[],""]\n'),
    "stream with references": stream(
        '1:I[77,[],""]\n', f"24:T{len(AS_HTML.encode()):x},{AS_HTML}", '5:["$","a",null,{"post":{"content":"$24"}}]\n'
    ),
    "pieces": script(
        {"story": {"blocks": [{"type": "p", "text": text} for text in PARAGRAPHS]}}, "", "window.__STATE__ = "
    ),
}


@pytest.mark.parametrize("carrier", CARRIERS.values(), ids=CARRIERS)
def test_a_shell_has_its_body_in_its_data(carrier: str) -> None:
    """Paragraph for paragraph, without markup; the ledger and a warning say where it stood."""
    article = Pipeline.preset("article").clean(SHELL + carrier, format="html")
    assert [block.text for block in article.blocks] == PARAGRAPHS
    assert {row.rule for _, row in article.lines if row.fate == "body"} == {"embedded-body"}
    assert [warning.code for warning in article.warnings] == ["body-from-data"]
    assert "".join(line for line, _ in article.lines) == article.source


OWN = {
    "a text of its own": f"<article>{AS_HTML * 4}</article>" + CARRIERS["articleBody"],
    "another text of its own": "<p>The council met on Monday to talk about the bridge, and about nothing else.</p>" * 9
    + CARRIERS["articleBody"],
    "the beginning of the text": f"<p>{PARAGRAPHS[0]}</p>"
    + script({"@type": "Article", "articleBody": "\n".join(PARAGRAPHS * 9)}, LD),
    "a short one": script({"@type": "NewsArticle", "articleBody": "Too short to be a body."}, LD),
    "settings": script({"theme": {"content": "#fff " * 200, "text": "a b c " * 99}}),
    "no data": "<script>window.x = function () { return {} }</script>",
    "not JSON": f'<script {LD}>{{"articleBody": "{"x " * 200}</script>',
    "the description of another thing": script({"name": "Moons", "description": "\n".join(PARAGRAPHS)}),
    "a key that no text has": script({"legal": "\n".join(PARAGRAPHS)}),
}


@pytest.mark.parametrize("body", OWN.values(), ids=OWN)
def test_others_do_not(body: str) -> None:
    """Only a page that shows no text is read so, and only what is plainly the text."""
    page = read(SHELL + body, table(), format="html")
    assert not page.fact(from_data)
    assert not page.notices


LINES = [f"{text} That was number {n}." for n in range(9) for text in PARAGRAPHS]
HTML_TREE = [
    {"type": "p", "children": [{"type": "text", "data": line[:9]},
                               {"type": "i", "children": [{"type": "text", "data": line[9:]}]}]}
    for line in LINES
]  # fmt: skip
EDITOR_TREE = [
    {"type": "paragraph", "content": [{"type": "text", "text": LINES[0]}]},
    {"type": "bulletList", "content": [
        {"type": "listItem", "content": [{"type": "text", "text": line}]} for line in LINES[1:]]},
]  # fmt: skip
TREES = {
    "of HTML, behind a query": {"headline": "Tides", 'body({"parts": 2})': {"type": "json", "json": HTML_TREE}},
    "a list": {"headline": "Tides", "body": HTML_TREE},
    "of an editor": {"title": "Tides", "content": {"type": "doc", "content": EDITOR_TREE}},
    "of another": {"name": "Tides", "body": {"nodeType": "document", "content": [
        {"nodeType": "paragraph", "content": [{"nodeType": "text", "value": line}]} for line in LINES]}},
}  # fmt: skip


@pytest.mark.parametrize("tree", TREES.values(), ids=TREES)
def test_a_text_that_is_kept_as_a_tree(tree: object) -> None:
    """Paragraph for paragraph, whatever stands inside them."""
    article = Pipeline.preset("article").clean(SHELL + script({"story": tree}), format="html")
    assert [block.text for block in article.blocks] == LINES


NO_TREES = {
    "of another thing": {"title": "Shipping", "content": {"type": "root", "children": HTML_TREE}},
    "of parts that are no paragraphs": {"name": "Tides", "content": {"children": [
        {"type": "card", "children": [{"type": "text", "value": line}]} for line in LINES]}},
    "a notice": {"name": "Tides", "content": {"type": "root", "children": HTML_TREE[:5]}},
}  # fmt: skip


@pytest.mark.parametrize("tree", NO_TREES.values(), ids=NO_TREES)
def test_other_trees_are_no_text(tree: object) -> None:
    """Pages are built of parts that are kept alike, and shops keep their notices so."""
    assert not read(SHELL + script({"story": tree}), table(), format="html").fact(from_data)


def test_the_text_of_the_pages_own_article_goes_before_a_longer_one() -> None:
    """Data hold those of other pages, too; where the own one is no more than a teaser, the longest is taken."""
    own, other = ("The harbour was calm. " * 60).strip(), ("The mill was loud. " * 200).strip()
    for text, wanted in ((own, own), (own[:300], other)):
        data = {"a": {"headline": "Moons", "body": other}, "b": {"headline": "Tides", "body": text}}
        article = Pipeline.preset("article").clean(SHELL + script(data))
        assert article.text == wanted


def test_it_can_be_turned_off() -> None:
    """Who wants only what is shown says so."""
    page = read(SHELL + CARRIERS["articleBody"], table(), format="html", options=Reading(body_from_data=False))
    assert not page.fact(from_data)


DEEP = '{"body":' + "[" * 900 + "]" * 900 + "}"
HOSTILE = {
    "deep": f'<script type="application/json">{"[" * 300_000}</script>',
    "deep objects": f'<script type="application/json">{DEEP}</script>',
    "wide": script([{"body": "x"}] * 150_000),
    "long": script({"@type": "Article", "articleBody": "A sentence. " * 200_000}, LD),
    "tags": script({"@type": "Article", "articleBody": "<p><div>" * 100_000}, LD),
    "many": '<script type="application/json">{"body": 1}</script>' * 20_000,
    "stream": stream("1:Tffffffff,", "0:[" * 50_000, size=5_000),
    "rows": stream("1:\n" * 100_000, size=50_000),
    "pushes": "<script>window." + "a=|" * 60 + ".push(" * 50_000 + "</script>",
    "spaces": "<script>window.a" + " " * 500_000 + "</script>",
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_hostile_data(data: str) -> None:
    """No crash and no hang."""
    begin = time.process_time()
    read(SHELL + data, table(), format="html")
    assert time.process_time() - begin < 10
