"""What `rules.Recurring` adds, and what it costs: on generated sites, and on annotated pages that share a site.

    python benchmarks/recurring.py sites [SITES [PAGES]]                  # generated ones: every line is known
    python benchmarks/recurring.py BENCH --set news --style layout        # annotated ones; no --style reads the HTML
    python benchmarks/recurring.py BENCH --set wcxb --show                # and every line that was dropped

BENCH is the folder of the evaluation pages and their judge (``sets.py``, ``dumps.py``, ``score.py``). Few sites there
have more than three pages, so that a line recurs there that is on two. "together" learns on the pages that are cleaned,
as one does with a corpus; "apart" judges each page by what the others of its site teach, where there are two others.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import cleanpage
from cleanpage.facts.site import line_key, site
from cleanpage.learn import Limits
from cleanpage.learn.duck import Counter as LineCounter
from cleanpage.learn.lines import batch_of, lines_of
from cleanpage.rules import rule_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cleanpage.profile import Profile

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "corpus"))

PIPELINE = cleanpage.Pipeline.preset("article")
Given = tuple[str | bytes, str | None]
"""A page and its address."""


def learned(pages: Iterable[Given], limits: Limits) -> Profile:
    """Return the profile of pages."""
    with LineCounter() as counter:
        for raw, url in pages:
            counter.add(batch_of(list(lines_of(PIPELINE.read(raw, url=url)))))
        return counter.profile(limits)


def dropping(profile: Profile, **options: Any) -> cleanpage.Pipeline:  # noqa: ANN401 - those of the rule
    """Return the pipeline with the rule."""
    return PIPELINE.insert(rule_class("recurring")(profile=profile, **options))


def lines(text: str) -> list[str]:
    """Return the lines of a body, folded."""
    return [key for line in text.split("\n") if (key := line_key(line))]


# -- generated sites


def generated(count: int, each: int) -> None:
    """Print what became of the lines of generated sites, without the rule and with it."""
    import sites  # noqa: PLC0415 - from the tests

    profile = learned(((one.text, one.url) for one in sites.pages(count, each)), Limits())
    print(f"{count} sites of {each} pages: a profile of {len(profile):,} lines, {len(profile.dumps()):,} bytes")
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    after = dropping(profile)
    for one in sites.pages(count, each):
        before, now = (set(lines(p.clean(one.text, url=one.url).text)) for p in (PIPELINE, after))
        groups = {
            "boilerplate": one.boilerplate,
            "body, of this page alone": [line for line in one.body if line not in one.repeated],
            "body, on other pages too": one.repeated,
        }
        for name, group in groups.items():
            keys = {line_key(line) for line in group}
            counts[f"{one.form}: {name}"].update(lines=len(keys), without=len(keys & before), kept=len(keys & now))
    print("| lines | all | in the body without the rule | with it |\n| --- | ---: | ---: | ---: |")
    for name, found in sorted(counts.items()):
        parts = (f"{found[key]:,} ({found[key] / found['lines']:.1%})" for key in ("without", "kept"))
        print(f"| {name} | {found['lines']:,} | {' | '.join(parts)} |")


# -- annotated pages


class Judged(NamedTuple):
    """What the rule did to a page.

    Attributes:
        before: precision, recall and F1 of the words without it.
        after: the same with it.
        right: lines dropped that are not in the gold body.
        wrong: lines dropped that are.
        left: lines left that are not.
    """

    before: tuple[float, float, float]
    after: tuple[float, float, float]
    right: list[str]
    wrong: list[str]
    left: int


def judged(page: Any, raw: str | bytes, pipeline: cleanpage.Pipeline) -> Judged:  # noqa: ANN401 - BENCH's
    """Compare the body with and without the rule."""
    import score  # noqa: PLC0415 - from BENCH

    before, after = (one.clean(raw, url=page.url).text for one in (PIPELINE, pipeline))
    gold = " ".join(page.text.casefold().split())
    dropped = list((Counter(lines(before)) - Counter(lines(after))).elements())
    shown = [line.partition("… ")[0] for line in dropped]
    wrong = [line for line in shown if line in gold]
    right = [line for line in shown if line not in gold]
    left = sum(line.partition("… ")[0] not in gold for line in lines(after))
    return Judged(score.word_f1(before, page.text), score.word_f1(after, page.text), right, wrong, left)


def together(pages: Sequence[tuple[Any, str | bytes]]) -> dict[str, list[tuple[Any, str | bytes]]]:
    """Return the pages that share a site, by the site."""
    found = defaultdict(list)
    for page, raw in pages:
        if name := site(PIPELINE.read(raw, url=page.url)):
            found[name].append((page, raw))
    return {name: group for name, group in sorted(found.items()) if len(group) > 1}


def annotated(args: argparse.Namespace) -> None:
    """Print what the rule does to annotated pages."""
    sys.path.insert(0, args.bench)
    import dumps  # noqa: PLC0415 - from BENCH
    import sets  # noqa: PLC0415 - from BENCH

    shown = dumps.STYLES.get(args.style)
    pages = [(page, shown(page.html) if shown else page.raw) for page in sets.load(args.set)]
    limits = Limits(pages=2, share=0)
    results: dict[str, list[Judged]] = defaultdict(list)
    for group in together([pair for pair in pages if pair[0].text]).values():
        profile = learned(((raw, page.url) for page, raw in group), limits)
        for page, raw in group:
            profiles = {"together": profile}
            if len(group) > 2:
                profiles["apart"] = learned(((other, of.url) for of, other in group if of is not page), limits)
            for how, one in profiles.items():
                found = judged(page, raw, dropping(one, pages=2))
                results[f"{how}, {'articles' if page.kind == 'article' else 'other pages'}"].append(found)
                if args.show:
                    show(f"{how} {page.id} {page.kind} {page.url}", found)
    for how, rows in sorted(results.items()):
        report(f"{args.set} {args.style or 'html'} {how}", rows)


def show(name: str, found: Judged) -> None:
    """Print what was dropped from a page."""
    for mark, dropped in (("WRONG", found.wrong), ("right", found.right)):
        for line in dropped:
            print(f"{mark} {name} ({found.before[2]:.3f} to {found.after[2]:.3f}): {line}")


def report(name: str, results: Sequence[Judged]) -> None:
    """Print the sums as a row."""
    means = [
        sum(getattr(one, when)[at] for one in results) / len(results) for when in ("before", "after") for at in range(3)
    ]
    better = sum(one.after[2] > one.before[2] + 1e-9 for one in results)
    worse = sum(one.after[2] < one.before[2] - 1e-9 for one in results)
    right, wrong, left = (sum(n) for n in zip(*((len(r.right), len(r.wrong), r.left) for r in results), strict=True))
    print(f"| {name} | {len(results)} | {' | '.join(f'{mean:.4f}' for mean in means)} | {better} | {worse} "
          f"| {right} | {wrong} | {left} |")  # fmt: skip


def main() -> None:
    """Do what is asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", help="the folder, or `sites`")
    parser.add_argument("numbers", nargs="*", type=int, help="of generated sites, and of pages of each")
    parser.add_argument("--set", default="news")
    parser.add_argument("--style", help="a flattening; without it the HTML is read")
    parser.add_argument(
        "--apart", action="store_true", help="learn on the other pages of the site, three or more in all"
    )
    parser.add_argument("--show", action="store_true", help="print every line dropped")
    args = parser.parse_args()
    if args.bench == "sites":
        count, each = [*args.numbers, 200, 25][:2] if len(args.numbers) != 1 else (args.numbers[0], 25)
        generated(count, each)
    else:
        annotated(args)


if __name__ == "__main__":
    main()
