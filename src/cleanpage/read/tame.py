"""Keeping hostile HTML from costing more than its size.

A parser that follows the standard takes time quadratic in the depth of nesting and in the number of attributes of a
tag, and opens every formatting element that was never closed again in each block that follows. Browsers give up at a
depth of 512; so does this.
"""

from __future__ import annotations

import re
from collections import Counter

MAX_DEPTH = 512
MAX_FORMATTING = 30
"""Formatting elements that may be open at a time."""
SMALL = 300
"""Pages with fewer tags than this are left alone: they cannot cost much."""
SHALLOW = 8_000
"""Pages with fewer tags than this cannot nest so deep that it costs much."""
LARGE, HUGE = 200_000, 500_000
"""Characters of a page below which it cannot have so many attributes on a tag that it costs much; up to the second only
what a glance finds counts: tags whose values have no brackets."""
MAX_TAG = 20_000
"""Characters of a tag below which it cannot have too many attributes."""
MAX_ATTRIBUTES = 2_000
"""Attributes of a tag beyond which it loses them. Those of real pages have long values, not many."""

# A superset of b, big, code, em, font, i, nobr, s, small, strike, strong, tt, u, written so that it fails early.
_FORMATTING = r"<(/?[bcefinstu](?:|ig|ode|m|ont|obr|mall|trike|trong|t))(?=[\s/>])"
FORMATTING = re.compile(_FORMATTING, re.IGNORECASE)
FORMATTING_TAG = re.compile(_FORMATTING + "[^<>]*>?", re.IGNORECASE)
NAME = re.compile(r"<(/?[A-Za-z][^\s/<>]*)")
TAG = re.compile(r"<(/?)([A-Za-z][^\s/<>]*)[^<>]*>")
_VALUE = r"""=\s*+(?:"[^"]*+"|'[^']*+')"""
WHOLE_TAG = re.compile(rf"<!--|<[A-Za-z](?:[^<>=]++|{_VALUE}|=)*+")
VALUE, GAP = re.compile(_VALUE), re.compile(r"[\s/]+")
RAW = re.compile(r"<(script|style|textarea|title|xmp)\b", re.IGNORECASE)
"""Elements in which there are no tags."""
# Elements that hold nothing, or that the next of their kind closes.
FLAT = frozenset(
    "area base br col embed hr img input link meta param source track wbr "
    "p li dt dd td th tr tbody thead tfoot option optgroup colgroup rt rp body html head".split()
)


def tame(html: str) -> str:
    """Return HTML that can be parsed in time linear in its size; nearly always the HTML itself.

    Elements nested deeper than `MAX_DEPTH` lose their tags and become line breaks; formatting elements open beyond
    `MAX_FORMATTING` lose their tags, and tags with more than `MAX_ATTRIBUTES` those. No text is lost.

    Args:
        html: the page.

    Returns:
        The same, or the tamed page.
    """
    if len(html) > HUGE or (len(html) > LARGE and _may_have_long_tag(html)):
        html = _limit_attributes(html)
    tags = html.count("<")
    if tags < SMALL:
        return html
    html = _limit_formatting(html)
    return _limit_depth(html) if tags > SHALLOW else html


def _may_have_long_tag(html: str) -> bool:
    """Whether a tag begins before a stretch of half a long tag's length that has no bracket, as long tags do."""
    step = MAX_TAG // 2
    for at in range(0, len(html), step):
        if html.find(">", at, at + step) < 0 and html.find("<", at, at + step) < 0:
            start = html.rfind("<", max(0, at - step), at)
            if start >= 0 and html[start + 1].isalpha() and html.find(">", start, at) < 0:
                return True
    return False


def _limit_attributes(html: str) -> str:
    """Take all attributes from tags that have too many."""
    pieces: list[str] = []
    at = position = 0
    while tag := WHOLE_TAG.search(html, position):
        start, position = tag.span()
        if position - start > MAX_TAG:
            name, *attributes = GAP.split(VALUE.sub(" ", tag[0]))
            if len(attributes) > MAX_ATTRIBUTES:
                pieces += (html[at:start], name)
                at = position
        position = _behind_raw(html, start, position)
    return "".join((*pieces, html[at:])) if pieces else html


def _behind_raw(html: str, start: int, end: int) -> int:
    """Return where tags begin again behind one that begins and ends here: not within scripts and comments."""
    if html.startswith("<!--", start):
        closed = html.find("-->", end)
    elif raw := RAW.match(html, start):
        closing = re.compile(f"</{raw[1]}", re.IGNORECASE).search(html, end)
        closed = closing.start() if closing else -1
    else:
        return end
    return closed if closed >= 0 else len(html)


def _limit_formatting(html: str) -> str:
    """Take out formatting tags while too many formatting elements are open."""
    tags = FORMATTING.findall(html)
    if len(tags) <= MAX_FORMATTING:
        return html
    keep = _wanted_formatting(tags)
    if all(keep):
        return html
    flags = iter(keep)
    return FORMATTING_TAG.sub(lambda match: match.group() if next(flags) else "", html)


def _wanted_formatting(tags: list[str]) -> list[bool]:
    opened: Counter[str] = Counter()
    total = 0
    keep: list[bool] = []
    for tag in map(str.lower, tags):
        wanted = True
        if tag[0] != "/":
            wanted = total < MAX_FORMATTING
            opened[tag] += wanted
            total += wanted
        elif opened[tag[1:]]:
            opened[tag[1:]] -= 1
            total -= 1
        keep.append(wanted)
    return keep


def _limit_depth(html: str) -> str:
    """Turn tags that nest too deep into line breaks."""
    if not _nests_too_deep(NAME.findall(html)):
        return html
    tags = [(slash, name.lower()) for slash, name in TAG.findall(html)]
    flags = iter(_wanted_depth(tags))
    return TAG.sub(lambda match: match.group() if next(flags) else "<br>", html)


def _nests_too_deep(names: list[str]) -> bool:
    """Whether elements nest too deep, by the names of the tags, those that close with their slash."""
    stack: list[str] = []
    opened: Counter[str] = Counter()
    for name in map(str.lower, names):
        if name[0] != "/":
            if name not in FLAT:
                stack.append(name)
                opened[name] += 1
                if len(stack) > MAX_DEPTH:
                    return True
        elif opened[closing := name[1:]]:
            closed = ""
            while closed != closing:
                closed = stack.pop()
                opened[closed] -= 1
    return False


def _wanted_depth(tags: list[tuple[str, str]]) -> list[bool]:
    stack: list[str] = []
    opened: Counter[str] = Counter()
    keep: list[bool] = []
    for slash, name in tags:
        wanted = True
        if name in FLAT:
            pass
        elif not slash:
            wanted = len(stack) < MAX_DEPTH
            if wanted:
                stack.append(name)
                opened[name] += 1
        elif opened[name]:
            closed = ""
            while closed != name:
                closed = stack.pop()
                opened[closed] -= 1
        else:
            wanted = False
        keep.append(wanted)
    return keep
