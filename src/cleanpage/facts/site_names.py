"""Names that the page gives its site or its publisher, so that nobody is taken to be called so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts.notices import notices
from cleanpage.facts.spelled import spelling
from cleanpage.facts.titles import hidden_site_names
from cleanpage.facts.wording import key
from cleanpage.names import is_common, is_given, is_group, is_name, name_key

if TYPE_CHECKING:
    from cleanpage.page import Page

AUTHOR = ("author", "author.name")
"""Names of hidden values that name authors, who may give a site its name."""


def names_author(name: str) -> bool:
    """Return whether a hidden value of a name is an author's.

    >>> names_author("article.author.name"), names_author("coauthor")
    (True, False)
    """
    return name.endswith(AUTHOR) and (name in AUTHOR or name.removesuffix(".name").endswith(".author"))


def site_names(page: Page) -> frozenset[str]:
    """Return the keys of the names in the page's data, in its address, as it writes that out, and in its notices."""
    found = page.fact(spelling)
    named = {key(found.text)} if found and found.exact else set()
    return page.fact(hidden_site_names).union(named, (key(notice.name) for notice in page.fact(notices)))


def is_person(name: str) -> bool:
    """Return whether a site has the name of the person whose it is: ``Jane Roe``."""
    first, _, rest = name_key(name).partition(" ")
    return is_given(first) and is_name(name.title()) and not is_group(name) and not all(map(is_common, rest.split()))
