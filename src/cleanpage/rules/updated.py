"""Labels of times of publication and change, such as ``Last updated 3 hours ago``."""

from __future__ import annotations

from cleanpage.cue_rule import CueRule


class Updated(CueRule, kind="updated"):
    """Drop labels of times, and ages.

    A label with a date belongs to the rule ``dateline``, which stands before this one and reads it. A sentence that
    says when something was published stays.
    """

    lists = ("updated",)
    hints = frozenset({"updated", "modified", "timestamp", "date", "time"})
