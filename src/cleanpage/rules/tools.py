"""Print, save, font-size and listen tools, counters and controls of galleries."""

from __future__ import annotations

from cleanpage.cue_rule import CueRule


class Tools(CueRule, kind="tools"):
    """Drop the tools around a text."""

    lists = ("tools", "counters", "gallery")
