"""Notices about trademarks, such as ``All trademarks are the property of their respective owners``."""

from __future__ import annotations

from cleanpage.cue_rule import CueRule


class Trademarks(CueRule, kind="trademarks"):
    """Drop notices of trademarks around the body. A report on a dispute over one stays."""

    lists = ("trademark",)
    hints = frozenset({"trademark", "trademarks", "legal"})

    longest: int = 100
