"""Notices of where a text first stood, such as ``This article first appeared in The Town Crier``."""

from __future__ import annotations

from cleanpage.cue_rule import CueRule


class FirstAppeared(CueRule, kind="first-appeared"):
    """Drop notices of where a text was first published, and under which licence it is published again.

    They stand at the ends of the body. A sentence of the body that says where a book or a report first appeared stays.
    """

    lists = ("first-appeared",)
    hints = frozenset({"syndication", "republish", "source", "license"})
