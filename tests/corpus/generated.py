"""Generated corpora: pages of real sizes, text and HTML, the same ones for the same seed, and files made of them."""

from __future__ import annotations

import csv
import json
import random
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

SUBJECTS = (
    "The council", "A spokeswoman", "The mayor", "Her neighbour", "The engineer", "A group of farmers", "The museum",
    "One reader", "The ferry company", "Nobody in the village", "The inspector", "A teacher from the valley",
    "The harbour office", "The librarian",
)  # fmt: skip
VERBS = (
    "decided", "said", "announced", "denied", "hoped", "explained", "argued", "feared", "promised", "wrote in a letter",
    "told the meeting", "could not say",
)  # fmt: skip
OBJECTS = (
    "that the old bridge would be closed until spring",
    "that the money had run out in the second year",
    "that more than forty families had moved away since then",
    "that the report contained several mistakes",
    "that the water had never been so low in October",
    "that the new line would be three kilometres shorter",
    "that repairs to the roof were overdue",
    "that the price of bread had doubled within a decade",
    "that the exhibition drew twice as many visitors as expected",
    "that no decision had been taken yet",
)
ENDINGS = (
    "", ", although few believed it", ", according to the minutes", ", and the audience applauded",
    ", as in the years before", ", which came as a surprise", ", despite the weather", " on Monday evening",
    " after a long debate",
)  # fmt: skip
GERMAN = (
    "Der Gemeinderat beschloss am Montag, die alte Brücke zu sanieren",
    "Niemand im Dorf hatte damit gerechnet",
    "Die Arbeiten sollen im Frühjahr beginnen und zwei Jahre dauern",
    "„Es war höchste Zeit“, sagte die Bürgermeisterin",
    "Für die Fähre bedeutet das längere Wartezeiten als im vergangenen Sommer",
)
NAMES = ("Jane Roe", "Amir Haddad", "Lucía Ferrer", "Peter Vogel", "Mei Tanaka", "Olga Sokolova")
MENU = (
    "Home", "News", "Politics", "Business", "Sport", "Culture", "Weather", "Opinion", "Podcasts", "Newsletters",
    "Archive", "Subscribe", "Log in",
)  # fmt: skip
MONTHS = "January February March April May June July August September October November December".split()
BROKEN = 100
"""One record in so many is broken."""


class Page(NamedTuple):
    """A generated page."""

    id: str
    url: str
    raw: str
    form: str
    retrieved: str


def page(number: int, seed: int = 0) -> Page:
    """Return a page; each third one is text, the others are HTML."""
    dice = random.Random(f"{seed}/{number}")
    form = "text" if number % 3 == 0 else "html"
    site = f"site{dice.randrange(200)}.example"
    title = _sentence(dice).rstrip(".")
    paragraphs = [_paragraph(dice, german=number % 7 == 0) for _ in range(dice.randrange(4, 30))]
    day = (dice.randrange(2015, 2026), dice.randrange(12), dice.randrange(1, 29))
    make = _text if form == "text" else _html
    raw = make(dice, site, title, paragraphs, day)
    retrieved = f"2026-01-{dice.randrange(1, 29):02d}T{dice.randrange(24):02d}:00:00Z"
    return Page(f"page-{number}", f"https://{site}/news/{number}", raw, form, retrieved)


def _sentence(dice: random.Random) -> str:
    return " ".join(dice.choice(part) for part in (SUBJECTS, VERBS, OBJECTS)) + dice.choice(ENDINGS) + "."


def _paragraph(dice: random.Random, *, german: bool) -> str:
    count = dice.randrange(2, 7)
    return " ".join(dice.choice(GERMAN) + "." if german else _sentence(dice) for _ in range(count))


def _text(dice: random.Random, site: str, title: str, paragraphs: list[str], day: tuple[int, int, int]) -> str:
    year, month, number = day
    head = ["Skip to main content", " | ".join(MENU), title, f"By {dice.choice(NAMES)}"]
    head.append(f"{number:02d} {MONTHS[month]} {year} {dice.randrange(1, 12)}:{dice.randrange(60):02d} AM EST")
    related = ["Related articles", *(_sentence(dice).rstrip(".") for _ in range(dice.randrange(3, 12)))]
    foot = ["Share on Facebook", "Sign up for our newsletter", f"© {year} {site}. All rights reserved."]
    return "\n\n".join([*head, *paragraphs, *related, *foot]) + "\n"


def _html(dice: random.Random, site: str, title: str, paragraphs: list[str], day: tuple[int, int, int]) -> str:
    year, month, number = day
    author = dice.choice(NAMES)
    published = f"{year}-{month + 1:02d}-{number:02d}T08:{dice.randrange(60):02d}:00+01:00"
    linked = {"@type": "NewsArticle", "headline": title, "datePublished": published, "author": {"name": author}}
    script = "".join(
        f"var v{n}={{a:{dice.random():.12f},b:'{dice.getrandbits(64):x}'}};" for n in range(dice.randrange(20, 800))
    )
    menu = "".join(f'<li class="nav-item"><a class="nav-link" href="/{one.lower()}">{one}</a></li>' for one in MENU)
    cards = "".join(
        f'<div class="card"><a href="/news/{dice.randrange(10**6)}"><img src="/i/{dice.getrandbits(64):x}.jpg" alt="">'
        f"<h3>{_sentence(dice)}</h3></a></div>"
        for _ in range(dice.randrange(5, 60))
    )
    body = "".join(f'<p class="text">{paragraph}</p>' for paragraph in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} - {site}</title>'
        f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="{site}">'
        f'<script type="application/ld+json">{json.dumps(linked)}</script><script>{script}</script>'
        f"<style>{'.a{margin:0;padding:0}' * dice.randrange(20, 400)}</style></head>"
        f'<body><header><nav><ul>{menu}</ul></nav></header><main><article><h1>{title}</h1><p class="byline">By {author}'
        f'</p><time datetime="{published}">{number} {MONTHS[month]} {year}</time>{body}</article>'
        f"<aside><h2>Related articles</h2>{cards}</aside></main><footer><ul>{menu}</ul><p>© {year} {site}. "
        "All rights reserved.</p></footer></body></html>"
    )


def short(number: int) -> str:
    """Return a short text."""
    dice = random.Random(number)
    return f"{_sentence(dice)}\n\n{_sentence(dice)} {_sentence(dice)}\n\nAll rights reserved."


def row(one: Page) -> dict[str, object]:
    """Return a page as a row of a table."""
    return {"id": one.id, "text": one.raw, "url": one.url, "retrieved": one.retrieved, "length": len(one.raw)}


def lines(count: int, seed: int = 0, broken: int = BROKEN) -> Iterator[bytes]:
    """Yield pages as lines of JSON, one in so many broken in one of several ways."""
    for number in range(count):
        line = json.dumps(row(page(number, seed)), ensure_ascii=False).encode()
        if broken and number % broken == broken // 2:
            line = broken_line(line, number // broken)
        yield line + b"\n"


def broken_line(line: bytes, way: int) -> bytes:
    """Break a line of JSON."""
    ways = (
        line[: len(line) // 2],
        line.replace(b"the ", b"th\xff ", 1),
        b'["a list"]',
        b'{"id": "no text"}',
        b'{"id": "null", "text": null}',
        b'{"id": "a number", "text": 7}',
        b"\x00\x01\x02",
        b"[" * 100_000,
    )
    return ways[way % len(ways)]


def write_jsonl(file: Path, count: int, seed: int = 0, broken: int = BROKEN) -> Path:
    """Write pages as JSON Lines."""
    with file.open("wb") as out:
        out.writelines(lines(count, seed, broken))
    return file


def write_csv(file: Path, pages: Iterable[Page]) -> Path:
    """Write pages as CSV."""
    rows = [row(one) for one in pages]
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    return file


def write_folder(folder: Path, pages: Iterable[Page]) -> Path:
    """Write each page as a file."""
    folder.mkdir()
    for one in pages:
        ending = "txt" if one.form == "text" else "html"
        (folder / f"{one.id}.{ending}").write_text(one.raw, encoding="utf-8", newline="")
    return folder
