"""How many fixture pages come out as expected, field by field, and what does not.

python benchmarks/fixtures.py [--held-out | --all] [--preset P]
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

import cleanpage

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.expectations import clean, differences  # noqa: E402 - not a package that is installed
from tests.pages import fixture_pages, held_out  # noqa: E402


def main() -> None:
    """Print the pages that differ, and the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--held-out", action="store_true", help="only the pages set aside while rules were written")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--preset", default="article")
    parser.add_argument("--counts", action="store_true", help="nothing about single pages")
    args = parser.parse_args()
    pipeline = cleanpage.Pipeline.preset(args.preset)
    aside = held_out()
    pages = [page for page in fixture_pages() if args.all or (page.parent.name in aside) == args.held_out]
    wrong: Counter[str] = Counter()
    good = 0
    for source in pages:
        found = differences(clean(source, pipeline), source)
        good += not found
        wrong.update({line.split(":")[0] for line in found})
        if found and not args.counts:
            print(f"{source.parent.name}\n  " + "\n  ".join(line[:300] for line in found))
    print(f"{good} of {len(pages)} pages wholly as expected; pages with something wrong, by field: {dict(wrong)}")


if __name__ == "__main__":
    main()
