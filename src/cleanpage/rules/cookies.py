"""Cookie and consent notices, such as ``Accept all cookies``."""

from __future__ import annotations

from cleanpage.cue_rule import CueRule


class Cookies(CueRule, kind="cookies"):
    """Drop what a page asks its readers to consent to."""

    lists = ("cookies",)
