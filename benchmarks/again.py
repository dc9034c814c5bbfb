"""Law 5: cleaning a cleaned body keeps nearly all of it.

    python benchmarks/again.py              # the fixture pages
    python benchmarks/again.py BENCH        # and a sample of the annotated pages of a benchmark folder, read as HTML

Prints the share of the body's lines that are still body when the text is cleaned once more.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import cleanpage

if TYPE_CHECKING:
    from collections.abc import Iterable

FIXTURES = Path(__file__).parents[1] / "tests" / "fixtures" / "pages"
EVERY = 10


def share(pages: Iterable[bytes]) -> tuple[int, int]:
    """Return how many lines of cleaned bodies stay, and how many there are."""
    kept = total = 0
    for raw in pages:
        text = cleanpage.clean(raw).text
        before = [line for line in text.split("\n") if line]
        after = set(cleanpage.clean(text, format="text").text.split("\n"))
        total += len(before)
        kept += sum(line in after for line in before)
    return kept, total


def report(name: str, pages: Iterable[bytes]) -> None:
    """Print the share over some pages."""
    kept, total = share(pages)
    print(f"{name}: {kept} of {total} lines kept ({kept / max(1, total):.4f})")


def main() -> None:
    """Print the shares."""
    report("fixtures", (path.read_bytes() for path in sorted(FIXTURES.glob("*/source.*"))))
    if len(sys.argv) > 1:
        sys.path.insert(0, sys.argv[1])
        import sets  # noqa: PLC0415 - found in BENCH

        for name in ("news", "wcxb"):
            report(name, (page.raw for at, page in enumerate(sets.load(name)) if at % EVERY == 0))


if __name__ == "__main__":
    main()
