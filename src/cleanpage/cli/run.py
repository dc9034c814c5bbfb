"""``cleanpage run``: many pages."""

from __future__ import annotations

import json
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from cleanpage.cli.common import (
    INTERRUPTED,
    NOTHING,
    TERMINATED,
    TOO_MANY_ERRORS,
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
from cleanpage.corpus.counts import counted
from cleanpage.corpus.options import Options, To
from cleanpage.corpus.shards import PRIVATE
from cleanpage.explain import printable
from cleanpage.record import PREFIX

if TYPE_CHECKING:
    import argparse
    from types import FrameType

    from cleanpage.corpus import Summary

GO_ON = "what is whole stays, and the same command with --resume goes on"


def add(commands: Any) -> None:  # noqa: ANN401 - argparse names no type for it
    """Add the command."""
    run = commands.add_parser("run", help="clean many pages: files, folders, tables and web archives to shards of rows")
    run.add_argument("input", nargs="+", help="JSONL, CSV, Parquet, text, HTML, WARC or WET files, folders, or globs")
    run.add_argument("-o", "--output", required=True, metavar="FOLDER", help="where the shards go")
    add_pipeline(run)
    read = add_reading(run)
    read.add_argument("--retrieved-column", metavar="NAME", help="when they were fetched, in ISO 8601")

    write = run.add_argument_group("writing")
    write.add_argument("--to", choices=get_args(To), default="jsonl", help="form of the shards (default: jsonl)")
    write.add_argument("--full", action="store_true", help="write the ledger, the evidence and the source, too")
    write.add_argument("--keep", metavar="NAMES", help="columns to keep, with commas between; by default all others")
    write.add_argument("--shard-rows", type=positive, default=10_000, metavar="N", help="rows of a shard (10000)")

    go = add_running(run)
    go.add_argument("--max-errors", type=int, metavar="N", help="end the run after more errors than that")
    go.add_argument("--resume", action="store_true", help="go on with an output that is not finished")
    run.set_defaults(run=_run)


def _run(args: argparse.Namespace) -> int:
    from cleanpage.corpus import Shown, Silent, TooManyErrorsError, WorkersFailError, run  # noqa: PLC0415 - only here

    options = Options(
        **reading_of(args),
        retrieved_column=args.retrieved_column,
        keep=None if args.keep is None else tuple(name for name in args.keep.split(",") if name),
        to=args.to,
        full=args.full,
        shard_rows=args.shard_rows,
    )
    signal.signal(signal.SIGTERM, _terminate)
    try:
        summary = run(
            args.input,
            args.output,
            pipeline=pipeline_of(args),
            options=options,
            workers=args.workers,
            page_timeout=args.page_timeout,
            max_errors=args.max_errors,
            resume=args.resume,
            progress=Silent() if args.quiet else Shown(),
        )
    except KeyboardInterrupt:
        return fail(f"interrupted; {GO_ON}", INTERRUPTED)
    except _Terminated:
        return fail(f"terminated; {GO_ON}", TERMINATED)
    except TooManyErrorsError as error:
        return fail(f"{error}; {GO_ON}", TOO_MANY_ERRORS)
    except WorkersFailError as error:
        return fail(f"{error}; {GO_ON}", UNREADABLE)
    except OSError as error:
        if isinstance(error, FileExistsError | FileNotFoundError) or not _begun(args.output):
            raise
        return fail(f"{error.filename or args.output}: {error.strerror or error}; {GO_ON}", UNREADABLE)
    sys.stdout.write(json.dumps(summary.as_json(), indent=2) + "\n" if args.json else _table(summary))
    told = f"told in the column {PREFIX}error of {args.output}"
    nothing = nothing_read(args, summary.counts.pages, summary.counts.errors, told)
    return fail(nothing, NOTHING) if nothing else 0


def _begun(output: str) -> bool:
    """Whether there is an output with which a run can go on."""
    try:
        return (Path(output) / PRIVATE / "run.json").is_file()
    except OSError:
        return False


class _Terminated(BaseException):
    """The process was asked to end."""


def _terminate(_: int, __: FrameType | None) -> None:
    raise _Terminated


def _table(summary: Summary) -> str:
    rate = summary.new_pages / summary.seconds if summary.seconds else 0.0
    done = f"{counted(summary.shards, 'shard')}; {counted(summary.new_pages, 'page')}"
    last = f"{done} in {summary.seconds:,.1f} s, {rate:,.1f}/s"
    return printable("\n".join([*summary.counts.table(), "", last]) + "\n")
