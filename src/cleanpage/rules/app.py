"""Offers of an app, such as ``Download on the App Store``."""

from __future__ import annotations

from cleanpage.cue_rule import CueRule


class App(CueRule, kind="app"):
    """Drop badges and pitches of the publisher's app.

    A text about apps stays: ``Android`` or ``Mobile apps`` over running text is the heading of a chapter.
    """

    lists = ("app",)
    hints = frozenset({"app", "apps", "smartbanner", "appstore", "badge", "badges"})
    headings = 2

    share: float = 0.6
