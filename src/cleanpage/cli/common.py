"""What commands share."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from cleanpage.explain import printable
from cleanpage.pipeline import PRESETS, Pipeline

if TYPE_CHECKING:
    import argparse

UNREADABLE, WRONG, TOO_MANY_ERRORS = 1, 2, 3
"""Exit codes: the input cannot be read or the output not written; the command line is wrong; see `--max-errors`."""


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
