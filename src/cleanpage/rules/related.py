"""Headings of related, most-read and read-more teasers."""

from __future__ import annotations

from cleanpage.cue_rule import CueRule


class Related(CueRule, kind="related"):
    """Drop what introduces teasers."""

    lists = ("related", "most-read", "read-more")
