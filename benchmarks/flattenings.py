"""Ways in which people flatten pages, by the tools that they do it with: what texts look like in the wild.

    python benchmarks/folds.py BENCH - --tracks news:html2text,news:inscriptis,news:get_text

Needs ``pip install html2text inscriptis beautifulsoup4 lxml markdownify html-text resiliparse``, and the programs
``lynx`` and ``w3m`` for those two.
"""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def soup(html: str) -> Any:  # noqa: ANN401 - Beautiful Soup's
    """Return the parsed page without its scripts, as nearly everybody takes them out first."""
    from bs4 import BeautifulSoup  # noqa: PLC0415 - only who asks for it needs it

    parsed = BeautifulSoup(html, "lxml")
    for node in parsed(["script", "style", "noscript", "template"]):
        node.decompose()
    return parsed


def html2text(html: str, width: int = 0) -> str:
    """Return the page as Markdown, of lines of a width, or as long as they come."""
    from html2text import HTML2Text  # noqa: PLC0415

    writer = HTML2Text(bodywidth=width)
    return writer.handle(str(soup(html)))


def markdownify(html: str) -> str:
    """Return the page as Markdown."""
    from markdownify import markdownify as convert  # noqa: PLC0415

    return str(convert(str(soup(html))))


def inscriptis(html: str) -> str:
    """Return the page as Inscriptis lays it out."""
    from inscriptis import get_text  # noqa: PLC0415

    return str(get_text(html))


def html_text(html: str) -> str:
    """Return the page as html-text lays it out."""
    from html_text import extract_text  # noqa: PLC0415

    return str(extract_text(html))


def resiliparse(html: str) -> str:
    """Return the page as Resiliparse lays it out, all of it."""
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415

    return str(extract_plain_text(html, main_content=False))


def browser(*command: str) -> Callable[[str], str]:
    """Return a function that has a text browser dump a page."""

    def dump(html: str) -> str:
        raw = html.encode("utf-8", "replace")
        done = subprocess.run(command, input=raw, capture_output=True, timeout=60, check=True)  # noqa: S603 - named below
        return done.stdout.decode("utf-8", "replace")

    return dump


TOOLS: dict[str, Callable[[str], str]] = {
    "html2text": html2text,
    "html2text78": lambda html: html2text(html, 78),
    "markdownify": markdownify,
    "inscriptis": inscriptis,
    "html_text": html_text,
    "resiliparse": resiliparse,
    "get_text": lambda html: str(soup(html).get_text()),
    "get_text_lines": lambda html: str(soup(html).get_text("\n", strip=True)),
    "get_text_spaces": lambda html: str(soup(html).get_text(" ", strip=True)),
    "lynx": browser(
        "lynx", "-dump", "-stdin", "-assume_charset=utf-8", "-display_charset=utf-8", "-width=80", "-force_html"
    ),
    "w3m": browser("w3m", "-dump", "-T", "text/html", "-I", "utf-8", "-O", "utf-8", "-cols", "80"),
}
"""By the name of the track."""
