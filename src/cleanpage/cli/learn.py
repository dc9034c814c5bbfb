"""``cleanpage learn``: what recurs across the pages of a site."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from cleanpage.cli.common import (
    INTERRUPTED,
    NOTHING,
    UNREADABLE,
    add_pipeline,
    add_reading,
    add_running,
    fail,
    nothing_read,
    pipeline_of,
    positive,
    reading_of,
)
from cleanpage.explain import printable

if TYPE_CHECKING:
    import argparse

    from cleanpage.learn import Learned

RUN_TELLS = "which `cleanpage run` tells"


def add(commands: Any) -> None:  # noqa: ANN401 - argparse names no type for it
    """Add the command."""
    learn = commands.add_parser(
        "learn", help="count which lines recur on the pages of each site, for the rule `recurring`"
    )
    learn.add_argument("input", nargs="+", help="as for `cleanpage run`")
    learn.add_argument("-o", "--out", required=True, metavar="FILE", help="the profile, a file of JSON Lines")
    add_pipeline(learn)
    add_reading(learn)

    lines = learn.add_argument_group("what recurs")
    lines.add_argument("--min-pages", type=positive, default=5, metavar="N", help="pages that a line is on (5)")
    lines.add_argument("--min-share", type=float, default=0.1, metavar="X", help="share of its site's pages (0.1)")
    lines.add_argument("--max-lines", type=positive, default=1000, metavar="N", help="lines of a site at most (1000)")

    go = add_running(learn)
    go.add_argument("--memory", default="1GB", metavar="SIZE", help="memory to count with; the rest is on disk (1GB)")
    go.add_argument("--temp", metavar="FOLDER", help="where on disk; by default where temporary files go")
    learn.set_defaults(run=_learn)


def _learn(args: argparse.Namespace) -> int:
    from cleanpage.corpus import Options, Shown, Silent, WorkersFailError  # noqa: PLC0415 - only here
    from cleanpage.learn import Limits, learn  # noqa: PLC0415 - as above, and it needs an extra

    try:
        learned = learn(
            args.input,
            pipeline=pipeline_of(args),
            options=Options(**reading_of(args)),
            limits=Limits(pages=args.min_pages, share=args.min_share, lines=args.max_lines),
            workers=args.workers,
            memory=args.memory,
            folder=args.temp,
            page_timeout=args.page_timeout,
            progress=Silent() if args.quiet else Shown(),
        )
    except KeyboardInterrupt:
        return fail("interrupted; nothing was written", INTERRUPTED)
    except WorkersFailError as error:
        return fail(str(error), UNREADABLE)
    learned.profile.dump(args.out)
    sys.stdout.write(json.dumps(learned.as_json(), indent=2) + "\n" if args.json else _table(learned))
    nothing = nothing_read(args, learned.pages, learned.errors, RUN_TELLS) or _nowhere(args, learned)
    return fail(nothing, NOTHING) if nothing else 0


def _nowhere(args: argparse.Namespace, learned: Learned) -> str | None:
    """Return what to say where no page has an address, by which lines are counted."""
    if learned.sites:
        return None
    column = f"the column {args.url_column!r} holds none" if args.url_column else "--url-column names their column"
    return f"nothing was counted: no page has an address, which tells its site; {column}"


def _table(learned: Learned) -> str:
    rows = [f"{name.replace('_', ' '):<16}{value:>14,}" for name, value in learned.as_json().items()]
    return printable("\n".join(rows) + "\n")
