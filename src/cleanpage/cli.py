"""The command ``cleanpage``.

JSON, text and listings go to standard output, messages for people to standard error. Exit codes: 0 done; 1 the input
could not be read; 2 the command line, a preset or a pipeline file is wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from cleanpage.article import schema
from cleanpage.explain import ledger_lines, printable, printable_json
from cleanpage.pipeline import PRESETS, Pipeline, preset_text
from cleanpage.rules import kinds, rule_class
from cleanpage.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleanpage.article import Article

UNREADABLE, WRONG = 1, 2


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
    except OSError as error:
        return _fail(f"{error.filename or 'input'}: {error.strerror or error}", UNREADABLE)
    except (ValueError, LookupError) as error:
        return _fail(str(error), WRONG)
    return code


def _fail(message: str, code: int) -> int:
    sys.stderr.write(printable(f"cleanpage: {message}\n"))
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="cleanpage", description="Strip a raw page of its boilerplate.")
    parser.add_argument("--version", action="version", version=f"cleanpage {VERSION}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    clean = commands.add_parser("clean", help="clean one page and print the article")
    clean.add_argument("file", nargs="?", default="-", help="text or HTML; - is standard input (default)")
    clean.add_argument("--url", help="the page's address")
    clean.add_argument("--encoding", help="the encoding of the file, where it is known")
    how = clean.add_mutually_exclusive_group()
    how.add_argument("--preset", default="article", help=f"one of {', '.join(PRESETS)} (default: article)")
    how.add_argument("--pipeline", metavar="FILE", help="a pipeline in TOML or JSON")
    clean.add_argument("--format", choices=["json", "text", "markdown"], default="json", help="what to print")
    clean.add_argument("--ledger", action="store_true", help="print each line with its fate, rule and reason instead")
    clean.set_defaults(run=_clean)

    rules = commands.add_parser("rules", help="list the rules, or document them")
    rules.add_argument("--markdown", action="store_true", help="print what each rule does, its options and its cases")
    rules.add_argument(
        "--cases", metavar="FOLDER", default="tests/fixtures/rules", help="case files (default: %(default)s)"
    )
    rules.set_defaults(run=_rules)

    preset = commands.add_parser("preset", help="print a preset, ready to be changed and given to --pipeline")
    preset.add_argument("name")
    preset.set_defaults(run=_preset)

    commands.add_parser("schema", help="print the JSON Schema of an article").set_defaults(run=_schema)
    return parser


def _clean(args: argparse.Namespace) -> int:
    raw = sys.stdin.buffer.read() if args.file == "-" else Path(args.file).read_bytes()
    pipeline = _pipeline(args)
    article = pipeline.clean(raw, url=args.url, encoding=args.encoding)
    out = "\n".join(ledger_lines(article)) if args.ledger else _shown(article, args.format)
    sys.stdout.write(out + "\n")
    for warning in article.warnings:
        sys.stderr.write(printable(f"cleanpage: {warning.code}: {warning.message}\n"))
    return 0


def _pipeline(args: argparse.Namespace) -> Pipeline:
    if not args.pipeline:
        return Pipeline.preset(args.preset)
    try:
        return Pipeline.load(args.pipeline)
    except OSError as error:
        msg = f"{args.pipeline}: {error.strerror}"
        raise ValueError(msg) from error


def _shown(article: Article, form: str) -> str:
    if form == "json":
        return printable_json(article.model_dump_json(indent=2))
    return printable(article.text if form == "text" else article.markdown)


def _rules(args: argparse.Namespace) -> int:
    if args.markdown:
        sys.stdout.write(_rule_book(Path(args.cases)))
        return 0
    for kind in kinds():
        doc = (rule_class(kind).__doc__ or "").strip().split("\n")[0]
        sys.stdout.write(f"{kind:<20} {doc}\n")
    return 0


def _rule_book(folder: Path) -> str:
    """Return the documentation of all rules, with the cases that stand in a folder."""
    from cleanpage.testing.document import rule_book  # noqa: PLC0415 - for authors of rules, not for runs

    return rule_book([rule_class(kind) for kind in kinds()], folder)


def _preset(args: argparse.Namespace) -> int:
    Pipeline.preset(args.name)  # says so if there is none
    sys.stdout.write(preset_text(args.name))
    return 0


def _schema(_: argparse.Namespace) -> int:
    sys.stdout.write(json.dumps(schema(), indent=2) + "\n")
    return 0
