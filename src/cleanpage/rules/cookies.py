"""Cookie and consent notices, such as ``Accept all cookies``."""

from __future__ import annotations

from cleanpage.cue_rule import CueRule


class Cookies(CueRule, kind="cookies"):
    """Drop what a page asks its readers to consent to: banners, their buttons, the tables of purposes and vendors.

    Notices are long, so a long line can go. An essay on cookie banners stays, even where it quotes one: a notice is
    not in quotation marks, and much of it is made of the phrases that lawyers have settled on.
    """

    lists = ("cookies",)
    hints = frozenset({"cookie", "cookies", "consent", "gdpr", "cmp", "onetrust", "cookiebot", "privacy"})

    share: float = 0.2
    longest: int = 150
