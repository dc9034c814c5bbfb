"""Offers of an app, such as ``Download on the App Store``."""

from __future__ import annotations

from cleanpage.cue_rule import CueRule


class App(CueRule, kind="app"):
    """Drop badges and pitches of the publisher's app.

    A text about apps stays: a heading that says ``Android`` or ``Mobile apps`` over running text is one of its chapters.
    """

    lists = ("app",)
    hints = frozenset({"app", "apps", "smartbanner", "appstore", "badge", "badges"})
    headings = 2

    share: float = 0.6
