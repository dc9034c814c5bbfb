"""Newsletter and subscription forms and pitches."""

from __future__ import annotations

from cleanpage.cue_rule import CueRule


class Newsletter(CueRule, kind="newsletter"):
    """Drop labels of forms and the sentences that offer a newsletter or a subscription."""

    lists = ("newsletter", "subscribe")
