"""Which rule drops lines rightly and which wrongly, over annotated pages.

    python benchmarks/by_rule.py BENCH --set news --style layout

BENCH is the folder of the evaluation pages and their judge (``bench.py``, ``sets.py``, ``dumps.py``). A line of a page
is gold if nearly all of its words, in their order of four at a time, stand in the annotated body; a dropped line that
says again what a line that was kept says is not, and neither is one without words. For each rule the table gives the
gold lines that it dropped (wrongly), the other lines that it dropped (rightly), and its share of all gold lines lost;
in brackets the words of these. ``--show RULE`` prints the gold lines that the rule dropped.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from typing import Any

import cleanpage

WORD = re.compile(r"\w+")
RUN = 4
NEARLY_ALL = 0.8


def grams(text: str) -> list[tuple[str, ...]]:
    """Return the runs of `RUN` words of a text."""
    words = WORD.findall(text.lower())
    return [tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]


class Gold:
    """The annotated body of a page, for asking whether a line stands in it."""

    def __init__(self, text: str) -> None:
        """Index a body by its lines and its runs of words."""
        self.runs = set(grams(text))
        self.lines = {tuple(WORD.findall(line.lower())) for line in text.splitlines()}

    def holds(self, line: str) -> bool:
        """Return whether a line stands in the body; one of fewer words than a run must be a line there too."""
        words = tuple(WORD.findall(line.lower()))
        if len(words) < RUN:
            return bool(words) and words in self.lines
        found = grams(line)
        return sum(gram in self.runs for gram in found) / len(found) > NEARLY_ALL


def count(args: argparse.Namespace, dumps: Any, sets: Any, score: Any) -> tuple[dict[str, Counter[str]], int]:  # noqa: ANN401 - modules
    """Clean the pages and count each rule's drops."""
    pipeline = cleanpage.Pipeline.load(args.pipeline) if args.pipeline else cleanpage.Pipeline.preset("article")
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    gold_lines = 0
    for page in sets.load(args.set, args.limit, args.only):
        if not page.text:
            continue
        raw = dumps.STYLES[args.style](page.html) if args.style else page.raw
        if args.style and score.share_of_words(raw, page.text) < 0.5:
            continue
        gold = Gold(page.text)
        article = pipeline.clean(raw, url=page.url)
        kept = Gold(article.text)
        for stretch, row in article.lines:
            is_gold = gold.holds(stretch) and (row.fate == "body" or not kept.holds(stretch))
            gold_lines += is_gold
            if row.fate == "body":
                counts["(kept)"]["rightly" if is_gold else "wrongly"] += 1
                continue
            counts[row.rule]["wrongly" if is_gold else "rightly"] += 1
            counts[row.rule]["words"] += is_gold * len(stretch.split())
            if is_gold and args.show == row.rule:
                print(f"{page.id} [{row.reason}] {' '.join(stretch.split())[:160]}")
    return counts, gold_lines


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench")
    parser.add_argument("--set", default="news")
    parser.add_argument("--style", help="a flattening; without it the HTML is read")
    parser.add_argument("--only", help="one page type")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--pipeline")
    parser.add_argument("--show", help="print the gold lines that this rule dropped")
    args = parser.parse_args()
    sys.path.insert(0, args.bench)
    import dumps  # noqa: PLC0415 - found in BENCH
    import score  # noqa: PLC0415
    import sets  # noqa: PLC0415

    counts, gold_lines = count(args, dumps, sets, score)
    lost = sum(found["wrongly"] for rule, found in counts.items() if rule != "(kept)")
    print(f"gold lines {gold_lines}, lost {lost} ({lost / max(1, gold_lines):.2%})")
    print(f"{'rule':<20} {'rightly':>8} {'wrongly':>8} {'share of gold lost':>20}")
    for rule, found in sorted(counts.items(), key=lambda item: -item[1]["wrongly"]):
        share = f"{found['wrongly'] / max(1, gold_lines):.2%} ({found['words']} words)" if rule != "(kept)" else ""
        print(f"{rule:<20} {found['rightly']:>8} {found['wrongly']:>8} {share:>20}")


if __name__ == "__main__":
    main()
