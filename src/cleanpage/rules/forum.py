"""Buttons and member data around the posts of a thread, such as ``Joined: Mar 14, 2018`` or ``Quote``."""

from __future__ import annotations

from cleanpage.cue_rule import CueRule


class Forum(CueRule, kind="forum"):
    """Drop what forum software sets around each post; the posts stay."""

    lists = ("forum",)
    hints = frozenset({"postbit", "userinfo", "signature", "postprofile", "actions", "toolbar"})
    headings = 2

    share: float = 0.25
