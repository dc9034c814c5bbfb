"""Days of publication in the data that a page's own program carries: JSON in scripts and attributes, escaped or not."""

from __future__ import annotations

import re

ANCHOR = "ubli"
"""What every name has that is looked for: ``published_at``, ``datePublished``, ``publicationDate``."""
MAX_LOOKS = 2_000
"""Places of that anchor that are looked at."""
MAX_VALUES = 20
"""Values that are taken from a page."""
REACH = 30
"""Characters of a name on either side of the anchor."""

# `"`, `\"` and `&quot;` around name and value; a bare name in JavaScript.
QUOTE = r"(?:\\{0,3}[\"']|&quot;|&#34;)"
VALUE = re.compile(
    rf"(?P<name>\w{{0,{REACH}}}?ubli(?:sh|cation)\w{{0,{REACH}}}){QUOTE}?\s{{0,3}}:\s{{0,3}}{QUOTE}"
    r"(?P<value>(?:19|20)\d\d-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?)",
    re.IGNORECASE,
)
SCRIPT_ENDS = ")</script>"
MAX_SCRIPT = 120
"""Characters of a script that does nothing but print a date."""
PRINTED = re.compile(
    r"<script[^<>]{0,60}>\s{0,9}(?P<name>[\w.]{1,40})\([\"']"
    r"(?P<value>(?:19|20)\d\d[-/]\d\d[-/]\d\d(?: \d\d:\d\d(?::\d\d)?)?)[^\"']{0,20}[\"']\Z"
)
LEADS = re.compile(rf"\w{{0,{REACH}}}\Z")


def published(html: str) -> list[tuple[str, str]]:
    """Return the names and values that a page's data gives for days of publication, each once.

    >>> published('<script>var post = {"published_at": "2025-11-03T11:30:00-05:00"}</script>')
    [('published_at', '2025-11-03T11:30:00-05:00')]

    Args:
        html: the page.
    """
    found: dict[tuple[str, str], None] = {}
    at = html.find(ANCHOR)
    for _ in range(MAX_LOOKS):
        if at < 0 or len(found) == MAX_VALUES:
            break
        if html[at + len(ANCHOR) : at + len(ANCHOR) + 2].lower() in {"sh", "ca"}:  # "public" is far more frequent
            leads = LEADS.search(html, max(at - REACH - 1, 0), at)
            if match := VALUE.match(html, leads.start() if leads else at):
                found[match["name"].lower(), match["value"]] = None
        at = html.find(ANCHOR, at + 1)
    return list(found) + _printed(html)


def _printed(html: str) -> list[tuple[str, str]]:
    """Return the dates that scripts do nothing but print: ``<script>show("2025/11/03 11:30")</script>``."""
    found: list[tuple[str, str]] = []
    at = html.find(SCRIPT_ENDS)
    for _ in range(MAX_LOOKS):
        if at < 0 or len(found) == MAX_VALUES:
            break
        start = html.rfind("<script", max(at - MAX_SCRIPT, 0), at)
        if start >= 0 and (match := PRINTED.match(html[start:at])):
            found.append((match["name"].lower(), match["value"]))
        at = html.find(SCRIPT_ENDS, at + 1)
    return found
