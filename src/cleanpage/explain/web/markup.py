"""Elements of HTML that cannot be broken out of: all text is escaped, unless it was made here."""

from __future__ import annotations

import html
import re

from cleanpage.explain.terminal import printable

WEB_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}")
LONGEST_ADDRESS = 2_000
"""Characters of an address that a link leads to."""
VOID = {"input"}
"""Elements without an end."""
LONGEST_VALUE = 600
"""Characters of a value or a reason that are shown."""


class Html(str):
    """HTML that `element` has made; any other string is text."""

    __slots__ = ()


def escaped(text: str) -> Html:
    r"""Return text as HTML, with control characters and direction overrides written out.

    >>> escaped("<b>\x1b[31m & \r\n")
    '&lt;b&gt;\\x1b[31m &amp; \n'

    Args:
        text: any text. A line break is one whether or not a carriage return stands before it.
    """
    return Html(html.escape(printable(text.replace("\r\n", "\n"))))


def element(tag: str, *inside: str, **attributes: str | None) -> Html:
    """Return an element.

    >>> element("p", "1 < 2 ", element("b", "sure"), class_="loud", title='say "so"', lang=None)
    '<p class="loud" title="say &quot;so&quot;">1 &lt; 2 <b>sure</b></p>'

    Args:
        tag: its name.
        inside: text, and elements.
        attributes: by name, with an underscore for each hyphen and behind words of Python; None stands for none.
    """
    named = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escaped(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    return Html(f"<{tag}{named}>" if tag in VOID else f"<{tag}{named}>{joined(*inside)}</{tag}>")


def joined(*inside: str) -> Html:
    """Return text and elements, one after the other."""
    return Html("".join(part if isinstance(part, Html) else escaped(part) for part in inside))


def value(text: str, language: str | None = None) -> Html:
    """Return a value of the page, or words about it, on one line, cut where it is very long."""
    return element("bdi", cut(" ".join(text.split()), LONGEST_VALUE), lang=language_tag(language))


def link(address: str) -> Html:
    """Return an address of the web as a link, and any other one as text.

    >>> link("javascript:alert(1)")
    '<bdi>javascript:alert(1)</bdi>'
    """
    shown = value(address)
    safe = len(address) <= LONGEST_ADDRESS and WEB_ADDRESS.fullmatch(address) and printable(address) == address
    return element("a", shown, href=address, rel="noreferrer") if safe else shown


def cut(text: str, most: int) -> str:
    """Return a text, or its beginning with how much more there is.

    >>> cut("abcdef", 4)
    'abcd … and 2 more characters'
    """
    return text if len(text) <= most else f"{text[:most]} … and {counted(len(text) - most, 'more character')}"


def counted(number: int, thing: str) -> str:
    """Return how many things there are.

    >>> counted(1, "line"), counted(12_345, "line")
    ('1 line', '12,345 lines')
    """
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def language_tag(language: str | None) -> str | None:
    """Return what is a tag of a language, for ``lang``."""
    return language if language and LANGUAGE.fullmatch(language) else None
