"""How often each field comes out as annotated, and every miss with the evidence there was.

    python benchmarks/fields.py BENCH --set news --style layout           # figures; no --style reads the HTML
    python benchmarks/fields.py BENCH --set wcxb --misses authors --every 5

BENCH is the folder of the evaluation pages and their judge (``bench.py``, ``sets.py``, ``dumps.py``, ``score.py``).
Title is exact but for case and punctuation, authors and tags are set F1; ``nobody`` is the share of pages annotated as
having no author on which one was given all the same.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from typing import Any

import cleanpage

FIELDS = ("title", "authors", "tags", "nobody")


def scores(article: cleanpage.Article, page: Any) -> dict[str, tuple[float, object, object]]:  # noqa: ANN401 - BENCH's
    """Return, for each field that is annotated, how right it is, what was wanted and what was got."""
    import score  # noqa: PLC0415 - from BENCH

    names = [author.name for author in article.authors]
    found: dict[str, tuple[float, object, object]] = {}
    if page.title:
        right = score.fold(article.title) == score.fold(page.title)
        found["title"] = float(right), page.title, article.title
    if page.authors:
        found["authors"] = score.set_f1(names, page.authors), page.authors, names
    if page.tags:
        found["tags"] = score.set_f1(list(article.tags), page.tags), page.tags, list(article.tags)
    if page.authorless:
        found["nobody"] = float(not names), [], names
    return found


def show(article: cleanpage.Article, page: Any, field: str, wanted: object, got: object) -> None:  # noqa: ANN401
    """Print a miss."""
    print(f"{page.id} [{page.kind}] {field}\n    wanted {wanted!r}\n    got    {got!r}")
    for item in article.evidence.get("authors" if field == "nobody" else field, ()):
        mark = "*" if item.chosen else " "
        print(f"      {mark} {item.weight:.1f} {item.value[:70]!r} {item.source}: {item.rule}: {item.reason}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench")
    parser.add_argument("--set", default="news")
    parser.add_argument("--style", help="a flattening; without it the HTML is read")
    parser.add_argument("--misses", choices=FIELDS, help="print every miss of this field")
    parser.add_argument("--every", type=int, default=1, help="take each Nth page only")
    args = parser.parse_args()
    sys.path.insert(0, args.bench)
    import dumps  # noqa: PLC0415 - from BENCH
    import score  # noqa: PLC0415
    import sets  # noqa: PLC0415

    totals: dict[str, list[float]] = defaultdict(list)
    for page in list(sets.load(args.set))[:: args.every]:
        raw = dumps.STYLES[args.style](page.html) if args.style else page.raw
        if args.style and page.text and score.share_of_words(raw, page.text) < 0.5:
            continue
        article = cleanpage.clean(raw, url=page.url)
        for field, (right, wanted, got) in scores(article, page).items():
            totals[field].append(right)
            if field == args.misses and right < 1:
                show(article, page, field, wanted, got)
    for field in FIELDS:
        if values := totals[field]:
            mean = sum(values) / len(values)
            print(f"{field} {1 - mean if field == 'nobody' else mean:.3f} of {len(values)}")


if __name__ == "__main__":
    main()
