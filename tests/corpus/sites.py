"""Generated sites: pages that share what their site says on each of them, and of which every line is known to be whose.

What the sites repeat is made of the same sentences as the bodies, so that nothing but the repetition tells them apart.
Bodies repeat lines as well, as bodies do: labels, a quotation, a closing formula, the day; and some pages stand at
several addresses.
"""

from __future__ import annotations

import json
import random
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WHO = (
    "the ferryman", "a beekeeper", "the night porter", "our neighbour", "the lock keeper", "a retired pilot",
    "the baker", "two sisters", "the parish clerk", "a glazier", "the signalman", "an apprentice",
    "the orchard's owner", "a surveyor", "the choir", "a young vet", "the archivist", "three anglers",
    "the head cook", "a clockmaker",
)  # fmt: skip
DID = (
    "counted", "painted", "repaired", "described", "inherited", "measured", "lost", "remembered", "sold",
    "photographed", "defended", "carried", "restored", "studied", "borrowed", "abandoned", "rebuilt", "weighed",
)  # fmt: skip
WHAT = (
    "the eastern gate", "forty wooden chairs", "a map of the valley", "the oldest barn", "seven letters",
    "the mill race", "a box of seeds", "the village clock", "every lamp on the quay", "the summer school",
    "a field of barley", "the tower's bell", "an unfinished bridge", "the winter timetable",
    "a cellar full of apples", "the long wall", "half of the harvest", "the museum's boat", "a pair of oxen",
    "the station roof",
)  # fmt: skip
WHEN = (
    "before the first snow", "in the spring of that year", "while the river rose", "after a long silence",
    "by lamplight", "against all advice", "for the second time", "without a word", "as the old rules demand",
    "on the way to the coast", "during the dry weeks", "between two storms", "with borrowed tools",
    "at the edge of the wood",
)  # fmt: skip
LABELS = ("What we know", "The background", "How it began", "In short", "The plan", "Who pays", "What comes next",
          "A closer look", "Ingredients", "Method", "The verdict", "Getting there")  # fmt: skip
MENU = ("Home", "Valley", "Coast", "Letters", "Harvest", "Weather", "Tides", "Archive", "Notices", "Events")
MONTHS = "January February March April May June July August September October November December".split()
NAMES = ("Jane Roe", "Amir Haddad", "Lucía Ferrer", "Peter Vogel", "Mei Tanaka", "Olga Sokolova")
PAGES = 25
"""Pages of a site."""


class Sited(NamedTuple):
    """A page of a site.

    Attributes:
        url: its address.
        text: the page, as text or as HTML.
        form: which of the two.
        title: its title.
        body: the lines of its body.
        repeated: those of them that other bodies of the site have too.
        boilerplate: the lines that are the site's.
    """

    url: str
    text: str
    form: str
    title: str
    body: tuple[str, ...]
    repeated: tuple[str, ...]
    boilerplate: tuple[str, ...]


class Template(NamedTuple):
    """What a site says on its pages."""

    host: str
    menu: tuple[str, ...]
    motto: str
    plug: tuple[str, ...]
    plugged: float
    sections: tuple[str, ...]
    popular: tuple[str, ...]
    foot: tuple[str, ...]
    labels: tuple[str, ...]
    quote: str
    formula: str
    closed: float
    copies: int


def sentence(dice: random.Random, least: int = 1, most: int = 3) -> str:
    """Return a sentence of one or several clauses."""
    clauses = [
        " ".join(dice.choice(part) for part in (WHO, DID, WHAT, WHEN)) for _ in range(dice.randrange(least, most + 1))
    ]
    said = ", and ".join(clauses)
    return said[0].upper() + said[1:] + "."


@cache
def template(number: int, seed: int = 0) -> Template:
    """Return a site."""
    dice = random.Random(f"{seed}/site/{number}")
    return Template(
        host=f"site{number}.example",
        menu=tuple(dice.sample(MENU, dice.randrange(5, 9))),
        motto=sentence(dice),
        plug=tuple(sentence(dice, 2, 3) for _ in range(dice.randrange(1, 3))),
        plugged=dice.choice((0.6, 0.8, 1.0)),
        sections=tuple(sentence(dice, 2, 3) for _ in range(3)),
        popular=tuple(sentence(dice, 1, 1).rstrip(".") for _ in range(5)),
        foot=tuple(sentence(dice, 2, 4) for _ in range(dice.randrange(2, 4))),
        labels=tuple(dice.sample(LABELS, 3)),
        quote=f"“{sentence(dice, 1, 2)}”",
        formula=sentence(dice, 1, 1),
        closed=dice.choice((0.05, 0.1, 0.3)),
        copies=5 if number % 10 == 0 else 0,
    )


def page(site: int, number: int, seed: int = 0) -> Sited:
    """Return a page of a site; on every second site the pages are text. A copy has another address, and a parameter."""
    of = template(site, seed)
    original = 0 if 0 < number <= of.copies else number
    dice = random.Random(f"{seed}/{site}/{original}")
    title = sentence(dice, 1, 1).rstrip(".")
    body, repeated, plugged = _body(dice, of)
    section = of.sections[dice.randrange(3)]
    day = f"{dice.choice((3, 4, 5))} November 2025"
    url = f"https://www.{of.host}/{original}-{title.lower().replace(' ', '-')}" + (
        f"?ref={number}" if original != number else ""
    )
    make = _html if site % 2 else _text
    raw = make(of, title, f"By {dice.choice(NAMES)}", day, plugged, section)
    boilerplate = (*of.menu, of.motto, *(of.plug if len(plugged) > len(body) else ()), section, *of.popular, *of.foot)
    return Sited(url, raw, "html" if site % 2 else "text", title, tuple(body), tuple(repeated), boilerplate)


def _body(dice: random.Random, of: Template) -> tuple[list[str], list[str], list[str]]:
    """Return the lines of a body, those of them that recur, and the body with the site's plug in its middle."""
    body, repeated = [], []
    count = dice.randrange(5, 10)
    for at in range(count):
        if at in {2, 4} and dice.random() < 0.5:
            repeated.append(of.labels[dice.randrange(3)])
            body.append(repeated[-1])
        body.append(" ".join(sentence(dice) for _ in range(dice.randrange(1, 4))))
        if at == 3 and dice.random() < 0.3:
            repeated.append(of.quote)
            body.append(of.quote)
    if dice.random() < of.closed:
        repeated.append(of.formula)
        body.append(of.formula)
    at = dice.randrange(2, 4)
    plugged = [*body[:at], *of.plug, *body[at:]] if dice.random() < of.plugged else body
    return body, repeated, plugged


def _text(of: Template, title: str, author: str, day: str, plugged: list[str], section: str) -> str:
    head = ["\n".join(of.menu), of.motto, title, author, day]
    return "\n\n".join([*head, *plugged, section, "\n".join(of.popular), *of.foot]) + "\n"


def _html(of: Template, title: str, author: str, day: str, plugged: list[str], section: str) -> str:
    def line(text: str) -> str:
        return f"<h3>{text}</h3>" if text in of.labels else f"<p>{text}</p>"

    menu = "".join(f'<li><a href="/{one.lower()}">{one}</a></li>' for one in of.menu)
    popular = "".join(f'<li><a href="/{at}">{one}</a></li>' for at, one in enumerate(of.popular))
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title} | {of.host}</title></head><body>'
        f"<div><ul>{menu}</ul><p>{of.motto}</p></div><div><h1>{title}</h1><div>{author}</div><div>{day}</div>"
        f"{''.join(map(line, plugged))}<p>{section}</p></div><div><ul>{popular}</ul>"
        f"{''.join(f'<p>{one}</p>' for one in of.foot)}</div></body></html>"
    )


def pages(sites: int, each: int = PAGES, seed: int = 0) -> Iterator[Sited]:
    """Yield the pages of sites, mixed as crawls mix them: the first of each, the second of each, and so on."""
    for number in range(each):
        for site in range(sites):
            yield page(site, number, seed)


def write(file: Path, sites: int, each: int = PAGES, seed: int = 0) -> Path:
    """Write the pages of sites as JSON Lines."""
    with file.open("w", encoding="utf-8") as out:
        for number, one in enumerate(pages(sites, each, seed)):
            out.write(json.dumps({"id": number, "url": one.url, "text": one.text}, ensure_ascii=False) + "\n")
    return file
