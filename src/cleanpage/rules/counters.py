"""Counts of comments, views and shares, and reading times, such as ``5 min read``."""

from __future__ import annotations

from cleanpage.cue_rule import CueRule


class Counters(CueRule, kind="counters"):
    """Drop what a page counts about itself.

    The count must be all that the line says: "It took 5 minutes to read the letter" stays.
    """

    lists = ("counters",)
    hints = frozenset({"count", "counter", "views", "stats", "meta", "readtime"})
