"""Comment notices and forms, such as ``12 comments`` or ``Your email address will not be published``."""

from __future__ import annotations

from cleanpage.cue_rule import CueRule


class Comments(CueRule, kind="comments"):
    """Drop what stands around a comment thread: counts, calls, forms, rules of the house.

    The comments themselves are left to the rule ``thread``, so that a forum keeps its posts and loses the forms.
    """

    lists = ("comments",)
    hints = frozenset({"comment", "comments", "respond", "commentform", "disqus", "reply"})
