"""Dates of pages: found, read, repaired and settled, or honestly left open.

Usable alone:

- `parse` reads one string, with hints;
- `find` finds the dates of a line, `role` says what a label makes of the date behind it;
- `settle` weighs all evidence of a page against each other;
- `Moment` is a point in time as precise as the page was.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from cleanpage.dates.moment import Moment, Precision

if TYPE_CHECKING:
    from cleanpage.dates.evidence import DateEvidence, DateRepair, DateWarning, Judged, Settled
    from cleanpage.dates.finding import Found, find
    from cleanpage.dates.parsed import Form, Parsed
    from cleanpage.dates.parsing import parse
    from cleanpage.dates.reading import Reading
    from cleanpage.dates.roles import role
    from cleanpage.dates.settling import settle
    from cleanpage.dates.vocabulary import Role

__all__ = [
    "DateEvidence",
    "DateRepair",
    "DateWarning",
    "Form",
    "Found",
    "Judged",
    "Moment",
    "Parsed",
    "Precision",
    "Reading",
    "Role",
    "Settled",
    "find",
    "parse",
    "role",
    "settle",
]

# All but `Moment` load when first asked for: the words of all languages are of no use to who only reads an Article.
_HOMES = {
    **dict.fromkeys(("DateEvidence", "DateRepair", "DateWarning", "Judged", "Settled"), "evidence"),
    **dict.fromkeys(("Found", "find"), "finding"),
    **dict.fromkeys(("Form", "Parsed"), "parsed"),
    "parse": "parsing",
    **dict.fromkeys(("Role",), "vocabulary"),
    **dict.fromkeys(("Reading",), "reading"),
    **dict.fromkeys(("role",), "roles"),
    **dict.fromkeys(("settle",), "settling"),
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
    if name not in _HOMES:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
