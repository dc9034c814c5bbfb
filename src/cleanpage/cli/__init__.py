"""The command ``cleanpage``.

JSON, text and listings go to standard output, messages for people to standard error. `EXIT_CODES` says how it ends.
"""

from __future__ import annotations

import argparse
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING

from cleanpage.cli import clean, learn, lists, run
from cleanpage.cli.common import UNREADABLE, WRONG, fail
from cleanpage.extras import MissingExtraError
from cleanpage.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence

EXIT_CODES = """exit codes: 0 done; 1 the input could not be read or the output not written; 2 the command, a preset or
a pipeline file is wrong, and nothing was begun; 3 more errors than --max-errors allows; 4 all was worked through, but
there was no page, or each had an error; 130 and 143 interrupted and terminated"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        argv: the arguments; those of the process by default.

    Returns:
        The exit code.
    """
    args = _parser().parse_args(argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal of another encoding must not end a run
            stream.reconfigure(errors="backslashreplace")
    try:
        code: int = args.run(args)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader, such as head, has had enough
        sys.stdout = None  # or Python would try to flush it at exit
        return 0
    except FileExistsError as error:  # where the output is to go
        return fail(f"{error.filename}: {error.strerror}", WRONG)
    except OSError as error:
        return fail(f"{error.filename or 'input'}: {error.strerror or error}", UNREADABLE)
    except (ValueError, LookupError, MissingExtraError) as error:
        return fail(str(error), WRONG)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="cleanpage", description="Strip raw pages of their boilerplate.", epilog=EXIT_CODES
    )
    parser.add_argument("--version", action="version", version=f"cleanpage {VERSION}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in (clean, run, learn, lists):
        command.add(commands)
    return parser
