"""Footers: copyright, trademarks, legal and advertising links, app adverts."""

from __future__ import annotations

from cleanpage.cue_rule import CueRule


class Footer(CueRule, kind="footer"):
    """Drop what closes a page."""

    lists = ("footer", "trademark", "app")
