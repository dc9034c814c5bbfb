"""Whatever is given, an Article comes back: spliced, cut and damaged pages, as text and as bytes."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

import cleanpage

from .pages import LABELS, PROSE, fixture_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

SEEDS, INPUTS = range(20), 2_500
LONGEST = 300
SPLINTERS = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"<", b"</", b"<!--", b"<![CDATA[", b"&#x", b"&#1114112;", b"<pre>",
    b"<table><td>", b"\r", b"\n\n\n", b"\xe2\x80\x8b", b"\xed\xa0\x80", b"2025-30-03", b"By ", b"Tags: ", b"{{date}}",
    b"/Date(", b"1762169400000", b'<script type="application/ld+json">{"@graph":[',
    b'<meta property="og:title" content="', b"\x1b[31m", b"| a | b |\n",
)  # fmt: skip


def fuzzed(count: int, seed: int) -> Iterator[str | bytes]:
    """Yield damaged pieces of pages, the same for the same seed."""
    chance = random.Random(seed)
    stock = [source.read_bytes() for source in fixture_pages()] + [text.encode() for text in (*PROSE, *LABELS)]
    for _ in range(count):
        parts = []
        for _ in range(chance.randint(1, 3)):
            piece = chance.choice(stock)
            at = chance.randrange(len(piece))
            parts += [piece[at : at + chance.randrange(LONGEST)], chance.choice(SPLINTERS)]
        damaged = bytearray(b"".join(parts))
        for _ in range(chance.choice((0, 0, 1, 5))):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        kind = chance.randrange(3)
        yield bytes(damaged) if kind == 0 else damaged.decode("utf-8", "surrogateescape" if kind == 1 else "replace")


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_damaged_pages_give_articles(seed: int) -> None:
    """No input of 50,000 raises, and the ledger of each reaches its end."""
    for raw in fuzzed(INPUTS, seed):
        article = cleanpage.clean(raw)
        assert sum(row.end - row.start for row in article.ledger) == len(article.source), raw


@pytest.mark.parametrize(
    "raw",
    [
        "1" * 1_000_000,
        "a " * 500_000,
        "\n" * 1_000_000,
        "x\n" * 30_000,
        "By " * 100_000,
        "2025-11-03 " * 20_000,
        "<div>" * 100_000 + "deep",
        "<" * 200_000,
        "&amp;" * 100_000,
        "|" * 300_000,
        "- " * 200_000,
        "\u200b" * 300_000,
        "http://" * 50_000,
        "é" * 500_000,
        "，" * 200_000,
        "Jane Roe and " * 30_000,
    ],
    ids=lambda raw: f"{raw[:12]!r}x{len(raw)}",
)
def test_long_monotonous_pages_end(raw: str) -> None:
    """No rule is worse than linear on what an attacker would send. A hang shows as a test that never ends."""
    article = cleanpage.clean(raw)
    assert sum(row.end - row.start for row in article.ledger) == len(article.source)
