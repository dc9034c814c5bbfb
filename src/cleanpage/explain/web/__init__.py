"""The ledger as a web page: one file, without scripts, that shows what became of each line and why."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING

from cleanpage.explain.web.fields import fields, warnings
from cleanpage.explain.web.legend import legend, legend_css
from cleanpage.explain.web.markup import LONGEST_VALUE, Html, counted, cut, element, joined, link, value
from cleanpage.explain.web.source import Source
from cleanpage.explain.web.tally import Tally, tally
from cleanpage.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleanpage.article import Article, LedgerRow

HEAD = Html("""\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
""")
MOST_STRIPES = 2_000
"""Stripes that a strip may have; a page of more is drawn as no strip."""


def web_page(article: Article) -> str:
    r"""Return a web page that shows what became of each line of the source, and why.

    It is one file without scripts, which loads nothing and can be opened, printed and sent. The fields open on their
    evidence; each line is marked as body, as a field or as dropped, and opens on the reason; many dropped lines in a
    row are folded up. Whatever the page holds is shown as text. Very long pages are cut, and it says by how much.

    Example:
        >>> import cleanpage
        >>> from cleanpage.explain import web_page
        >>> article = cleanpage.clean("Home | News\n\nNothing happened in the town on Monday, the mayor said.")
        >>> page = web_page(article)
        >>> "2 lines: 1 body" in page
        True

    Args:
        article: an article with its source.

    Returns:
        HTML, to be written in UTF-8.

    Raises:
        ValueError: the Article came from a dump, which leaves the source out.
    """
    lines = article.lines
    counts = tally(lines)
    title = value(article.title or "No title", article.language if article.title else None)
    parts = [
        element("header", _address(article), element("h1", title), _summary(counts), _strip(lines)),
        warnings(article),
        element("section", element("h2", "Fields"), fields(article), class_="fields"),
        element("section", element("h2", "Lines"), legend(counts), Source(article, counts.classes()).html(lines))
        if lines
        else "",
        element("footer", f"cleanpage {VERSION}, pipeline {article.fingerprint or 'unknown'}"),
    ]
    head = joined(HEAD, element("title", cut(article.title or "No title", LONGEST_VALUE), " · cleanpage"), "\n")
    return str(joined(head, element("style", _css(), legend_css(counts)), "\n", element("main", *parts), "\n"))


@cache
def _css() -> Html:
    return Html((files("cleanpage.explain.web") / "page.css").read_text(encoding="utf-8"))


def _address(article: Article) -> Html:
    return element("p", link(article.url), class_="address") if article.url else Html()


def _summary(counts: Tally) -> Html:
    """Return in a sentence what became of the page."""
    if not counts.lines:
        return element("p", "There is nothing on the page.", class_="summary")
    lines, words = counts.total("body")
    told = (
        f"{counted(sum(counts.lines.values()), 'line')}: {lines:,} body ({counted(words, 'word')}), "
        f"{counts.total('field')[0]:,} fields, {counts.total('dropped')[0]:,} dropped."
    )
    return element("p", told, class_="summary")


def _strip(lines: Sequence[tuple[str, LedgerRow]]) -> Html:
    """Return the page as a strip: the taller a stripe the more is kept, the wider the longer."""
    runs = [(fate, list(run)) for fate, run in groupby(lines, key=lambda line: line[1].fate)]
    if len(runs) > MOST_STRIPES:
        return Html()
    stripes = [element("i", class_=fate, style=f"flex-grow:{sum(len(text) for text, _ in run)}") for fate, run in runs]
    return element("div", *stripes, class_="strip", aria_hidden="true")
