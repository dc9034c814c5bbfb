"""Dates of pages: found, read, repaired and settled, or honestly left open."""

from __future__ import annotations

from cleanpage.dates.moment import Moment, Precision

__all__ = ["Moment", "Precision"]
