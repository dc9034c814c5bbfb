"""Labels of advertisements, such as ``Advertisement`` or ``PUBLICIDAD``."""

from __future__ import annotations

from cleanpage.cue_rule import CueRule


class Advertisement(CueRule, kind="advertisement"):
    """Drop the labels of advertising slots."""

    lists = ("advertisement",)
