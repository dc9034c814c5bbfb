"""XML feeds as HTML: each entry an article, its title a heading, and escaped HTML in it HTML again."""

from __future__ import annotations

import html
import re

HELD = re.compile(r"(<(?:description|summary|subtitle|title|content)\b[^<>]*>)([^<]++)(?=</)", re.IGNORECASE)
"""Elements of a feed whose text may be escaped HTML."""
CDATA = re.compile(r"<!\[CDATA\[(.*?)(?:\]\]>|\Z)", re.DOTALL)
TAG = re.compile(r"<(/?)([A-Za-z][\w.:-]*)(?:\s[^<>]*)?>")
ELEMENTS = {"item": "article", "entry": "article", "title": "h2"}
OWN = frozenset(
    "rss channel feed urlset sitemapindex url sitemap item entry title link description summary subtitle content id "
    "guid pubdate lastbuilddate updated published author name email uri category generator language copyright rights "
    "loc lastmod changefreq priority ttl docs managingeditor webmaster enclosure image source comments".split()
)
"""Elements of feeds and sitemaps, as are all with a prefix; others are taken for HTML."""


def as_html(feed: str) -> str:
    """Return a feed as HTML whose lines are what a person would read.

    Args:
        feed: RSS, Atom, RDF or a sitemap, however malformed.

    Returns:
        HTML with the same text in the same order.

    Example:
        >>> as_html("<rss><item><title>A</title><description>&lt;p&gt;B&lt;/p&gt;</description></item></rss>")
        '<div><article><h2>A</h2><div><p>B</p></div></article></div>'
    """
    parts = CDATA.split(feed)  # what stands outside of sections, and what they hold, by turns
    parts[::2] = [TAG.sub(_tag, HELD.sub(_unescaped, part)) for part in parts[::2]]
    return "".join(parts)


def _unescaped(match: re.Match[str]) -> str:
    opening, text = match.groups()
    return opening + (html.unescape(text) if "&lt;" in text else text)


def _tag(match: re.Match[str]) -> str:
    """Return the tag of HTML that stands for one of a feed."""
    slash, name = match.groups()
    plain = name.lower()
    if plain not in OWN and ":" not in plain:
        return match[0]
    return "" if match[0].endswith("/>") else f"<{slash}{ELEMENTS.get(plain, 'div')}>"
