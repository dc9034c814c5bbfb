"""Notes that say under what a post is filed; see `filing_notes.toml`."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import regex

_LISTS = tomllib.loads((files("cleanpage.facts") / "filing_notes.toml").read_text(encoding="utf-8"))


def _any_of(name: str) -> str:
    """Return a pattern for the phrases of a list, the longest first."""
    return "|".join(map(regex.escape, sorted(_LISTS[name]["words"], key=len, reverse=True)))


def _shortest(name: str) -> int:
    """Return how many characters the shortest phrase of a list has."""
    return min(map(len, _LISTS[name]["words"]))


LONGEST = 400
"""Characters of such a note."""
SHORTEST = _shortest("opens") + min(len(":nRSS2.0"), len(":n :t") + _shortest("tagged"))
"""Characters that one has at least: most lines of menus have fewer."""
OPENS = regex.compile(rf"(?:{_any_of('opens')})[:\s]", regex.IGNORECASE)
"""How such a note begins."""
NOTE = regex.compile(
    rf"(?:{_any_of('opens')})\s?[:\s]\s?[^.!?]{{1,120}}?\s(?:{_any_of('tagged')})\s?[:\s]\s?(?P<tags>[^.!?|]+)(?:$|[.|])",
    regex.IGNORECASE,
)
SPACED = regex.compile(r"\s:")
"""A colon as it is set in French."""
FEED = regex.compile(rf"(?:{_any_of('opens')})\s.{{1,{LONGEST}}}?\bRSS[\s-]?2\.0\b", regex.IGNORECASE)
"""How such a note goes on that tells of the feed of its comments; WordPress calls it so in every language."""
BY = regex.compile(rf"\s(?:{_any_of('by')})(?:\s\S+){{1,3}}$", regex.IGNORECASE)


def opens_note(text: str) -> bool:
    """Return whether a line begins as such a note does, and is no longer than one.

    >>> opens_note("Posted in News and tagged bridge"), opens_note("The bridge is now in the news")
    (True, False)

    Args:
        text: the line.
    """
    return SHORTEST <= len(text) <= LONGEST and OPENS.match(text) is not None


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
    found = NOTE.match(SPACED.sub(":", text)) if SHORTEST <= len(text) <= LONGEST else None
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
    return len(text) <= LONGEST and "2.0" in text and FEED.match(text) is not None
