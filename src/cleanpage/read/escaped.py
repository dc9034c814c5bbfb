r"""HTML that was stored as a program's literal, ``b'<html>\n<p class=\"lead\">'``, and never turned back."""

from __future__ import annotations

import re

ESCAPE = re.compile(r"((?:\\x[0-9a-fA-F]{2})+)|((?:\\u[0-9a-fA-F]{4})+)|\\([nrt\"'\\/])")
PLAIN = {"n": "\n", "r": "\r", "t": "\t"}
QUOTED = re.compile(r"\s*[bru]{0,2}([\"'])(?=\s*(?:\\[nrt])*\s*<)")
BARE = re.compile(r"\s*(?:\\[nrt]\s*)*(?:<!doctype[^<>]{0,300}>|<html[^<>]{0,300}>)\s*\\[nr]", re.IGNORECASE)
"""A page whose first tag has a line break behind it that was written out."""


def unescaped(html: str) -> str:
    r"""Return HTML with its escapes resolved, if it is such a literal; else as it is.

    >>> unescaped(r"b'<p class=\"a\">It\'s caf\xc3\xa9\n'")
    '<p class="a">It\'s café\n'

    Args:
        html: the page.
    """
    if "\\" not in html:
        return html
    quoted = QUOTED.match(html)
    if quoted is not None and html.rstrip().endswith(quoted[1]):
        html = html[quoted.end() :].rstrip().removesuffix(quoted[1])
    elif not BARE.match(html):
        return html
    return ESCAPE.sub(_resolved, html)


def _resolved(match: re.Match[str]) -> str:
    octets, codes, letter = match.groups()
    if letter:
        return PLAIN.get(letter, letter)
    if codes:
        return bytes.fromhex(codes.replace("\\u", "")).decode("utf-16-be", "replace")
    raw = bytes.fromhex(octets.replace("\\x", ""))
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")  # of a literal of text, not of bytes
