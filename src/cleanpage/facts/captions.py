"""What makes a line a caption: the word for picture that it opens with, or the credit that it ends in."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING

import regex

from cleanpage.facts.cues import matches, set_off
from cleanpage.facts.prose import prose
from cleanpage.facts.shape import shapes, size_of
from cleanpage.words.case import UNCASED
from cleanpage.words.fold import COLONS, ENDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page, Segment
    from cleanpage.words import Cue, Match

LISTS = ("caption", "agency")
BEFORE = ("(", "[", "/", "|", "©", "–", "—")
"""What stands before a credit."""
SENTENCE = regex.compile(r"[.!?]\s")
INITIALS = regex.compile(r"(?:^|(?<=[\s.]))(?:\p{L}\p{M}*){1,2}\.")
"""Initials of a name, in scripts without capitals of up to two letters: ``வி.எம்.``"""
LEADING = tuple(COLONS)
"""What a line ends with that leads to what follows it."""
ENDED = tuple(ENDS)
CREDIT = 40
"""Characters that a photographer's or an archive's name may have."""
SHOWN, SENTENCES = 3, 3
"""Words that a caption has at least before its credit, and sentences that it has not."""
PICTURES = 3
"""Captions in whole sentences that a page has at least whose pictures tell a story."""
TAIL = 100
"""Characters at the end of a line in which a credit may begin."""
SIGN = re.compile("[:：—–(（＝©|]")
PAUSE = re.compile(r"""[.!?…»”"]\s""")
"""One of these stands in or before every credit at the end of a line that is no agency's; a pause before none of a line
that ends as a sentence."""
BREAK = regex.compile(
    r"[(\[|—–]\s*|[.!?…»”\"]\s+"
    r"|\s(?=(?:\p{Lu}[\p{L}-]|[\p{Lo}--\p{Han}][\p{L}\p{M}])[\p{L}\p{M}-]{0,19}\s?:)",
    regex.V1,
)
"""Where a credit may begin: behind a bracket, a bar, a dash or a sentence, or at a label, which begins with a capital
where the script has them."""
SIGNED = regex.compile(r"\p{L}.*\S\s*©\s*(?!\d)(?P<owner>[^©.!?:]{2,40})$")
_LISTS = tomllib.loads((files("cleanpage.facts") / "caption_words.toml").read_text(encoding="utf-8"))
_TOOK, _PICTURES = ("|".join(map(regex.escape, _LISTS[name]["words"])) for name in ("took", "pictures"))
EAST_ASIAN = regex.compile(
    rf"[(（][^()（）。]{{2,30}}(?:{_TOOK})[)）]$|[(（](?:{_PICTURES})[／/：:＝=][^()（）。]{{2,30}}[)）]$|＝[^。]{{2,60}}撮影$"
)
"""A credit in brackets, or behind a sign in Japanese, where neither capitals nor spaces tell a name."""
PATH = re.compile(r"(?:(?:^|[\s=:.~])/[^\s/]+/|://)\S*$")
"""What stands before the last name of a path or an address: ``/dev/sda`` is no picture of the Swiss agency's."""
CITED = re.compile(r",?\s*\d{4}[a-z]?$")
"""What stands behind an author's name where a text cites it: ``(EPA, 2019)``."""
LOWER = regex.compile(
    r"(?<![\p{L}/.@])(?!(?:via|von|van|de|del|der|di|da|dos|el|al|bin|for|für|pour|par|by"
    r"|and|und|et|og|och|of|the|from|on|auf|sur)\b)"
    rf"(?![{UNCASED}])\p{{Ll}}{{2,}}"
)
"""A word in small letters, which names do not have, but for particles and what joins them."""


def may_end_in_credit(text: str, size: float) -> bool:
    """Return whether a line that has no phrase of a credit may end in one; lines of menus are mostly too short.

    Args:
        text: the line.
        size: its words, as `Shape.size`.
    """
    return (size >= SHOWN or "©" in text) and _may_part(text)


def _may_part(text: str) -> bool:
    """Return whether anything near the end of a line may part a credit from its caption, or its label from a name."""
    floor = max(1, len(text) - TAIL)
    return bool(SIGN.search(text, floor) or (not text.endswith(ENDED) and PAUSE.search(text, floor)))


def told_in_pictures(page: Page) -> bool:
    """Return whether captions tell what there is to tell: more running text stands in them than elsewhere."""
    if sum(segment.kind == "caption" for segment in page.segments) < PICTURES:
        return False
    told = [
        (segment.kind == "caption", shape.size)
        for segment, shape, is_prose in zip(page.segments, page.fact(shapes), page.fact(prose), strict=True)
        if is_prose
    ]
    inside = [size for is_caption, size in told if is_caption]
    return len(inside) >= PICTURES and sum(inside) > sum(size for is_caption, size in told if not is_caption)


def opening(page: Page, segment: Segment) -> str | None:
    """Return why a line is a caption for the word that it opens with, or None."""
    match = page.fact(matches)[segment.index]
    cue = _first(match) if match else None
    if cue is None or (segment.text.isalpha() if cue.how == "whole" else not _opens(segment.text, match, cue)):
        return None  # a lone word is a heading: "Map"
    return f"opens with {cue.phrase!r}"


def credit(page: Page, segment: Segment) -> str | None:
    """Return why a line is a caption for the credit that it ends in, or None."""
    match = page.fact(matches)[segment.index]
    if segment.text.endswith(LEADING) and any(cue.list == "agency" and cue.how == "end" for cue in match.cues):
        return None  # it leads to what follows: "The details come to us from Reuters:"
    if match and (named := _named(segment.text, match)):
        return named
    if "©" in segment.text and (signed := SIGNED.fullmatch(segment.text)):
        return f"ends in '© {signed['owner'].strip()}'" if not LOWER.search(signed["owner"]) else None
    if (east := EAST_ASIAN.search(segment.text)) and "。" not in segment.text[: east.start() - 1]:
        return f"ends in the credit {east[0]!r}"
    return _labelled(page, segment.text)


def likely_credit(page: Page, segment: Segment) -> str | None:
    """Return why a line may be a caption: a bare agency's name behind its last sentence."""
    for cue in page.fact(matches)[segment.index].cues:
        if cue.list in LISTS and cue.how == "end" and cue.first:
            start = page.fact(matches)[segment.index].span(cue)[0]
            if segment.text[:start].rstrip().endswith(ENDED) and not segment.text.endswith(ENDED):
                return f"ends in the name {cue.phrase!r}"
    return None


def _opens(text: str, match: Match, cue: Cue) -> bool:
    """Return whether a sign, or nothing but names, follows the words for picture: ``Photo by Jane Roe on Unsplash``."""
    start, end = match.span(cue)
    last, after = text[start:end].rsplit(maxsplit=1)[-1], text[end:].strip()
    # A small letter before the name: "Featured Image Settings" is a heading.
    named = cue.tokens > 1 and last[0].islower() and after[:1].isupper()
    return (named and len(after) <= TAIL and not LOWER.search(after)) or set_off(text, match, cue)


def _first(match: Match) -> Cue | None:
    """Return the word for picture that a line opens with."""
    return next((cue for cue in match.cues if cue.list == "caption" and cue.first == 0), None)


def _named(text: str, match: Match) -> str | None:
    """Return the agency or the word for picture that stands at the end, behind or before a sign."""
    agencies = {cue.first for cue in match.cues if cue.list == "agency"}
    for cue in match.cues:
        if cue.list not in LISTS:
            continue
        start, end = match.span(cue)
        before, after = text[:start].rstrip(), text[end:].rstrip(" ).]")
        if len(after) > CREDIT or SENTENCE.search(after) or _is_part(text, start, after):
            continue
        bare = before.endswith(("(", "[")) and not after and cue.first in agencies
        if before.endswith(BEFORE) and not bare:
            return f"ends in the credit {cue.phrase!r}"
        if after.startswith(("/", " / ")) and not text.endswith(ENDED) and not LOWER.search(after):
            return f"ends in the credit {cue.phrase!r}"
    return None


def _is_part(text: str, start: int, after: str) -> bool:
    """Return whether what looks like a credit is part of a path or a word, is called as in a program, or is cited."""
    called = after.startswith(("(", " ("))
    return bool(after[:1].isalnum() or called or CITED.match(after) or PATH.search(text, 0, start))


def _labelled(page: Page, text: str) -> str | None:
    """Return the label of a credit that stands behind a sentence, a bracket or a dash."""
    if text.endswith(ENDED):
        return None
    for tail in _tails(text):
        match = page.words.match(tail)
        cue = _first(match)
        if cue is None or not (cue.tokens > 1 or set_off(tail, match, cue)):
            continue
        after = tail[match.span(cue)[1] :].strip(" :：=)]")
        named = after[:1] == after[:1].upper() or any(other.list in LISTS and other.first for other in match.cues)
        if named and len(after) <= CREDIT and not SENTENCE.search(INITIALS.sub("", after)):
            return f"ends in the credit {cue.phrase!r}"
    return None


def _tails(text: str) -> Iterator[str]:
    """Yield what may be a credit at the end of a line, where there is anything before it."""
    if _may_part(text):
        for found in BREAK.finditer(text, max(1, len(text) - TAIL)):
            before = text[: found.start()]
            if size_of(before) >= SHOWN and len(SENTENCE.findall(before)) < SENTENCES:
                yield text[found.end() :]
