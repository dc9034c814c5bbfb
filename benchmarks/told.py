"""How often text alone gives what the HTML of the same page says of itself: its site, its section, its language.

    python benchmarks/told.py BENCH [--tracks news:layout,wcxb:layout] [--without-address] [--misses section]

BENCH is the folder of annotated pages. What the HTML says is read from ``og:site_name``, ``article:section`` and
``lang`` directly; a track is a set and a way of flattening, as in ``folds.py``. `same` are equal but for case and
punctuation; `alike` are those of which one begins with the other too, articles left out (``Crier``, ``The Crier
Online``). What sites say of themselves is not always what people call them, so that the share of values that are
alike is a lower bound of those that are right.
"""

from __future__ import annotations

import argparse
import sys
from multiprocessing import Pool
from typing import Any

from folds import PROCESSES, pages_of
from selectolax.lexbor import LexborHTMLParser

import cleanpage
from cleanpage.facts.spelled import ARTICLES
from cleanpage.words import tokenize

FIELDS = {"site_name": "og:site_name", "section": "article:section", "language": "lang"}
LETTERS = 4
"""Letters from which on the beginning of a name is as good as the name."""


def said(html: str) -> dict[str, str]:
    """Return what the HTML of a page says, by field."""
    tree = LexborHTMLParser(html)
    found = {"language": (tree.root.attributes.get("lang") or "") if tree.root is not None else ""}
    for node in tree.css("meta[property][content]"):
        for field, name in FIELDS.items():
            if node.attributes.get("property") == name:
                found.setdefault(field, (node.attributes.get("content") or "").strip())
    return {field: value for field, value in found.items() if value and "//" not in value}


def agree(field: str, got: str | None, wanted: str) -> tuple[bool, bool]:
    """Return whether two values are the same, and whether they are alike."""
    if field == "language":
        same = (got or "")[:2].lower() == wanted[:2].lower()
        return same, same
    bare = ["".join(word for word in tokenize(text or "") if word not in ARTICLES) for text in (got, wanted)]
    short, long = sorted(bare, key=len)
    same = bool(got) and "".join(tokenize(got or "")) == "".join(tokenize(wanted))
    return same, same or (len(short) >= LETTERS and long.startswith(short))


def read(job: tuple[str, Any, str | None, dict[str, str]]) -> tuple[str, dict[str, tuple[str | None, str]]]:
    """Return what was found on a page beside what it says."""
    page_id, raw, url, wanted = job
    article = cleanpage.clean(raw, url=url)
    return page_id, {field: (getattr(article, field), value) for field, value in wanted.items()}


def main() -> None:
    """Print a row for each track and field."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench")
    parser.add_argument("--tracks", default="news:layout,wcxb:layout")
    parser.add_argument("--without-address", action="store_true", help="do not tell cleanpage where the page stood")
    parser.add_argument("--misses", choices=FIELDS, help="print what is given and not alike")
    args = parser.parse_args()
    sys.path.insert(0, args.bench)
    import sets  # noqa: PLC0415 - found in BENCH

    print(f"{'track':14} {'field':10} {'said':>5} {'given':>6} {'same':>5} {'alike':>6} {'alike of given':>15}")
    for track in args.tracks.split(","):
        wanted = {page.id: said(page.html) for page in sets.load(track.split(":")[0])}
        jobs = [
            (page.id, raw, None if args.without_address else page.url, wanted[page.id]) for page, raw in pages_of(track)
        ]
        with Pool(PROCESSES) as pool:
            found = pool.map(read, jobs, chunksize=8)
        for field in FIELDS:
            pairs = [(page_id, *values[field]) for page_id, values in found if field in values]
            given = [(page_id, got, want, agree(field, got, want)) for page_id, got, want in pairs if got]
            same, alike = (sum(each[3][at] for each in given) for at in (0, 1))
            share = alike / max(1, len(given))
            print(f"{track:14} {field:10} {len(pairs):5} {len(given):6} {same:5} {alike:6} {share:15.3f}", flush=True)
            if args.misses == field:
                for page_id, got, want, (_, like) in given:
                    if not like:
                        print(f"    {page_id}: {got!r}, and the page says {want!r}")


if __name__ == "__main__":
    main()
