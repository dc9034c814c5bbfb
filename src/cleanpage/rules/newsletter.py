"""Newsletter and subscription forms and pitches, such as ``Sign up for our newsletter``."""

from __future__ import annotations

from cleanpage.cue_rule import CueRule


class Newsletter(CueRule, kind="newsletter"):
    """Drop labels of forms and the sentences that offer a newsletter or a subscription, or ask for a gift.

    They stand inside the body as well as around it. A report on newsletters stays: among the body most of the line
    must be the pitch.
    """

    lists = ("newsletter", "subscribe")
    hints = frozenset(
        {"newsletter", "newsletters", "subscribe", "subscription", "signup", "mailing", "donate", "mailchimp"}
    )

    longest: int = 80
