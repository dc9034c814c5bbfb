"""The ledger for a terminal, and the way any text of a page gets there: without its control sequences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.article import Article, LedgerRow

CONTROL = regex.compile(r"[\p{Cc}\p{Cs}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069--\n\t]", regex.VERSION1)
MARK = {"body": "+", "field": "=", "dropped": "-"}
LEGEND = "+ body, = a field, - dropped; then the rule, the line and, in brackets, the reason"
"""What people are told of the lines of `ledger_lines`."""


def printable(text: str) -> str:
    r"""Return a text with every control character and direction override written out as an escape.

    >>> printable("red \x1b[31malert")
    'red \\x1b[31malert'

    Args:
        text: text of a page.

    Returns:
        Text that a terminal shows as it is; line breaks and tabs stay.
    """
    return CONTROL.sub(lambda found: ascii(found[0])[1:-1], text)


def printable_json(text: str) -> str:
    r"""Return JSON in which no direction override stands raw; it reads back the same.

    >>> printable_json('"a\u202eb"')
    '"a\\u202eb"'

    Args:
        text: JSON.
    """
    return CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def ledger_lines(article: Article) -> Iterator[str]:
    """Yield a line for each stretch of the source: its mark, the rule, its text and the reason.

    ``+`` is body, ``=`` a field, ``-`` dropped.

    Args:
        article: an article with its source.

    Yields:
        Lines without line breaks and control characters.
    """
    for line, row in zip(margin_lines(article), article.ledger, strict=True):
        yield printable(f"{line}  ({row.reason})")


def margin_lines(article: Article) -> Iterator[str]:
    """Yield the same lines without the reasons: what became of each stretch, to be compared like a diff.

    Args:
        article: an article with its source.

    Yields:
        Lines such as ``- footer | All rights reserved``.
    """
    width = max((len(_who(row)) for row in article.ledger), default=0)
    for stretch, row in article.lines:
        text = " ".join(stretch.split())
        yield printable(f"{MARK[row.fate]} {_who(row):<{width}} | {text}").rstrip()


def _who(row: LedgerRow) -> str:
    return f"{row.rule}:{row.field}" if row.field else row.rule
