"""Which site a page belongs to, and its lines as one compares them with those of the site's other pages."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING
from unicodedata import normalize

from cleanpage.facts.address import address_parts
from cleanpage.page import DATA

if TYPE_CHECKING:
    from cleanpage.page import Page

LONGEST, SHOWN = 120, 80
"""Characters up to which a line is compared as it is, and how many a longer one shows."""
LOOKED_AT = 10_000
"""Characters of a line that are looked at."""


def site(page: Page) -> str | None:
    """Return the site of a page: the host of its address without ``www.``; None where it has no address.

    The address is the one that was given with the page, or else the one that the page gives itself.
    """
    host = ".".join(page.fact(address_parts)[0]).removeprefix("www.")
    return host.encode("utf-8", "replace").decode("utf-8") or None


def line_keys(page: Page) -> tuple[str, ...]:
    """Return each segment as it is compared with lines of other pages; empty where it says nothing, or is not shown."""
    return tuple(
        "" if segment.place and segment.place.path[:1] == (DATA,) else line_key(segment.text)
        for segment in page.segments
    )


def line_key(text: str) -> str:
    """Return a line as it is compared: folded, and a long one as its beginning and a digest of the whole.

    Digits stay, so that a line that names another day or another number is another line.

    >>> line_key("Sign up  for our NEWSLETTER"), line_key("* * *")
    ('sign up for our newsletter', '')
    >>> line_key("This site uses cookies, as all sites do, and hopes that nobody minds. " * 3)[:81]
    'this site uses cookies, as all sites do, and hopes that nobody minds. this site …'
    """
    folded = " ".join(normalize("NFKC", text[:LOOKED_AT]).casefold().split()).encode("utf-8", "replace").decode("utf-8")
    if len(folded) > LONGEST:
        return f"{folded[:SHOWN]}… {hashlib.blake2b(folded.encode(), digest_size=8).hexdigest()}"
    return folded if any(map(str.isalnum, folded)) else ""
