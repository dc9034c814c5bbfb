"""Telling HTML from text by looking at how a page begins and ends."""

from __future__ import annotations

import re
from collections import Counter

HEAD = 20_000
"""Characters at the start that are looked at."""
TAIL = 300
"""Characters at the end that are looked at."""
MAX_SKIPPED = 50
"""Comments and declarations at the start that are skipped."""
ENOUGH = 3
"""Elements that a page beginning with text needs to be taken for HTML."""

ROOT = re.compile(r"<(?:html|head|body|frameset)[\s>]", re.IGNORECASE)
FEED = re.compile(r"<(?:rss|feed|rdf:RDF|urlset|sitemapindex)[\s>]", re.IGNORECASE)
PROLOGUE = re.compile(r"\s*(?:<\?[^>]*>|<!doctype[^>]*>)", re.IGNORECASE)
TAG = re.compile(
    r"<(/?)(a|address|article|aside|b|blockquote|body|br|button|caption|center|code|dd|details|dialog|div|dl|dt|em|fieldset"
    r"|figcaption|figure|font|footer|form|h[1-6]|head|header|hgroup|hr|html|i|iframe|img|input|label|li|link|main|meta"
    r"|nav|noscript|ol|p|picture|pre|script|search|section|small|span|strong|style|summary|svg|table|tbody|td|template"
    r"|tfoot|th|thead|time|title|tr|u|ul)(\s[^<>]*)?/?>",
    re.IGNORECASE,
)
ATTRIBUTE = re.compile(r"""\s[a-z-]+=["']?\S""", re.IGNORECASE)
ALONE = frozenset({"br", "hr", "img", "input", "link", "meta"})
QUOTED_TAG = re.compile(r"""```|`</?[a-z]|["'“‘]</?[a-z][^<>]*>["'”’]""", re.IGNORECASE)
MENTIONED_TAG = re.compile(r"<[a-z][^<>]*>[ \t]", re.IGNORECASE)


def is_feed(text: str) -> bool:
    """Whether a text is an XML feed or a sitemap."""
    return bool(FEED.match(_start(text)))


def is_html(text: str) -> bool:
    """Whether a text is HTML, a whole page or a fragment of one, and not a text that only speaks of tags.

    Args:
        text: the page.

    Example:
        >>> is_html("<p>One</p><p>Two</p>"), is_html("<p> begins a paragraph.")
        (True, False)
    """
    start = _start(text)
    if ROOT.match(start):
        return True
    if ROOT.search(start) and re.search(r"</(?:html|body)>", text[-TAIL:], re.IGNORECASE) and "```" not in start:
        return True
    tags = TAG.findall(start)
    if not tags:
        return False
    opened = Counter(name.lower() for slash, name, _ in tags if not slash)
    closed = Counter(name.lower() for slash, name, _ in tags if slash)
    elements = (opened & closed).total() + sum(opened[name] for name in ALONE)
    if TAG.match(start):
        return elements > 0 or (opened.total() > 1 and not MENTIONED_TAG.search(start))
    if QUOTED_TAG.search(start):
        return False
    attributed = any(ATTRIBUTE.match(rest) for _, _, rest in tags)
    return (elements >= ENOUGH or (elements > 0 and attributed)) and _in_most_lines(start)


def _start(text: str) -> str:
    """Return the start of a text behind its declarations and comments."""
    at = len(text) - len(text.lstrip("\ufeff \t\r\n\f"))
    for _ in range(MAX_SKIPPED):
        if prologue := PROLOGUE.match(text, at, at + HEAD):
            at = prologue.end()
        elif text.startswith("<!--", at) and (end := text.find("-->", at + 2)) > 0:
            at = end + 3
        else:
            break
        at += len(text[at : at + HEAD]) - len(text[at : at + HEAD].lstrip())
    return text[at : at + HEAD]


def _in_most_lines(text: str) -> bool:
    lines = [line for line in text.splitlines() if line.strip()]
    return 2 * sum(bool(TAG.search(line)) for line in lines) >= len(lines)
