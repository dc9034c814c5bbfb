"""Labels of advertisements, such as ``Advertisement`` or ``PUBLICIDAD``."""

from __future__ import annotations

from cleanpage.cue_rule import CueRule


class Advertisement(CueRule, kind="advertisement"):
    """Drop the labels of advertising slots, and the pleas of pages that meet an ad blocker.

    The label goes in the middle of the body too: it is where slots stand. A sentence on advertising stays, for the
    label must be all that the line says, or nearly so.
    """

    lists = ("advertisement",)
    hints = frozenset({"ad", "ads", "advert", "advertisement", "adblock", "sponsor", "sponsored"})
