"""Telling HTML from text by looking."""

from __future__ import annotations

import re

HEAD = 5_000
START = re.compile(r"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*|<!doctype[^>]*>\s*)*<(html|head|body|[a-z][a-z0-9]*)[\s/>]", re.I | re.S)
TAG = re.compile(
    r"</?(?:a|article|aside|b|blockquote|body|br|button|div|em|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img"
    r"|input|li|link|main|meta|nav|ol|p|pre|script|section|small|span|strong|style|table|tbody|td|th|title|tr|ul)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
FEED = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(rss|feed|rdf:RDF|urlset|sitemapindex)[\s>]", re.I | re.S)


def is_feed(text: str) -> bool:
    """Whether a text is an XML feed or sitemap."""
    return bool(FEED.match(text[:HEAD]))


def is_html(text: str) -> bool:
    """Whether a text is HTML, a whole page or a fragment, and not a text that only speaks of tags."""
    head = text[:HEAD].lstrip("\ufeff \t\r\n")
    if not head.startswith("<"):
        return False
    return bool(re.match(r"<(?:!doctype|\?xml|html|head|body)", head, re.I)) or len(TAG.findall(head)) > 1
