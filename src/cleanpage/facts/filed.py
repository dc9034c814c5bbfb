"""Notes that say under what a post is filed; see `filing_notes.toml`."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import regex

_LISTS = tomllib.loads((files("cleanpage.facts") / "filing_notes.toml").read_text(encoding="utf-8"))


def _any_of(name: str) -> str:
    """Return a pattern for the phrases of a list, the longest first, and the colon behind those that have one."""
    words = sorted(_LISTS[name]["words"], key=len, reverse=True)
    return "|".join(regex.escape(word.removesuffix(":")) + COLON * word.endswith(":") for word in words)


COLON = r"\s?[:：]"
"""A colon, as it is set in French, too."""
THEN = rf"(?:{COLON}\s?|\s|(?<=[:：]))"
"""What stands behind a phrase."""
CATEGORY = "category"
FILING = ("tags", CATEGORY)
"""The lists of labels of what a text is filed under."""
LONGEST = 400
"""Characters of such a note."""
OPENS = regex.compile(rf"(?:{_any_of('opens')}){THEN}", regex.IGNORECASE)
"""How such a note begins."""
TAGGED = regex.compile(
    rf"[^.!?]{{1,120}}?\s(?:{_any_of('tagged')}){THEN}(?P<tags>[^.!?|]+)(?:$|[.|])", regex.IGNORECASE
)
"""How it goes on that has tags."""
FEED = regex.compile(rf".{{1,{LONGEST}}}?\bRSS[\s-]?2\.0\b", regex.IGNORECASE)
"""How such a note goes on that tells of the feed of its comments; WordPress calls it so in every language."""
BY = regex.compile(rf"\s(?:{_any_of('by')})(?:\s\S+){{1,3}}$", regex.IGNORECASE)


def _beginning(text: str) -> int:
    """Return where the beginning of such a note ends; 0 for any other line."""
    found = OPENS.match(text) if len(text) <= LONGEST else None
    return found.end() if found else 0


def filed_under(text: str) -> str | None:
    """Return the tags in a note that says under what a post is filed, as they stand there; None where it is none.

    >>> filed_under("This entry was posted in News and tagged bridge, mill race by Jane. Bookmark the permalink.")
    'bridge, mill race'
    >>> filed_under("Dit bericht is geplaatst in Nieuws met de tags brug, raad. Bookmark de permalink.")
    'brug, raad'
    >>> filed_under("Filed Under: News, Council Tagged With: bridge, mill race")
    'bridge, mill race'
    >>> filed_under("Catégorie : La ville Étiquettes : pont, moulin")
    'pont, moulin'

    Args:
        text: the line.
    """
    found = TAGGED.match(text, at) if (at := _beginning(text)) else None
    return BY.sub("", found["tags"].strip()) if found else None


def tells_of_feed(text: str) -> bool:
    """Return whether a line is such a note that goes on to the feed of its comments.

    >>> tells_of_feed("This entry was posted on Monday and is filed under News. Follow it through the RSS 2.0 feed.")
    True
    >>> tells_of_feed("This entry was posted by a reader who had never heard of feeds.")
    False

    Args:
        text: the line.
    """
    return "2.0" in text and bool(at := _beginning(text)) and FEED.match(text, at) is not None
