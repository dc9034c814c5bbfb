"""Pagination, such as ``Page 2 of 5``, ``Older posts`` or ``Next``."""

from __future__ import annotations

from cleanpage.cue_rule import CueRule


class Pagination(CueRule, kind="pagination"):
    """Drop what turns pages."""

    lists = ("pagination",)
    hints = frozenset({"pagination", "pager", "paging", "pages", "prev", "next"})
