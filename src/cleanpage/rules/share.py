"""Share and follow bars, such as ``Share on Facebook`` or ``Follow us``."""

from __future__ import annotations

from cleanpage.cue_rule import CueRule


class Share(CueRule, kind="share"):
    """Drop the buttons with which a page is passed on, and the calls to follow a site or an author elsewhere.

    "Share this article, the page demands" stays: a line that goes on is a sentence.
    """

    lists = ("share", "follow")
    hints = frozenset({"share", "sharing", "social", "follow", "addthis", "sharethis", "addtoany", "socials"})
