"""What embedded data says of the people whom it names as authors: what they are, what they do, and for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import regex

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cleanpage.page import Page

WRITING = frozenset({"author", "creator"})
NAME, KIND = "name", "@type"
ROLE, BIO = "jobtitle", "description"
EMPLOYERS = ("worksfor.name", "affiliation.name", "memberof.name", "worksfor", "affiliation")
ORGANIZATION = regex.compile(r"organi[sz]ation$|^corporation$|business$", regex.IGNORECASE)
"""Types of things that are no people."""
TAG = regex.compile(r"<[^<>]{1,500}>")
LONGEST = 80
"""Characters beyond which a value is no role and no name of an employer."""
FEWEST = 5
"""Words below which a description tells nothing about anybody."""
UNSAID = frozenset({"author", "person", "user", "none", "null"})
"""Values of a role that say no more than that somebody wrote."""


class Described(NamedTuple):
    """What embedded data says of somebody.

    Attributes:
        group: whether it says that it is an organization.
        role: what they do.
        organization: whom for.
        bio: what it tells about them.
    """

    group: bool = False
    role: str | None = None
    organization: str | None = None
    bio: str | None = None


def data_people(page: Page) -> Mapping[int, Described]:
    """Return, by the position among the hidden values of each author's name, what the data says of that author.

    The values of one object follow each other: a second name begins another object, and so does a second type that
    does not stand in one list with the first.
    """
    objects: list[dict[str, str]] = []
    named: dict[int, int] = {}
    last: tuple[str, str] = "", ""
    for at, item in enumerate(page.hidden):
        if item.source != "json-ld":
            continue
        thing, _, rest = item.name.partition(".")
        relation, _, path = rest.partition(".")
        if relation not in WRITING or not path:
            continue
        whole = f"{thing}.{relation}"
        again = bool(objects) and path in objects[-1]
        if last[0] != whole or (again and (path == NAME or (path == KIND and last[1] != KIND))):
            objects.append({})
        objects[-1].setdefault(path, item.value)
        last = whole, path
        if path == NAME:
            named[at] = len(objects) - 1
    return {at: _described(objects[number]) for at, number in named.items()}


def _described(values: Mapping[str, str]) -> Described:
    """Return what the values of one object say."""
    name = values.get(NAME, "")
    role = _short(values.get(ROLE, ""), name)
    employer = next((found for path in EMPLOYERS if (found := _short(values.get(path, ""), name))), None)
    bio = " ".join(TAG.sub(" ", values.get(BIO, "")).split())
    return Described(
        ORGANIZATION.search(values.get(KIND, "")) is not None,
        None if role is None or role.casefold() in UNSAID else role,
        employer,
        bio if bio.count(" ") >= FEWEST - 1 else None,
    )


def _short(value: str, name: str) -> str | None:
    """Return a value that can be a role or a name: short, no address, and not the name of the person."""
    said = " ".join(value.split())
    return said if 1 < len(said) <= LONGEST and "//" not in said and said.casefold() != name.casefold() else None
