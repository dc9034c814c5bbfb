"""Text and HTML are told apart by looking."""

from __future__ import annotations

import pytest

from cleanpage.read import read
from cleanpage.words import table

HTML = {
    "page": "<!DOCTYPE html>\n<html><head><title>T</title></head><body>x</body></html>",
    "page without a doctype": "\n\n  <HTML><BODY>x",
    "comment first": "<!-- saved from somewhere -->\n<!-- twice -->\n<html lang=en><p>x",
    "xhtml": '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "x">\n<html xmlns="x"><body/></html>',
    "byte order mark": "\ufeff<html><p>x",
    "text before the page": "Saved on Monday\n\n<html><head></head><body><p>x</p></body></html>\n",
    "fragment": "<p>One</p>\n<p>Two</p>",
    "one element": '<div class="post">One</div>',
    "unclosed paragraphs": "<p>One\n<p>Two\n<p>Three",
    "element of another kind": "<details><summary>More</summary><p>x</p></details>",
    "rows": "<tr><td>a</td><td>b</td></tr>",
    "fragment that begins with text": 'Hello <b>world</b>, <a href="/x">see this</a>.<br>Good bye.',
}
TEXT = {
    "plain": "One\n\nTwo",
    "empty": "",
    "tag as its subject": "<p> begins a paragraph, <div> a division.",
    "tags in prose": "Use the <p> tag to begin a paragraph, and </p> to end it.\nThen save.\nThen reload.\nThen look.",
    "quoted tags": "`<b>bold</b>`, `<i>italic</i>` and `<u>underlined</u>` are elements.",
    "tutorial": "How to\n\nWrite a page:\n\n```\n<html><body><p>x</p></body></html>\n```\nThen save it.\nThat is all.",
    "angle brackets": "a < b > c and <jane@example.com> wrote: <3",
    "mail": "<jane@example.com> wrote:\n> hi",
    "one stray tag": "A line.\n\nAnother <br> line.\n\nA third.\n\nA fourth.",
}


@pytest.mark.parametrize("raw", HTML.values(), ids=HTML.keys())
def test_html(raw: str) -> None:
    """Pages and fragments, whatever stands before them."""
    assert read(raw, table()).format == "html"


@pytest.mark.parametrize("raw", TEXT.values(), ids=TEXT.keys())
def test_text(raw: str) -> None:
    """Text stays text where it speaks of tags."""
    page = read(raw, table())
    assert page.format == "text"
    assert page.source == raw


def test_a_feed_gives_a_notice() -> None:
    """A feed is no page, and the user hears of it."""
    page = read("<?xml version='1.0'?>\n<rss><channel><title>T</title><item><p>x</p></item></channel></rss>", table())
    assert [notice.code for notice in page.notices] == ["feed"]


def test_what_the_caller_says_wins() -> None:
    """No looking where the caller knows."""
    assert read("<p>x</p>", table(), format="text").source == "<p>x</p>"
    assert read("x", table(), format="html").format == "html"
    with pytest.raises(ValueError, match="'xml'"):
        read("x", table(), format="xml")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="int"):
        read(3, table())  # type: ignore[arg-type]
