"""Words in copyright notices and in names of companies and sites; see `owner_words.toml`."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import regex

_LISTS = tomllib.loads((files("cleanpage.facts") / "owner_words.toml").read_text(encoding="utf-8"))


def _any_of(name: str) -> str:
    """Return a pattern for the words of a list, the longest first; a point may be missing or have a space behind it."""
    words = sorted(_LISTS[name]["words"], key=len, reverse=True)
    return "|".join(regex.escape(word, literal_spaces=True).replace(r"\.", r"\.?\s?") for word in words)


SMALL = frozenset(_LISTS["small"]["words"])
"""Words that names have in lower case."""
ARTICLES = frozenset(_LISTS["articles"]["words"])
"""Words that an address may leave out at the beginning of a name."""
LEGAL = regex.compile(rf"[\s,]+(?:{_any_of('legal')})(?<!\s)\b.*$", regex.IGNORECASE)
"""The form of a company and what stands behind it."""
FORMS = frozenset(_LISTS["forms"]["words"])
"""Forms of companies that stand before a name."""
SOFTWARE = regex.compile(rf"\b(?:{_any_of('software')})\b.{{0,40}}\bby\b", regex.IGNORECASE)
"""What stands before the notice of those who made the site's software."""
RIGHTS = regex.compile(rf"(?:^|\s+)(?:{_any_of('rights')}).*$", regex.IGNORECASE)
"""A phrase on rights and what stands behind it."""
BELONG = regex.compile(rf"(?:{_any_of('belong')})\s*", regex.IGNORECASE)
"""A phrase on rights that a name follows."""
