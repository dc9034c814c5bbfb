"""``cleanpage clean``: one page."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from cleanpage.cli.common import UNREADABLE, add_pipeline, fail, moment, pipeline_of
from cleanpage.corpus.readers.pages import page_in
from cleanpage.corpus.readers.rows import UnreadableRecordError
from cleanpage.explain import LEGEND, ledger_lines, printable, printable_json, web_page

if TYPE_CHECKING:
    import argparse
    from io import BufferedReader

    from cleanpage.article import Article


def add(commands: Any) -> None:  # noqa: ANN401 - argparse names no type for it
    """Add the command."""
    clean = commands.add_parser("clean", help="clean one page and print the article")
    clean.add_argument(
        "file", nargs="?", default="-", help="text or HTML, compressed or not; - is standard input (default)"
    )
    clean.add_argument("--url", help="the page's address")
    clean.add_argument("--retrieved", type=moment, metavar="TIME", help="when it was fetched, in ISO 8601")
    clean.add_argument(
        "--page-format",
        choices=["auto", "text", "html"],
        default="auto",
        help="what comes in (default: what it looks like)",
    )
    clean.add_argument("--encoding", help="the encoding of the file, where it is known")
    add_pipeline(clean)
    clean.add_argument(
        "--format", choices=["json", "text", "markdown"], default="json", help="what comes out (default: json)"
    )
    account = clean.add_mutually_exclusive_group()
    account.add_argument("--ledger", action="store_true", help="print each line with its fate, rule and reason instead")
    account.add_argument(
        "--explain", action="store_true", help="print a web page instead that shows what became of each line, and why"
    )
    clean.set_defaults(run=_clean)


def _clean(args: argparse.Namespace) -> int:
    try:
        raw = _page(args.file)
    except UnreadableRecordError as error:
        return fail(f"{args.file}: {error}", UNREADABLE)
    article = pipeline_of(args).clean(
        raw, url=args.url, format=args.page_format, encoding=args.encoding, retrieved=args.retrieved
    )
    if args.explain:
        _write_web_page(web_page(article))
    elif args.ledger:
        sys.stderr.write(f"cleanpage: {LEGEND}\n")
        sys.stdout.write("\n".join(ledger_lines(article)) + "\n")
    else:
        sys.stdout.write(_shown(article, args.format) + "\n")
    for warning in article.warnings:
        sys.stderr.write(printable(f"cleanpage: {warning.code}: {warning.message}\n"))
    return 0


def _page(path: str) -> bytes:
    if path == "-":
        return page_in(cast("BufferedReader", sys.stdin.buffer), path)
    with Path(path).open("rb") as raw:
        return page_in(raw, path)


def _write_web_page(page: str) -> None:
    """Write a web page, which says that it is in UTF-8: in ASCII, which is that too, where the stream is not."""
    if sys.stdout.encoding.lower() != "utf-8" and isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="ascii", errors="xmlcharrefreplace")
    sys.stdout.write(page)


def _shown(article: Article, form: str) -> str:
    if form == "json":
        return printable_json(article.model_dump_json(indent=2))
    return printable(article.text if form == "text" else article.markdown)
