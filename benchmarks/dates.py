"""What dates cost: per page, and over growing inputs.

    python benchmarks/dates.py                     # growing inputs, and pages made from a seed
    python benchmarks/dates.py PAGES.jsonl         # real pages too: a JSON string or {"text": …} a row, text or HTML

Times are the best of three, in milliseconds. On a machine that is busy all of them grow: what counts is their ratio to
the yardstick, a loop of plain Python timed before and after.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cleanpage import clean
from cleanpage.dates import DateEvidence, find, parse, settle
from cleanpage.decode import Judged
from cleanpage.facts.core import core
from cleanpage.facts.datelines import listed_dates, own_entries
from cleanpage.facts.dates import date_lines, dates, locale
from cleanpage.facts.headline import headline
from cleanpage.facts.shape import shapes
from cleanpage.read import read
from cleanpage.rules.dateline import Dateline
from cleanpage.rules.embedded_dates import EmbeddedDates
from cleanpage.settle import Context
from cleanpage.settle.dates import settle_dates
from cleanpage.words import table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cleanpage.page import Page

HOSTILE: dict[str, Callable[[int], str]] = {
    "digits": lambda size: "1234567890" * (size // 10),
    "dates": lambda size: "03/11/2025 " * (size // 11),
    "years": lambda size: "2025 " * (size // 5),
    "months": lambda size: "November " * (size // 9) + "3",
    "almost dates": lambda size: "3 de de de Nov 11:30:11:30 2025- " * (size // 33),
    "chapters": lambda size: "1.1." * (size // 4),
    "Roman months": lambda size: "3 XI " * (size // 5),
    "one word": lambda size: "a" * size + " 2025",
    "prose": lambda size: "It rained for 3 days in the valley, and nobody came. " * (size // 53),
}
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)


def best(work: Callable[[], object]) -> float:
    """Return the shortest of three runs, in milliseconds."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return 1000 * min(times)


def growing() -> None:
    """Print the cost of one line of growing length: ten times the line, ten times the time."""
    print(f"{'one line of':16}", *(f"{size:>12,}" for size in SIZES))
    for name, make in HOSTILE.items():
        print(f"{name:16}", *(f"{best(partial(find, make(size))):12.1f}" for size in SIZES))
    print(f"{'parse':16}", *(f"{best(partial(parse, HOSTILE['dates'](size))):12.1f}" for size in SIZES))


def many() -> None:
    """Print the cost of settling growing numbers of dates."""
    counts = (10, 100, 1_000, 100_000)
    print(f"\n{'dates on a page':16}", *(f"{count:>12,}" for count in counts))
    evidence = [DateEvidence(f"{1 + number % 28} November 2025", "dateline") for number in range(max(counts))]
    print(f"{'settle':16}", *(f"{best(lambda count=count: settle(evidence[:count])):12.1f}" for count in counts))


def dated_pages() -> None:
    """Print the cost of cleaning whole pages of growing numbers of dates, as text and as HTML."""
    counts = (1_000, 10_000, 100_000)
    print(f"\n{'lines on a page':16}", *(f"{count:>12,}" for count in counts))
    dates = [f"{1 + number % 28} November {2000 + number % 25}" for number in range(max(counts))]
    for name, tags in {"text": "{}\n\n", "HTML": "<p><time datetime=2025-11-03>{}</time></p>"}.items():
        pages = ["".join(map(tags.format, dates[:count])) for count in counts]
        print(f"{name:16}", *(f"{best(partial(clean, page)):12.1f}" for page in pages))


def made_pages(count: int = 100) -> list[list[str]]:
    """Return pages of 300 lines: menus, paragraphs, teasers, some with numbers and dates."""
    dice = random.Random(1)  # noqa: S311 - the same pages every time
    menu = ["Home", "News", "Sport", "Contact us", "Most read", "3 comments", "Share", "4 min read", "Page 2 of 10"]
    dated = ["Published 3 Nov 2025, updated 5 Nov", "November 3, 2025 | 11:30", "© 2025 Example. All rights reserved."]
    prose = "The council said in 2024 that some 1,200 people had come, and 3 of them stayed for the whole of the day. "
    pages = []
    for _ in range(count):
        lines = [dice.choice(menu) for _ in range(250)] + [prose * dice.randint(1, 5) for _ in range(45)]
        pages.append([*lines, *(dice.choice(dated) for _ in range(5))])
    return pages


def yardstick() -> float:
    """Return the cost of a loop of plain Python, in milliseconds: some 2 on an idle core of the 2020s."""
    return best(lambda: sum(number & 3 for number in range(50_000)))


def date_work(page: Page) -> None:
    """Do all that a page's dates need, but for what other rules need too."""
    for fact in (dates, date_lines, listed_dates, own_entries):
        page._facts.pop(fact, None)  # noqa: SLF001 - so that they are found anew
    judged = [Judged(rule.kind, verdict) for rule in (EmbeddedDates(), Dateline()) for verdict in rule.judge(page)]
    settle_dates(judged, Context(page, []))


def report(name: str, sources: Sequence[str]) -> None:
    """Print the cost of the dates of whole pages: finding them in all lines, weighing them, settling them."""
    pages = [read(source, table()) for source in sources]
    for page in pages:
        for fact in (headline, core, shapes, locale):
            page.fact(fact)
    before = yardstick()
    times = [best(partial(date_work, page)) for page in pages]
    lines = statistics.median(len(page.segments) for page in pages)
    print(f"{name}: {len(pages)} of {lines:.0f} lines, median {statistics.median(times):.3f}", end=" ")
    print(f"mean {statistics.mean(times):.3f} worst {max(times):.1f}; yardstick {before:.2f}, {yardstick():.2f}")


def main(arguments: Sequence[str]) -> None:
    """Print all tables."""
    find("3 November 2025")  # load the words
    report("made pages", ["\n".join(lines) for lines in made_pages()])
    for path in arguments:
        rows = [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]
        texts = [row if isinstance(row, str) else row["text"] for row in rows]
        report(path, texts)
    print()
    growing()
    many()
    dated_pages()


if __name__ == "__main__":
    main(sys.argv[1:])
