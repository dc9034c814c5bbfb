"""Rules across a page, which flattened text has for what a line or a box parted: ``----------``."""

from __future__ import annotations

import re

SIGNS = "-_=~#+─━═—–"
RULE = re.compile(rf"([{SIGNS}])(?:\s?\1){{4,}}")


def is_divider(text: str) -> bool:
    """Return whether a line is a sign that is repeated right across the page.

    Three stars, which part the scenes of a story, are none.

    >>> is_divider("----------"), is_divider("* * *"), is_divider("--- or so")
    (True, False, False)
    """
    return text[-1] in SIGNS and RULE.fullmatch(text) is not None
