"""Dates of pages: found, read, repaired and settled, or honestly left open.

Four functions and one type, usable alone:

- `parse` reads one string, with hints;
- `find` finds the dates of a line;
- `settle` weighs all evidence of a page against each other;
- `Moment` is a point in time as precise as the page was.
"""

from __future__ import annotations

from cleanpage.dates.moment import Moment, Precision

__all__ = ["Moment", "Precision"]
