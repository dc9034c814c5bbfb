"""Labels of times of publication and change, such as ``Last updated 3 hours ago``."""

from __future__ import annotations

from cleanpage.cue_rule import CueRule


class Updated(CueRule, kind="updated"):
    """Drop labels of times that name no date, and ages. A label with a date is the rule ``dateline``'s, which reads it."""

    lists = ("updated",)
    hints = frozenset({"updated", "modified", "timestamp", "date", "time"})
