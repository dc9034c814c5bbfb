"""Write the words of ``id`` and ``class`` that the learned body knows: those that many sites use.

    python scripts/body/hints.py BENCH

BENCH is the folder of annotated pages with its ``sets.py``; the pages are those of WCXB's development split. Only how
many domains use a word counts, not what stands under it.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from multiprocessing import Pool
from pathlib import Path
from typing import Any

from pages import domain

from cleanpage.read import read
from cleanpage.words import table

OUT = Path(__file__).parents[2] / "src" / "cleanpage" / "facts" / "features" / "hints.txt"
DOMAINS = 50
"""Domains that a word stands on at least."""
SHORTEST = 3
"""Letters that it has at least: shorter ones are mostly pieces of generated names."""


def hints(page: Any) -> tuple[str, set[str]]:  # noqa: ANN401 - BENCH's
    """Return the domain of a page and the words on it."""
    segments = read(page.raw, table(), url=page.url, format="html").segments
    return domain(page.url, page.id), {hint for segment in segments if segment.place for hint in segment.place.hints}


def main() -> None:
    """Write the file."""
    sys.path.insert(0, sys.argv[1])
    import sets  # noqa: PLC0415 - found in BENCH

    domains: dict[str, set[str]] = defaultdict(set)
    with Pool(2) as pool:
        for name, found in pool.imap(hints, sets.load("wcxb"), chunksize=16):
            for hint in found:
                domains[hint].add(name)
    words = sorted(word for word, on in domains.items() if len(on) >= DOMAINS and len(word) >= SHORTEST)
    OUT.write_text(" ".join(words) + "\n", encoding="utf-8")
    print(f"{len(words)} words")


if __name__ == "__main__":
    main()
