"""How long reading takes, stage by stage, and how much of the annotated text it finds.

    python benchmarks/read.py [--set wcxb] [--limit 300]

reads pages from ``../shared/bench``, which must be there. Times are processor time, the best of some rounds.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from selectolax.lexbor import LexborHTMLParser

from cleanpage.read import Reading, read
from cleanpage.read.charset import decode
from cleanpage.read.elements import NEVER_TEXT
from cleanpage.read.lineariser import Lineariser
from cleanpage.read.metadata import metadata
from cleanpage.read.sniff import is_feed, is_html
from cleanpage.read.tame import tame
from cleanpage.words import table

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

T = TypeVar("T")
BENCH = Path(__file__).parents[2] / "shared" / "bench"
ROUNDS = 3


class Watch:
    """Notes how long things take, by name."""

    def __init__(self) -> None:
        self.taken: dict[str, float] = {}

    def time(self, name: str, work: Callable[[], T]) -> T:
        """Do some work, note how many milliseconds it took, and return what it returned."""
        begin = time.process_time_ns()
        result = work()
        self.taken[name] = (time.process_time_ns() - begin) / 1e6
        return result


def stages(raw: bytes, url: str | None) -> dict[str, float]:
    """Return the milliseconds that each stage of reading a page takes."""
    watch, options, words = Watch(), Reading(), table()
    text = watch.time("decode", lambda: decode(raw)).text
    watch.time("sniff", lambda: (is_feed(text), is_html(text)))
    tamed = watch.time("tame", lambda: tame(text))
    tree = watch.time("parse", lambda: LexborHTMLParser(tamed))
    watch.time("metadata", lambda: metadata(tree, options))
    watch.time("strip", lambda: tree.strip_tags(list(NEVER_TEXT)))
    if tree.body is not None:
        watch.time("lines", lambda: Lineariser(options).walk(tree.body))
    watch.time("all", lambda: read(raw, words, url=url))
    return watch.taken


def main() -> None:
    """Print a table of times and the recall of words."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", default="wcxb")
    parser.add_argument("--limit", type=int, default=300)
    arguments = parser.parse_args()
    score, sets = bench_modules()
    times: dict[str, list[float]] = {}
    recalls: list[float] = []
    for page in sets.load(arguments.set, arguments.limit):
        rounds = [stages(page.raw, page.url) for _ in range(ROUNDS)]
        for name in rounds[0]:
            times.setdefault(name, []).append(min(taken[name] for taken in rounds))
        if page.text:
            found = "\n".join(segment.text for segment in read(page.raw, table()).segments)
            recalls.append(score.share_of_words(found, page.text))
    for name, taken in times.items():
        print(f"{name:10} median {statistics.median(taken):6.2f} ms   mean {statistics.mean(taken):6.2f} ms")
    if recalls:
        print(f"words of the annotated text that are read: mean {statistics.mean(recalls):.4f}")


def bench_modules() -> tuple[ModuleType, ModuleType]:
    """Return the benchmark's modules, or leave with a word where it is missing."""
    if not BENCH.is_dir():
        sys.exit(f"{BENCH} is not there")
    sys.path.insert(0, str(BENCH))
    import score  # noqa: PLC0415 - only there where the benchmark is
    import sets  # noqa: PLC0415

    return score, sets


if __name__ == "__main__":
    main()
