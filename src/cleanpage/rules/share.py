"""Share and follow bars, such as ``Share on Facebook`` or ``Follow us``."""

from __future__ import annotations

from cleanpage.cue_rule import CueRule


class Share(CueRule, kind="share"):
    """Drop the buttons with which a page is passed on."""

    lists = ("share", "follow")
