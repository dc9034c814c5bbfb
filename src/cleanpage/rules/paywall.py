"""Notices that the rest is for subscribers, such as ``To continue reading, subscribe``."""

from __future__ import annotations

from cleanpage.cue_rule import CueRule


class Paywall(CueRule, kind="paywall"):
    """Drop the notice where a text breaks off; what stands behind it is not on the page."""

    lists = ("paywall",)
    hints = frozenset({"paywall", "premium", "regwall", "meter", "piano", "gate"})

    longest: int = 80
