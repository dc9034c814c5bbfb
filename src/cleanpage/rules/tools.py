"""Print, save, font-size and listen tools, such as ``Print this page`` or ``A+``."""

from __future__ import annotations

from cleanpage.cue_rule import CueRule


class Tools(CueRule, kind="tools"):
    """Drop the tools around a text, with the questions whether it was of help."""

    lists = ("tools",)
    hints = frozenset({"tools", "toolbar", "actions", "print", "listen", "rating", "feedback", "utility"})
    headings = 2
