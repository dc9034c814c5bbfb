"""Footers: copyright, legal links, the publisher's own pages, addresses."""

from __future__ import annotations

from cleanpage.cue_rule import CueRule


class Footer(CueRule, kind="footer"):
    """Drop what closes a page.

    A sentence of the body that speaks of copyright stays: the line must be the notice. So does a short heading, such
    as ``FAQ``, that running text follows.
    """

    lists = ("footer",)
    hints = frozenset({"footer", "copyright", "colophon", "legal", "imprint", "siteinfo"})
    headings = 2
