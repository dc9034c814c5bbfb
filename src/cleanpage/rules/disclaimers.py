"""Disclaimers, such as ``The views expressed are the author's own``."""

from __future__ import annotations

from cleanpage.cue_rule import CueRule


class Disclaimers(CueRule, kind="disclaimers"):
    """Drop notices that limit liability or mark paid links.

    They stand around the body; a text that speaks of views expressed, or of commissions earned, stays.
    """

    lists = ("disclaimer",)
    hints = frozenset({"disclaimer", "disclosure", "affiliate"})
    headings = 2

    share: float = 0.5
    longest: int = 120
