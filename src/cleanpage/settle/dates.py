"""Dates."""

from __future__ import annotations

from cleanpage.settle.base import strongest as settle_dates

__all__ = ["settle_dates"]
