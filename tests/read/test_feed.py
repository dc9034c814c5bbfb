"""Feeds are read as a person would read them, with a word that they are feeds."""

from __future__ import annotations

import time

import pytest

from cleanpage.read import read
from cleanpage.words import table

from .laws import assert_lawful

FEEDS = {
    "rss": (
        (
            "<?xml version='1.0'?><rss version='2.0'><channel><title>News</title>"
            "<link>https://example.org/</link><item>"
            "<title>One &amp; two</title><description>&lt;p&gt;Old &lt;b&gt;bridge&lt;/b&gt;&lt;/p&gt;&lt;p&gt;Open"
            "&lt;/p&gt;</description><pubDate>Mon, 03 Nov 2025</pubDate></item></channel></rss>"
        ),
        ["News", "https://example.org/", "One & two", "Old bridge", "Open", "Mon, 03 Nov 2025"],
    ),
    "character data": (
        (
            "<rss><item><title><![CDATA[A < B]]></title><content:encoded><![CDATA[<p>One</p><ul><li>two</ul>]]>"
            "</content:encoded><dc:creator>Jane Roe</dc:creator></item></rss>"
        ),
        ["A < B", "One", "two", "Jane Roe"],
    ),
    "atom": (
        (
            "<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title><entry><link href='x'/><title>E</title>"
            "<content type='xhtml'><div><p>One</p></div></content><author><name>Roe</name></author></entry></feed>"
        ),
        ["T", "E", "One", "Roe"],
    ),
    "sitemap": (
        "<urlset><url><loc>https://example.org/a</loc><lastmod>2025-11-03</lastmod></url></urlset>",
        ["https://example.org/a", "2025-11-03"],
    ),
    "cut off": ("<rss><channel><title>T</title><item><description><![CDATA[<p>One", ["T", "One"]),
}


@pytest.mark.parametrize(("feed", "lines"), FEEDS.values(), ids=FEEDS.keys())
def test_feeds(feed: str, lines: list[str]) -> None:
    """Each thing that a feed says is a line of its own, and what is escaped HTML is read as HTML."""
    page = read(feed, table())
    assert_lawful(page)
    assert [segment.text for segment in page.segments] == lines
    assert [notice.code for notice in page.notices] == ["feed"]


@pytest.mark.parametrize("part", ["<title>&lt;", "<![CDATA[", "<item><link/>", "<description>&lt;p&gt;x"])
def test_hostile_feeds_cost_no_more_than_their_size(part: str) -> None:
    """No time beyond what is linear in the feed."""
    begin = time.process_time()
    read("<rss>" + part * 20_000, table())
    assert time.process_time() - begin < 5
