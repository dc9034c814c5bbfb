"""Strip a raw page of its boilerplate and get a typed article, with an account of every line.

>>> import cleanpage
>>> page = '''Skip to main content
...
... A quiet day
...
... Nothing happened in the town on Monday, the mayor said, and nobody complained.
...
... © 2025 The Town Crier. All rights reserved.'''
>>> cleanpage.clean(page).text
'Nothing happened in the town on Monday, the mayor said, and nobody complained.'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from cleanpage.article import (
    Article,
    Author,
    Block,
    Evidence,
    LedgerRow,
    Repair,
    Warning,  # noqa: A004 - the name users look for
    schema,
)
from cleanpage.dates.moment import Moment
from cleanpage.page import Page, Segment
from cleanpage.pipeline import Pipeline
from cleanpage.read import Reading
from cleanpage.rule import Rule, Verdict, drop, keep, take
from cleanpage.settle import Settling
from cleanpage.version import VERSION

if TYPE_CHECKING:
    from datetime import date

__version__ = VERSION

__all__ = [
    "Article",
    "Author",
    "Block",
    "Evidence",
    "LedgerRow",
    "Moment",
    "Page",
    "Pipeline",
    "Reading",
    "Repair",
    "Rule",
    "Segment",
    "Settling",
    "Verdict",
    "Warning",
    "clean",
    "drop",
    "keep",
    "schema",
    "take",
]


def clean(
    raw: str | bytes,
    *,
    url: str | None = None,
    format: Literal["auto", "text", "html"] = "auto",  # noqa: A002 - the word users look for
    encoding: str | None = None,
    retrieved: date | str | None = None,
    pipeline: Pipeline | str | None = None,
) -> Article:
    """Clean one page.

    Args:
        raw: the page: text that somebody flattened, HTML, or the bytes of either.
        url: its address, if known; evidence for dates and for the site.
        format: what it is; ``"auto"`` tells by looking.
        encoding: the encoding that bytes came with, such as the charset of an HTTP header.
        retrieved: when it was fetched, as a `datetime`, a `date` or in ISO 8601; without it, dates given as ages ("3
            hours ago") stay unsettled, with a warning.
        pipeline: the rules to run: a `Pipeline`, or the name of a preset; ``"article"`` by default.

    Returns:
        The Article. Any string and any bytes give one.

    Raises:
        TypeError: `raw` is neither str nor bytes, or `retrieved` is no time.
        LookupError: `encoding` names no encoding.
        ValueError: `format` or the preset is unknown, or `retrieved` is not in ISO 8601.
    """
    if not isinstance(pipeline, Pipeline):
        pipeline = Pipeline.preset(pipeline or "article")
    return pipeline.clean(raw, url=url, format=format, encoding=encoding, retrieved=retrieved)
