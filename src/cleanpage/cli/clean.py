"""``cleanpage clean``: one page."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleanpage.cli.common import add_pipeline, pipeline_of
from cleanpage.explain import ledger_lines, printable, printable_json

if TYPE_CHECKING:
    import argparse

    from cleanpage.article import Article


def add(commands: Any) -> None:  # noqa: ANN401 - argparse names no type for it
    """Add the command."""
    clean = commands.add_parser("clean", help="clean one page and print the article")
    clean.add_argument("file", nargs="?", default="-", help="text or HTML; - is standard input (default)")
    clean.add_argument("--url", help="the page's address")
    clean.add_argument("--encoding", help="the encoding of the file, where it is known")
    add_pipeline(clean)
    clean.add_argument("--format", choices=["json", "text", "markdown"], default="json", help="what to print")
    clean.add_argument("--ledger", action="store_true", help="print each line with its fate, rule and reason instead")
    clean.set_defaults(run=_clean)


def _clean(args: argparse.Namespace) -> int:
    raw = sys.stdin.buffer.read() if args.file == "-" else Path(args.file).read_bytes()
    article = pipeline_of(args).clean(raw, url=args.url, encoding=args.encoding)
    out = "\n".join(ledger_lines(article)) if args.ledger else _shown(article, args.format)
    sys.stdout.write(out + "\n")
    for warning in article.warnings:
        sys.stderr.write(printable(f"cleanpage: {warning.code}: {warning.message}\n"))
    return 0


def _shown(article: Article, form: str) -> str:
    if form == "json":
        return printable_json(article.model_dump_json(indent=2))
    return printable(article.text if form == "text" else article.markdown)
