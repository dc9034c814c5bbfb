"""Datelines (first form)."""

from __future__ import annotations

from cleanpage.rule import Rule


class Dateline(Rule, kind="dateline"):
    """Take dates."""

    def judge(self, page):
        return ()
