"""Pagination and previous/next links."""

from __future__ import annotations

from cleanpage.cue_rule import CueRule


class Pagination(CueRule, kind="pagination"):
    """Drop what turns pages."""

    lists = ("pagination",)
