"""Articles with teasers and comments of other pages spliced in: what real pages have, and annotated ones too seldom.

What is spliced in is no body, in whole sentences or not, under a heading or under none, around the body and inside it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random
    from typing import Any

    from labels import Gold

SENTENCE = re.compile(r"(?<=[.!?])\s+")
MONTHS = "January February March April May June July August September October November December".split()
HEADINGS = ("Related articles", "Related", "Read more", "Most read", "More stories", "You may also like", "Recommended",
            "More from this section", "Latest news", "Popular")  # fmt: skip
SECTIONS = "News Sports Opinion Business Health World".split()
MORE = ("Read more", "Continue reading", "Read full story")
THREADS = ("Comments", "Leave a comment", "Join the conversation")
NICKNAMES = "mike72 Sunny jdoe Guest Anonymous TomT".split()
FEWEST = 3
"""Lines of body that a page must have."""


class Pool(NamedTuple):
    """What other pages give: titles with first paragraphs, posts, names."""

    articles: list[tuple[str, str, str]]
    posts: list[str]
    names: list[str]


def pool_of(pages: Iterable[Any]) -> Pool:
    """Collect what pages give to others."""
    pool = Pool([], [], [])
    for page in pages:
        lines = [line.strip() for line in page.text.split("\n")]
        if page.kind == "article" and page.title and (long := [line for line in lines if len(line.split()) > 12]):
            pool.articles.append((page.id, page.title, long[0]))
        elif page.kind == "forum":
            pool.posts.extend(line for line in lines if 6 < len(line.split()) < 120)
        pool.names.extend(page.authors or ())
    return pool


def splice(raw: str, page_id: str, gold: Gold, pool: Pool, chance: Random) -> str | None:
    """Return the text of a page with things of other pages in it; None where it has too little body."""
    lines = raw.split("\n")
    body = [at for at, line in enumerate(lines) if len(line.split()) > 3 and gold.share(line)[0] > 0.8]
    if len(body) < FEWEST:
        return None
    apart = sum(not line.strip() for line in lines) > len(lines) * 0.2
    for at in sorted((_place(body, chance) for _ in range(chance.choice([1, 1, 2, 3]))), reverse=True):
        block = _teasers(page_id, pool, chance) if chance.random() < 0.65 else _comments(pool, chance)
        if body[0] < at <= body[-1]:
            block = block[: chance.randint(1, 4)]
        spread = [part for line in block for part in (("", line) if apart and chance.random() < 0.8 else (line,))]
        lines[at:at] = [*spread, ""] if apart else spread
    return "\n".join(lines)


def _place(body: list[int], chance: Random) -> int:
    """Return the line before which something is put: mostly behind the body, at times above it or in it."""
    where = chance.random()
    if where < 0.55:
        return body[-1] + 1
    return max(0, body[0] - chance.randint(0, 3)) if where < 0.7 else chance.choice(body[1:])


def _date(chance: Random) -> str:
    day, year = chance.randint(1, 28), chance.randint(2015, 2025)
    forms = (
        f"{chance.choice(MONTHS)} {day}, {year}",
        f"{day}.{chance.randint(1, 12):02}.{year}",
        f"{chance.randint(2, 23)} hours ago",
    )
    return chance.choice(forms)


def _teasers(page_id: str, pool: Pool, chance: Random) -> list[str]:
    """Return a box of teasers, all of one form."""
    found = [chance.choice(HEADINGS)] if chance.random() < 0.55 else []
    summed_up, dated, more, first, sectioned = (chance.random() < share for share in (0.7, 0.4, 0.25, 0.3, 0.2))
    others = chance.sample(pool.articles, chance.randint(1, 8) + 1)
    for other, title, lead in others[1:]:
        if other == page_id:
            continue
        date = [_date(chance)] if dated else []
        found += [chance.choice(SECTIONS)] if sectioned else []
        found += [*date, title] if first else [title, *date]
        if summed_up:
            found.append(_summary(lead, chance))
        found += [chance.choice(MORE)] if more else []
    return found


def _summary(lead: str, chance: Random) -> str:
    text = " ".join(SENTENCE.split(lead)[: chance.choice([1, 1, 2, 3])])
    if chance.random() < 0.25:
        return text[: chance.randint(60, 160)].rsplit(" ", 1)[0] + chance.choice(["...", "…"])
    return text


def _comments(pool: Pool, chance: Random) -> list[str]:
    """Return a thread of comments, all of one form."""
    found = [chance.choice([f"{chance.randint(2, 80)} Comments", *THREADS])] if chance.random() < 0.6 else []
    form, replies = chance.random(), chance.random() < 0.6
    for _ in range(chance.randint(1, 9)):
        name = chance.choice(pool.names) if chance.random() < 0.6 else chance.choice(NICKNAMES)
        date = _date(chance)
        found += [name, date] if form < 0.5 else [f"{name} {date}"] if form < 0.75 else [name]
        found.append(chance.choice(pool.posts))
        found += [chance.choice(["Reply", "Reply Report", "Like Reply"])] if replies else []
    return found
