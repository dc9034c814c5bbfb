"""From bytes or text to a `Page`."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from cleanpage.page import Hidden, Notice, Page
from cleanpage.read.options import Reading

if TYPE_CHECKING:
    from cleanpage.words import Cues

__all__ = ["Reading", "read"]

DEFAULT = Reading()
MAX_MARKUP = 1_000_000
"""Characters of HTML that a page keeps."""


def read(
    raw: str | bytes,
    words: Cues,
    *,
    url: str | None = None,
    format: Literal["auto", "text", "html"] = "auto",  # noqa: A002 - the name people look for
    encoding: str | None = None,
    retrieved: date | str | None = None,
    options: Reading = DEFAULT,
) -> Page:
    """Read one page.

    Args:
        raw: the page: text, HTML, or the bytes of either.
        words: the language data that the page carries for rules.
        url: its address, if known.
        format: ``"text"`` or ``"html"``; ``"auto"`` tells them apart by looking.
        encoding: the encoding of the bytes, if known, such as from an HTTP header.
        retrieved: when it was fetched, if known: a `datetime`, a `date`, or either in ISO 8601.
        options: choices about reading.

    Returns:
        The page.

    Raises:
        TypeError: if `raw` is neither str nor bytes, or `retrieved` is no time.
        LookupError: if `encoding` names no encoding.
        ValueError: if `format` is none of the three, or `retrieved` is not in ISO 8601.
    """
    if format not in {"auto", "text", "html"}:
        msg = f"format is 'auto', 'text' or 'html', not {format!r}"
        raise ValueError(msg)
    from cleanpage.read.binary import binary  # noqa: PLC0415 - as the next
    from cleanpage.read.charset import decode  # noqa: PLC0415 - text that comes as str needs none of it
    from cleanpage.read.sniff import is_feed, is_html  # noqa: PLC0415
    from cleanpage.read.text import read_text  # noqa: PLC0415

    fetched = _time(retrieved)
    hidden: list[Hidden] = [Hidden("url", "url", url)] if url else []
    notices: list[Notice] = []
    if isinstance(raw, bytes):
        if kind := binary(raw):
            notices.append(Notice("not-text", f"{kind}, not a page: what is read of it is noise; unpack or convert it"))
        decoded = decode(raw, encoding)
        raw = decoded.text
        hidden += decoded.hidden
        notices += decoded.notices
    elif not isinstance(raw, str):
        msg = f"a page is str or bytes, not {type(raw).__name__}"
        raise TypeError(msg)
    if len(raw) > options.max_chars:
        raw = raw[: options.max_chars]
        notices.append(Notice("page-too-long", f"only the first {options.max_chars:,} characters were read"))
    if format == "auto" and is_feed(raw):
        from cleanpage.read.feed import as_html  # noqa: PLC0415 - rare

        notices.append(Notice("feed", "an XML feed, not a page: its entries are read as one text"))
        raw, format = as_html(raw), "html"  # noqa: A001
    if format == "html" or (format == "auto" and is_html(raw)):
        from cleanpage.read.html import read_html  # noqa: PLC0415 - a page of plain text needs no parser

        linear = read_html(raw, options)
        return Page(
            linear.source,
            tuple(linear.segments),
            words,
            "html",
            (*hidden, *linear.hidden),
            url,
            fetched,
            tuple(linear.repairs),
            (*notices, *linear.notices),
            markup=raw[:MAX_MARKUP],
            weights=options.weights,
        )
    text = read_text(raw, options, words)
    return Page(
        raw,
        tuple(text.segments),
        words,
        "text",
        tuple(hidden),
        url,
        fetched,
        tuple(text.repairs),
        (*notices, *text.notices),
        weights=options.weights,
    )


def _time(retrieved: object) -> date | None:
    """Return when a page was fetched, as precisely as the caller said."""
    if retrieved is None or isinstance(retrieved, date):
        return retrieved
    if not isinstance(retrieved, str):
        msg = f"retrieved is a datetime, a date or a str in ISO 8601, not {type(retrieved).__name__}"
        raise TypeError(msg)
    try:
        is_day = len(retrieved) <= len("2025-11-03")
        return date.fromisoformat(retrieved) if is_day else datetime.fromisoformat(retrieved)
    except ValueError:
        msg = f"retrieved is not in ISO 8601, such as 2025-11-03T11:30:00Z: {retrieved!r}"
        raise ValueError(msg) from None
