"""How often the date of publication comes out as annotated: the table of docs/dates.md, and every miss.

    python benchmarks/right_dates.py BENCH                                # the table
    python benchmarks/right_dates.py BENCH --track wcxb:html --misses     # one row, and what it is made of

BENCH is the folder of the evaluation pages and their judge (``bench.py``, ``sets.py``, ``dumps.py``, ``score.py``). A
day is right if it is the annotated one in any zone that the page's country has; precision is the share of right days
among those given; an instant is the right minute with its zone; the last column is the share of pages annotated as
having no date on which one was given.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from typing import Any

import cleanpage

TRACKS = ("dates:html", "news:html", "news:layout", "news:meta", "wcxb:html")
COLUMNS = ("day", "precision", "instant", "given where none")


def measures(article: cleanpage.Article, page: Any) -> dict[str, bool]:  # noqa: ANN401 - BENCH's
    """Return what counts of a page, by column, and whether it is so."""
    import score  # noqa: PLC0415 - from BENCH

    got = article.published.iso if article.published else None
    if not page.date:
        return {"given where none": got is not None} if page.dateless else {}
    right = score.same_day(got, page.date, page.id.split("-")[0])
    found = {"day": right}
    if got:
        found["precision"] = right
    exact = score.same_instant(got, page.date)
    return found if exact is None else {**found, "instant": exact}


def show(article: cleanpage.Article, page: Any) -> None:  # noqa: ANN401 - BENCH's
    """Print a miss with all evidence that was weighed."""
    print(f"{page.id} [{page.kind}] {page.url}\n    wanted {page.date}, got {article.published}, {article.modified}")
    for field in ("published", "modified"):
        for item in article.evidence.get(field, ()):
            mark = "*" if item.chosen else " "
            print(f"      {mark} {item.weight:.2f} {field} {str(item.value)[:60]!r} {item.source}: {item.reason}")
    for warning in article.warnings:
        print(f"      ! {warning.code}: {warning.message}")


def run(track: str, every: int, *, misses: bool) -> dict[str, str]:
    """Return the figures of a track by column; print its misses where they are asked for."""
    import dumps  # noqa: PLC0415 - from BENCH
    import score  # noqa: PLC0415
    import sets  # noqa: PLC0415

    name, _, style = track.partition(":")
    totals: dict[str, list[bool]] = defaultdict(list)
    for page in list(sets.load(name))[::every]:
        raw = page.raw if style == "html" else dumps.STYLES[style](page.html)
        if style != "html" and page.text and score.share_of_words(raw, page.text) < 0.5:
            continue
        article = cleanpage.clean(raw, url=page.url)
        found = measures(article, page)
        for column, value in found.items():
            totals[column].append(value)
        if misses and not found.get("day", True):
            show(article, page)
    return {column: f"{sum(values) / len(values):.3f}" for column, values in totals.items()}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench")
    parser.add_argument("--track", action="append", help=f"set:style; all of {', '.join(TRACKS)} if not given")
    parser.add_argument("--misses", action="store_true", help="print every page with another day, and its evidence")
    parser.add_argument("--every", type=int, default=1, help="take each Nth page only")
    args = parser.parse_args()
    sys.path.insert(0, args.bench)
    print(f"| pages | {' | '.join(COLUMNS)} |\n|{' --- |' * (len(COLUMNS) + 1)}")
    for track in args.track or TRACKS:
        figures = run(track, args.every, misses=args.misses)
        print(f"| `{track}` | {' | '.join(figures.get(column, '–') for column in COLUMNS)} |", flush=True)


if __name__ == "__main__":
    main()
