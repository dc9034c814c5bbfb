"""Notices that a page is not there or cannot be shown: ``Page not found``, ``Please enable JavaScript``."""

from __future__ import annotations

from cleanpage.cue_rule import CueRule


class Errors(CueRule, kind="errors"):
    """Drop what a page says in place of a text: errors, scripts that must be switched on, checks that a human reads.

    Where nothing else is on the page, no body is left, and the Article says so.
    """

    lists = ("error",)
    hints = frozenset({"error", "noscript", "notfound", "error404", "captcha"})
