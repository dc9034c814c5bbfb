"""What commands share."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING, Any, get_args

from cleanpage.corpus.counts import counted
from cleanpage.corpus.options import Form
from cleanpage.explain import printable
from cleanpage.pipeline import PRESETS, Pipeline
from cleanpage.record import instant

if TYPE_CHECKING:
    from datetime import datetime

INTERRUPTED, TERMINATED = 130, 143
UNREADABLE, WRONG, TOO_MANY_ERRORS, NOTHING = 1, 2, 3, 4
"""Exit codes: the input cannot be read or the output not written; the command is wrong; see `--max-errors`; all was
worked through, and nothing came of it."""


def fail(message: str, code: int) -> int:
    """Say what is wrong, on standard error, and return the exit code."""
    sys.stderr.write(printable(f"cleanpage: {message}\n"))
    return code


def add_pipeline(parser: argparse.ArgumentParser) -> None:
    """Add the options that name a pipeline."""
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--preset", default="article", help=f"one of {', '.join(PRESETS)} (default: article)")
    how.add_argument("--pipeline", metavar="FILE", help="a pipeline in TOML or JSON")


def pipeline_of(args: argparse.Namespace) -> Pipeline:
    """Return the pipeline that the options name.

    Raises:
        ValueError: there is no such preset, or no such file, or it describes no pipeline.
    """
    if not args.pipeline:
        return Pipeline.preset(args.preset)
    try:
        return Pipeline.load(args.pipeline)
    except OSError as error:
        msg = f"{args.pipeline}: {error.strerror}"
        raise ValueError(msg) from error


def add_reading(parser: argparse.ArgumentParser) -> Any:  # noqa: ANN401 - argparse names no type for a group
    """Add the options that say how files are read, and return their group."""
    read = parser.add_argument_group("reading")
    read.add_argument("--from", dest="form", choices=get_args(Form), help="what the files are, whatever their endings")
    read.add_argument("--text-column", default="text", metavar="NAME", help="the pages (default: text)")
    read.add_argument("--url-column", metavar="NAME", help="their addresses")
    read.add_argument(
        "--format", "--page-format", choices=["auto", "text", "html"], default="auto", help="what the pages are"
    )
    read.add_argument("--encoding", help="the encoding of the pages and of CSV files, where it is known")
    return read


def reading_of(args: argparse.Namespace) -> dict[str, Any]:
    """Return what those options say, as arguments of `Options`."""
    return {name: getattr(args, name) for name in ("form", "text_column", "url_column", "format", "encoding")}


def nothing_read(args: argparse.Namespace, pages: int, errors: int, told: str) -> str | None:
    """Return what to say where no page came through, and what to do about it; None where one did.

    Args:
        args: the options of `add_reading`.
        pages: records of the input.
        errors: how many of them have an error.
        told: where the errors are told.
    """
    if errors < pages:
        return None
    form = f"is it {args.form}, as --from says?" if args.form else "--from names its form if an ending misleads"
    if not pages:
        return f"there is no page in the input; {form}"
    return f"no page came through: {counted(errors, 'error')}, {told}; look at the input: {form}"


def add_running(parser: argparse.ArgumentParser) -> Any:  # noqa: ANN401 - as above
    """Add the options that say how pages are worked through, and return their group."""
    go = parser.add_argument_group("running")
    go.add_argument("--workers", type=positive, default=os.cpu_count() or 1, metavar="N", help="by default one a core")
    go.add_argument("--page-timeout", type=float, default=60.0, metavar="S", help="seconds that a page may take (60)")
    go.add_argument("--quiet", action="store_true", help="show no progress")
    go.add_argument("--json", action="store_true", help="print the counts as JSON and not as a table")
    return go


def moment(text: str) -> datetime | None:
    """Read a time in ISO 8601."""
    try:
        return instant(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def positive(text: str) -> int:
    """Read a number of things, of which there must be one."""
    number = int(text)
    if number < 1:
        raise ValueError
    return number
