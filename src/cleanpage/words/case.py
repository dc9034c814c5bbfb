"""Small letters, in scripts where capitals begin names and sentences."""

from __future__ import annotations

import re
from typing import Final

UNCASED: Final = r"\u10d0-\u10ff"
"""Letters that Unicode calls small since it has Georgian capitals, which are for whole headings and begin no names."""
_UNCASED: Final = re.compile(f"[{UNCASED}]")


def begins_small(text: str) -> bool:
    """Return whether a text begins with a small letter where it might have begun with a capital.

    >>> begins_small("bridge"), begins_small("Bridge"), begins_small("ხიდი"), begins_small("জল"), begins_small("")
    (True, False, False, False, False)
    """
    return text[:1].islower() and not _UNCASED.match(text)


def has_no_case(text: str) -> bool:
    """Return whether a text begins with what has no capitals: a letter of such a script, a digit or a sign.

    >>> has_no_case("জল"), has_no_case("ხიდი"), has_no_case("Wasser"), has_no_case("1")
    (True, True, False, True)
    """
    first = text[:1]
    return first.lower() == first.upper() or _UNCASED.match(first) is not None
