"""Where the time goes: the cost of every stage, fact and rule, each without what it calls of the others.

    python benchmarks/costs.py [--set wcxb] [--style html] [--limit 100] [--top 40]

reads pages from ``../shared/bench``, which must be there. Times are processor time, the best of some rounds for each
page, in milliseconds a page.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from functools import partial, wraps
from typing import TYPE_CHECKING, Any

from read import bench_modules

import cleanpage.pipeline
import cleanpage.read
import cleanpage.read.charset
import cleanpage.read.html
import cleanpage.read.sniff
import cleanpage.read.text
from cleanpage import Pipeline
from cleanpage.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cleanpage.rule import Rule, Verdict

ROUNDS = 3
STAGES: tuple[tuple[Any, str, str], ...] = (
    (cleanpage.read.charset, "decode", "read: charset"),
    (cleanpage.read.sniff, "is_feed", "read: sniff"),
    (cleanpage.read.sniff, "is_html", "read: sniff"),
    (cleanpage.read.html, "tame", "read: tame"),
    (cleanpage.read.html, "LexborHTMLParser", "read: parse"),
    (cleanpage.read.html, "metadata", "read: metadata"),
    (cleanpage.read.html, "read_html", "read: lines"),
    (cleanpage.read.text, "read_text", "read: text"),
    (cleanpage.pipeline, "read", "read: the rest"),
    (cleanpage.pipeline, "decode", "decode"),
    (cleanpage.pipeline, "settle", "settle"),
    (cleanpage.pipeline, "account", "ledger"),
    (cleanpage.pipeline, "check", "checks"),
)
"""Where the stages are looked up, and what the table calls them."""


class Clock:
    """Notes how much time things take by name, none of it twice.

    Attributes:
        spent: nanoseconds by name.
    """

    def __init__(self) -> None:
        self.spent: dict[str, int] = defaultdict(int)
        self._inner = [0]  # what those inside took, for each that runs

    def run(self, name: str, work: Callable[..., Any], *args: Any, **options: Any) -> Any:  # noqa: ANN401 - as the work
        """Do some work, and note what it took."""
        begin = time.process_time_ns()
        self._inner.append(0)
        try:
            return work(*args, **options)
        finally:
            whole = time.process_time_ns() - begin
            self.spent[name] += whole - self._inner.pop()
            self._inner[-1] += whole


def install(clock: Clock) -> None:
    """Put the clock around every stage, fact and rule."""
    for module, name, shown in STAGES:
        work = getattr(module, name)
        setattr(module, name, wraps(work)(partial(clock.run, shown, work)))

    def fact(page: Page, function: Callable[[Page], Any]) -> Any:  # noqa: ANN401 - as the fact
        facts = page._facts  # noqa: SLF001 - this stands in for the method
        if function not in facts:
            facts[function] = clock.run(f"fact: {function.__name__.lstrip('_')}", function, page)
        return facts[function]

    def verdicts(rule: Rule, page: Page) -> list[Verdict]:
        return clock.run(f"rule: {rule.kind}", lambda: list(judgements(rule, page)))

    judgements = cleanpage.pipeline._judgements  # noqa: SLF001 - as above
    Page.fact = fact  # type: ignore[method-assign, assignment]
    cleanpage.pipeline._judgements = verdicts  # type: ignore[assignment] # noqa: SLF001


def costs(pages: Iterable[tuple[Any, str | None]]) -> tuple[dict[str, float], int]:
    """Return milliseconds by name, summed over pages, and how many pages there were."""
    pipeline = Pipeline.preset("article")
    pipeline.clean("Warm up.")
    sums: dict[str, float] = defaultdict(float)
    count = 0
    clock = Clock()
    install(clock)
    for raw, url in pages:
        best: dict[str, int] = {}
        for _ in range(ROUNDS):
            clock.spent.clear()
            clock.run("the rest", pipeline.clean, raw, url=url)
            if not best or sum(clock.spent.values()) < sum(best.values()):
                best = dict(clock.spent)
        for name, spent in best.items():
            sums[name] += spent / 1e6
        count += 1
    return sums, count


def bench_pages(name: str, style: str, limit: int) -> Iterator[tuple[Any, str | None]]:
    """Yield pages of a set, as they are or flattened in a style, with their addresses."""
    _, sets = bench_modules()
    import dumps  # noqa: PLC0415 - only there where the benchmark is

    for page in sets.load(name, limit):
        yield (page.raw if style == "html" else dumps.STYLES[style](page.html)), page.url


def report(sums: dict[str, float], count: int, top: int) -> None:
    """Print the table, the dearest first."""
    whole = sum(sums.values())
    ranked = sorted(sums.items(), key=lambda item: -item[1])
    for name, spent in ranked[:top]:
        print(f"{name:32} {spent / count:8.3f} ms  {spent / whole:6.1%}")
    rest = sum(spent for _, spent in ranked[top:])
    print(f"{'(others)':32} {rest / count:8.3f} ms  {rest / whole:6.1%}")
    print(f"{'all':32} {whole / count:8.3f} ms a page, {count} pages")


def main() -> None:
    """Print what everything costs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", default="wcxb")
    parser.add_argument("--style", default="html")
    parser.add_argument("--limit", type=int, default=100)
    parser.add_argument("--top", type=int, default=40)
    arguments = parser.parse_args()
    report(*costs(bench_pages(arguments.set, arguments.style, arguments.limit)), arguments.top)


if __name__ == "__main__":
    main()
